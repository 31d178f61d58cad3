package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.kernel.EndlessMoment;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.story.Written;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Loops in which no time passes: those that come to rest do so, the others are named and stopped. */
class StandstillTest {

    /** Three facilities that need each other in a ring; one fails at 2 h and is whole again at once. */
    private static final String BLINK =
            """
            horizon: 3 h
            network:
              inline:
                regions: {town: 1}
                assets:
                  one: {kind: facility, needs: {data: %s}}
                  two: {kind: facility, needs: {data: one}}
                  three: {kind: facility, needs: {data: two}}
                  far: {kind: facility}
            failures: {blink: {targets: one, after: 2 h, repair: 0 h}}
            observe: {end: {level: one, take: final}}
            """;

    /** By the time that one is whole again two is down, so one comes back while three falls: a fall and a rise chase each other for ever. */
    @Test
    void aFallAndARiseThatChaseEachOtherRoundARingAreNamed() {
        assertThatThrownBy(() -> trace(BLINK.formatted("three")))
                .isInstanceOf(EndlessMoment.class)
                .hasMessageStartingWith("At 2.0 h the levels of one, two, three change each other");
    }

    /** Ten minutes of stock in the ring, and the fall is over before it comes round: all are up at the end. */
    @Test
    void anAutonomyInTheRingEndsTheChase() {
        Written told = Written.run(BLINK.formatted("{of: three, autonomy: 10 min}"), 1, 1);
        assertThat(told.mean("end")).isEqualTo(1);
    }

    /** A replication that stands still is one that failed; its thread goes on with the others. */
    @Test
    void aStandstillIsTheFailureOfAReplication() {
        List<RuntimeException> faults = new ArrayList<>();
        Experiment.of(Written.read(BLINK.formatted("three")))
                .replicate(new Plan(1, 3, 1, 0.9, List.of(0)), List.of(), new Listener() {
                    @Override
                    public void finished(org.faultline.experiment.RunRow row, int done, int total) {}

                    @Override
                    public void failed(int variant, int replication, RuntimeException fault) {
                        faults.add(fault);
                    }
                });
        assertThat(faults).hasSize(3).allMatch(EndlessMoment.class::isInstance);
    }

    /** Lives and repairs of no time: the asset breaks and is mended without end. No level of anything else is part of it. */
    @Test
    void whatBreaksAndIsMendedInNoTimeIsStopped() {
        assertThatThrownBy(
                        () -> trace(
                                """
                horizon: 4 h
                network: {inline: {regions: {town: 1}, assets: {a: {kind: facility}}}}
                failures: {f: {targets: a, after: 0 h, repair: 0 h}}
                """))
                .isInstanceOf(EndlessMoment.class)
                .hasMessageContaining("At 0.0 h");
    }

    /** Customers that go round between two desks which take no time for their work. */
    @Test
    void customersThatGoRoundInNoTimeAreStopped() {
        assertThatThrownBy(
                        () -> trace(
                                """
                horizon: 4 h
                network: {inline: {regions: {town: 1}}}
                stations: {here: {service: 0 s, next: there}, there: {service: 0 s, next: here}}
                arrivals: {calls: {every: 1 h, to: here}}
                observe: {n: {customers: {of: here, what: arrivals}, take: final}}
                """))
                .isInstanceOf(EndlessMoment.class)
                .hasMessageContaining("At 1.0 h");
    }

    /**
     * The first of a pair delivers half of what the second does, once the other half of its need is gone; the second what the first
     * does: 1/2, 1/4, ... until less than 2^-25 is left, which is nothing: 25 halvings and the fall to zero.
     */
    @Test
    void aLoopThatHalvesItselfComesToZero() {
        Told told = Story.of(
                        """
                        facility left needs data weighted right*1 other*1
                        facility right needs data all left
                        facility other
                        """)
                .hitBy(step("end").at(1).stops("other"))
                .told();
        assertThat(told.levelAt("left", 2)).isZero();
        assertThat(told.levelAt("right", 2)).isZero();
        assertThat(told.events("left", What.LEVEL)).hasSize(26);
    }

    /** A loop that loses a hundredth each turn takes 1,725 turns to fall below 2^-25, and is not stopped. */
    @Test
    void aLoopThatDecaysSlowlyIsLetRun() {
        Told told = Story.of(
                        """
                        facility left needs data weighted right*99 other*1
                        facility right needs data all left
                        facility other
                        """)
                .hitBy(step("end").at(1).stops("other"))
                .told();
        assertThat(told.levelAt("right", 2)).isZero();
        assertThat(told.events("left", What.LEVEL)).hasSizeBetween(1700, 1750);
    }

    private static void trace(String text) {
        Experiment.of(Written.read(text)).trace(0, 1, 0);
    }
}
