package org.faultline.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.faultline.model.Function;
import org.faultline.model.Operator;
import org.faultline.model.Vendor;
import org.junit.jupiter.api.Test;

/**
 * Radio shares by operator: alpha (60 % of lines) buys from a and b, beta (40 %) from c alone.
 *
 * <pre>
 *          a     b     c
 * alpha  50 %  50 %
 * beta               100 %
 * </pre>
 */
class MixChangeTest {

    private static final Function RAN = Function.RAN;
    private static final List<Operator> OPERATORS =
            List.of(new Operator("alpha", "", 0.6), new Operator("beta", "", 0.4));
    private static final List<Vendor> VENDORS = List.of(vendor("a"), vendor("b"), vendor("c"), vendor("d"));
    private static final ShareTable TODAY = ShareTable.of(
            OPERATORS, VENDORS, List.of(share("alpha", "a", 0.5), share("alpha", "b", 0.5), share("beta", "c", 1)));

    private static Vendor vendor(String id) {
        return new Vendor(id, id, List.of());
    }

    private static VendorMix.Share share(String operator, String vendor, double share) {
        return new VendorMix.Share(operator, RAN, vendor, share);
    }

    @Test
    void nationwideSharesAreWeightedByLines() {
        assertThat(TODAY.nationwide(RAN, "a")).isCloseTo(0.3, within(1e-12));
        assertThat(TODAY.nationwide(RAN, "c")).isCloseTo(0.4, within(1e-12));
        assertThat(TODAY.largest(RAN, List.of())).contains("c");
    }

    @Test
    void ofEqualVendorsTheOneDeclaredFirstIsTaken() {
        assertThat(TODAY.largest(RAN, List.of("c"))).contains("a");
    }

    private static ShareTable halfWay(ShareTable today, MixChange out, MixChange held) {
        ShareTable end = held.apply(out.apply(today));
        return new Transition(held.apply(today), end, Map.of(RAN, Map.of("a", 0.5))).table();
    }

    /**
     * a is phased out where each must have two suppliers. Before, alpha has a and b, and beta takes in b, who has most beside c and a. In the end alpha
     * has b and, as the largest of the others, c in equal parts. Half way a has a quarter left, which c has got.
     */
    @Test
    void aPlanKeepsTheNumberOfSuppliersOnItsWay() {
        ShareTable half = halfWay(
                TODAY,
                new MixChange.Replace("a", List.of(RAN), 1, Map.of()),
                new MixChange.Diversify(List.of(RAN), 2, List.of("a")));

        assertThat(half.of("alpha", RAN))
                .containsExactly(Map.entry("a", 0.25), Map.entry("b", 0.5), Map.entry("c", 0.25));
        assertThat(half.of("beta", RAN)).containsExactly(Map.entry("c", 0.5), Map.entry("b", 0.5));
    }

    /**
     * alpha has 30 % of a, 50 % of b and 20 % of c, and is to have three suppliers; beta has d. Without a each of b, c and d has a third: b, who has no plan, loses a
     * sixth, half of it half way. Half way 15 % + 8.3 % are given to c and d, who gain 13.3 % and 33.3 %: 2 and 5 parts of 7.
     */
    @Test
    void whoHasNoPlanGivesWayInThePaceOfThePlans() {
        ShareTable today = ShareTable.of(
                OPERATORS,
                VENDORS,
                List.of(
                        share("alpha", "a", 0.3),
                        share("alpha", "b", 0.5),
                        share("alpha", "c", 0.2),
                        share("beta", "d", 1)));
        ShareTable half = halfWay(
                today,
                new MixChange.Replace("a", List.of(RAN), 1, Map.of()),
                new MixChange.Diversify(List.of(RAN), 3, List.of("a")));

        double given = 0.15 + 1 / 12.0;
        assertThat(half.of("alpha", RAN).get("a")).isCloseTo(0.15, within(1e-9));
        assertThat(half.of("alpha", RAN).get("b")).isCloseTo(0.5 - 1 / 12.0, within(1e-9));
        assertThat(half.of("alpha", RAN).get("c")).isCloseTo(0.2 + given * 2 / 7, within(1e-9));
        assertThat(half.of("alpha", RAN).get("d")).isCloseTo(given * 5 / 7, within(1e-9));
    }

    /**
     * alpha has 20 % of a and 80 % of b, who may have half of the country and has 48 %. Without a b has 60 %: a sixth of it is given to c, who comes to 40 % +
     * 60 % / 6 = 50 %. Half way a has 10 %; of the other 10 % the end gives 1/30 of 20 % to b for each 1/6 to c: a sixth and five sixths.
     */
    @Test
    void aPlanKeepsTheGreatestShareOnItsWay() {
        ShareTable today = ShareTable.of(
                OPERATORS, VENDORS, List.of(share("alpha", "a", 0.2), share("alpha", "b", 0.8), share("beta", "c", 1)));
        ShareTable half = halfWay(
                today,
                new MixChange.Replace("a", List.of(RAN), 1, Map.of()),
                new MixChange.Cap(List.of(RAN), 0.5, List.of("a")));

        assertThat(half.of("alpha", RAN).get("a")).isCloseTo(0.1, within(1e-9));
        assertThat(half.of("alpha", RAN).get("b")).isCloseTo(0.8 + 0.1 / 6, within(1e-9));
        assertThat(half.of("alpha", RAN).get("c")).isCloseTo(0.5 / 6, within(1e-9));
        assertThat(half.nationwide(RAN, "b")).isLessThan(0.5);
    }

    @Test
    void anExcludedVendorsSharesGoToTheOperatorsOtherSuppliersInProportion() {
        ShareTable table = new MixChange.Replace("a", List.of(RAN), 1, Map.of()).apply(TODAY);

        assertThat(table.of("alpha", RAN)).containsExactly(Map.entry("b", 1.0));
        assertThat(table.of("beta", RAN)).containsExactly(Map.entry("c", 1.0));
    }

    @Test
    void whereAnOperatorHasNoOtherSupplierTheLargestInTheCountryComes() {
        ShareTable table = new MixChange.Replace("c", List.of(RAN), 1, Map.of()).apply(TODAY);

        assertThat(table.of("beta", RAN)).containsExactly(Map.entry("a", 1.0));
    }

    @Test
    void aNamedReplacementGainsEverything() {
        ShareTable table = new MixChange.Replace("a", List.of(RAN), 1, Map.of("d", 1.0)).apply(TODAY);

        assertThat(table.of("alpha", RAN)).containsExactly(Map.entry("b", 0.5), Map.entry("d", 0.5));
    }

    @Test
    void twoThirdsOfAPhaseOutMoveTwoThirdsOfTheShare() {
        double part = MixChange.phasedOut(2026, 2029, 2028);
        ShareTable table = new MixChange.Replace("a", List.of(RAN), part, Map.of("d", 1.0)).apply(TODAY);

        assertThat(part).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(table.of("alpha", RAN).get("a")).isCloseTo(0.5 / 3, within(1e-12));
        assertThat(table.of("alpha", RAN).get("d")).isCloseTo(1.0 / 3, within(1e-12));
    }

    private static final List<Operator> ONE = List.of(new Operator("alpha", "", 1));

    private static ShareTable oneOperator(Object... vendorsAndShares) {
        List<VendorMix.Share> shares = new java.util.ArrayList<>();
        for (int i = 0; i < vendorsAndShares.length; i += 2) {
            shares.add(share("alpha", (String) vendorsAndShares[i], (Double) vendorsAndShares[i + 1]));
        }
        return ShareTable.of(ONE, VENDORS, shares);
    }

    private static List<String> stretches(ShareTable table) {
        return table.stretches().stream()
                .map(s -> s.vendor() + " " + Math.round(1000 * s.share()) / 10.0)
                .toList();
    }

    /**
     * Over the country stand a, b, c with 50, 30 and 20 %. Half of a's goes to d: d has a's second quarter, and b and c stay where they were. If it goes
     * to b and c in proportion, 3/5 and 2/5, a's half is divided as 20 % (c, far away) and 30 % (b, beside it), and half of each is taken.
     */
    @Test
    void whoIsNotReplacedStaysWhereItWas() {
        ShareTable table = oneOperator("a", 0.5, "b", 0.3, "c", 0.2);

        assertThat(stretches(new MixChange.Replace("a", List.of(RAN), 0.5, Map.of("d", 1.0)).apply(table)))
                .containsExactly("a 25.0", "d 25.0", "b 30.0", "c 20.0");
        assertThat(stretches(new MixChange.Replace("a", List.of(RAN), 0.5, Map.of()).apply(table)))
                .containsExactly("a 10.0", "c 10.0", "a 15.0", "b 45.0", "c 20.0");
        assertThat(stretches(new MixChange.Replace("b", List.of(RAN), 1, Map.of("a", 0.5, "c", 0.5)).apply(table)))
                .as("both are neighbours: a to 65 %, c from there, as the shares say")
                .isEmpty();
    }

    /** Pools are divided by whole instances, so nothing is said of where they stand. */
    @Test
    void poolsHaveNoStretches() {
        ShareTable table = ShareTable.of(
                ONE,
                VENDORS,
                List.of(
                        new VendorMix.Share("alpha", Function.CORE_USER, "a", 0.5),
                        new VendorMix.Share("alpha", Function.CORE_USER, "b", 0.5)));

        assertThat(new MixChange.Replace("a", List.of(Function.CORE_USER), 0.5, Map.of("d", 1.0))
                        .apply(table)
                        .stretches())
                .isEmpty();
    }

    /**
     * a (40 %) and d (20 %) leave together; b and c have 30 and 10 %. Neither gains of the other: a's half, 20 %, goes to b and c as 15 and 5, then d's
     * half, 10 %, as 7.5 and 2.5.
     */
    @Test
    void whoLeavesTooGainsNothing() {
        ShareTable table = oneOperator("a", 0.4, "d", 0.2, "b", 0.3, "c", 0.1);

        ShareTable after = new MixChange.Replace("a", List.of(RAN), 0.5, Map.of(), List.of("d")).apply(table);
        after = new MixChange.Replace("d", List.of(RAN), 0.5, Map.of(), List.of("a")).apply(after);

        assertThat(after.of("alpha", RAN).get("a")).isCloseTo(0.2, within(1e-12));
        assertThat(after.of("alpha", RAN).get("d")).isCloseTo(0.1, within(1e-12));
        assertThat(after.of("alpha", RAN).get("b")).isCloseTo(0.525, within(1e-12));
        assertThat(after.of("alpha", RAN).get("c")).isCloseTo(0.175, within(1e-12));
    }

    @Test
    void aPhaseOutIsBoundedByItsYears() {
        assertThat(MixChange.phasedOut(2026, 2029, 2020)).isZero();
        assertThat(MixChange.phasedOut(2026, 2029, 2040)).isEqualTo(1);
        assertThatThrownBy(() -> MixChange.phasedOut(2029, 2026, 2027))
                .hasMessageContaining("must begin before it ends");
    }

    @Test
    void whoHasOneSupplierTakesInTheLargestOther() {
        ShareTable table = new MixChange.Diversify(List.of(RAN), 2).apply(TODAY);

        assertThat(table.of("alpha", RAN)).isEqualTo(TODAY.of("alpha", RAN));
        assertThat(table.of("beta", RAN)).containsExactly(Map.entry("c", 0.5), Map.entry("a", 0.5));
    }

    @Test
    void threeSuppliersAreTheOwnAndTheLargestOthers() {
        ShareTable table = new MixChange.Diversify(List.of(RAN), 3).apply(TODAY);

        assertThat(table.of("alpha", RAN).keySet()).containsExactly("a", "b", "c");
        assertThat(table.of("beta", RAN).keySet()).containsExactly("c", "a", "b");
    }

    @Test
    void aSplitReplacesTheSharesOfEveryOperator() {
        ShareTable table = new MixChange.Split(RAN, Map.of("d", 1.0)).apply(TODAY);

        assertThat(table.shares()).containsExactly(share("alpha", "d", 1), share("beta", "d", 1));
    }

    @Test
    void anExclusionThatLeavesNobodyIsRefused() {
        ShareTable monopoly = ShareTable.of(OPERATORS, VENDORS, List.of(share("alpha", "a", 1)));

        assertThatThrownBy(() -> new MixChange.Replace("a", List.of(RAN), 1, Map.of()).apply(monopoly))
                .isInstanceOf(MixChange.NobodyLeft.class)
                .hasMessageContaining("ran to operator 'alpha'");
    }

    /** Renaming a vendor everywhere renames it in the result and changes nothing else. */
    @Test
    void namesPlayNoPart() {
        List<MixChange> changes = List.of(
                new MixChange.Diversify(List.of(RAN), 2), new MixChange.Replace("c", List.of(RAN), 0.5, Map.of()));
        List<MixChange> renamed = List.of(
                new MixChange.Diversify(List.of(RAN), 2), new MixChange.Replace("zz", List.of(RAN), 0.5, Map.of()));
        ShareTable other = ShareTable.of(
                OPERATORS,
                List.of(vendor("a"), vendor("b"), vendor("zz"), vendor("d")),
                List.of(share("alpha", "a", 0.5), share("alpha", "b", 0.5), share("beta", "zz", 1)));

        List<VendorMix.Share> expected = applied(TODAY, changes).shares().stream()
                .map(s -> share(s.operator(), s.vendor().equals("c") ? "zz" : s.vendor(), s.share()))
                .toList();

        assertThat(applied(other, renamed).shares()).isEqualTo(expected);
    }

    private static ShareTable applied(ShareTable table, List<MixChange> changes) {
        ShareTable now = table;
        for (MixChange change : changes) {
            now = change.apply(now);
        }
        return now;
    }

    /** c has 40 % of the country through beta alone: an eighth of it has to go, to a or b, of which a was declared first. */
    @Test
    void aCapTakesWhatIsTooMuchInTheWholeCountry() {
        ShareTable table = new MixChange.Cap(List.of(RAN), 0.35).apply(TODAY);

        assertThat(table.nationwide(RAN, "c")).isCloseTo(0.35, within(1e-9));
        assertThat(table.nationwide(RAN, "a")).isCloseTo(0.35, within(1e-9));
        assertThat(table.of("alpha", RAN)).isEqualTo(TODAY.of("alpha", RAN));
    }

    /** With 30 % for each of three vendors a tenth of the country is left over: where all are at the bound it stays with c. */
    @Test
    void aCapThatCannotBeMetLeavesWhatIsLeftOverWhereItIs() {
        ShareTable table = new MixChange.Cap(List.of(RAN), 0.3).apply(TODAY);

        assertThat(table.nationwide(RAN, "c")).isCloseTo(0.4, within(1e-9));
    }
}
