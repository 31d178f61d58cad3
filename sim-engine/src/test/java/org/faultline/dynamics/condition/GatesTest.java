package org.faultline.dynamics.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the levels of providers combine, and what a dependant falls to. */
class GatesTest {

    @Test
    void aGateThatNeedsAllPassesTheLeast() {
        Told told = Story.of(
                        """
                        facility a,b
                        facility f needs power all a b
                        """)
                .hitBy(step("one").at(1).degrades(0.7, "a"), step("two").at(2).degrades(0.4, "b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.7, 2h 0.4");
    }

    /** At half its own condition f delivers half of what a does, whether it was hit before, after or together with a. */
    @Test
    void whoHasOnePlainNeedFollowsWithItsOwnCondition() {
        Told told = Story.of(
                        """
                        facility a
                        facility f needs power all a
                        """)
                .hitBy(
                        step("one").at(1).degrades(0.5, "f"),
                        step("two").at(2).degrades(0.5, "a"),
                        step("three").at(3).degrades(0.25, "a", "f"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.5, 2h 0.25, 3h 0.0625");
    }

    @Test
    void aGateForWhichAnyWillDoPassesTheGreatest() {
        Told told = Story.of(
                        """
                        facility a,b
                        facility f needs power any a b
                        """)
                .hitBy(
                        step("one").at(1).stops("a"),
                        step("two").at(2).degrades(0.4, "b"),
                        step("three").at(3).stops("b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("2h 0.4, 3h 0");
    }

    /** Of a, b, c one may be missing: a falls in two steps and f notices nothing; then b falls, and the second greatest is 0.2. */
    @Test
    void aProviderThatFallsTwiceCountsOnce() {
        Told told = Story.of(
                        """
                        facility a,b,c
                        facility f needs power 2of a b c
                        """)
                .hitBy(
                        step("one").at(1).degrades(0.5, "a"),
                        step("two").at(2).stops("a"),
                        step("three").at(3).degrades(0.2, "b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("3h 0.2");
    }

    /** Levels of a, b, c in falling order: 1 1 .9 then 1 .9 .5 then .9 .5 0; the second of them counts. */
    @Test
    void twoOfThreePassTheSecondGreatest() {
        Told told = Story.of(
                        """
                        facility a,b,c
                        facility f needs power 2of a b c
                        """)
                .hitBy(
                        step("one").at(1).degrades(0.9, "a"),
                        step("two").at(2).degrades(0.5, "b"),
                        step("three").at(3).stops("c"))
                .told();
        assertThat(told.levels("f")).isEqualTo("2h 0.9, 3h 0.5");
    }

    /** Weights 3 and 1: (3 x 0.5 + 1) / 4 = 0.625, then (3 x 0.5 + 0) / 4 = 0.375. */
    @Test
    void aWeightedGatePassesTheWeightedMean() {
        Told told = Story.of(
                        """
                        facility a,b
                        facility f needs power weighted a*3 b
                        """)
                .hitBy(step("one").at(1).degrades(0.5, "a"), step("two").at(2).stops("b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.625, 2h 0.375");
    }

    /** Five equal instances, three suffice: 4/5 and 3/5 are full, 2/5 passes 0.4 / 0.6, 1/5 passes 0.2 / 0.6. */
    @Test
    void aPoolWithHeadroomIsFullUntilTheHeadroomIsGone() {
        Told told = Story.of(
                        """
                        amf a,b,c,d,e
                        nf-pool pool needs signalling weighted a b c d e full 60%
                        """)
                .hitBy(
                        step("1").at(1).stops("a"),
                        step("2").at(2).stops("b"),
                        step("3").at(3).stops("c"),
                        step("4").at(4).stops("d"),
                        step("5").at(5).stops("e"))
                .told();
        assertThat(told.levels("pool")).isEqualTo("3h 0.66667, 4h 0.33333, 5h 0");
    }

    /** Ten weights of a tenth do not add up to one in binary; eight of them are still four fifths. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 80%, 2",
        "0.1, 70%, 3",
        "0.1, 30%, 7",
        "0.3, 70%, 3",
        "0.7, 90%, 1",
        "1, 60%, 4",
        "0.1, 10%, 9",
        "0.7, 80%, 2",
        "0.7, 50%, 5"
    })
    void headroomIsExactlyWhatItSays(String weight, String full, int lost) {
        String w = "*" + weight;
        Story story = Story.of("facility a,b,c,d,e,f,g,h,i,j\nfacility x needs power weighted a" + w + " b" + w + " c"
                + w + " d" + w + " e" + w + " f" + w + " g" + w + " h" + w + " i" + w + " j" + w + " full " + full);
        String[] ids = "abcdefghij".split("");
        Told enough = story.hitBy(step("cut").at(1).stops(java.util.Arrays.copyOf(ids, lost)))
                .told();
        Told tooMany = story.hitBy(step("cut").at(1).stops(java.util.Arrays.copyOf(ids, lost + 1)))
                .told();
        assertThat(enough.levels("x")).isEmpty();
        assertThat(tooMany.levels("x")).isNotEmpty();
    }

    /** Supply 0.3 from one gate and 0.6 from the other: the scarcest need limits. */
    @Test
    void theScarcestOfSeveralGatesLimits() {
        Told told = Story.of(
                        """
                        facility a,b
                        facility f needs power all a ; data all b
                        """)
                .hitBy(step("one").at(1).degrades(0.6, "a"), step("two").at(2).degrades(0.3, "b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.6, 2h 0.3");
    }

    /** Own condition 0.5 times supply 0.4. */
    @Test
    void anAssetDeliversItsConditionTimesItsSupply() {
        Told told = Story.of(
                        """
                        facility a
                        facility f needs power all a
                        """)
                .hitBy(step("one").at(1).degrades(0.5, "f"), step("two").at(2).degrades(0.4, "a"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.5, 2h 0.2");
    }

    /** With paper forms 28 % remain; half of the records system is better than paper, a tenth is not. */
    @Test
    void aFallbackHoldsTheLevelWhereSupplyIsWorse() {
        Told told = Story.of(
                        """
                        facility records
                        service ward needs data all records falls 28%
                        """)
                .hitBy(
                        step("1").at(1).degrades(0.5, "records"),
                        step("2").at(2).degrades(0.1, "records"),
                        step("3").at(3).stops("records"))
                .told();
        assertThat(told.levels("ward")).isEqualTo("1h 0.5, 2h 0.28");
    }

    @Test
    void aResponseFallsStepByStepWhileTheGateIsLost() {
        Told told = Story.of(
                        """
                        facility records
                        service ward needs data all records falls 80%@0h 30%@1h 0%@4h
                        """)
                .hitBy(step("cut").at(2).stops("records"))
                .told();
        assertThat(told.levels("ward")).isEqualTo("2h 0.8, 3h 0.3, 6h 0");
    }

    /** Lost 2 h to 3.5 h and 5 h to 6.5 h: the second loss begins at the first step again. */
    @Test
    void aResponseBeginsAnewWithEveryLoss() {
        Told told = Story.of(
                        """
                        facility records
                        service ward needs data all records falls 80%@0h 30%@1h 0%@4h
                        """)
                .hitBy(step("cut").at(2).stops("records"), step("again").at(5).stops("records"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 1.5))
                .told();
        assertThat(told.levels("ward")).isEqualTo("2h 0.8, 3h 0.3, 3.5h 1, 5h 0.8, 6h 0.3, 6.5h 1");
    }

    /** A response may also rise: people learn to do without. */
    @Test
    void aResponseMayRise() {
        Told told = Story.of(
                        """
                        facility records
                        service ward needs data all records falls 10%@0h 60%@2h
                        """)
                .hitBy(step("cut").at(1).stops("records"))
                .told();
        assertThat(told.levels("ward")).isEqualTo("1h 0.1, 3h 0.6");
    }

    /** a -> b -> c -> d, all at the same moment, each named as the cause of the next. */
    @Test
    void aChainFallsAtOneMoment() {
        Told told = Story.of(
                        """
                        facility a
                        facility b needs power all a
                        facility c needs power all b
                        facility d needs power all c
                        """)
                .hitBy(step("cut").at(1).stops("a"))
                .told();
        assertThat(told.levels("d")).isEqualTo("1h 0");
        assertThat(told.why("d"))
                .isEqualTo("cut STEP > a INTEGRITY > a CONDITION > a LEVEL > b LEVEL > c LEVEL > d LEVEL");
    }

    /** Of weights only the proportions count: 3 and 1 are 75 % and 25 %. With b gone f has three quarters of its supply, with 80 % enough 0.9375. */
    @Test
    void weightsAreProportions() {
        String text =
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {here: 1}
                    assets:
                      a: {kind: facility}
                      b: {kind: facility}
                      f: {kind: facility, needs: {data: {of: {a: 3, b: 1}}}}
                      g: {kind: facility, needs: {data: {of: {a: 75 %, b: 25 %}}}}
                      h: {kind: facility, needs: {data: {of: {a: 3, b: 1}, full_at: 80 %}}}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: b}}}
                observe: {f: {level: f, take: final}, g: {level: g, take: final}, h: {level: h, take: final}}
                """;
        Written run = Written.run(text, 1, 1);
        assertThat(run.mean("f")).isEqualTo(0.75);
        assertThat(run.mean("g")).isEqualTo(0.75);
        assertThat(run.mean("h")).isEqualTo(0.9375);
    }
}
