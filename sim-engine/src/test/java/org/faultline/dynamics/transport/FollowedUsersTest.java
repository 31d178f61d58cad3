package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** What flows offer follows the users whom cells serve, and who takes them over. */
class FollowedUsersTest {

    /**
     * <pre>
     *    ca (60 users) -- ga -- ra --+
     *       half reached by cb       core -- upf      1 Mbit/s for each user, 100 on ra--core, 80 on rb--core
     *    cb (60 users) -- gb -- rb --+
     * </pre>
     */
    private static final String TWO =
            """
            core-router core,ra,rb
            upf upf
            gnb ga,gb
            coverage-area area of acme
            cell ca of acme cap 100 users 60 area area overlaps cb 50% needs data all ga
            cell cb of acme cap 100 users 60 area area overlaps ca 100% needs data all gb
            upf -- core
            ra -- core carrying 100
            rb -- core carrying 80
            ga -- ra
            gb -- rb carrying 85
            flow web ra to upf sends 60 users ca
            flow web rb to upf sends 60 users cb
            """;

    /** Without ca, cb serves 60 + 30 users; of their 90 Mbit/s rb--core carries 80. Nobody sends over ra, so nothing is lost there. */
    @Test
    void whoIsTakenOverFillsTheLinkOfTheNeighbour() {
        Told told = Story.of(TWO).hitBy(step("cut").at(1).stops("ga")).told();
        assertThat(told.levels("web@rb")).isEqualTo("1h 0.88889");
        assertThat(told.levels("web@ra")).isEmpty();
        assertThat(told.levels("area")).isEqualTo("1h 0.75");
        assertThat(told.why("web@rb"))
                .isEqualTo("cut STEP > ga INTEGRITY > ga CONDITION > ga LEVEL > ca LEVEL > web@rb LEVEL");
    }

    /** Of the 60 users of cb only 40 find room at ca: 100 Mbit/s, which ra--core just carries. */
    @Test
    void noMoreAreTakenOverThanThereIsRoomFor() {
        Told told = Story.of(TWO).hitBy(step("cut").at(1).stops("gb")).told();
        assertThat(told.levels("web@ra")).isEmpty();
        Told narrow = Story.of(TWO.replace("ra -- core carrying 100", "ra -- core carrying 75"))
                .hitBy(step("cut").at(1).stops("gb"))
                .told();
        assertThat(narrow.levels("web@ra")).isEqualTo("1h 0.75");
    }

    @Test
    void whenTheCellIsBackAllIsAsBefore() {
        Told told = Story.of(TWO)
                .hitBy(step("cut").at(1).stops("ga"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("web@rb")).isEqualTo("1h 0.88889, 4h 1");
    }

    /** A volume that is always the same fills nothing. */
    @Test
    void withoutUsersTheVolumeStays() {
        Told told = Story.of(TWO.replace("users cb\n", "\n"))
                .hitBy(step("cut").at(1).stops("ga"))
                .told();
        assertThat(told.levels("web@rb")).isEmpty();
    }

    /** gb--rb carries 72 of 90, and rb--core all of that: 0.8. While all is well 60 pass it. */
    @Test
    void whatComesToTheSourceIsLimitedByTheLinkOfTheSite() {
        Told told = Story.of(TWO.replace("gb -- rb carrying 85", "gb -- rb carrying 72")
                        .replace("users cb\n", "users cb via gb\n"))
                .hitBy(step("cut").at(1).stops("ga"))
                .answeredBy(noticedAfter(0).onSite(1, 0, 3))
                .told();
        assertThat(told.levels("web@rb")).isEqualTo("1h 0.8, 4h 1");
    }

    /** 85 of 90 come to rb, and 80 of these go on: 80/90 in all, not less for the two limits together. */
    @Test
    void theNarrowerOfTwoLimitsCounts() {
        Told told = Story.of(TWO.replace("users cb\n", "users cb via gb\n"))
                .hitBy(step("cut").at(1).stops("ga"))
                .told();
        assertThat(told.levels("web@rb")).isEqualTo("1h 0.88889");
    }

    /**
     * Calls of 20 and web of 40 share gb--rb with 72: with half as many users again calls ask for 30, which pass, and 42 of 60 of web do.
     */
    @Test
    void theUrgentClassPassesTheLinkOfTheSiteFirst() {
        String drawing = TWO.replace("gb -- rb carrying 85", "gb -- rb carrying 72")
                .replace(
                        "flow web rb to upf sends 60 users cb\n",
                        """
                        flow web rb to upf sends 40 users cb via gb
                        flow calls rb to upf sends 20 class 0 users cb via gb
                        """);
        Told told = Story.of(drawing).hitBy(step("cut").at(1).stops("ga")).told();
        assertThat(told.levels("web@rb")).isEqualTo("1h 0.7");
        assertThat(told.levels("calls@rb")).isEmpty();
    }

    /** By day at double volume 120 stand before the link of the site, which has 100; by night nobody sends. */
    @Test
    void theLinkOfTheSiteLimitsInTheHoursInWhichItIsFull() {
        Told told = Story.of(TWO.replace("gb -- rb carrying 85", "gb -- rb carrying 100")
                        .replace("rb -- core carrying 80", "rb -- core")
                        .replace("users cb\n", "users cb via gb demand day\n"))
                .told();
        assertThat(told.levels("web@rb")).isEqualTo("6h 0.83333, 18h 1");
    }

    /** Of 80 users at two cells 48 get through; without one cell 40 are left, who do; with 20 of the neighbour they are 60, of whom 48 do. */
    @Test
    void aFlowFollowsAllOfItsCells() {
        Told told = Story.of(
                        """
                        core-router core,r,s
                        upf upf
                        coverage-area area of acme
                        cell c1 of acme cap 40 users 40 area area
                        cell c2 of acme cap 90 users 40 area area
                        cell c3 of acme cap 20 users 20 area area overlaps c2 100%
                        upf -- core
                        r -- core carrying 48
                        s -- core
                        flow web r to upf sends 80 users c1 users c2
                        flow web s to upf sends 20 users c3
                        """)
                .hitBy(step("one").at(1).stops("c1"), step("other").at(2).stops("c3"))
                .told();
        assertThat(told.levels("web@r")).isEqualTo("0h 0.6, 1h 1, 2h 0.8");
    }

    @Test
    void usersOfWhatIsNoCellAndLinksThatAreNotThereAreRefused() {
        assertThatThrownBy(
                        () -> Story.of(TWO.replace("users cb\n", "users gb\n")).told())
                .hasMessageContaining("A flow carries the users of gb, which is no cell.");
        assertThatThrownBy(() ->
                        Story.of(TWO.replace("users cb\n", "users cb via ga\n")).told())
                .hasMessageContaining("Users come to rb via ga, but no link that carries traffic joins the two.");
    }
}
