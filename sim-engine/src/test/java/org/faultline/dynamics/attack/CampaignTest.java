package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** When steps fire, whom they hit, and how an effect reaches its targets. */
class CampaignTest {

    @Test
    void stepsFollowEachOther() {
        Told told = Story.of("facility a,b,c,d")
                .hitBy(
                        step("last").after(1, "third", "second").stops("d"),
                        step("first").at(2).stops("a"),
                        step("second").after(3, "first").stops("b"),
                        step("third").at(4).stops("c"))
                .told();
        assertThat(told.levels("a")).isEqualTo("2h 0");
        assertThat(told.levels("b")).isEqualTo("5h 0");
        assertThat(told.levels("c")).isEqualTo("4h 0");
        assertThat(told.levels("d")).isEqualTo("6h 0");
        assertThat(told.why("d"))
                .isEqualTo("first STEP > second STEP > last STEP > d INTEGRITY > d CONDITION > d LEVEL");
    }

    @Test
    void aStepCanWaitForALevel() {
        Told told = Story.of(
                        """
                        facility a,b,c
                        service web needs data weighted a b
                        """)
                .hitBy(
                        step("1").at(1).stops("a"),
                        step("2").at(3).degrades(0.5, "b"),
                        step("opportunist").whenBelow("web", 0.3, 2).stops("c"))
                .told();
        assertThat(told.levels("web")).isEqualTo("1h 0.5, 3h 0.25");
        assertThat(told.levels("c")).isEqualTo("5h 0");
        assertThat(told.why("c"))
                .startsWith("2 STEP > b INTEGRITY > b CONDITION > b LEVEL > web LEVEL > opportunist STEP");
    }

    @Test
    void aStepThatWaitsForALevelFiresOnce() {
        Told told = Story.of("facility a,b")
                .hitBy(
                        step("1").at(1).stops("a"),
                        step("2").at(5).stops("a"),
                        step("x").whenBelow("a", 0, 0).stops("b"))
                .answeredBy(noticedAfter(0).onSite(9, 0, 1))
                .told();
        assertThat(told.changes("x", What.STEP)).isEqualTo("1h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 2h 1");
    }

    @Test
    void aShareAndACountBoundTheTargets() {
        assertThat(hit(step("s").share(0.5))).hasSize(2);
        assertThat(hit(step("s").count(3))).hasSize(3);
        assertThat(hit(step("s").share(0.5).count(1))).hasSize(1);
        assertThat(hit(step("s").share(0))).isEmpty();
    }

    @Test
    void theLargestComeFirstWhenAsked() {
        assertThat(hit(step("s").order(Selector.Order.BY_CAPACITY).count(2))).containsExactlyInAnyOrder("big", "large");
    }

    /** The author wrote big before small. */
    @Test
    void listedTargetsAreTakenInTheOrderOfTheList() {
        assertThat(hit(step("s").stops("big", "tiny", "small").count(2))).containsExactlyInAnyOrder("big", "tiny");
    }

    @Test
    void aLargerShareContainsTheSmaller() {
        for (int replication = 0; replication < 20; replication++) {
            List<String> few = hitOfHundred(0.2, replication);
            List<String> many = hitOfHundred(0.6, replication);
            assertThat(few).hasSize(20);
            assertThat(many).hasSize(60).containsAll(few);
        }
        assertThat(hitOfHundred(0.2, 0)).isNotEqualTo(hitOfHundred(0.2, 1));
    }

    /** Up to 256 targets are picked while their numbers pass by, more are sorted: both take the first of the same order. */
    @Test
    void pickedAndSortedTargetsAreTheFirstOfOneOrder() {
        for (int replication = 0; replication < 5; replication++) {
            List<String> four = hitOf(400, 0.01, replication);
            List<String> quarter = hitOf(400, 0.64, replication);
            List<String> most = hitOf(400, 0.75, replication);
            assertThat(four).hasSize(4);
            assertThat(quarter).hasSize(256).containsAll(four);
            assertThat(most).hasSize(300).containsAll(quarter);
        }
    }

    private static List<String> hit(org.faultline.story.StepText sentence) {
        return fallen(Story.of(
                        """
                        facility tiny cap 1
                        facility small cap 2
                        facility big cap 9
                        facility large cap 8
                        """)
                .hitBy(sentence)
                .told());
    }

    private static List<String> hitOfHundred(double share, int replication) {
        return hitOf(100, share, replication);
    }

    private static List<String> hitOf(int all, double share, int replication) {
        return fallen(facilities(all)
                .hitBy(step("s").order(Selector.Order.RANDOM).share(share))
                .told(1, replication));
    }

    private static Story hundred() {
        return facilities(100);
    }

    private static Story facilities(int count) {
        return Story.of(
                "facility " + IntStream.range(0, count).mapToObj(i -> "f" + i).collect(Collectors.joining(",")));
    }

    private static List<String> fallen(Told told) {
        return told.subjects().assets().stream()
                .map(a -> a.id())
                .filter(id -> !told.levels(id).isEmpty())
                .toList();
    }

    @Test
    void selectorsTellKindsVendorsAndTagsApart() {
        String drawing =
                """
                amf a1 by norda
                amf a2 by sude
                smf s1 by norda
                facility h tag hospital
                """;
        assertThat(fallen(Story.of(drawing)
                        .hitBy(step("s").onVendor("norda").has(new Effect.Stop()))
                        .told()))
                .containsExactly("a1", "s1");
        assertThat(fallen(Story.of(drawing)
                        .hitBy(step("s").onKind(AssetKind.AMF).has(new Effect.Stop()))
                        .told()))
                .containsExactly("a1", "a2");
        assertThat(fallen(Story.of(drawing)
                        .hitBy(step("s").onTag("hospital").has(new Effect.Stop()))
                        .told()))
                .containsExactly("h");
    }

    /** Ten targets: the first at once, the other nine evenly from 1 h to 3 h: 1 h + i x 2/9 h. */
    @Test
    void wavesReachTheirTargetsEvenly() {
        Told told = tenInWaves().told();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            times.add(told.log().timeMicros(told.events("f" + i, What.LEVEL).get(0)) / 3.6e9);
        }
        assertThat(times.get(0)).isZero();
        for (int i = 0; i < 9; i++) {
            assertThat(times.get(i + 1)).isCloseTo(1 + i * 2 / 9.0, within(1e-9));
        }
    }

    /** Noticed 1.5 h after the first effect: 1 h, 1.22 h and 1.44 h are reached, so four of ten in all; the others never. */
    @Test
    void aRolloutIsHaltedWhenItsDamageIsNoticed() {
        Told told = tenInWaves().answeredBy(noticedAfter(1.5)).told();
        assertThat(told.changes("roll", What.HALTED)).isEqualTo("1.5h 0.4");
        assertThat(fallen(told)).containsExactly("f0", "f1", "f2", "f3");
    }

    @Test
    void aRolloutThatIsOverCannotBeHalted() {
        Told told = tenInWaves().answeredBy(noticedAfter(3.5)).told();
        assertThat(told.changes("roll", What.NOTICED)).isEqualTo("3.5h 1");
        assertThat(told.changes("roll", What.HALTED)).isEmpty();
    }

    /** A target that was reached before the halt and is slow to fail still fails. */
    @Test
    void whatWasReachedBeforeTheHaltStillFails() {
        Told told = Story.of("facility f0,f1")
                .hitBy(step("roll").stops("f0", "f1").inWaves(0, 2, 1).delayedBy(Distribution.of(1.5)))
                .answeredBy(noticedAfter(0.5))
                .told();
        // f0 reached at 0 h, fails at 1.5 h; f1 reached at 1 h, fails at 2.5 h although halted at 2 h
        assertThat(told.levels("f0")).isEqualTo("1.5h 0");
        assertThat(told.levels("f1")).isEqualTo("2.5h 0");
        assertThat(told.changes("roll", What.HALTED)).isEmpty();
    }

    private static Story tenInWaves() {
        String[] ids = IntStream.range(0, 10).mapToObj(i -> "f" + i).toArray(String[]::new);
        return Story.of("facility " + String.join(",", ids))
                .hitBy(step("roll").stops(ids).inWaves(0, 0, 0.1, 1, 2, 1));
    }

    /** Only half of the assets carry the backdoor; the trigger at 5 h takes those and no others. */
    @Test
    void aTriggerWakesWhatWasImplanted() {
        Told told = Story.of("amf a1,a2 by norda\namf b1,b2 by sude")
                .hitBy(
                        step("implant").at(0).onVendor("norda").has(new Effect.Implant()),
                        step("wake").at(5).onImplantsOf("implant").has(new Effect.Wipe()))
                .told();
        assertThat(told.levels("a1")).isEqualTo("5h 0");
        assertThat(told.levels("a2")).isEqualTo("5h 0");
        assertThat(told.levels("b1")).isEmpty();
        assertThat(told.changes("a1", What.INTEGRITY)).isEqualTo("0h 1, 5h 2");
    }

    @Test
    void anImplantThatWasFoundCannotBeWoken() {
        Told told = Story.of("amf a by norda")
                .hitBy(
                        step("implant").at(0).onVendor("norda").has(new Effect.Implant()),
                        step("wake").at(5).onImplantsOf("implant").has(new Effect.Wipe()))
                .answeredBy(noticedAfter(2).understoodAfter(1))
                .told();
        assertThat(told.changes("a", What.INTEGRITY)).isEqualTo("0h 1, 3h 0");
        assertThat(told.levels("a")).isEmpty();
    }

    /** Found at 6 h, but the command went out at 5 h and takes 2 h: it finds nothing to wake. */
    @Test
    void anImplantRemovedOnTheWayCannotBeWoken() {
        Told told = Story.of("amf a by norda")
                .hitBy(
                        step("implant").at(0).onVendor("norda").has(new Effect.Implant()),
                        step("wake")
                                .at(5)
                                .onImplantsOf("implant")
                                .has(new Effect.Wipe())
                                .delayedBy(Distribution.of(2)))
                .answeredBy(noticedAfter(6))
                .told();
        assertThat(told.levels("a")).isEmpty();
    }

    /** A backdoor stays until somebody removes it: it can be used twice. */
    @Test
    void anImplantCanBeUsedMoreThanOnce() {
        Told told = Story.of("amf a by norda")
                .hitBy(
                        step("implant").at(0).onVendor("norda").has(new Effect.Implant()),
                        step("slow").at(2).onImplantsOf("implant").has(new Effect.Degrade(0.5)),
                        step("kill").at(4).onImplantsOf("implant").has(new Effect.Stop()))
                .told();
        assertThat(told.levels("a")).isEqualTo("2h 0.5, 4h 0");
    }

    /** Read first, then implanted: the second does not undo the first. */
    @Test
    void anImplantDoesNotCureWhatIsActive() {
        Told told = Story.of("amf a")
                .hitBy(
                        step("listen").at(1).intercepts("a"),
                        step("implant").at(2).implants("a"),
                        step("wake").at(3).onImplantsOf("implant").has(new Effect.Stop()))
                .told();
        assertThat(told.changes("a", What.INTEGRITY)).isEqualTo("1h 2");
        assertThat(told.levels("a")).isEqualTo("3h 0");
    }

    @Test
    void chanceZeroNeverAndChanceOneAlways() {
        assertThat(fallen(hundred().hitBy(step("s").chance(0)).told())).isEmpty();
        assertThat(fallen(hundred().hitBy(step("s").chance(1)).told())).hasSize(100);
    }

    /** 100 targets x 50 replications at 30 %: 1500 expected, standard deviation sqrt(5000 x 0.3 x 0.7) = 32.4; four of them. */
    @Test
    void aChanceHitsThatShareInTheLongRun() {
        int sum = 0;
        for (int replication = 0; replication < 50; replication++) {
            sum += fallen(hundred().hitBy(step("s").chance(0.3)).told(7, replication))
                    .size();
        }
        assertThat((double) sum).isCloseTo(1500, within(130.0));
    }

    /**
     * Three of operator a, two of b, two of nobody: each group falls as a whole or not at all, in 40 % of the replications, each by itself. Of 400
     * replications 160 are expected for each group with a standard deviation of sqrt(400 x 0.4 x 0.6) = 9.8, and 0.4^2 x 400 = 64 with a and b together,
     * sqrt(400 x 0.16 x 0.84) = 7.3; four of them. Who would get in at 20 % does so at 40 %.
     */
    @Test
    void anOperatorIsGotPastWithAllThatHeHasOrNot() {
        Story story = Story.of("amf a1,a2,a3 of a\namf b1,b2 of b\nfacility n1,n2");
        List<List<String>> groups = List.of(List.of("a1", "a2", "a3"), List.of("b1", "b2"), List.of("n1", "n2"));
        Integer[] in = {0, 0, 0};
        int both = 0;
        for (int replication = 0; replication < 400; replication++) {
            List<String> hit = fallen(story.hitBy(step("s").getsIn(0.4)).told(7, replication));
            for (int g = 0; g < 3; g++) {
                boolean isIn = hit.containsAll(groups.get(g));
                in[g] += isIn ? 1 : 0;
                assertThat(hit)
                        .filteredOn(groups.get(g)::contains)
                        .hasSize(isIn ? groups.get(g).size() : 0);
            }
            both += hit.contains("a1") && hit.contains("b1") ? 1 : 0;
            assertThat(hit)
                    .containsAll(fallen(story.hitBy(step("s").getsIn(0.2)).told(7, replication)));
        }
        assertThat(in).allSatisfy(n -> assertThat((double) n).isCloseTo(160, within(39.0)));
        assertThat((double) both).isCloseTo(64, within(29.0));
    }

    @Test
    void anEffectTakesHoldAfterItsDelay() {
        Told told = Story.of("facility f")
                .hitBy(step("slow").at(1).stops("f").delayedBy(Distribution.of(2.5)))
                .told();
        assertThat(told.levels("f")).isEqualTo("3.5h 0");
    }

    @Test
    void whatIsHitTwiceFallsToTheWorse() {
        Told told = Story.of("facility f")
                .hitBy(
                        step("1").at(1).degrades(0.3, "f"),
                        step("2").at(2).degrades(0.6, "f"),
                        step("3").at(3).degrades(0.1, "f"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.3, 3h 0.1");
    }
}
