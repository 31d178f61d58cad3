package org.faultline.story;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Action;
import org.faultline.policy.Playbook.Cue;
import org.faultline.policy.Playbook.End;
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
        return does(new Action.Isolate(End.CLEAN, Optional.empty()), ids);
    }

    public PlaybookText isolatesUntil(End end, String... ids) {
        return does(new Action.Isolate(end, Optional.empty()), ids);
    }

    public PlaybookText isolatesFor(double hours, String... ids) {
        return does(new Action.Isolate(End.NEVER, Optional.of(Distribution.of(hours))), ids);
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
