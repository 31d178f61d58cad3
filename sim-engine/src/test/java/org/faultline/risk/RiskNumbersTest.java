package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faultline.scenario.RiskQuestion;
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

    /**
     * Losses of 0 to 1, each as likely, in 300 samples of 40 and of 10: the 90 % point is 0.9. Resamples of 40 hold it in at least four of five samples,
     * those of 10, the least at which a value stands, do not. (Of 400 samples by a program of its own: 85 % and 62 %.)
     */
    @Test
    void theRangeOfAValueAtRiskHoldsItOnlyWithEnoughReplications() {
        RiskReport.TailOf tail = new RiskReport.TailOf(
                "today", "neutral", 0.9, new Exceedance.Tail(0, 0, 0), new Exceedance.Tail(0, 0, 0));

        assertThat(tail.needed()).isEqualTo(10);
        assertThat(tail.neededForRangeOfValue()).isEqualTo(40);
        assertThat(heldBy(40)).isGreaterThan(0.8);
        assertThat(heldBy(10)).isLessThan(0.75);
    }

    private static double heldBy(int replications) {
        int held = 0;
        for (int sample = 0; sample < 300; sample++) {
            SplittableRandom random = new SplittableRandom(1_000L + sample);
            double[] losses = random.doubles(replications).toArray();
            Losses one = new Losses(Map.of("today", Map.of("x", losses)));
            Exceedance.Tail t = Exceedance.tail(one, "today", Map.of("x", 0.02), e -> e.valueAtRisk(0.9), sample, 161);
            held += t.low() <= 0.9 && 0.9 <= t.high() ? 1 : 0;
        }
        return held / 300.0;
    }

    /** other - today: +20 when x is turned, -20 when y is. With p(x) = 3 %, other is better once p(y) exceeds 3 %. */
    @Test
    void theTippingPointIsWhereTheExpectedLossesCross() {
        TurnedTipping tipping = new TurnedTipping(LOSSES, Map.of("x", 0.03, "y", 0.02));

        TurnedTipping.Verdict y = tipping.between("today", "other", "y");
        assertThat(y.better()).contains("other");
        assertThat(y.at().orElseThrow().value()).isCloseTo(0.03, within(1e-4));
        TurnedTipping.Verdict x = tipping.between("today", "other", "x");
        assertThat(x.better()).contains("today");
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
        assertThat(verdict.better()).contains("other");
        assertThat(verdict.sure()).isTrue();
    }

    /** Both mixes lose the same whoever is turned: neither is better, and the other supplier's probability changes nothing. */
    @Test
    void mixesThatLoseTheSameHaveNoBetterOne() {
        Losses alike = new Losses(ordered(
                "today", ordered("x", new double[] {5, 7}, "y", new double[] {9, 1}),
                "other", ordered("x", new double[] {5, 7}, "y", new double[] {9, 1})));

        TurnedTipping.Verdict verdict =
                new TurnedTipping(alike, Map.of("x", 0.03, "y", 0.02)).between("today", "other", "y");

        assertThat(verdict.better()).isEmpty();
        assertThat(verdict.at()).isEmpty();
        assertThat(verdict.sure()).isTrue();
    }

    /** other - today is -1 in the mean, by -11 and 9: one standard error is 10, so that nothing is sure. */
    @Test
    void aDifferenceWithinChanceIsNotSure() {
        Losses vague = new Losses(ordered(
                "today", ordered("x", new double[] {11, 1}, "y", new double[] {0, 0}),
                "other", ordered("x", new double[] {0, 10}, "y", new double[] {0, 0})));

        TurnedTipping.Verdict verdict =
                new TurnedTipping(vague, Map.of("x", 0.03, "y", 0.02)).between("today", "other", "x");

        assertThat(verdict.better()).contains("other");
        assertThat(verdict.at()).isEmpty();
        assertThat(verdict.sure()).isFalse();
    }

    /** Costs 0, 5, 5, 9 save 0, 3, 2, 3: what costs 9 saves no more than what costs 5. From 0 to 3 is a step of 3. */
    @Test
    void aCombinationIsEfficientWhenNothingCheaperSavesAsMuch() {
        List<Frontier.Combination> marked = frontier(
                priced(List.of("d"), 9, 3),
                priced(List.of("c"), 5, 2),
                priced(List.of("b"), 5, 3),
                priced(List.of(), 0, 0));

        assertThat(marked).extracting(Frontier.Combination::mix).containsExactly("[]", "[b]", "[c]", "[d]");
        assertThat(marked).extracting(Frontier.Combination::efficient).containsExactly(true, true, false, false);
        assertThat(marked)
                .extracting(c -> c.step().map(Interval::mean))
                .containsExactly(Optional.empty(), Optional.of(3.0), Optional.empty(), Optional.empty());
    }

    /**
     * What is free and does nothing is beaten by nothing at all; what is free and saves beats nothing at all; b does nothing beside a. Two measures that
     * cost and save the same are both efficient. One that harms is beaten by doing nothing.
     */
    @Test
    void whatDoesNothingIsLeftOutAndTiesStandTogether() {
        assertThat(efficient(priced(List.of("a"), 0, 0), priced(List.of(), 0, 0)))
                .containsExactly("[]");
        assertThat(efficient(priced(List.of("a"), 0, 1), priced(List.of(), 0, 0)))
                .containsExactly("[a]");
        assertThat(efficient(priced(List.of(), 0, 0), priced(List.of("a", "b"), 5, 3), priced(List.of("a"), 5, 3)))
                .containsExactly("[]", "[a]");
        assertThat(efficient(priced(List.of(), 0, 0), priced(List.of("b"), 5, 3), priced(List.of("a"), 5, 3)))
                .containsExactly("[]", "[a]", "[b]");
        assertThat(efficient(priced(List.of(), 0, 0), priced(List.of("a"), 0, -2), priced(List.of("b"), 4, -1)))
                .containsExactly("[]");
    }

    private static List<String> efficient(Frontier.Combination... combinations) {
        return frontier(combinations).stream()
                .filter(Frontier.Combination::efficient)
                .map(Frontier.Combination::mix)
                .toList();
    }

    private static List<Frontier.Combination> frontier(Frontier.Combination... combinations) {
        return Frontier.of(
                List.of(combinations),
                (before, after) -> Interval.ofMean(
                        new double[] {after.saved().mean() - before.saved().mean()}, 0.9));
    }

    private static Frontier.Combination priced(List<String> measures, double cost, double saved) {
        Interval interval = Interval.ofMean(new double[] {saved}, 0.9);
        return new Frontier.Combination(
                measures,
                measures.toString(),
                new Frontier.Amount(cost, cost, cost),
                1,
                interval,
                interval,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** At 3 %, the years from 2 to 4 count (1.03^-2 - 1.03^-4) / ln 1.03; without a discount they are two. */
    @Test
    void laterYearsCountLess() {
        assertThat(new RiskQuestion.Over(10, 0).worth(2, 4)).isEqualTo(2);
        assertThat(new RiskQuestion.Over(10, 0.03).worth(2, 4)).isCloseTo(1.83055, within(1e-5));
    }
}
