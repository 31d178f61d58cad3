package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.PlaybookText.playbook;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.ResponseText.unnoticed;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook.End;
import org.faultline.policy.Sign;
import org.faultline.story.PlaybookText;
import org.faultline.story.ResponseText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Spread;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** What defenders do by plan. */
class PlaybooksTest {

    private static ResponseText seenAfter(double hours, double understoodAfter) {
        return unnoticed()
                .sensor("files", Sign.INTEGRITY, Distribution.of(hours))
                .understoodAfter(understoodAfter);
    }

    /** Implanted at 1 h, seen at 2 h, isolated half an hour later, understood and clean at 4 h. */
    @Test
    void anIsolatedAssetServesNobodyUntilItIsClean() {
        Told told = Story.of("facility f\nservice s type t people 100 needs data all f")
                .hitBy(step("sleep").at(1).implants("f"))
                .answeredBy(seenAfter(1, 2)
                        .by(playbook("cut").onNotice().after(0.5).isolates("f").toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("2.5h 1, 4h 2");
        assertThat(told.levels("f")).isEqualTo("2.5h 0, 4h 1");
        assertThat(told.why("s"))
                .isEqualTo(
                        "sleep STEP > f INTEGRITY > f ALERT > sleep NOTICED > f DEFENCE > f CONDITION > f LEVEL > s LEVEL");
        assertThat(told.lost("step:sleep")).isCloseTo(1.5 * 100, within(1e-6));
    }

    /** g is isolated as well, from 2.5 h on; what comes at 3 h does not reach it, and it is back when the incident is understood. */
    @Test
    void nothingReachesAnIsolatedAsset() {
        Told told = Story.of("facility f,g")
                .hitBy(step("sleep").at(1).implants("f"), step("wipe").at(3).wipes("g"))
                .answeredBy(seenAfter(1, 2)
                        .by(playbook("cut")
                                .onNotice()
                                .after(0.5)
                                .isolates("f", "g")
                                .toPlaybook()))
                .told();
        assertThat(told.levels("g")).isEqualTo("2.5h 0, 4h 1");
        assertThat(told.changes("g", What.INTEGRITY)).isEmpty();
    }

    /** a -- b -- c, two hours from one to the next; b is isolated at 1 h. */
    @Test
    void aSpreadStopsAtAnIsolatedAsset() {
        Spread spread = new Spread(
                Selector.everything(),
                new Spread.Way.Links(),
                Distribution.of(2),
                Optional.empty(),
                false,
                Optional.empty());
        Story story = Story.of("facility a,b,c\na -- b\nb -- c")
                .hitBy(step("worm").at(0).has(new Effect.Contagion(new Effect.Intercept(), spread), "a"));
        assertThat(story.told().changes("c", What.INTEGRITY)).isEqualTo("4h 2");
        Told told = story.answeredBy(unnoticed()
                        .by(playbook("cut").at(1).isolatesFor(20, "b").toPlaybook()))
                .told();
        assertThat(told.changes("b", What.INTEGRITY)).isEmpty();
        assertThat(told.changes("c", What.INTEGRITY)).isEmpty();
    }

    /** Only f is visibly broken when the step is noticed at 2 h; g bears a backdoor of it that nobody knows of. */
    @Test
    void whatIsNotKnownToBeHitIsNotIsolated() {
        PlaybookText cut = playbook("cut").isolates().onlyHit();
        Story story = Story.of("facility f,g,h")
                .hitBy(step("cut").at(1).stops("f", "g"), step("again").at(1.5).stops("f"));
        Told atNotice = story.answeredBy(
                        noticedAfter(1).understoodAfter(2).by(cut.onNotice().toPlaybook()))
                .told();
        assertThat(atNotice.changes("f", What.DEFENCE)).startsWith("2h 1");
        assertThat(atNotice.changes("h", What.DEFENCE)).isEmpty();
        Told later = story.answeredBy(noticedAfter(1)
                        .understoodAfter(2)
                        .by(cut.onUnderstanding().toPlaybook()))
                .told();
        assertThat(later.changes("g", What.DEFENCE)).startsWith("4h 1");
        assertThat(later.changes("h", What.DEFENCE)).isEmpty();
    }

    /**
     * f breaks at 1 h, is noticed at once, understood at 3 h and mended at 8 h; g was isolated at 2 h. It is back at 3 h, or when all is over;
     * isolated at 4 h, when all is understood, it is back at once.
     */
    @Test
    void anIsolationEndsWhenItsEndHasComeAndNotBeforeAnythingWasNoticed() {
        Story story = Story.of("facility f,g").hitBy(step("cut").at(1).stops("f"));
        assertThat(isolated(story, playbook("cut").at(2).isolatesUntil(End.UNDERSTOOD, "g")))
                .isEqualTo("2h 0, 3h 1");
        assertThat(isolated(story, playbook("cut").at(2).isolatesUntil(End.CLEAN, "g")))
                .isEqualTo("2h 0, 3h 1");
        assertThat(isolated(story, playbook("cut").at(2).isolatesUntil(End.OVER, "g")))
                .isEqualTo("2h 0, 8h 1");
        assertThat(isolated(story, playbook("cut").at(2).isolatesUntil(End.NEVER, "g")))
                .isEqualTo("2h 0");
        assertThat(isolated(story, playbook("cut").at(4).isolatesUntil(End.CLEAN, "g")))
                .isEqualTo("4h 0, 4h 1");
        assertThat(isolated(story, playbook("cut").at(0.5).isolatesUntil(End.CLEAN, "g")))
                .isEqualTo("0.5h 0, 3h 1");
    }

    private static String isolated(Story story, PlaybookText plan) {
        return story.answeredBy(
                        noticedAfter(0).understoodAfter(2).onSite(1, 0, 5).by(plan.toPlaybook()))
                .told()
                .levels("g");
    }

    /** Two come back after 2 h, the other two an hour later. */
    @Test
    void isolatedAssetsComeBackInGroups() {
        Told told = Story.of("facility a,b,c,d")
                .answeredBy(unnoticed()
                        .by(playbook("estate")
                                .at(1)
                                .isolatesFor(2)
                                .inGroups(2, 1)
                                .toPlaybook()))
                .told();
        assertThat(told.levels("a")).isEqualTo("1h 0, 3h 1");
        assertThat(told.levels("b")).isEqualTo("1h 0, 3h 1");
        assertThat(told.levels("c")).isEqualTo("1h 0, 4h 1");
        assertThat(told.levels("d")).isEqualTo("1h 0, 4h 1");
    }

    /** The standby is off until half an hour after the main one fell. */
    @Test
    void aStandbyTakesOverWhenItIsStarted() {
        Told told = Story.of("facility main,standby\nservice s type t people 10 needs data any main standby")
                .hitBy(step("cut").at(1).stops("main"))
                .answeredBy(unnoticed()
                        .by(playbook("fail over")
                                .whenBelow("main", 0)
                                .after(0.5)
                                .starts("standby")
                                .toPlaybook()))
                .told();
        assertThat(told.levels("standby")).isEqualTo("0h 0, 1.5h 1");
        assertThat(told.levels("s")).isEqualTo("1h 0, 1.5h 1");
    }

    /** Noticed at 1.5 h; an hour of work each, one after the other with 2 h between. The crew's jobs are no longer needed. */
    @Test
    void aRollBackMendsGroupAfterGroupWithoutCrews() {
        Told told = Story.of("facility f,g")
                .hitBy(step("bad").at(1).stops("f", "g"))
                .answeredBy(noticedAfter(0.5)
                        .understoodAfter(0.5)
                        .onSite(1, 50, 1)
                        .by(playbook("back")
                                .onNotice()
                                .rollsBack(1)
                                .inGroups(1, 2)
                                .toPlaybook()))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0, 2.5h 1");
        assertThat(told.levels("g")).isEqualTo("1h 0, 4.5h 1");
        assertThat(told.changes("g", What.REPAIR)).isEqualTo("2h 0, 4.5h 2");
    }

    @Test
    void aRollBackHelpsNeitherWhatIsWipedNorWhatIsLockedOut() {
        Told told = Story.of("facility f,g")
                .hitBy(step("w").at(1).wipes("f"), step("l").at(1).locksOut("g"))
                .answeredBy(unnoticed().by(playbook("back").at(2).rollsBack(1).toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("2h 7");
        assertThat(told.changes("g", What.DEFENCE)).isEqualTo("2h 7");
        assertThat(told.levels("f")).isEqualTo("1h 0");
    }

    @Test
    void aRollBackNeedsManagement() {
        Told told = Story.of("gnb f of acme\nelement-manager noc of acme")
                .hitBy(step("bad").at(1).stops("f", "noc"))
                .answeredBy(
                        unnoticed().by(playbook("back").at(2).rollsBack(1, "f").toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("2h 7");
    }

    @Test
    void aBackupBringsBackWhatIsWiped() {
        Told told = Story.of("facility f")
                .hitBy(step("w").at(1).wipes("f"))
                .answeredBy(unnoticed()
                        .by(playbook("restore").at(2).restores(3, 24, List.of()).toPlaybook()))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0, 5h 1");
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("1h 2, 5h 0");
    }

    /** Compromised from the first moment on, and yet clean after the backup: it was made before. */
    @Test
    void aBackupWithoutAnAgeIsCleanWhateverHappened() {
        Told told = Story.of("facility f")
                .hitBy(step("sleep").at(0).implants("f"), step("w").at(1).wipes("f"))
                .answeredBy(unnoticed().by(playbook("restore").at(2).restores(3).toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("5h 5");
        assertThat(told.changes("f", What.INTEGRITY)).isEqualTo("0h 1, 1h 2, 5h 0");
    }

    @Test
    void aBackupThatIsWipedItselfHelpsNobody() {
        Told told = Story.of("facility f,vault")
                .hitBy(step("w").at(1).wipes("f", "vault"))
                .answeredBy(unnoticed()
                        .by(playbook("restore")
                                .at(2)
                                .restores(3, 24, List.of("vault"), "f")
                                .toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("2h 7");
        assertThat(told.levels("f")).isEqualTo("1h 0");
    }

    /** Implanted at 1 h, stopped at 10 h, restored at 12 h: the backup of 2 h before has the backdoor in it, that of 11.5 h before has not. */
    @Test
    void aBackupMadeAfterTheIntrusionBringsTheIntruderBack() {
        Story story = Story.of("facility f")
                .hitBy(step("sleep").at(1).implants("f"), step("cut").at(10).stops("f"));
        Told young = story.answeredBy(unnoticed()
                        .by(playbook("r").at(12).restores(1, 2, List.of()).toPlaybook()))
                .told();
        assertThat(young.levels("f")).isEqualTo("10h 0, 13h 1");
        assertThat(young.changes("f", What.DEFENCE)).isEqualTo("13h 6");
        assertThat(young.changes("f", What.INTEGRITY)).isEqualTo("1h 1, 10h 2");
        Told old = story.answeredBy(unnoticed()
                        .by(playbook("r").at(12).restores(1, 11.5, List.of()).toPlaybook()))
                .told();
        assertThat(old.changes("f", What.INTEGRITY)).isEqualTo("1h 1, 10h 2, 13h 0");
    }

    /**
     * A backdoor of 1 h is removed at 6 h, and f is wiped at 8 h. The backup of 5 h, restored at 9 h, has the backdoor in it; one of 7 h has not, nor one of 1 h
     * or before.
     */
    @Test
    void aBackupKeepsWhatWasRemovedSince() {
        assertThat(restoredAt9(4)).isEqualTo("6h 4, 9h 6");
        assertThat(restoredAt9(2)).isEqualTo("6h 4, 9h 5");
        assertThat(restoredAt9(8)).isEqualTo("6h 4, 9h 5");
    }

    private static String restoredAt9(double ageHours) {
        return Story.of("facility f")
                .hitBy(step("sleep").at(1).implants("f"), step("wipe").at(8).wipes("f"))
                .answeredBy(unnoticed()
                        .by(
                                playbook("clean").at(6).rollsBack(0, "f").toPlaybook(),
                                playbook("r")
                                        .at(9)
                                        .restores(0, ageHours, List.of(), "f")
                                        .toPlaybook()))
                .told()
                .changes("f", What.DEFENCE);
    }

    /** 400 replications at 30 %: 120 expected, standard deviation 9.2; four of them. */
    @Test
    void aPlaybookHappensAndSucceedsWithItsChances() {
        Story story = Story.of("facility f").hitBy(step("w").at(1).stops("f"));
        long happened = story.answeredBy(unnoticed()
                        .by(playbook("r").at(2).rollsBack(0).happening(0.3).toPlaybook()))
                .toldTimes(3, 400)
                .filter(t -> !t.changes("f", What.DEFENCE).isEmpty())
                .count();
        long succeeded = story.answeredBy(unnoticed()
                        .by(playbook("r").at(2).rollsBack(0).chance(0.3).toPlaybook()))
                .toldTimes(3, 400)
                .filter(t -> t.changes("f", What.DEFENCE).equals("2h 4"))
                .count();
        assertThat(happened).isBetween(83L, 157L);
        assertThat(succeeded).isBetween(83L, 157L);
    }

    /**
     * a is stopped at 1 h and b at 12 h; what is known to be hit is isolated at notice, at once, until it is clean: 4 h of diagnosis and 1 h of work later.
     * The incident of b is none of a's.
     */
    @Test
    void onlyWhatTheStepHitIsIsolatedForIt() {
        Told told = Story.of("facility a,b")
                .hitBy(step("one").at(1).stops("a"), step("two").at(12).stops("b"))
                .answeredBy(noticedAfter(0)
                        .understoodAfter(4)
                        .onSite(2, 0, 1)
                        .by(playbook("cut").onNotice().isolates().onlyHit().toPlaybook()))
                .told();
        assertThat(told.changes("a", What.DEFENCE)).isEqualTo("1h 1, 6h 2");
        assertThat(told.levels("a")).isEqualTo("1h 0, 6h 1");
        assertThat(told.changes("b", What.DEFENCE)).isEqualTo("12h 1, 17h 2");
    }

    /** a is cut off at 1 h for 10 h and b at 8 h for 10 h; both are cut off from 1 h to 18 h where both incidents are about both. */
    @Test
    void eachCueHasATimeOfItsOwn() {
        Story story = Story.of("facility a,b,c,d")
                .hitBy(step("one").at(1).stops("a"), step("two").at(8).stops("b"));
        Told hit = story.answeredBy(noticedAfter(0)
                        .understoodAfter(40)
                        .by(playbook("cut").onNotice().isolatesFor(10).onlyHit().toPlaybook()))
                .told();
        assertThat(hit.changes("a", What.DEFENCE)).isEqualTo("1h 1, 11h 2");
        assertThat(hit.changes("b", What.DEFENCE)).isEqualTo("8h 1, 18h 2");
        Told all = story.answeredBy(noticedAfter(0)
                        .understoodAfter(40)
                        .by(playbook("cut").onNotice().isolatesFor(10, "c", "d").toPlaybook()))
                .told();
        assertThat(all.changes("c", What.DEFENCE)).isEqualTo("1h 1, 18h 2");
    }

    /**
     * Two incidents on f, each answered by a roll-back that helps with 50 %: f is clean at the end when the second helps, whatever came of the first.
     * Of 400 replications 200 are expected, standard deviation 10; four of them.
     */
    @Test
    void aSecondTryHasAChanceOfItsOwn() {
        long clean = Story.of("facility f")
                .hitBy(step("one").at(1).degrades(0.5, "f"), step("two").at(8).degrades(0.4, "f"))
                .answeredBy(noticedAfter(0)
                        .by(playbook("back")
                                .onNotice()
                                .rollsBack(0, "f")
                                .chance(0.5)
                                .toPlaybook()))
                .toldTimes(3, 400)
                .filter(t -> t.levels("f").endsWith("8h 1"))
                .count();
        assertThat(clean).isBetween(160L, 240L);
    }

    /** Rolled back from 2 h to 5 h; wiped at 3 h, f has no software left that could be loaded from afar. */
    @Test
    void whatIsWipedMeanwhileIsNotRolledBack() {
        Told told = Story.of("facility f")
                .hitBy(step("cut").at(1).stops("f"), step("wipe").at(3).wipes("f"))
                .answeredBy(
                        unnoticed().by(playbook("back").at(2).rollsBack(3, "f").toPlaybook()))
                .told();
        assertThat(told.changes("f", What.DEFENCE)).isEqualTo("5h 7");
        assertThat(told.levels("f")).isEqualTo("1h 0");
    }

    /** A run leaves nothing behind: the second of the same replication is the first. */
    @Test
    void aRunForgetsThePlaybooksOfTheOneBefore() {
        Story story = Story.of("facility f,g,standby")
                .hitBy(step("sleep").at(1).implants("f"), step("cut").at(2).stops("g"))
                .answeredBy(seenAfter(1, 2)
                        .by(
                                playbook("cut")
                                        .onNotice()
                                        .isolates("f", "g")
                                        .inGroups(1, 1)
                                        .toPlaybook(),
                                playbook("on").at(3).starts("standby").toPlaybook(),
                                playbook("r")
                                        .at(3)
                                        .restores(1, 1, List.of(), "g")
                                        .toPlaybook()));
        List<Told> twice = story.toldTimes(5, 3).toList();
        assertThat(twice.get(1).changes("f", What.DEFENCE))
                .isEqualTo(twice.get(0).changes("f", What.DEFENCE));
        assertThat(twice.get(2).levels("standby")).isEqualTo("0h 0, 3h 1");
        assertThat(twice.get(2).log().size()).isEqualTo(twice.get(0).log().size());
    }
}
