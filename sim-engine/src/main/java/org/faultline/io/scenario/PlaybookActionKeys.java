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
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Action;

/** The keys that say what a playbook does. */
final class PlaybookActionKeys {

    private static final Distribution AT_ONCE = Distribution.of(0);
    private static final double LEAST_SHARE = 1e-4;

    private enum Verb {
        ISOLATE,
        SWITCH_OFF,
        START,
        FAIL_OVER,
        ROLL_BACK,
        RESTORE,
        BAR,
        ROAM;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Key<Verb> verb;
    private final Key<Playbook.End> until;
    private final Key<Distribution> lasting;
    private final Key<Playbook.Search> search;
    private final Key<Distribution> work;
    private final Key<List<String>> to;
    private final Key<Distribution> backupAge;
    private final Key<List<String>> backupOn;
    private final Key<Double> share;
    private final Key<List<String>> classes;
    private final Key<List<AccessCategory>> categories;

    PlaybookActionKeys(Keys keys) {
        verb = keys.required(
                "do",
                Values.word("action of a playbook", Verb.values(), Verb::id),
                "`isolate`: the asset serves nobody and no step reaches it; `switch-off`: as `isolate`, and nobody reaches it from afar either;"
                        + " `start`: a standby that was off from the beginning is switched on; `fail-over`: a standby takes the place of the asset, which is cut"
                        + " off for good; `roll-back`: its former software is loaded from afar; `restore`: it is set up anew from a"
                        + " backup; `bar`: it turns a share of those away who ask for access; `roam`: as an asset of a host it lets guests of"
                        + " another operator in, elsewhere it stands for the agreement and is off until then.");
        until = keys.usual(
                "until",
                Values.word("end of what is taken back", Playbook.End.values(), Playbook.End::id),
                Playbook.End.CLEAN,
                "clean",
                "End of `isolate`, `switch-off`, `bar` and `roam`, once something was noticed and all that was noticed is understood: for each asset"
                        + " when it is `clean` and whole; all at once, as it is `understood`; all when it is `over`, with every asset that a step"
                        + " reached whole and clean; or `never`.");
        lasting = keys.optional(
                "lasting",
                Distributions.of(Dimension.DURATION),
                "Time after which it ends in any case.",
                "as `until` says");
        search = keys.optional(
                "search",
                search(),
                "What is done with each asset at the end of `isolate` or `switch-off`, before it is connected again.",
                "nothing");
        work = keys.usual(
                "work",
                Distributions.of(Dimension.DURATION),
                AT_ONCE,
                "0 h",
                "Time that `roll-back`, `restore` or the switch of `fail-over` takes for each asset, one draw for each.");
        to = keys.optional(
                "to",
                Shapes.oneOrMore(Values.id("an asset")),
                "Standbys of `fail-over`, off from the beginning and taken one after the other; where one does not start the next is tried, and where none does the asset stays as it is.");
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
        share = keys.usual(
                "share",
                Values.quantity(LEAST_SHARE, 1, Dimension.SHARE),
                1.0,
                "100 %",
                "Share of what devices begin at the asset that `bar` turns away; of what it serves where no devices are modelled.");
        classes = keys.optional(
                "classes", Shapes.oneOrMore(Values.id("a class of devices")), "Devices that `bar` is about.", "all");
        categories = keys.optional(
                "categories",
                Shapes.oneOrMore(Values.word("access category", AccessCategory.values(), AccessCategory::id)),
                "Access categories of the attempts that `bar` is about, where devices are modelled.",
                "all but `emergency`");
    }

    Action action(Fields in) {
        Verb does = in.get(verb);
        belongs(in, search, does == Verb.ISOLATE || does == Verb.SWITCH_OFF, "`isolate` and `switch-off`");
        belongs(in, to, does == Verb.FAIL_OVER, "`fail-over`");
        belongs(in, share, does == Verb.BAR, "`bar`");
        belongs(in, classes, does == Verb.BAR, "`bar`");
        belongs(in, categories, does == Verb.BAR, "`bar`");
        Playbook.Term term = new Playbook.Term(in.get(until), in.find(lasting));
        return switch (does) {
            case ISOLATE -> new Action.Isolate(false, term, in.find(search));
            case SWITCH_OFF -> new Action.Isolate(true, term, in.find(search));
            case START -> new Action.Start();
            case FAIL_OVER -> new Action.FailOver(standbys(in), in.get(work));
            case ROLL_BACK -> new Action.RollBack(in.get(work));
            case RESTORE ->
                new Action.Restore(
                        in.get(work), in.find(backupAge), in.find(backupOn).orElse(List.of()));
            case BAR ->
                new Action.Bar(
                        in.get(share),
                        in.find(classes).orElse(List.of()),
                        in.find(categories).orElse(List.of()),
                        term);
            case ROAM -> new Action.Roam(term);
        };
    }

    private List<String> standbys(Fields in) {
        return in.find(to)
                .orElseThrow(() -> in.refused(
                        Fault.MISSING_KEY,
                        verb,
                        "playbook '" + in.id() + "' fails over, but lacks the key `to`",
                        Optional.of("name the standbys that take the place of its targets")));
    }

    private static void belongs(Fields in, Key<?> key, boolean isMeant, String verbs) {
        if (in.has(key) && !isMeant) {
            throw in.refused(
                    Fault.UNKNOWN_KEY,
                    key,
                    "`" + key.name() + "` of playbook '" + in.id() + "' says nothing, as it belongs to " + verbs,
                    Optional.of("leave it out, or change what the playbook does"));
        }
    }

    private static ObjectForm<Playbook.Search> search() {
        Keys keys = new Keys(
                "search of assets",
                "People look for what intruders left in each asset before it is connected again, one asset at a time each; of `first` those of an"
                        + " earlier entry before those of a later one.");
        var people = keys.required("people", Values.integer(1, 1_000_000), "Number that search at the same time.");
        WatchForms.DutyKeys duty = new WatchForms.DutyKeys(
                keys,
                "Hour of the day at which they begin.",
                "Hour of the day at which they stop. Before `from` for a night.");
        var work = keys.required(
                "work", Distributions.of(Dimension.DURATION), "Time for one asset, one draw for each search.");
        var finds = keys.usual(
                "finds",
                Values.share(),
                1.0,
                "100 %",
                "Chance that they find and remove what is there; otherwise the asset is connected with it.");
        return keys.bind(in -> new Playbook.Search(in.get(people), duty.read(in), in.get(work), in.get(finds)));
    }
}
