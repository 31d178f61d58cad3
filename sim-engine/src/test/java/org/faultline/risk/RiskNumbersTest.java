package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.stats.Interval;
import org.junit.jupiter.api.Test;

/**
 * Losses of two mixes when supplier x or y is turned, in two replications:
 *
 * <pre>
 *             x        y
 * today     0  10   20  30       means 5 and 25
 * other    20  30    0  10       means 25 and 5
 * </pre>
 */
class RiskNumbersTest {

    private static final Losses LOSSES = new Losses(ordered(
            "today", ordered("x", new double[] {0, 10}, "y", new double[] {20, 30}),
            "other", ordered("x", new double[] {20, 30}, "y", new double[] {0, 10})));

    private static <T> Map<String, T> ordered(String a, T first, String b, T second) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(a, first);
        map.put(b, second);
        return map;
    }

    @Test
    void theLossOfAYearIsWeightedByProbabilities() {
        assertThat(LOSSES.given("today", "y", 0.9).mean()).isEqualTo(25);
        assertThat(LOSSES.expected("today", Map.of("x", 0.1, "y", 0.2))).containsExactly(4, 7);
        assertThat(LOSSES.expected("today", Map.of("y", 0.2))).containsExactly(4, 6);
    }

    /** Equal probabilities: 0, 10, 20, 30 with a quarter each. */
    @Test
    void theCurveOfEqualSuppliers() {
        Exceedance e = Exceedance.of(LOSSES, "today", Map.of("x", 0.02, "y", 0.02));

        assertThat(e.mean()).isCloseTo(15, within(1e-12));
        assertThat(e.above(10)).isCloseTo(0.5, within(1e-12));
        assertThat(e.above(-1)).isCloseTo(1, within(1e-12));
        assertThat(e.above(30)).isZero();
        assertThat(e.valueAtRisk(0.75)).isEqualTo(20);
        assertThat(e.valueAtRisk(0.76)).isEqualTo(30);
        assertThat(e.expectedShortfall(0.75)).isCloseTo(30, within(1e-12));
        assertThat(e.expectedShortfall(0.5)).isCloseTo(25, within(1e-12));
        // the worst 30 %: 30 with weight 25 and 20 with weight 5
        assertThat(e.expectedShortfall(0.7)).isCloseTo((30 * 0.25 + 20 * 0.05) / 0.3, within(1e-9));
        assertThat(e.curve()).hasSize(4);
    }

    /** y is three times as likely as x: 0 and 10 weigh an eighth each, 20 and 30 three eighths each. */
    @Test
    void aSupplierThatIsTurnedMoreOftenWeighsMore() {
        Exceedance e = Exceedance.of(LOSSES, "today", Map.of("x", 0.01, "y", 0.03));

        assertThat(e.above(10)).isCloseTo(0.75, within(1e-12));
        assertThat(e.mean()).isCloseTo(0.25 * 5 + 0.75 * 25, within(1e-12));
        assertThat(Exceedance.of(LOSSES, "today", Map.of("y", 0.03)).above(10)).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> Exceedance.of(LOSSES, "today", Map.of()))
                .hasMessage("Under the mix today no supplier is ever turned.");
    }

    @Test
    void resamplesLieBetweenTheLeastAndTheGreatestLossAndAreTheSameAgain() {
        Map<String, Double> p = Map.of("x", 0.02, "y", 0.02);
        Exceedance.Tail tail = Exceedance.tail(LOSSES, "today", p, e -> e.valueAtRisk(0.9), 3, 161);

        assertThat(tail.value()).isEqualTo(30);
        assertThat(tail.low()).isEqualTo(20);
        assertThat(tail.high()).isEqualTo(30);
        assertThat(Exceedance.tail(LOSSES, "today", p, e -> e.valueAtRisk(0.9), 3, 161))
                .isEqualTo(tail);
    }

    /** other - today: +20 when x is turned, -20 when y is. With p(x) = 3 %, other is better once p(y) exceeds 3 %. */
    @Test
    void theTippingPointIsWhereTheExpectedLossesCross() {
        TurnedTipping tipping = new TurnedTipping(LOSSES, Map.of("x", 0.03, "y", 0.02));

        TurnedTipping.Verdict y = tipping.between("today", "other", "y");
        assertThat(y.better()).isEqualTo("other");
        assertThat(y.at().orElseThrow().value()).isCloseTo(0.03, within(1e-4));
        TurnedTipping.Verdict x = tipping.between("today", "other", "x");
        assertThat(x.better()).isEqualTo("today");
        assertThat(x.at().orElseThrow().value()).isCloseTo(0.02, within(1e-4));
    }

    @Test
    void aMixThatAlwaysLosesLessHasNoTippingPoint() {
        Losses clear = new Losses(ordered(
                "today", ordered("x", new double[] {5, 5}, "y", new double[] {9, 9}),
                "other", ordered("x", new double[] {4, 4}, "y", new double[] {3, 3})));
        TurnedTipping.Verdict verdict =
                new TurnedTipping(clear, Map.of("x", 0.03, "y", 0.02)).between("today", "other", "y");

        assertThat(verdict.at()).isEmpty();
        assertThat(verdict.better()).isEqualTo("other");
    }

    /** Costs 0, 5, 5, 9 save 0, 3, 2, 3: what costs 9 saves no more than what costs 5. */
    @Test
    void aCombinationIsEfficientWhenNothingCheaperSavesAsMuch() {
        List<Frontier.Combination> marked =
                Frontier.of(List.of(priced("d", 9, 3), priced("c", 5, 2), priced("b", 5, 3), priced("a", 0, 0)));

        assertThat(marked).extracting(Frontier.Combination::mix).containsExactly("a", "b", "c", "d");
        assertThat(marked).extracting(Frontier.Combination::efficient).containsExactly(true, true, false, false);
    }

    private static Frontier.Combination priced(String mix, double cost, double saved) {
        Interval interval = Interval.ofMean(new double[] {saved}, 0.9);
        return new Frontier.Combination(
                List.of(mix), mix, new Frontier.Amount(cost, cost, cost), 1, interval, interval, false);
    }
}
