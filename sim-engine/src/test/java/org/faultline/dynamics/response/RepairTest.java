package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.policy.Restoration;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Limited crews and what they need. */
class RepairTest {

    /** Seven jobs of 1 h travel and 2 h work, three crews: done at 3 h (three), 6 h (three) and 9 h (one). */
    @Test
    void jobsQueueForCrews() {
        Told told = Story.of("facility a,b,c,d,e,f,g")
                .hitBy(step("cut").stops("a", "b", "c", "d", "e", "f", "g"))
                .answeredBy(noticedAfter(0).onSite(3, 1, 2))
                .told();
        assertThat(told.levels("a")).isEqualTo("0h 0, 3h 1");
        assertThat(told.levels("c")).isEqualTo("0h 0, 3h 1");
        assertThat(told.levels("d")).isEqualTo("0h 0, 6h 1");
        assertThat(told.levels("f")).isEqualTo("0h 0, 6h 1");
        assertThat(told.levels("g")).isEqualTo("0h 0, 9h 1");
    }

    @Test
    void everyOperatorHasItsOwnCrews() {
        Told told = Story.of("amf a of acme\namf b of bell")
                .hitBy(step("cut").stops("a", "b"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 2))
                .told();
        assertThat(told.levels("a")).isEqualTo("0h 0, 2h 1");
        assertThat(told.levels("b")).isEqualTo("0h 0, 2h 1");
    }

    private static final String TOWNS =
            """
            coverage-area area of acme
            gnb village,city,town of acme
            cell cv of acme users 10 cap 10 area area needs signalling all village
            cell cc of acme users 1000 cap 1000 area area needs signalling all city
            cell ct of acme users 200 cap 200 area area needs signalling all town
            amf core of acme
            """;

    private static Told repaired(Restoration.Order order) {
        return Story.of(TOWNS)
                .hitBy(step("1").at(0).stops("village"), step("2").at(1).stops("city", "town", "core"))
                .answeredBy(noticedAfter(2).onSite(1, 0, 3).order(order))
                .told();
    }

    /** Village is asked for at 2 h and takes until 5 h; then one after the other, each 3 h. */
    @Test
    void theFirstBrokenIsMendedFirst() {
        Told told = repaired(Restoration.Order.FIRST_BROKEN);
        assertThat(told.levels("village")).isEqualTo("0h 0, 5h 1");
        assertThat(told.levels("city")).isEqualTo("1h 0, 8h 1");
        assertThat(told.levels("town")).isEqualTo("1h 0, 11h 1");
        assertThat(told.levels("core")).isEqualTo("1h 0, 14h 1");
    }

    /** All 1,210 users stand behind the core, 1,000 behind the city, 200 behind the town. */
    @Test
    void theMostUsersAreMendedFirst() {
        Told told = repaired(Restoration.Order.BY_USERS);
        assertThat(told.levels("village")).isEqualTo("0h 0, 5h 1");
        assertThat(told.levels("core")).isEqualTo("1h 0, 8h 1");
        assertThat(told.levels("city")).isEqualTo("1h 0, 11h 1");
        assertThat(told.levels("town")).isEqualTo("1h 0, 14h 1");
    }

    @Test
    void theCoreIsMendedFirstWhenThePlanSaysSo() {
        Told told = repaired(Restoration.Order.CORE_FIRST);
        assertThat(told.levels("core")).isEqualTo("1h 0, 8h 1");
        assertThat(told.levels("city")).isEqualTo("1h 0, 11h 1");
    }

    /** manager -- hub -- edge -- g: the gNB g is managed over both routers. */
    private static final String MANAGED =
            """
            element-manager manager of acme
            core-router hub of acme
            access-router edge of acme
            gnb g,h of acme
            manager -- hub -- edge -- g
            edge -- h
            """;

    @Test
    void aStoppedAssetIsMendedFromAfar() {
        Told told = Story.of(MANAGED)
                .hitBy(step("cut").at(1).stops("g"))
                .answeredBy(noticedAfter(0).onSite(1, 2, 4).remote(1, 0.5))
                .told();
        assertThat(told.levels("g")).isEqualTo("1h 0, 1.5h 1");
    }

    @Test
    void aStoppedRouterIsMendedFromAfarOverItsNeighbour() {
        Told told = Story.of(MANAGED)
                .hitBy(step("cut").at(1).stops("edge"))
                .answeredBy(noticedAfter(0).onSite(1, 2, 4).remote(1, 0.5))
                .told();
        assertThat(told.levels("edge")).isEqualTo("1h 0, 1.5h 1");
    }

    @Test
    void aWipedAssetIsMendedOnSite() {
        Told told = Story.of(MANAGED)
                .hitBy(step("cut").at(1).wipes("g"))
                .answeredBy(noticedAfter(0).onSite(1, 2, 4).remote(1, 0.5))
                .told();
        assertThat(told.levels("g")).isEqualTo("1h 0, 7h 1");
    }

    @Test
    void withoutManagementSomebodyHasToGoThere() {
        Told told = Story.of(MANAGED)
                .hitBy(step("cut").at(1).stops("manager", "g"))
                .answeredBy(noticedAfter(0).onSite(2, 2, 4).remote(1, 0.5))
                .told();
        assertThat(told.levels("manager")).isEqualTo("1h 0, 7h 1");
        assertThat(told.levels("g")).isEqualTo("1h 0, 7h 1");
    }

    @Test
    void withoutAPathSomebodyHasToGoThere() {
        Told told = Story.of(MANAGED)
                .hitBy(step("wipe").at(1).wipes("edge"), step("cut").at(2).stops("g"))
                .answeredBy(noticedAfter(0).onSite(2, 2, 4).remote(1, 0.5))
                .told();
        assertThat(told.levels("g")).isEqualTo("2h 0, 8h 1");
    }

    /** Nobody can go there; management loses its power from 1 h to 6 h: half an hour after its return g is mended. */
    @Test
    void aRemoteRepairWaitsForManagement() {
        Told told = Story.of(
                        """
                        facility mains
                        element-manager manager of acme needs power all mains
                        gnb g of acme
                        """)
                .hitBy(step("cut").at(1).stops("mains"), step("stop").at(2).stops("g"))
                .answeredBy(noticedAfter(0).remote(1, 5))
                .told();
        assertThat(told.levels("manager")).isEqualTo("1h 0, 6h 1");
        assertThat(told.levels("g")).isEqualTo("2h 0, 11h 1");
    }

    /** As before, but it is the power of a router on the way that is lost and returns: nobody repairs the router. */
    @Test
    void aRemoteRepairWaitsForThePath() {
        Told told = Story.of(
                        """
                        facility mains
                        element-manager manager of acme
                        core-router hub of acme restart 1h needs power all mains
                        gnb g of acme
                        manager -- hub -- g
                        """)
                .hitBy(step("cut").at(1).stops("mains"), step("stop").at(2).stops("g"))
                .answeredBy(noticedAfter(0).remote(1, 5))
                .told();
        assertThat(told.levels("hub")).isEqualTo("1h 0, 7h 1");
        assertThat(told.levels("g")).isEqualTo("2h 0, 12h 1");
    }

    /** Nobody can go there and everything has stopped: from the manager outwards, one after the other. */
    @Test
    void remoteRepairWorksItsWayOutFromTheManager() {
        Told told = Story.of(MANAGED)
                .hitBy(step("cut").at(1).stops("g", "edge", "hub"))
                .answeredBy(noticedAfter(0.5).remote(3, 1))
                .told();
        assertThat(told.levels("hub")).isEqualTo("1h 0, 2.5h 1");
        assertThat(told.levels("edge")).isEqualTo("1h 0, 3.5h 1");
        assertThat(told.levels("g")).isEqualTo("1h 0, 4.5h 1");
    }

    /** The session from 1 h to 3 h ends with nothing, as the asset was wiped at 2 h; then 2 h travel and 4 h work. */
    @Test
    void anAssetWipedUnderRemoteRepairNeedsAVisit() {
        Told told = Story.of(MANAGED)
                .hitBy(step("stop").at(1).stops("g"), step("wipe").at(2).wipes("g"))
                .answeredBy(noticedAfter(0).onSite(1, 2, 4).remote(1, 2))
                .told();
        assertThat(told.changes("g", What.REPAIR)).isEqualTo("1h 0, 1h 1, 3h 0, 3h 1, 9h 2");
        assertThat(told.levels("g")).isEqualTo("1h 0, 9h 1");
    }

    @Test
    void anAssetLockedOutUnderRemoteRepairNeedsAVisit() {
        Told told = Story.of(MANAGED)
                .hitBy(step("stop").at(1).stops("g"), step("lock").at(2).locksOut("g"))
                .answeredBy(noticedAfter(0).onSite(1, 2, 4).remote(1, 2))
                .told();
        assertThat(told.levels("g")).isEqualTo("1h 0, 9h 1");
    }

    /** g is under remote repair until 5 h, h waits for the session; management is dark from 3 h to 6 h: somebody sets out at 5 h. */
    @Test
    void whoWaitsForASessionThatCannotBeginIsVisited() {
        Story story = Story.of(
                        """
                        facility mains
                        element-manager manager of acme needs power all mains
                        gnb g,h of acme
                        """)
                .hitBy(step("stop").at(1).stops("g", "h"), step("cut").at(3).wipes("mains"));
        Told siteFirst =
                story.answeredBy(noticedAfter(0).onSite(1, 1, 2).remote(1, 4)).told();
        Told siteLast =
                story.answeredBy(noticedAfter(0).remote(1, 4).onSite(1, 1, 2)).told();
        assertThat(siteFirst.levels("manager")).isEqualTo("3h 0, 6h 1");
        assertThat(siteFirst.levels("h")).isEqualTo("1h 0, 8h 1");
        assertThat(siteLast.levels("h")).isEqualTo("1h 0, 8h 1");
    }

    /** A second hit while the crew is there is mended with the first. */
    @Test
    void damageDuringARepairIsMendedWithIt() {
        Told told = Story.of("facility f")
                .hitBy(step("1").at(1).stops("f"), step("2").at(2).stops("f"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0, 4h 1");
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("1h 0, 1h 1, 4h 2");
    }

    @Test
    void withoutCrewsNothingIsMended() {
        Told told = Story.of("facility f")
                .hitBy(step("1").at(1).stops("f"))
                .answeredBy(noticedAfter(0))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0");
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("1h 0");
    }
}
