package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Assumption;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.scenario.RiskQuestion;
import org.faultline.story.NetworkText;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.Cost;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.Strength;
import org.junit.jupiter.api.Test;

/**
 * What measures and replacements cost, by hand. Alpha has four sites and 60 % of the lines, beta two sites and 40 %, of 10,000 people; one
 * router, one UPF. Old is replaced at two sites of alpha and at the router.
 */
class CostsTest {

    private static final Network NETWORK = NetworkText.of(
            """
            region county 10000
            gnb a1,a2 of alpha by old
            gnb a3,a4 of alpha by new
            gnb b1,b2 of beta by new
            core-router r of alpha by old
            upf u of alpha by old
            """,
            new Operator("alpha", "alpha", 0.6),
            new Operator("beta", "beta", 0.4));

    private static List<Optional<Equipment>> today() {
        return NETWORK.assets().stream().map(Asset::equipment).toList();
    }

    private static List<Optional<Equipment>> later() {
        return NETWORK.assets().stream()
                .map(a -> a.id().equals("u") ? a.equipment() : Optional.of(new Equipment("new", "new-ran", "")))
                .toList();
    }

    private static Measure measure(String id, double eur, Cost.Per per) {
        Strength half = new Strength("0.5", Distribution.of(0.5));
        return new Measure(
                id,
                id,
                Measure.Kind.TECHNICAL,
                "",
                "",
                List.of(),
                List.of(),
                half,
                0,
                List.of(new Cost(Distribution.of(eur), per)),
                List.of(new Change.Shares(Change.How.EXCLUDE, List.of(Function.RAN), Optional.empty())),
                "nothing",
                Assumption.Grade.ASSUMED,
                "",
                Optional.empty());
    }

    private static double usual(Measure... measures) {
        return Costs.of(NETWORK, today(), later()).of(List.of(measures)).usual();
    }

    /** 1 country, 2 operators, 10,000 people, 6 sites, of which 2 replaced, 1 replaced router, no replaced core. */
    @Test
    void amountsAreMultipliedByWhatTheyAreCountedBy() {
        assertThat(usual(measure("a", 7, Cost.Per.COUNTRY))).isCloseTo(7, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.OPERATOR))).isCloseTo(14, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.PERSON))).isCloseTo(70_000, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.SITE))).isCloseTo(42, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.REPLACED_SITE))).isCloseTo(14, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.REPLACED_ROUTER))).isCloseTo(7, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.REPLACED_CORE))).isZero();
    }

    /**
     * Two sites of a radio unit and its distributed unit each, behind one central unit, all by old and all replaced: two sites, not five. Where an operator
     * has nothing on a mast, each radio asset is a site.
     */
    @Test
    void unitsBehindAMastAreReplacedWithIt() {
        String units =
                """
                region county 10000
                du d1,d2 of alpha by old
                cu c of alpha by old
                """;
        assertThat(replaced(NetworkText.of(units + "radio-unit r1,r2 of alpha by old\n")))
                .containsExactly(2.0, 2.0, 2.0);
        assertThat(replaced(NetworkText.of(units))).containsExactly(3.0, 3.0, 3.0);
    }

    /** Sites, replaced sites as measures count them, and as plans do. */
    private static List<Double> replaced(Network network) {
        List<Optional<Equipment>> before =
                network.assets().stream().map(Asset::equipment).toList();
        List<Optional<Equipment>> after = before.stream()
                .map(e -> Optional.of(new Equipment("new", "new-ran", "")))
                .toList();
        Costs costs = Costs.of(network, before, after);
        return List.of(costs.units(Cost.Per.SITE), costs.units(Cost.Per.REPLACED_SITE), (double)
                Swaps.between(network, before, after).sites());
    }

    /** Two sites are replaced once, for the dearer of the two measures; running costs of both add up. */
    @Test
    void equipmentIsReplacedOnceWhateverAsksForIt() {
        assertThat(usual(measure("a", 7, Cost.Per.REPLACED_SITE), measure("b", 5, Cost.Per.REPLACED_SITE)))
                .isCloseTo(14, within(1e-9));
        assertThat(usual(measure("a", 7, Cost.Per.SITE), measure("b", 5, Cost.Per.SITE)))
                .isCloseTo(72, within(1e-9));
    }

    /** Half of alpha's sites, with 60 % of 10,000 people: 3,000 users for four hours; two sites over 1 crew x 4 a year. */
    @Test
    void usersOfReplacedSitesWaitWhileTheyAreReplaced() {
        RiskQuestion.Swap how = new RiskQuestion.Swap(4, 1, 4, Distribution.of(100), 0);
        Swaps swaps = Swaps.between(NETWORK, today(), later());
        assertThat(swaps.sites()).isEqualTo(2);
        assertThat(swaps.userHours(how)).isCloseTo(12_000, within(1e-9));
        assertThat(swaps.cost(how).usual()).isCloseTo(200, within(1e-9));
        assertThat(swaps.pace(how)).isCloseTo(0.5, within(1e-12));
        assertThat(swaps.others()).as("the router").isEqualTo(1);
        assertThat(swaps.waiting(how, 0)).as("2 of 4 that can be done").isZero();
        assertThat(swaps.waiting(how, 5)).as("5 and 2 less 4").isCloseTo(3, within(1e-12));
    }
}
