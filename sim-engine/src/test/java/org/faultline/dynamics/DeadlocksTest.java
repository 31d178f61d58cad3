package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.story.Story;
import org.faultline.trace.Deadlock;
import org.faultline.trace.Deadlock.Named;
import org.junit.jupiter.api.Test;

/** Deadlocks of recovery: who waits for whom, and the fewest starts by hand that help. What is stopped at 1 h is mended at 2 h. */
class DeadlocksTest {

    private static Optional<Deadlock> endOf(Story story, int mostTrials) {
        Run run = new Run(story.simulation(), mostTrials);
        run.execute(1, 0);
        return run.findDeadlock();
    }

    private static Optional<Deadlock> endOf(Story story) {
        return endOf(story, Starters.TRIALS);
    }

    private static Story mended(String drawing, String... stopped) {
        return Story.of(drawing)
                .hitBy(step("cut").at(1).stops(stopped))
                .answeredBy(noticedAfter(0).onSite(20, 0, 1));
    }

    private static Deadlock proven(List<String> members, List<String> waiting, List<String> starters) {
        return new Deadlock(Named.of(members), Named.of(waiting), Named.of(starters), 1, true);
    }

    private static Deadlock two(List<String> members, List<String> waiting, List<String> starters) {
        return new Deadlock(Named.of(members), Named.of(waiting), Named.of(starters), 2, true);
    }

    private static final String PAIR =
            """
            power-bus bus needs signalling all control
            control-centre control needs power all bus
            """;

    /** bus -> control -> bus; the hospital waits for the bus, and nobody for the hospital. */
    @Test
    void twoThatNeedEachOtherAndOneThatNeedsThem() {
        assertThat(endOf(mended(PAIR + "service care needs power all bus", "bus")))
                .contains(proven(List.of("bus", "control"), List.of("care"), List.of("bus")));
    }

    @Test
    void withoutDamageNothingIsLocked() {
        assertThat(endOf(Story.of(PAIR))).isEmpty();
    }

    /** plant -- router -- scada: without power no router, without router no path to the control of the plant, and no power. */
    @Test
    void aLoopThroughAPath() {
        String drawing =
                """
                facility plant needs connectivity all scada
                access-router router needs power all plant
                facility scada
                plant -- router -- scada
                """;
        assertThat(endOf(mended(drawing, "router")))
                .contains(proven(List.of("plant", "router"), List.of(), List.of("plant")));
    }

    /** The generator needs control, control the bus, and the bus what the generator gives its island: to start the bus does not help. */
    @Test
    void aLoopThroughAnIslandOfTheGrid() {
        String drawing =
                """
                power-bus bus cap 30
                generator gen cap 40 needs signalling all control
                control-centre control needs power all bus
                gen == bus
                """;
        assertThat(endOf(mended(drawing, "gen")))
                .contains(proven(List.of("bus", "gen", "control"), List.of(), List.of("gen")));
    }

    /** The mast's power hangs on control, control on the people of the area, the area on the mast's only cell. */
    @Test
    void aLoopThroughCoverage() {
        String drawing =
                """
                coverage-area area of acme
                control-centre control needs signalling all area
                gnb mast of acme needs power all control
                cell cell of acme cap 10 users 10 area area needs signalling all mast
                """;
        assertThat(endOf(mended(drawing, "mast")))
                .contains(proven(List.of("area", "control", "mast", "cell"), List.of(), List.of("control")));
    }

    /** Each needs both others: one start leaves every other one short, two bring the third. */
    @Test
    void threeThatNeedBothOthersNeedTwoStarters() {
        String drawing =
                """
                facility a needs power all b c
                facility b needs power all a c
                facility c needs power all a b
                """;
        assertThat(endOf(mended(drawing, "b"))).contains(proven(List.of("a", "b", "c"), List.of(), List.of("a", "b")));
    }

    /** b needs c and d, and all others need it in the end: from d nothing follows, from a only c, from b everything. */
    @Test
    void theOneFromWhichAllOthersFollowIsNamed() {
        String drawing =
                """
                facility d needs power all a b
                facility a needs power all b
                facility b needs power all c d
                facility c needs power all a
                """;
        assertThat(endOf(mended(drawing, "c"))).contains(proven(List.of("d", "a", "b", "c"), List.of(), List.of("b")));
    }

    /** Two loops without anything in common, and a third that waits for both but has nothing to wait for in itself. */
    @Test
    void loopsThatAreIndependentNeedAStarterEach() {
        String drawing =
                """
                facility a needs power all b
                facility b needs power all a
                facility x needs power all y
                facility y needs power all x
                facility sum needs power all a x
                """;
        assertThat(endOf(mended(drawing, "a", "y")))
                .contains(two(List.of("a", "b", "x", "y"), List.of("sum"), List.of("a", "x")));
    }

    /** The second loop needs the first one as well: it is whole again only with a start of its own once the first stands. */
    @Test
    void aLoopBehindALoopNeedsItsOwnStarter() {
        String drawing =
                """
                facility p needs power all q a
                facility q needs power all p
                facility a needs power all b
                facility b needs power all a
                """;
        assertThat(endOf(mended(drawing, "a")))
                .contains(two(List.of("p", "q", "a", "b"), List.of(), List.of("p", "a")));
    }

    /** Half of the feed is there: 0.5 is all that the loop could have, and what a start by hand gives. */
    @Test
    void aLoopThatCouldOnlyRiseInPart() {
        String drawing =
                """
                facility feed
                facility a needs power all b ; data all feed
                facility b needs power all a
                """;
        Story story = Story.of(drawing)
                .hitBy(step("cut").at(1).stops("a"), step("sag").at(20).degrades(0.5, "feed"))
                .answeredBy(noticedAfter(0).onSite(5, 0, 10));
        assertThat(endOf(story.lasting(24))).contains(proven(List.of("a", "b"), List.of(), List.of("a")));
    }

    /** Both work by hand at 30 % and could deliver everything. */
    @Test
    void aLoopThatStandsStillAtItsFallback() {
        String drawing =
                """
                facility a needs data all b falls 30%
                facility b needs data all a falls 30%
                """;
        assertThat(endOf(mended(drawing, "a"))).contains(proven(List.of("a", "b"), List.of(), List.of("a")));
    }

    private static final String STOCKED =
            """
            power-bus bus needs signalling all control holds 8h refills 8h
            gnb mast needs power all bus holds 2h refills 4h
            control-centre control needs signalling all mast
            """;

    /** Out from 1 h: the mast lives until 3 h, the bus could do without control until 11 h. Mended at 13 h nothing is left. */
    @Test
    void aLoopIsLockedOnceItsStocksAreGone() {
        Story story = Story.of(STOCKED)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 12));
        assertThat(endOf(story.lasting(12.5))).as("not mended yet").isEmpty();
        assertThat(endOf(story.lasting(13.5)))
                .contains(proven(List.of("bus", "mast", "control"), List.of(), List.of("bus")));
    }

    /** Mended at 5 h while the stock of the bus holds. */
    @Test
    void aLoopWithAStockLeftIsNotLocked() {
        Story story = Story.of(STOCKED)
                .hitBy(step("cut").at(1).stops("bus"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 4));
        assertThat(endOf(story)).isEmpty();
    }

    /** Each has half of what it needs from the feed and half from the other; both are starting, and will be up at 12 h. */
    @Test
    void aSlowRestartIsNoDeadlock() {
        String drawing =
                """
                facility feed
                facility a restart 10h needs power weighted feed b
                facility b restart 10h needs power weighted feed a
                """;
        assertThat(endOf(mended(drawing, "a", "b").lasting(8))).isEmpty();
    }

    /** a and b wait for each other, but nothing in the loop could stand without x, which nobody mends. */
    @Test
    void whatWaitsForARepairIsNotLocked() {
        String drawing =
                """
                facility x
                facility a needs power all b x
                facility b needs power all a x
                """;
        assertThat(endOf(Story.of(drawing).hitBy(step("cut").at(1).wipes("x")))).isEmpty();
    }

    /** The same state again after another run of the same object. */
    @Test
    void askingLeavesNothingBehind() {
        Run run = new Run(mended(PAIR, "bus").simulation(), Starters.TRIALS);
        run.execute(1, 0);
        Optional<Deadlock> first = run.findDeadlock();
        String hash = run.execute(1, 1).hash();
        assertThat(run.findDeadlock()).isEqualTo(first);
        assertThat(run.findDeadlock()).isEqualTo(first);
        assertThat(run.execute(1, 1).hash()).isEqualTo(hash);
    }

    /** Without any trial the set is found one by one and is not called shortest unless it has one starter. */
    @Test
    void aSpentBudgetSaysSo() {
        String drawing =
                """
                facility a needs power all b c
                facility b needs power all a c
                facility c needs power all a b
                """;
        assertThat(endOf(mended(drawing, "b"), 0))
                .contains(new Deadlock(
                        Named.of(List.of("a", "b", "c")), Named.of(List.of()), Named.of(List.of("a", "b")), 1, false));
        assertThat(endOf(mended(PAIR, "bus"), 0))
                .contains(proven(List.of("bus", "control"), List.of(), List.of("bus")));
    }

    /** A ring of twelve in which each needs both neighbours: of any two in a row one must be started, so every second one. */
    @Test
    void aRingInWhichEachNeedsBothNeighboursNeedsEverySecondOne() {
        String drawing = IntStream.range(0, 12)
                .mapToObj(i -> "facility f" + i + " needs power all f" + (i + 11) % 12 + " f" + (i + 1) % 12)
                .collect(Collectors.joining("\n"));
        assertThat(endOf(mended(drawing, "f3")).orElseThrow().starters().first())
                .containsExactly("f0", "f2", "f4", "f6", "f8", "f10");
        Deadlock quick = endOf(mended(drawing, "f3"), 100).orElseThrow();
        assertThat(quick.shortest()).isFalse();
        assertThat(quick.starters().count()).isEqualTo(6);
    }
}
