package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.PlaybookText.playbook;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.ResponseText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/**
 * Plans that need the network they mend. The operations centre reaches the radio site f over the core router c: noc -- c -- f. At 1 h f stops and c is
 * wiped, so that it must be installed anew on the spot, which is noticed at 1.5 h and understood at 2 h. One crew can go out: 2 h of travel, 1 h of work. A session from afar takes 0.5 h, a roll-back 0.25 h.
 */
class InBandTest {

    private static final String IN_BAND =
            """
            core-router c of acme
            gnb f of acme
            element-manager noc of acme
            noc -- c
            c -- f
            """;

    private static ResponseText plan() {
        return noticedAfter(0.5).understoodAfter(0.5).remote(1, 0.5).onSite(1, 2, 1);
    }

    private static Told told(String network, ResponseText plan) {
        return Story.of(network)
                .hitBy(step("worse").at(1).wipes("c"), step("bad").at(1).stops("f"))
                .answeredBy(plan)
                .told();
    }

    private static ResponseText rollingBackOnNotice() {
        return plan().by(playbook("back").onNotice("bad").rollsBack(0.25, "f").toPlaybook());
    }

    /** The roll-back of 1.5 h finds no way to f. Somebody goes to c (2 h to 5 h) and then to f (5 h to 8 h). */
    @Test
    void aRollBackOverTheNetworkThatIsDownIsInVainAndSomebodyGoesThere() {
        Told told = told(IN_BAND, rollingBackOnNotice());
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("1.5h 7");
        assertThat(told.levels("c")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("f")).isEqualTo("1h 0, 8h 1");
    }

    /** With a link past the router the same roll-back begins at once, and the crew has only c to mend. */
    @Test
    void withAWayBesideTheNetworkTheSameRollBackHelps() {
        Told told = told(IN_BAND + "noc -- f\n", rollingBackOnNotice());
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("1.75h 4");
        assertThat(told.levels("f")).isEqualTo("1h 0, 1.75h 1");
        assertThat(told.changes("f", What.REPAIR)).isEmpty();
        assertThat(told.levels("c")).isEqualTo("1h 0, 5h 1");
    }

    /** Half an hour after the router is back the same plan helps: f is whole at 5.75 h. The crew, on its way since 5 h, gets there for nothing at 8 h. */
    @Test
    void onceTheNetworkIsBackThePlanIsFasterThanTheVisit() {
        Told told = told(
                IN_BAND, plan().by(playbook("back").at(5.5).rollsBack(0.25, "f").toPlaybook()));
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("5.75h 4");
        assertThat(told.levels("f")).isEqualTo("1h 0, 5.75h 1");
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("2h 0, 5h 1, 8h 2");
    }

    /** Without anybody who can go out nothing ends: c is not mended from afar, and f lies behind it. */
    @Test
    void withoutCrewsThatGoOutNothingIsMended() {
        Told told = told(
                IN_BAND,
                noticedAfter(0.5)
                        .understoodAfter(0.5)
                        .remote(1, 0.5)
                        .by(playbook("back")
                                .onNotice("bad")
                                .rollsBack(0.25, "f")
                                .toPlaybook()));
        assertThat(told.levels("c")).isEqualTo("1h 0");
        assertThat(told.levels("f")).isEqualTo("1h 0");
    }
}
