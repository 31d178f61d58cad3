package org.faultline.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.scenario.ScenarioTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small grids. The larger one is the shipped example, 100,000 cars at a core with 1.5 to 8 times the rate of the busy hour, with barring as the
 * only control and steps of 4 s.
 */
class StormLabTest {

    private static final double TICK = 4.0 / 3600;
    private static final double MINUTE = 1.0 / 60;

    /**
     * 3,000 devices register with one message to an AMF that handles 10 or 20 in a second and keeps 2 s of work waiting. They come back evenly
     * within 25 s and try again 10 s after an attempt that found no room, which they know after 15 s: each second has its own devices.
     */
    private static final String PLAIN =
            """
            faultline: 1
            id: plain
            title: Nothing is wasted
            start: 2026-03-10T06:00
            horizon: 3 h
            replications: 1
            parameters: {outage: 1 h, rate: 10}
            network: {inline: {regions: {here: 0}, assets: {radio: {kind: gnb}, amf: {kind: amf}}}}
            signalling:
              fidelity: cohort
              procedures: {hello: [amf, ue]}
              cores: {one: {functions: {amf: {instances: amf, messages_per_second: "${rate}"}}}}
              devices:
                phones:
                  core: one
                  stages: {hello: {waits: 10 s}}
                  returning: "uniform(0 s, 25 s)"
                  places: {radio: 3000}
            campaign:
              title: The radio network is gone
              steps: {cut: {title: It stops, at: 30 min, effect: stop, targets: radio}}
            response: {detection: {notice: 0 h}, crews: {remote: {reach: remote, size: 1, work: "${outage}"}}}
            observe:
              served: {devices: {of: phones, state: served, share: true}, take: final}
            storm:
              fault: {set: parameters.outage, values: [27 min, 54 min]}
              headroom: {set: parameters.rate, values: [10, 20]}
              begins: 30 min
              served: served
            """;

    @TempDir
    private static Path folder;

    private static List<StormCell> cells;

    @BeforeAll
    static void runTheExample() {
        cells = Labs.cells(barringOnly(), 2);
    }

    private static ScenarioTemplate barringOnly() {
        return Labs.example(
                "signalling.cores.national.controls={barring: {}}",
                "signalling.tick=4 s",
                "storm.fault.values=[1 min, 5 min, 15 min]",
                "storm.headroom.values=[1.5, 2, 4, 8]");
    }

    private static StormCell cell(String controls, double faultHours, double headroom) {
        return cells.stream()
                .filter(c -> c.controls().equals(controls)
                        && Math.abs(c.faultHours() - faultHours) < 1e-9
                        && c.headroom() == headroom)
                .findFirst()
                .orElseThrow();
    }

    private static List<StormCell> of(String controls) {
        return cells.stream().filter(c -> c.controls().equals(controls)).toList();
    }

    /**
     * T3512 is 54 min: after 27 min half of the devices must register anew, 1,500; all but 30 of them make 99 %. At 10 per second that takes
     * 147 s, at 20 it takes 73.5 s. After 54 min it is all of them: 2,970, 297 s and 148.5 s. A refused attempt costs nothing, and as long as
     * more than 250 or 500 devices try every 25 s the line does not empty; towards the end some of its time is lost, less than 25 s.
     */
    @Test
    void whereNoWorkIsWastedAStormEndsOnTheDrainLine() {
        List<StormCell> plain = Labs.cells(Labs.of(folder, PLAIN), 1);
        double[] drain = {147, 73.5, 297, 148.5};

        assertThat(plain).hasSize(drain.length);
        for (int i = 0; i < drain.length; i++) {
            StormCell c = plain.get(i);
            assertThat(c.drainHours() - c.faultHours()).isCloseTo(drain[i] / 3600, within(1e-6));
            assertThat(c.all().hours() - c.faultHours()).isBetween(drain[i] / 3600, (drain[i] + 30) / 3600);
            assertThat(c.isTrapped()).isFalse();
            assertThat(c.course()).isEqualTo(Course.SOON);
            assertThat(c.controls()).isEqualTo(ControlSet.NONE);
        }
    }

    /**
     * The network keeps contexts for 27 min more than T3512. After 27 min 1,500 devices update with one message each, and 1,470 of them make 99 %:
     * 147 s at 10 per second. After 54 min half of all are forgotten and register with four: 1,500 + 4 x 1,470 = 7,380 messages take 738 s, where
     * all 2,970 with four each would take 1,188 s. An attempt of one message wastes nothing, so that updates end on their line; registrations whose
     * later messages find a full line end well after theirs.
     */
    @Test
    void devicesWhoseContextsAreKeptEndNoSoonerThanADrainLineOfTheirUpdates() {
        List<StormCell> some = Labs.cells(
                Labs.of(
                        folder,
                        PLAIN,
                        "signalling.procedures={hello: [amf, ue, amf, ue, amf, ue, amf, ue], again: [amf, ue]}",
                        "signalling.devices.phones.update={kept: 27 min, procedure: again, waits: 10 s}"),
                1);
        double[] drain = {147, 73.5, 738, 369};

        assertThat(some).hasSize(drain.length);
        for (int i = 0; i < drain.length; i++) {
            StormCell c = some.get(i);
            assertThat(c.drainHours() - c.faultHours()).isCloseTo(drain[i] / 3600, within(1e-4));
            assertThat(c.all().hours()).isGreaterThan(c.drainHours());
            assertThat(c.faultHours() > 0.5 || c.all().hours() <= c.drainHours() + 30.0 / 3600)
                    .isTrue();
        }
    }

    /**
     * The network of AT&T 2024, which forgets two in three within 2 h: with controls it is back before all of its devices could have registered anew
     * (4.33 h), and not before its drain line. Without any, nothing has come of it three days later.
     */
    @Test
    void switchingOffEveryControlMakesTheStormOfAWholeNetworkMetastable() {
        List<StormCell> some = Labs.cells(
                Labs.published(
                        "att-2024-storm",
                        "storm.fault.values=[2 h]",
                        "storm.headroom.values=[2.275]",
                        "signalling.cores.national.controls.overload_start=",
                        "horizon=12 h",
                        "signalling.tick=2 s"),
                2);
        StormCell bare = some.get(0);
        StormCell held = some.get(1);

        assertThat(bare.course()).isEqualTo(Course.NEVER);
        assertThat(bare.servedAtEnd()).isLessThan(0.5);
        assertThat(bare.successesPerHour()).isLessThan(0.01 * bare.attemptsPerHour());
        assertThat(bare.isTrappedInStep()).isTrue();
        assertThat(held.course()).isEqualTo(Course.SLOW);
        assertThat(held.all().hours()).isBetween(held.drainHours(), 4.33);
        assertThat(held.servedAtEnd()).isCloseTo(1, within(1e-6));
    }

    @Test
    void aStormThatEndsLaterThanSoonIsSlowAndOneThatOutlivesTheRunNeverEnds() {
        assertThat(Course.of(new Outage(1.25, false), 1, 0.25)).isEqualTo(Course.SOON);
        assertThat(Course.of(new Outage(1.26, false), 1, 0.25)).isEqualTo(Course.SLOW);
        assertThat(Course.of(new Outage(1.1, true), 1, 0.25)).isEqualTo(Course.NEVER);

        List<StormCell> hasty = Labs.cells(Labs.of(folder, PLAIN, "storm.soon=2 min", "horizon=1.43 h"), 1);

        assertThat(hasty)
                .extracting(StormCell::course)
                .containsExactly(Course.SLOW, Course.SOON, Course.NEVER, Course.NEVER);
    }

    /** A storm that holds itself up without a control ends soon after the drain line with one. */
    @Test
    void withoutAnyControlAStormThatBarringEndsKeepsItselfAlive() {
        StormCell bare = cell(ControlSet.NONE, 0.25, 2);
        StormCell barred = cell(ControlSet.ALL, 0.25, 2);

        assertThat(bare.course()).isEqualTo(Course.NEVER);
        assertThat(bare.all().isBound()).isTrue();
        assertThat(bare.isTrapped()).isTrue();
        assertThat(bare.successesPerHour()).isLessThan(0.2 * bare.attemptsPerHour());
        assertThat(barred.course()).isEqualTo(Course.SLOW);
        assertThat(barred.all().hours()).isLessThan(2 * barred.drainHours());
        assertThat(bare.settings()).contains("signalling.cores.national.controls.barring=");
        assertThat(barred.settings()).noneMatch(s -> s.contains("controls"));
    }

    @Test
    void noCellFallsBelowTheDrainLineOrTheFloor() {
        assertThat(cells).hasSize(24).allSatisfy(c -> {
            assertThat(c.floorHours()).isLessThanOrEqualTo(c.drainHours());
            assertThat(c.all().hours()).isGreaterThanOrEqualTo(c.floorHours() - TICK);
            assertThat(c.all().isBound() || c.all().hours() >= c.drainHours() - TICK)
                    .isTrue();
        });
    }

    @Test
    void aShareThatIsReachedLaterHasTheLongerOutage() {
        assertThat(cells).allSatisfy(c -> {
            assertThat(c.half().hours()).isBetween(c.faultHours(), c.most().hours());
            assertThat(c.most().hours()).isLessThanOrEqualTo(c.all().hours());
        });
    }

    /** What is trapped even when retries are spread does not end; what is not trapped even when they stay in step does. */
    @Test
    void theRetryLinesBracketTheRuns() {
        List<StormCell> bare = of(ControlSet.NONE);

        assertThat(bare).filteredOn(StormCell::isTrapped).hasSize(5).allSatisfy(c -> {
            assertThat(c.course()).isEqualTo(Course.NEVER);
            assertThat(c.isTrappedInStep()).isTrue();
        });
        assertThat(bare).filteredOn(c -> !c.isTrappedInStep()).hasSize(3).noneMatch(c -> c.course() == Course.NEVER);
    }

    /** True without controls; with them a back-off or a barring time can set the end (docs/model/signalling-storms.md). */
    @Test
    void withoutControlsALongerFaultNeverShortensTheOutageAndMoreHeadroomNeverLengthensIt() {
        Map<Double, StormCell> before = new HashMap<>();
        double last = 0;
        for (StormCell c : of(ControlSet.NONE)) {
            double outage = c.all().hours();
            if (before.containsKey(c.headroom())) {
                assertThat(outage)
                        .isGreaterThanOrEqualTo(before.get(c.headroom()).all().hours());
            }
            boolean isFirst = c.headroom() == 1.5;
            assertThat(isFirst || outage <= last + 1e-9).isTrue();
            last = outage;
            before.put(c.headroom(), c);
        }
    }

    @Test
    void everyCellIsTheSameOnOneThreadAndOnTwo() {
        ScenarioTemplate small = Labs.example(
                "storm.fault.values=[1 min]", "storm.headroom.values=[3, 4]", "storm.controls=[barring, throttling]");

        List<StormCell> one = Labs.cells(small, 1);

        assertThat(one).hasSize(8).isEqualTo(Labs.cells(small, 2));
        assertThat(one)
                .extracting(StormCell::controls)
                .containsExactly("none", "none", "barring", "barring", "throttling", "throttling", "all", "all");
    }

    @Test
    void cellsThatAreKnownAreNotRunAgainAndAStopBeginsNone() {
        StormLab lab = new StormLab(Labs.of(folder, PLAIN));
        List<StormCell> found = new ArrayList<>();
        List<StormCell> all = lab.run(1, 1, Map.of(), found::add, () -> false);
        Map<List<String>, StormCell> known = new HashMap<>();
        all.subList(0, 3).forEach(c -> known.put(c.settings(), c));
        found.clear();

        assertThat(lab.run(1, 1, known, found::add, () -> false)).isEqualTo(all);
        assertThat(found).containsExactly(all.get(3));
        assertThat(lab.run(1, 1, known, found::add, () -> true)).isEqualTo(all.subList(0, 3));
    }

    @Test
    void aScenarioThatAsksForNoGridHasNoLaboratory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StormLab(Labs.of(folder, PLAIN, "storm=")))
                .withMessage("The scenario plain has no `storm`.");
    }

    @Test
    void aMinuteLessThanTheTimerLeavesThoseServedThatNeedNotRegister() {
        assertThat(cell(ControlSet.NONE, MINUTE, 8).servedAtReturn()).isCloseTo(1 - 1.0 / 54, within(1e-9));
    }
}
