package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.io.lines.PublishedSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command {@code risk} as its users type it. In the shipped example `dormant-backdoor` 24,000 people-hours are lost when the first supplier is
 * turned and 16,000 when the second is; in the story below either of two suppliers would do, but both products hold one library.
 */
class RiskCommandTest {

    /** Both functions stop from 1:00 to 3:00 when the library is turned: 2 h x 5,000 people; one supplier alone does no harm. */
    private static final String LIBRARY =
            """
            faultline: 1
            id: library
            title: Two suppliers, one library
            start: 2026-03-10T06:00
            horizon: 24 h
            replications: 2
            network:
              inline:
                regions: {town: 5 k}
                operators: {alpha: 100 %}
                assets:
                  amf-1: {kind: amf, operator: alpha, maker: norda}
                  amf-2: {kind: amf, operator: alpha, maker: sudda}
            services:
              calls:
                sector: telecoms
                needs: {registration: {kind: signalling, of: [amf-1, amf-2], mode: any}}
            vendors:
              norda: {products: {norda-core: {function: core_control, release: "4.2", components: [asn1]}}}
              sudda: {products: {sudda-core: {function: core_control, release: "11", components: [asn1]}}}
            ask: {supplier: [norda, sudda]}
            campaign:
              steps:
                fault: {at: 1 h, effect: stop, targets: {vendor: "${supplier}"}}
            response:
              detection: {notice: 30 min}
              crews:
                remote: {reach: remote, size: 2, work: 90 min}
            """;

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    private Ended story(String text, String... more) throws IOException {
        Files.writeString(here.resolve("story.yaml"), text);
        List<String> words = new ArrayList<>(List.of("risk", "story.yaml", "--json"));
        words.addAll(List.of(more));
        return faultline(words.toArray(new String[0]));
    }

    @Test
    void losesOfTheDormantBackdoorAreThoseWorkedOutByHand() throws IOException {
        Ended risk = faultline("risk", "dormant-backdoor", "--json");

        assertThat(risk.code()).as(risk.err()).isZero();
        for (String line : risk.out().lines().toList()) {
            assertThat(PublishedSchema.faults(line)).as(line).isEmpty();
        }
        assertThat(risk.lines("turned"))
                .filteredOn(l -> l.get("what").asText().equals("vendor"))
                .extracting(l ->
                        l.get("id").asText() + " " + Math.round(l.get("mean").asDouble()))
                .containsExactly("norda 24000", "sudda 16000");
        assertThat(risk.lines("part"))
                .extracting(l -> l.get("vendor").asText() + " "
                        + Math.round(l.get("part").asDouble()) + " "
                        + Math.round(100 * l.get("share").asDouble()))
                .containsExactly("norda 24000 60", "sudda 16000 40");
        // 2 % of 24,000 and of 16,000
        assertThat(risk.lines("expected").get(0).get("mean").asDouble()).isCloseTo(800, within(1e-3));
    }

    @Test
    void aSharedComponentIsTurnedAsOneAndSharedByBothSuppliers() throws IOException {
        Ended risk = story(LIBRARY);

        assertThat(risk.code()).as(risk.err()).isZero();
        assertThat(risk.lines("turned"))
                .extracting(l -> l.get("what").asText() + " " + l.get("id").asText() + " "
                        + Math.round(l.get("mean").asDouble()))
                .containsExactly(
                        "vendor norda 0",
                        "vendor sudda 0",
                        "product norda-core 0",
                        "product sudda-core 0",
                        "release 4.2 0",
                        "release 11 0",
                        "component asn1 10000");
        assertThat(risk.lines("part"))
                .extracting(l -> Math.round(l.get("part").asDouble()))
                .containsExactly(5_000L, 5_000L);
    }

    @Test
    void twoAssessorsWhoDifferAreBothShown() throws IOException {
        String judged =
                LIBRARY.replace("mode: any", "mode: weighted").replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        + """
                risk:
                  probability: 2 %
                  weights: {S1: 1.0986122886681098}
                  profiles:
                    authority: {norda: {S1: 1}}
                    industry: {norda: {S1: -1}}
                """;

        Ended risk = story(judged, "--part", "suppliers");

        assertThat(risk.lines("likelihood"))
                .extracting(
                        l -> l.get("assessor").asText() + " " + l.get("vendor").asText() + " "
                                + Math.round(1e6 * l.get("probability").asDouble()))
                .containsExactly(
                        "authority norda 57692",
                        "authority sudda 20000",
                        "industry norda 6757",
                        "industry sudda 20000");
        // 5,000 people-hours with either supplier: (6/104 + 2/100) x 5,000 and (2/296 + 2/100) x 5,000
        assertThat(risk.lines("expected"))
                .extracting(l -> Math.round(l.get("mean").asDouble()))
                .containsExactly(388L, 134L);
    }

    /** Only S1 is given a weight; S2 keeps its own of 1: odds of 2 : 98, times three for S1 and e for S2. */
    @Test
    void aCriterionWithoutAWeightOfItsOwnWeighsOne() throws IOException {
        Ended risk = story(
                LIBRARY
                        + """
                risk:
                  probability: 2 %
                  weights: {S1: 1.0986122886681098}
                  profiles: {authority: {norda: {S1: 1, S2: 1}}}
                """,
                "--part",
                "suppliers");

        double odds = 2.0 / 98 * 3 * Math.E;
        assertThat(risk.lines("likelihood").get(0).get("probability").asDouble())
                .isCloseTo(odds / (1 + odds), within(1e-12));
    }

    @Test
    void renamingSuppliersRenamesTheResultsAndNothingElse() throws IOException {
        Ended one = story(LIBRARY);
        Ended other = story(LIBRARY.replace("norda", "westa"));

        assertThat(withoutTime(other.out())).isEqualTo(withoutTime(one.out()).replace("norda", "westa"));
    }

    private static String withoutTime(String out) {
        return out.replaceAll("\"seconds\":[^,}]*", "");
    }

    @Test
    void combinationsOfMeasuresAreRunPricedAndOrdered() throws IOException {
        String more =
                LIBRARY.replace("mode: any", "mode: weighted").replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        + "risk: {measures: {TM05: 50 %, TM11: 2}}\n";

        Ended risk = story(more, "--part", "measures");

        assertThat(risk.lines("combination"))
                .extracting(l ->
                        l.get("measures").toString() + " " + l.get("efficient").asText())
                .containsExactly("[] true", "[\"TM11\"] false", "[\"TM05\"] true", "[\"TM05\",\"TM11\"] false");
        // notice falls from 30 to 15 min: an eighth of 2 % x 5,000 of each of two suppliers
        assertThat(risk.lines("combination").get(2).get("saved").asDouble()).isCloseTo(25, within(1e-6));
    }

    /**
     * 200 people-hours are expected to be lost in a year. TM05, which acts after two years, saves 25 of them; TM09 at full strength, after four years,
     * all 200. In ten years that is 8 x 25, 6 x 200, and for both 2 x 25 + 6 x 200; at a discount of 100 % a year, 2^-t, TM05 saves 25 (2^-2 - 2^-10) / ln 2.
     */
    @Test
    void whatIsSavedOverYearsBeginsWithTheLeadTime() throws IOException {
        String more = LIBRARY.replace("mode: any", "mode: weighted")
                        .replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        .replace("effect: stop", "effect: stop, technique: FGT1195.002")
                + "risk: {measures: {TM05: 50 %, TM09: 100 %}, over: {time: 10 y}}\n";

        assertThat(totals(story(more, "--part", "measures")))
                .containsExactlyInAnyOrder("[] 0", "[\"TM05\"] 200", "[\"TM09\"] 1200", "[\"TM05\",\"TM09\"] 1250");
        assertThat(totals(story(more.replace("time: 10 y", "time: 10 y, discount: 100 %"), "--part", "measures")))
                .contains("[] 0", "[\"TM05\"] 9");
        assertThat(totals(story(more.replace("time: 10 y", "time: 3 y"), "--part", "measures")))
                .containsExactlyInAnyOrder("[] 0", "[\"TM05\"] 25", "[\"TM09\"] 0", "[\"TM05\",\"TM09\"] 25");
    }

    /** The mix has TM05 already: taken once more it costs nothing, saves nothing, and is not waited for. */
    @Test
    void aMeasureThatIsInForceIsNotPaidAgain() throws IOException {
        String more =
                LIBRARY.replace("mode: any", "mode: weighted").replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        + "measures: {TM05: 50 %}\nrisk: {measures: {TM05: 50 %}}\n";

        assertThat(story(more, "--part", "measures").lines("combination"))
                .extracting(l -> l.get("measures") + " " + l.get("cost").asDouble() + " "
                        + l.get("leadYears").asDouble() + " "
                        + Math.round(l.get("saved").asDouble()))
                .containsExactly("[] 0.0 0.0 0", "[\"TM05\"] 0.0 0.0 0");
    }

    /** TM06 finds nothing and acts later than TM05: with it nothing more is saved, by no rounding either. */
    @Test
    void aMeasureThatDoesNothingIsNotEfficient() throws IOException {
        String more =
                LIBRARY.replace("mode: any", "mode: weighted").replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        + "risk: {measures: {TM05: 30 %, TM06: 50 %}, over: {time: 10 y, discount: 3 %}}\n";

        assertThat(story(more, "--part", "measures").lines("combination"))
                .filteredOn(l -> l.get("efficient").asBoolean())
                .extracting(l -> l.get("measures").toString())
                .containsExactly("[]", "[\"TM05\"]");
    }

    private static List<String> totals(Ended risk) {
        assertThat(risk.code()).as(risk.err() + risk.out()).isZero();
        return risk.lines("combination").stream()
                .map(l -> l.get("measures") + " " + Math.round(l.get("total").asDouble()))
                .toList();
    }

    /** A loss that no run has is no loss of nothing: an operator has no sites down by a sector. */
    @Test
    void aLossThatNoRunHasIsRefused() throws IOException {
        Ended risk = story(LIBRARY + "risk: {loss: gnbs-down, subject: sector:telecoms}\n", "--part", "suppliers");

        assertThat(risk.code()).isNotZero();
        assertThat(risk.out() + risk.err()).contains("No run says gnbs-down of sector:telecoms");
    }

    private static final String PLAN =
            """
            faultline: 1
            id: plan
            title: A plan
            start: 2026-03-10T06:00
            horizon: 24 h
            replications: 1
            network:
              inline:
                regions: {town: 10 k}
                operators: {alpha: 100 %}
                assets:
                  for i in 1..10:
                    gnb-${i}: {kind: gnb, operator: alpha}
            services:
              calls:
                sector: telecoms
                needs:
                  sites:
                    kind: signalling
                    of:
                      for i in 1..10:
                        gnb-${i}: 1
            vendors: {norda: Vendor A, sudda: Vendor B}
            mixes:
              leaving: {shares: {ran: [norda 100 %, sudda 0 %]}, plan: {vendor: norda, from: 2026, to: 2028, replacement: sudda}}
            ask: {supplier: [norda]}
            campaign:
              steps:
                stop: {at: 14 h, effect: stop, targets: {vendor: "${supplier}"}}
            risk:
              probability: 10 %
              years: {from: 2026, to: 2028}
              swap: {outage: 4 h, crews: 1, sites_per_crew_year: 4, eur_per_site: 50 k}
            """;

    @Test
    void aPlanIsSeenYearByYear() throws IOException {
        Ended risk = story(PLAN, "--part", "years");

        assertThat(risk.code()).as(risk.err() + risk.out()).isZero();
        // ten, five and no sites for 10 h: 100,000, 50,000 and 0 people-hours at 10 % a year
        assertThat(risk.lines("year"))
                .extracting(l ->
                        l.get("year").asInt() + " " + Math.round(l.get("mean").asDouble()) + " "
                                + l.get("sites").asInt() + " "
                                + Math.round(l.get("cost").asDouble()) + " "
                                + Math.round(l.get("swapUserHours").asDouble()) + " "
                                + l.get("pace").asDouble())
                .containsExactly("2026 10000 0 0 0 0.0", "2027 5000 5 250000 20000 1.25", "2028 0 5 250000 20000 1.25");
        // five sites a year with one crew that does four: one waits after the first year, two after the second
        assertThat(risk.lines("year"))
                .extracting(
                        l -> l.get("waiting").asDouble() + " " + l.get("others").asInt())
                .containsExactly("0.0 0", "1.0 0", "2.0 0");
        assertThat(risk.lines("year"))
                .extracting(
                        l -> l.hasNonNull("change") ? Math.round(l.get("change").asDouble()) + "" : "-")
                .containsExactly("-", "-5000", "-10000");
        // no cell hangs on a site here, but calls do: one site in ten for 4 h, five times, is 10,000 x 0.1 x 4 x 5
        // people-hours
        assertThat(risk.lines("year"))
                .extracting(l -> l.path("swapUserHoursRun").asText("-") + " "
                        + (l.hasNonNull("swapLoss")
                                ? Math.round(l.path("swapLoss").asDouble())
                                : "-") + " "
                        + Math.round(l.get("transition").asDouble()))
                .containsExactly("- - 10000", "0.0 20000 25000", "0.0 20000 20000");
    }

    /** Whoever leaves is named in shares, in a plan, in a cap, in judgements and in what is asked; sorted by name it stands first or last. */
    @Test
    void renamingWhoIsPhasedOutRenamesTheYears() throws IOException {
        String judged = PLAN.replace("crews: 1,", "crews: 1, moments: 1, overlap: 30 d,")
                .replace("replacement: sudda}", "replacement: sudda}, cap: {function: ran, most: 100 %}")
                .replace("ask: {supplier: [norda]}", "ask: {supplier: all}")
                .replace(
                        "  probability: 10 %\n",
                        "  probability: 10 %\n  profiles: {one: {norda: {S1: 1}}, two: {sudda: {S4: -1}}}\n");

        Ended one = story(judged);
        Ended other = story(judged.replace("norda", "zeta"));

        assertThat(one.lines("year")).hasSize(6);
        assertThat(withoutTime(other.out())).isEqualTo(withoutTime(one.out()).replace("norda", "zeta"));
    }

    /**
     * All suppliers are asked of, and once the plan is done norda has nothing left. In the years of the plan it is asked of all the same: ten sites of one
     * or the other for 10 h are 100,000 people-hours in every year, at 10 %. The first year that is looked at has the swaps of the year before it.
     */
    @Test
    void whoIsPhasedOutIsAskedOfUntilItIsGone() throws IOException {
        Ended risk = story(
                PLAN.replace("ask: {supplier: [norda]}", "ask: {supplier: all}")
                        .replace("years: {from: 2026,", "years: {from: 2027,")
                        .replace("crews: 1,", "crews: 1, orders: 0,"),
                "--part",
                "years");

        assertThat(risk.code()).as(risk.err() + risk.out()).isZero();
        assertThat(risk.lines("year"))
                .extracting(l -> l.get("year").asInt() + " "
                        + Math.round(l.get("mean").asDouble()) + " "
                        + l.get("sites").asInt())
                .containsExactly("2027 10000 5", "2028 10000 5");
    }

    private static List<String> attackedIn(Ended risk) {
        assertThat(risk.code()).as(risk.err() + risk.out()).isZero();
        return risk.lines("year").stream()
                .map(l -> (l.hasNonNull("attacked")
                                ? Math.round(l.path("attacked").asDouble()) + ""
                                : "-") + " " + Math.round(l.get("transition").asDouble()))
                .toList();
    }

    /**
     * All sites of a year go down together in its first hours, for 4 h: whenever in the year it is attacked, its five are replaced. 2027: attacks find five
     * sites of norda, 50,000 people-hours at 10 %; swaps cost 10,000 x 0.5 x 4 = 20,000. 2028: none is left. Where both makers reach a site for the
     * whole year, norda still finds all ten, and then the last five.
     */
    @Test
    void aYearIsAttackedWhileItsSwapsAreUnderWay() throws IOException {
        String early = PLAN.replace("crews: 1,", "crews: 10, moments: 3,");

        assertThat(attackedIn(story(early, "--part", "years"))).containsExactly("- 10000", "5000 25000", "0 20000");
        assertThat(attackedIn(story(early.replace("moments: 3,", "moments: 3, overlap: 365 d,"), "--part", "years")))
                .containsExactly("- 10000", "10000 30000", "5000 25000");
    }

    /** The formula alone. */
    @Test
    void swapsNeedNotBeRun() throws IOException {
        Ended risk = story(PLAN.replace("crews: 1,", "crews: 1, orders: 0,"), "--part", "years");

        assertThat(risk.lines("year"))
                .extracting(l -> l.path("swapLoss").asText("-"))
                .containsExactly("-", "-", "-");
        assertThat(risk.lines("year").get(1).get("transition").asDouble()).isCloseTo(5000, within(1e-6));
    }

    @Test
    void aPageHoldsTheTables() throws IOException {
        Ended risk = faultline("risk", "dormant-backdoor", "--page", "risk.md");

        assertThat(risk.code()).isZero();
        assertThat(Files.readString(here.resolve("risk.md")))
                .contains("# Risk: ", "## Expected loss if a supplier is turned", "| norda | 2 % | 24");
    }

    private String page(Ended risk) throws IOException {
        assertThat(risk.code()).as(risk.err()).isZero();
        String page = Files.readString(here.resolve("risk.html"));
        assertThat(page)
                .as("a page that stands alone, with numbers in every place")
                .startsWith("<!DOCTYPE html>")
                .contains("default-src &#39;none&#39;")
                .doesNotContain("<script", "src=", "http:", "https:", "@import", "NaN", "Infinity");
        return page;
    }

    /**
     * The loss is 16,000 or 24,000, either with a half: the curve falls from 1 to a half at two thirds of an axis that ends at 24,000, and to
     * nothing at its end. The axes are 642 units wide from 74 on and 260 high from 14 on.
     */
    @Test
    void aPageOfHtmlAnswersFirstAndDrawsWhatItTells() throws IOException {
        String page = page(faultline("risk", "dormant-backdoor", "--reps", "4", "--page", "risk.html"));

        assertThat(page)
                .contains("turning Vendor A costs most: ", ">24.0\u202Fk</b>", "turning Vendor B costs least: ")
                .contains("d=\"M74 14H502V144H716V274\"")
                .contains("id=\"suppliers\"", "id=\"year\"", "id=\"shares\"", "id=\"inputs\"")
                .doesNotContain("id=\"measures\"", "id=\"plans\"");
    }

    @Test
    void aPageSaysWhenOneReplicationIsBehindIt() throws IOException {
        assertThat(page(faultline("risk", "dormant-backdoor", "--page", "risk.html")))
                .contains("One replication has no interval", "(n = 1)");
    }

    /** From 0 to 10,000, 5,000 and 0 people-hours in the years of the plan; the mean stands at both ends of its interval. */
    @Test
    void aPageDrawsTheYearsOfAPlan() throws IOException {
        Files.writeString(here.resolve("story.yaml"), PLAN);

        String page = page(faultline("risk", "story.yaml", "--part", "years", "--page", "risk.html"));

        // 25,000 with swaps in 2027 is the most: steps of 8,000 up to 32,000; a year is half of the width
        assertThat(page)
                .contains("id=\"plans\"", ">2026</text>", ">2027</text>", ">2028</text>")
                .contains("class=\"line s1\" d=\"M74 192.8L395 233.4L716 274\"")
                .contains("class=\"place s1\" cx=\"395\" cy=\"70.9\"");
    }

    /** TM11 saves nothing and costs something, so the frontier goes from nothing to TM05, past it. */
    @Test
    void aPageJoinsTheEfficientMeasures() throws IOException {
        String more =
                LIBRARY.replace("mode: any", "mode: weighted").replace("of: [amf-1, amf-2]", "of: {amf-1: 1, amf-2: 1}")
                        + "risk: {measures: {TM05: 50 %, TM11: 2}}\n";
        Files.writeString(here.resolve("story.yaml"), more);

        String page = page(faultline("risk", "story.yaml", "--part", "measures", "--page", "risk.html"));

        assertThat(page).contains("The cheapest efficient measures that are sure to save something are TM05");
        assertThat(page.split("class=\"place efficient\"", -1)).hasSize(3);
        assertThat(page.split("class=\"place\"", -1)).hasSize(3);
    }

    /** Of 19 replications none need lie beyond the quantile of 95 %, of 20 one does; 99 % needs a hundred. */
    @Test
    void aQuantileThatTheSampleCannotCarryIsADash() {
        assertThat(faultline("risk", "dormant-backdoor", "--reps", "19").out())
                .contains("- (needs n >= 20)", "- (needs n >= 100)");
        assertThat(faultline("risk", "dormant-backdoor", "--reps", "20").out())
                .doesNotContain("needs n >= 20)")
                .contains("- (needs n >= 100)");
    }

    @Test
    void aCampaignThatIsAskedOfNobodyIsRefusedWithAHint() {
        Ended risk = faultline("risk", "upf-outage");

        assertThat(risk.code()).isEqualTo(Exit.INVALID.code());
        assertThat(risk.err()).contains("names its own targets", "ask: {supplier: all}");
    }
}
