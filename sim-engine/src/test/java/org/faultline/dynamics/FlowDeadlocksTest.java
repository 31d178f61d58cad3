package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import org.faultline.story.Story;
import org.faultline.trace.Deadlock;
import org.faultline.trace.Deadlock.Named;
import org.junit.jupiter.api.Test;

/**
 * Deadlocks of recovery that go through what flows get. scada commands the plant over the router, which lives from the plant. What is
 * stopped at 1 h is mended at 2 h.
 *
 * <pre>
 * scada --- router --- plant       command@scada: scada to plant
 *              ^ power -|
 * </pre>
 */
class FlowDeadlocksTest {

    private static final String LOOP =
            """
            facility plant needs data all command@scada
            core-router router needs power all plant
            facility scada
            scada -- router
            router -- plant
            flow command scada to plant sends 5
            """;

    /** The same with a command that ends at a terminal which needs nobody. */
    private static final String TO_TERMINAL = LOOP.replace("facility scada", "facility scada,terminal")
            .replace("router -- plant", "router -- terminal")
            .replace("to plant", "to terminal");

    private static Optional<Deadlock> endOf(String drawing, String stopped) {
        Run run = new Run(
                Story.of(drawing)
                        .hitBy(step("cut").at(1).stops(stopped))
                        .answeredBy(noticedAfter(0).onSite(20, 0, 1))
                        .simulation(),
                Starters.TRIALS);
        run.execute(1, 0);
        return run.findDeadlock();
    }

    private static Deadlock one(List<String> members, List<String> waiting, List<String> starters) {
        return new Deadlock(Named.of(members), Named.of(waiting), Named.of(starters), 1, true);
    }

    /** A started router leads to a plant that is down, and to start the flow makes no way; a started plant feeds the router. */
    @Test
    void aLoopThroughTheOnlyWayOfAFlow() {
        assertThat(endOf(LOOP, "router"))
                .contains(one(List.of("plant", "router", "command@scada"), List.of(), List.of("plant")));
    }

    /** The plant is where the command ends: without it there is no way, and without the command no plant, whatever the router does. */
    @Test
    void whoLivesFromWhatReachesOnlyHimWhileHeLives() {
        assertThat(endOf(LOOP + "core-router spare\nscada -- spare\nspare -- plant\n", "plant"))
                .contains(one(List.of("plant", "router", "command@scada"), List.of(), List.of("plant")));
    }

    /** Either start helps now; the second router needs nobody: the command takes that way, the plant rises, and the router with it. */
    @Test
    void aSecondWayBreaksTheLoop() {
        assertThat(endOf(TO_TERMINAL, "router"))
                .contains(one(List.of("plant", "router", "command@scada"), List.of(), List.of("plant")));
        assertThat(endOf(TO_TERMINAL + "core-router spare\nscada -- spare\nspare -- terminal\n", "router"))
                .isEmpty();
    }

    /** The spare way takes 9 ms where the command is worth nothing after 5: the loop again, although there is a way. */
    @Test
    void aWayThatTakesTooLongBreaksNothing() {
        String slow = TO_TERMINAL.replace("sends 5", "sends 5 within 5 else 0%")
                + "core-router spare\nscada -- spare taking 9\nspare -- terminal\n";
        assertThat(endOf(slow, "router"))
                .contains(one(List.of("plant", "router", "command@scada"), List.of(), List.of("plant")));
        assertThat(endOf(slow.replace("taking 9", "taking 4"), "router")).isEmpty();
    }

    /** Who only waits is told apart from who makes the others wait. */
    @Test
    void whoLivesFromTheFlowAloneWaits() {
        assertThat(endOf(LOOP + "service care needs data all command@scada\n", "router"))
                .contains(one(List.of("plant", "router", "command@scada"), List.of("care"), List.of("plant")));
    }

    /** 5 are sent over a link of 2: what would get through after a start is a matter of dividing, and nothing is named. */
    @Test
    void nothingIsNamedWhereALinkWouldBeTooFull() {
        String full = LOOP.replace("scada -- router", "scada -- router carrying 2")
                .replace("all command@scada", "all command@scada full 10%");
        assertThat(endOf(full, "router")).isEmpty();
    }

    /** ... but a link that is too full elsewhere says nothing against it. */
    @Test
    void aLinkThatIsTooFullElsewhereDoesNotHideIt() {
        String elsewhere = LOOP + "facility far,near\nfar -- near carrying 2\nflow other far to near sends 5\n";
        assertThat(endOf(elsewhere, "router").orElseThrow().starters().first()).containsExactly("plant");
    }
}
