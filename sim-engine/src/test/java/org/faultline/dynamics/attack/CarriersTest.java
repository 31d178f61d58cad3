package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.faultline.threat.Means;
import org.faultline.threat.Selector;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** What carries an effect to many: updates with a canary, and the management of operators. */
class CarriersTest {

    private static final String TEN =
            IntStream.range(0, 10).mapToObj(i -> "f" + i).collect(Collectors.joining(","));

    /** The whole update in four hours: eight of ten behind the canary, one each half hour. */
    private static StepText update(double noticeChance) {
        return step("update").at(1).stops(TEN.split(",")).inWaves(0, 4, 1).afterCanary(0.2, 6, noticeChance);
    }

    /** Two are updated at 1 h and watched until 7 h, when it is halted and taken back; nobody else is touched. */
    @Test
    void aCanaryThatFindsOutSavesTheOthers() {
        Told told = Story.of("facility " + TEN).hitBy(update(1)).told();
        assertThat(told.levels("f0")).isEqualTo("1h 0, 7h 1");
        assertThat(told.levels("f1")).isEqualTo("1h 0, 7h 1");
        assertThat(told.changes("update", What.HALTED)).isEqualTo("7h 0.2");
        assertThat(told.levels("f2") + told.levels("f9")).isEmpty();
    }

    @Test
    void aCanaryThatFindsNothingOutDelaysTheOthers() {
        Told told = Story.of("facility " + TEN).hitBy(update(0)).told();
        assertThat(told.levels("f1")).isEqualTo("1h 0");
        assertThat(told.levels("f2")).isEqualTo("7h 0");
        assertThat(told.levels("f3")).isEqualTo("7.5h 0");
        assertThat(told.levels("f9")).isEqualTo("10.5h 0");
    }

    /** The manager is down from 0 h on: the update is halted, but nobody can take it back. */
    @Test
    void whatCannotBeManagedIsNotTakenBack() {
        StepText stops = step("update").at(1).stops("a", "b").inWaves(0, 1, 1).afterCanary(0.5, 2, 1);
        Told told = Story.of("gnb a,b of acme\nelement-manager m of acme")
                .hitBy(step("manager").at(0).stops("m"), stops)
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0");
        assertThat(told.levels("b")).isEmpty();
    }

    /** What is wiped is not brought back by taking an update back, but the others are saved. */
    @Test
    void whatIsWipedStaysWiped() {
        StepText wipes = step("update").wipes("a", "b").inWaves(0, 1, 1).afterCanary(0.5, 2, 1);
        Told told = Story.of("facility a,b").hitBy(wipes).told();
        assertThat(told.levels("a")).isEqualTo("0h 0");
        assertThat(told.levels("b")).isEmpty();
    }

    /** An effect that takes hold after the decision is not found out. */
    @Test
    void whatComesTooLateIsNotFoundOut() {
        StepText late = update(1).delayedBy(Distribution.of(8));
        Told told = Story.of("facility " + TEN).hitBy(late).told();
        assertThat(told.levels("f0")).isEqualTo("9h 0");
        assertThat(told.levels("f9")).isEqualTo("18.5h 0");
    }

    /** One draw each time, at 30 %: of 4,000 replications 1,200, with a standard deviation of 29. */
    @Test
    void aCanaryFindsOutWithItsChance() {
        long halted = Story.of("facility " + TEN)
                .hitBy(update(0.3))
                .toldTimes(1, 4000)
                .filter(t -> !t.events("update", What.HALTED).isEmpty())
                .count();
        assertThat((double) halted).isCloseTo(1200, within(4 * 29.0));
    }

    private static Selector gnbsThrough(String step) {
        List<String> none = List.of();
        return new Selector(
                none,
                none,
                none,
                none,
                none,
                List.of(),
                List.of(AssetKind.GNB),
                none,
                none,
                none,
                Optional.empty(),
                1,
                Integer.MAX_VALUE,
                Selector.Order.LISTED,
                -1,
                Means.UNLIMITED,
                Optional.of(step));
    }

    /** A managed service opens the management of acme and bell, not that of coda, whose sites go on working. */
    private static final String THREE_OPERATORS =
            """
            element-manager em-a of acme by carer
            oss oss-b of bell by carer
            element-manager em-c of coda by other
            gnb g-a1,g-a2 of acme
            gnb g-b of bell
            gnb g-c of coda
            gnb g-nobody
            """;

    @Test
    void whoHoldsTheManagementHoldsTheSites() {
        Told told = Story.of(THREE_OPERATORS)
                .hitBy(
                        step("service").at(1).has(new Effect.Implant()).onVendor("carer"),
                        step("push").after(1, "service").on(gnbsThrough("service")))
                .told();
        assertThat(told.levels("g-a1") + told.levels("g-a2") + told.levels("g-b"))
                .isEqualTo("2h 02h 02h 0");
        assertThat(told.levels("g-c") + told.levels("g-nobody")).isEmpty();
    }

    /** The implant is found for certain 1 h after it came and removed at once: an hour later the way is closed. */
    @Test
    void aCleanedManagementIsNoWayAnyMore() {
        Told told = Story.of(THREE_OPERATORS)
                .hitBy(
                        step("service").at(1).has(new Effect.Implant()).onVendor("carer"),
                        step("push").after(2, "service").on(gnbsThrough("service")))
                .answeredBy(noticedAfter(1).chances(1, 1))
                .told();
        assertThat(told.changes("em-a", What.INTEGRITY)).isEqualTo("1h 1, 2h 0");
        assertThat(told.levels("g-a1") + told.levels("g-b")).isEmpty();
    }
}
