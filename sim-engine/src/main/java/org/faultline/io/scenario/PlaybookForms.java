package org.faultline.io.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook;

/** What defenders do by a plan written beforehand. */
final class PlaybookForms {

    private static final Distribution AT_ONCE = Distribution.of(0);

    private PlaybookForms() {}

    private enum Known {
        NOTICED,
        UNDERSTOOD;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Verb {
        ISOLATE,
        START,
        ROLL_BACK,
        RESTORE;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ObjectForm<Playbook> playbook() {
        Keys keys =
                new Keys("playbook", "Something that defenders do by a plan: when, to which assets, and how it ends.");
        CueKeys cue = new CueKeys(keys);
        var delay = keys.usual(
                "delay",
                Distributions.of(Dimension.DURATION),
                AT_ONCE,
                "0 h",
                "Time from the cue to the first action, one draw each time.");
        var happens = keys.usual("happens", Values.share(), 1.0, "100 %", "Chance that it is carried out at all.");
        ActionKeys action = new ActionKeys(keys);
        var targets = keys.required("targets", TargetForms.selection(), "Assets that it may be about; `{}` for all.");
        var onlyHit = keys.usual(
                "only_hit",
                Values.bool(),
                false,
                "false",
                "Only those known to be hit: at notice those that are visibly broken, once the step is understood all that it reached.");
        var chance =
                keys.usual("chance", Values.share(), 1.0, "100 %", "Chance for each asset that the action succeeds.");
        var group = keys.optional(
                "group",
                Values.integer(1, Integer.MAX_VALUE),
                "Number of assets in a group; isolated assets come back, and all others are worked on, group after group.",
                "all together");
        var pause = keys.usual(
                "pause", Distributions.of(Dimension.DURATION), AT_ONCE, "0 h", "Time from one group to the next.");
        return keys.bind(in -> {
            Playbook.Cue begins = cue.cue(in);
            if (in.get(onlyHit) && !(begins instanceof Playbook.Cue.OfIncident)) {
                throw in.refused(
                        Fault.MISSING_KEY,
                        onlyHit,
                        "playbook '" + in.id() + "' is about what is hit, but lacks the key `on`",
                        Optional.of("what is hit is known of incidents alone: say `on: noticed` or `on: understood`"));
            }
            return new Playbook(
                    in.id(),
                    begins,
                    in.get(delay),
                    in.get(happens),
                    action.action(in),
                    in.get(targets),
                    in.get(onlyHit),
                    in.get(chance),
                    new Playbook.Stages(in.find(group).orElse(Integer.MAX_VALUE), in.get(pause)));
        });
    }

    /** The keys that say when a playbook begins. */
    private static final class CueKeys {
        private final Key<Known> on;
        private final Key<List<String>> steps;
        private final Key<Distribution> at;
        private final Key<TriggerForms.Below> whenBelow;

        CueKeys(Keys keys) {
            on = keys.optional(
                    "on",
                    Values.word("state of an incident", Known.values(), Known::id),
                    "When a step is `noticed`, or `understood`; once for each step.");
            steps = keys.optional(
                    "steps", Shapes.oneOrMore(Values.id("a step")), "Steps whose incidents count.", "any step");
            at = keys.optional("at", Distributions.of(Dimension.DURATION), "Time since the start of the scenario.");
            whenBelow = keys.optional(
                    "when_below", TriggerForms.below(), "The first fall of an asset or service to a level or below.");
            keys.exactlyOne(on, at, whenBelow);
            keys.atMostOne(steps, at);
            keys.atMostOne(steps, whenBelow);
        }

        Playbook.Cue cue(Fields in) {
            return in.find(on)
                    .<Playbook.Cue>map(known -> new Playbook.Cue.OfIncident(
                            known == Known.UNDERSTOOD, in.find(steps).orElse(List.of())))
                    .or(() -> in.find(at).map(Playbook.Cue.At::new))
                    .or(() -> in.find(whenBelow).map(b -> new Playbook.Cue.WhenBelow(b.subject(), b.level())))
                    .orElseThrow();
        }
    }

    /** The keys that say what a playbook does. */
    private static final class ActionKeys {
        private final Key<Verb> verb;
        private final Key<Playbook.End> until;
        private final Key<Distribution> lasting;
        private final Key<Distribution> work;
        private final Key<Distribution> backupAge;
        private final Key<List<String>> backupOn;

        ActionKeys(Keys keys) {
            verb = keys.required(
                    "do",
                    Values.word("action of a playbook", Verb.values(), Verb::id),
                    "`isolate`: the asset serves nobody and no step reaches it; `start`: a standby that was off from the beginning is switched"
                            + " on; `roll-back`: its former software is loaded from afar; `restore`: it is set up anew from a backup.");
            until = keys.usual(
                    "until",
                    Values.word("end of isolation", Playbook.End.values(), Playbook.End::id),
                    Playbook.End.CLEAN,
                    "clean",
                    "End of `isolate`, once something was noticed and all that was noticed is understood: each asset when it is `clean` and whole;"
                            + " all at once, as it is `understood`; all when it is `over`, with every asset that a step reached whole and clean; or"
                            + " `never`.");
            lasting = keys.optional(
                    "lasting",
                    Distributions.of(Dimension.DURATION),
                    "Time after which `isolate` ends in any case.",
                    "as `until` says");
            work = keys.usual(
                    "work",
                    Distributions.of(Dimension.DURATION),
                    AT_ONCE,
                    "0 h",
                    "Time that `roll-back` or `restore` takes for each asset, one draw for each.");
            backupAge = keys.optional(
                    "backup_age",
                    Distributions.of(Dimension.DURATION),
                    "Age of the backup when `restore` begins. An asset that was compromised before the backup was made comes back with what was"
                            + " in it.",
                    "it was made before anything was compromised");
            backupOn = keys.optional(
                    "backup_on",
                    Shapes.oneOrMore(Values.id("an asset")),
                    "Assets that keep the backup; it is lost while all of them are damaged.",
                    "it is kept out of reach");
        }

        Playbook.Action action(Fields in) {
            return switch (in.get(verb)) {
                case ISOLATE -> new Playbook.Action.Isolate(in.get(until), in.find(lasting));
                case START -> new Playbook.Action.Start();
                case ROLL_BACK -> new Playbook.Action.RollBack(in.get(work));
                case RESTORE ->
                    new Playbook.Action.Restore(
                            in.get(work), in.find(backupAge), in.find(backupOn).orElse(List.of()));
            };
        }
    }
}
