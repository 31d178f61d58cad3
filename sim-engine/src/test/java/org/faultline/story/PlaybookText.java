package org.faultline.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Distribution;
import org.faultline.policy.DutyHours;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Action;
import org.faultline.policy.Playbook.Cue;
import org.faultline.policy.Playbook.End;
import org.faultline.policy.Playbook.Term;
import org.faultline.threat.Selector;

/** A playbook said in one sentence: {@code playbook("cut").onNotice().after(0.5).isolates("f").inGroups(2, 1)}. */
public final class PlaybookText {

    private final String id;
    private Cue cue = new Cue.At(Distribution.of(0));
    private Distribution delay = Distribution.of(0);
    private double happens = 1;
    private Action action = new Action.Start();
    private Selector targets = Selector.everything();
    private boolean onlyHit;
    private double chance = 1;
    private Playbook.Stages stages = Playbook.Stages.TOGETHER;

    private PlaybookText(String id) {
        this.id = id;
    }

    public static PlaybookText playbook(String id) {
        return new PlaybookText(id);
    }

    public PlaybookText onNotice(String... steps) {
        cue = new Cue.OfIncident(false, List.of(steps));
        return this;
    }

    public PlaybookText onUnderstanding(String... steps) {
        cue = new Cue.OfIncident(true, List.of(steps));
        return this;
    }

    public PlaybookText at(double hours) {
        cue = new Cue.At(Distribution.of(hours));
        return this;
    }

    public PlaybookText whenBelow(String subject, double level) {
        cue = new Cue.WhenBelow(subject, level);
        return this;
    }

    public PlaybookText after(double hours) {
        delay = Distribution.of(hours);
        return this;
    }

    public PlaybookText happening(double share) {
        happens = share;
        return this;
    }

    public PlaybookText isolates(String... ids) {
        return isolatesUntil(End.CLEAN, ids);
    }

    public PlaybookText isolatesUntil(End end, String... ids) {
        return does(new Action.Isolate(false, new Term(end, Optional.empty()), Optional.empty()), ids);
    }

    public PlaybookText isolatesFor(double hours, String... ids) {
        return does(new Action.Isolate(false, lasting(hours), Optional.empty()), ids);
    }

    private static Term lasting(double hours) {
        return new Term(End.NEVER, Optional.of(Distribution.of(hours)));
    }

    public PlaybookText switchesOffFor(double hours, String... ids) {
        return does(new Action.Isolate(true, lasting(hours), Optional.empty()), ids);
    }

    /** Round the clock. */
    public PlaybookText searchedBy(int people, double workHours, double finds) {
        Action.Isolate isolate = (Action.Isolate) action;
        action = new Action.Isolate(
                isolate.off(),
                isolate.until(),
                Optional.of(new Playbook.Search(people, DutyHours.ALL_DAY, Distribution.of(workHours), finds)));
        return this;
    }

    public PlaybookText failsOver(double switchHours, List<String> to, String... ids) {
        return does(new Action.FailOver(to, Distribution.of(switchHours)), ids);
    }

    public PlaybookText barsFor(double hours, double share, String... ids) {
        return does(new Action.Bar(share, List.of(), List.of(), lasting(hours)), ids);
    }

    public PlaybookText roamsFor(double hours, String... ids) {
        return does(new Action.Roam(lasting(hours)), ids);
    }

    /** Ids of what comes before all others, one after the other. */
    public PlaybookText first(String... ids) {
        List<Selector> one = Arrays.stream(ids).map(Selector::ofIds).toList();
        stages = new Playbook.Stages(stages.group(), stages.pauseHours(), one, false);
        return this;
    }

    public PlaybookText providersFirst() {
        stages = new Playbook.Stages(stages.group(), stages.pauseHours(), List.of(), true);
        return this;
    }

    public PlaybookText starts(String... ids) {
        return does(new Action.Start(), ids);
    }

    public PlaybookText rollsBack(double workHours, String... ids) {
        return does(new Action.RollBack(Distribution.of(workHours)), ids);
    }

    public PlaybookText restores(double workHours, double ageHours, List<String> keptOn, String... ids) {
        return does(
                new Action.Restore(Distribution.of(workHours), Optional.of(Distribution.of(ageHours)), keptOn), ids);
    }

    /** From a backup that was made before anything was compromised. */
    public PlaybookText restores(double workHours, String... ids) {
        return does(new Action.Restore(Distribution.of(workHours), Optional.empty(), List.of()), ids);
    }

    private PlaybookText does(Action what, String... ids) {
        action = what;
        targets = ids.length == 0 ? Selector.everything() : Selector.ofIds(ids);
        return this;
    }

    public PlaybookText onlyHit() {
        onlyHit = true;
        return this;
    }

    public PlaybookText chance(double share) {
        chance = share;
        return this;
    }

    public PlaybookText inGroups(int size, double pauseHours) {
        stages = new Playbook.Stages(size, Distribution.of(pauseHours));
        return this;
    }

    public Playbook toPlaybook() {
        return new Playbook(id, cue, delay, happens, action, targets, onlyHit, chance, stages);
    }
}
