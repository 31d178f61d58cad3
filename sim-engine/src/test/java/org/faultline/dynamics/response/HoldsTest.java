package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.PlaybookText.playbook;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.ResponseText.unnoticed;
import static org.faultline.story.StepText.step;

import java.util.List;
import org.faultline.policy.Playbook.End;
import org.faultline.story.PlaybookText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** What is taken back, in which order, and what takes the place of what. */
class HoldsTest {

    private static Told held(String assets, PlaybookText plan) {
        return Story.of(assets).answeredBy(unnoticed().by(plan.toPlaybook())).told();
    }

    /** Isolated from 1 h to 3 h; two people search for 2 h each: a and b until 5 h, c until 7 h. */
    @Test
    void anAssetIsSearchedBeforeItIsConnected() {
        Told told = held("facility a,b,c", playbook("cut").at(1).isolatesFor(2).searchedBy(2, 2, 1));
        assertThat(told.levels("a")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("c")).isEqualTo("1h 0, 7h 1");
        assertThat(told.changes("c", What.DEFENCE)).isEqualTo("1h 1, 7h 8, 7h 2");
    }

    /** Nobody noticed the backdoor; who searches finds it, or connects the asset with it. */
    @Test
    void aSearchFindsWhatNobodyNoticed() {
        Story story = Story.of("facility a").hitBy(step("sleep").at(0.5).implants("a"));
        PlaybookText cut = playbook("cut").at(1).isolatesFor(2);
        Told found = story.answeredBy(unnoticed().by(cut.searchedBy(1, 2, 1).toPlaybook()))
                .told();
        assertThat(found.changes("a", What.INTEGRITY)).isEqualTo("0.5h 1, 5h 0");
        Told missed = story.answeredBy(unnoticed().by(cut.searchedBy(1, 2, 0).toPlaybook()))
                .told();
        assertThat(missed.changes("a", What.INTEGRITY)).isEqualTo("0.5h 1");
        assertThat(missed.levels("a")).isEqualTo("1h 0, 5h 1");
    }

    /** 400 searches that find what is there by 30 %: 120 expected, standard deviation 9.2; four of them. */
    @Test
    void aSearchFindsWithItsChance() {
        long found = Story.of("facility a")
                .hitBy(step("sleep").at(0.5).implants("a"))
                .answeredBy(unnoticed()
                        .by(playbook("cut")
                                .at(1)
                                .isolatesFor(2)
                                .searchedBy(1, 1, 0.3)
                                .toPlaybook()))
                .toldTimes(3, 400)
                .filter(t -> t.changes("a", What.INTEGRITY).endsWith(" 0"))
                .count();
        assertThat(found).isBetween(83L, 157L);
    }

    /** All could return at 3 h; c is searched first, until 4 h, then a and b, which stand first in the network. */
    @Test
    void whatComesFirstIsSearchedFirst() {
        Told told = held(
                "facility a,b,c",
                playbook("cut").at(1).isolatesFor(2).searchedBy(1, 1, 1).first("c"));
        assertThat(told.levels("c")).isEqualTo("1h 0, 4h 1");
        assertThat(told.levels("a")).isEqualTo("1h 0, 5h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 6h 1");
    }

    /**
     * data is wiped and back at 9 h; everything else is clean and could return at 2 h, when the wipe is understood. Voice waits for data, and
     * the rest for voice: with groups of one and a pause of an hour they come an hour apart.
     */
    @Test
    void nothingIsConnectedBeforeWhatComesFirst() {
        Told told = Story.of("facility rest,voice,data")
                .hitBy(step("w").at(1).wipes("data"))
                .answeredBy(noticedAfter(0)
                        .understoodAfter(1)
                        .onSite(1, 0, 7)
                        .by(playbook("all")
                                .at(1.5)
                                .isolatesUntil(End.CLEAN)
                                .inGroups(1, 1)
                                .first("data", "voice")
                                .toPlaybook()))
                .told();
        assertThat(told.changes("data", What.DEFENCE)).isEqualTo("1.5h 1, 9h 2");
        assertThat(told.levels("voice")).isEqualTo("1.5h 0, 10h 1");
        assertThat(told.levels("rest")).isEqualTo("1.5h 0, 11h 1");
    }

    /** base, mid and top are restored for an hour each, none before what it is built on is through. */
    @Test
    void whatOthersAreBuiltOnIsRestoredFirst() {
        Told told = Story.of(
                        """
                        facility top needs data all mid
                        facility mid needs data all base
                        facility base
                        """)
                .hitBy(step("w").at(1).wipes("top", "mid", "base"))
                .answeredBy(unnoticed()
                        .by(playbook("restore")
                                .at(2)
                                .restores(1)
                                .providersFirst()
                                .toPlaybook()))
                .told();
        assertThat(told.levels("base")).isEqualTo("1h 0, 3h 1");
        assertThat(told.levels("mid")).isEqualTo("1h 0, 4h 1");
        assertThat(told.levels("top")).isEqualTo("1h 0, 5h 1");
    }

    /** Nobody can restore the first one, as it is lost with its backup: who waits for it is let through all the same. */
    @Test
    void whatFailsHoldsUpNobody() {
        Told told = Story.of("gnb b of acme\ngnb a of acme\nelement-manager noc of acme")
                .hitBy(step("w").at(1).wipes("a"), step("s").at(1).stops("b"))
                .answeredBy(unnoticed()
                        .by(playbook("back")
                                .at(2)
                                .rollsBack(1, "a", "b")
                                .first("a")
                                .toPlaybook()))
                .told();
        assertThat(told.changes("a", What.DEFENCE)).isEqualTo("2h 7");
        assertThat(told.levels("b")).isEqualTo("1h 0, 3h 1");
    }

    /** Isolated, g is mended from afar at 2 h; switched off, not before it is on again at 5 h. */
    @Test
    void whatIsSwitchedOffCannotBeMendedFromAfar() {
        Story story = Story.of("gnb g of acme\nelement-manager noc of acme")
                .hitBy(step("cut").at(1).stops("g"));
        Told isolated = story.answeredBy(noticedAfter(0)
                        .remote(1, 1)
                        .by(playbook("cut").at(0.5).isolatesFor(4.5, "g").toPlaybook()))
                .told();
        assertThat(isolated.levels("g")).isEqualTo("0.5h 0, 5h 1");
        Told off = Story.of("gnb g of acme\nelement-manager noc of acme")
                .hitBy(step("cut").at(0.25).stops("g"))
                .answeredBy(noticedAfter(0.5)
                        .remote(1, 1)
                        .by(playbook("off").at(0.5).switchesOffFor(4.5, "g").toPlaybook()))
                .told();
        assertThat(off.changes("g", What.DEFENCE)).isEqualTo("0.5h 11, 5h 12");
        assertThat(off.levels("g")).isEqualTo("0.25h 0, 6h 1");
    }

    private static Told rolledBackAt(double hours) {
        return Story.of("gnb f of acme\ngnb g of acme\nelement-manager noc of acme")
                .hitBy(step("cut").at(0.5).stops("f", "g"))
                .answeredBy(unnoticed()
                        .by(
                                playbook("off").at(1).switchesOffFor(10, "f").toPlaybook(),
                                playbook("back").at(hours).rollsBack(1).toPlaybook()))
                .told();
    }

    /**
     * f is switched off from 1 h to 11 h: a roll-back of 2 h waits and takes an hour from then on. One that is under way when f is switched off begins anew.
     * The rest is not held up.
     */
    @Test
    void aRollBackWaitsForWhatIsSwitchedOff() {
        Told waits = rolledBackAt(2);
        assertThat(waits.changes("f", What.DEFENCE)).isEqualTo("1h 11, 11h 12, 12h 4");
        assertThat(waits.changes("g", What.DEFENCE)).isEqualTo("3h 4");
        Told underWay = rolledBackAt(0.75);
        assertThat(underWay.changes("f", What.DEFENCE)).isEqualTo("1h 11, 11h 12, 12h 4");
        assertThat(underWay.changes("g", What.DEFENCE)).isEqualTo("1.75h 4");
    }

    /** main is cut off at 2 h although it works, and the standby takes its place half an hour later; the second finds none left. */
    @Test
    void aStandbyTakesThePlaceOfWhatIsCutOff() {
        Told told = held(
                "facility main,second,standby\nservice s type t people 10 needs data any main standby",
                playbook("over").at(2).failsOver(0.5, List.of("standby"), "main", "second"));
        assertThat(told.levels("main")).isEqualTo("2h 0");
        assertThat(told.levels("standby")).isEqualTo("0h 0, 2.5h 1");
        assertThat(told.levels("s")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.changes("second", What.DEFENCE)).isEqualTo("2h 7");
        assertThat(told.levels("second")).isEmpty();
    }

    /** What a fail-over cut off stays off when its repair is done. */
    @Test
    void whatWasReplacedDoesNotComeBack() {
        Told told = Story.of("facility main,standby")
                .hitBy(step("cut").at(1).stops("main"))
                .answeredBy(noticedAfter(0)
                        .onSite(1, 0, 3)
                        .by(playbook("over")
                                .onNotice()
                                .failsOver(1, List.of("standby"), "main")
                                .toPlaybook()))
                .told();
        assertThat(told.levels("main")).isEqualTo("1h 0");
        assertThat(told.levels("standby")).isEqualTo("0h 0, 2h 1");
    }

    /**
     * Each standby starts one time in two: the first in 200 of 400 replications, the second in its place in 100, none in 100, with standard deviations
     * sqrt(400 x 0.5 x 0.5) = 10 and sqrt(400 x 0.25 x 0.75) = 8.7; four of them. main is cut off only when one of them starts, and goes on otherwise.
     */
    @Test
    void whereNoStandbyStartsNobodyIsCutOff() {
        List<Told> all = Story.of("facility main,s1,s2")
                .answeredBy(unnoticed()
                        .by(playbook("over")
                                .at(1)
                                .failsOver(0, List.of("s1", "s2"), "main")
                                .chance(0.5)
                                .toPlaybook()))
                .toldTimes(3, 400)
                .toList();
        long first = started(all, "s1");
        long second = started(all, "s2");
        assertThat(first).isBetween(160L, 240L);
        assertThat(second).isBetween(65L, 135L);
        assertThat(all)
                .allMatch(t -> t.levels("s1").equals("0h 0") || t.levels("s2").equals("0h 0"));
        assertThat(all.stream().filter(t -> t.levels("main").equals("1h 0")).count())
                .isEqualTo(first + second);
        assertThat(all.stream().filter(t -> t.levels("main").isEmpty()).count()).isEqualTo(400 - first - second);
    }

    private static long started(List<Told> all, String standby) {
        return all.stream().filter(t -> t.levels(standby).equals("0h 0, 1h 1")).count();
    }

    /** Two bars leave (1 - 0.5) x (1 - 0.2) of what the asset serves while both last. */
    @Test
    void barsLeaveTheProductOfWhatEachLeaves() {
        Told told = Story.of("facility a")
                .answeredBy(unnoticed()
                        .by(
                                playbook("half").at(1).barsFor(3, 0.5, "a").toPlaybook(),
                                playbook("fifth").at(2).barsFor(4, 0.2, "a").toPlaybook()))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0.5, 2h 0.4, 4h 0.8, 6h 1");
        assertThat(told.changes("a", What.DEFENCE)).isEqualTo("1h 9, 2h 9, 4h 10, 6h 10");
    }

    /** A bar is no damage: a crew that mends the asset at 3 h leaves half of it. */
    @Test
    void aBarStaysWhenTheAssetIsMended() {
        Told told = Story.of("facility a")
                .hitBy(step("cut").at(2).stops("a"))
                .answeredBy(noticedAfter(0)
                        .onSite(1, 0, 1)
                        .by(playbook("half").at(1).barsFor(5, 0.5, "a").toPlaybook()))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0.5, 2h 0, 3h 0.5, 6h 1");
    }

    /** Own network or, once the agreement is in force, that of a host. */
    @Test
    void anAgreementIsOffUntilItIsInForceAndOffAgain() {
        Told told = Story.of("facility own,agreement\nservice s type t people 10 needs data any own agreement")
                .hitBy(step("cut").at(1).stops("own"))
                .answeredBy(unnoticed()
                        .by(playbook("roam").at(3).roamsFor(2, "agreement").toPlaybook()))
                .told();
        assertThat(told.levels("agreement")).isEqualTo("0h 0, 3h 1, 5h 0");
        assertThat(told.levels("s")).isEqualTo("1h 0, 3h 1, 5h 0");
        assertThat(told.changes("agreement", What.DEFENCE)).isEqualTo("3h 13, 5h 14");
    }

    /** The second replication of the same number is the first. */
    @Test
    void aRunForgetsTheOneBefore() {
        Story story = Story.of("facility a,b,c,standby,agreement")
                .hitBy(step("cut").at(1).stops("a"))
                .answeredBy(noticedAfter(0)
                        .remote(1, 1)
                        .by(
                                playbook("off")
                                        .at(0.5)
                                        .switchesOffFor(3, "a")
                                        .searchedBy(1, 1, 1)
                                        .first("a")
                                        .toPlaybook(),
                                playbook("bar").at(1).barsFor(2, 0.5, "b").toPlaybook(),
                                playbook("over")
                                        .at(1)
                                        .failsOver(1, List.of("standby"), "c")
                                        .toPlaybook(),
                                playbook("roam").at(1).roamsFor(50, "agreement").toPlaybook()));
        List<Told> all = story.toldTimes(5, 3).toList();
        for (String id : List.of("a", "b", "c", "standby", "agreement")) {
            assertThat(all.stream().map(t -> t.levels(id)).distinct()).hasSize(1);
        }
        assertThat(all.get(1).log().size()).isEqualTo(all.get(0).log().size());
    }
}
