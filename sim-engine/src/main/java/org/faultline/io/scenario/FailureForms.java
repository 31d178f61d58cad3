package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.threat.Effect;
import org.faultline.threat.FailureProcess;

/** What breaks by itself. */
final class FailureForms {

    private FailureForms() {}

    static ObjectForm<FailureProcess> failure() {
        Keys keys = new Keys(
                "failure",
                "Why some assets break without anybody's intent, and what brings them back. A mended asset is as good as new unless `wear` says otherwise.");
        var title = keys.optional("title", Values.text(), "Shown to people in causal chains.", "the id");
        var targets = keys.required("targets", TargetForms.selection(), "Which assets break; `{}` for every asset.");
        var after = keys.optional(
                "after",
                Distributions.of(Dimension.DURATION),
                "Life of each asset, drawn anew whenever it is made whole; it does not age while it is broken.");
        var shock = keys.optional(
                "shock",
                Distributions.of(Dimension.DURATION),
                "Time between the shocks of a common cause, each of which may break several of the assets at once.");
        var chance =
                keys.usual("chance", Values.share(), 1.0, "100 %", "Chance of each asset to be broken by a shock.");
        var onReturn = keys.optional(
                "on_return",
                Values.share(),
                "Chance of each asset to break when it comes back after its level was zero, whatever it lacked: it does not come up."
                        + " Who was mended while it was down does.");
        var at = keys.optional(
                "at",
                Values.duration(),
                "Moment since the start at which all of the assets go down, once: work that is done by plan. With `repair` nobody is called for"
                        + " it.");
        var wear = keys.optional(
                "wear",
                wear(),
                "What wear a repair leaves after a life has ended; only with `after`, whose law must have no greatest value.",
                "none: as good as new");
        var sharing = keys.optional(
                "sharing",
                sharing(),
                "All of the assets bear one load: when some are down the others age faster. Only with `after`.",
                "each ages by itself");
        var start = keys.usual(
                "start",
                Values.word("state at the start", FailureProcess.Start.values(), FailureProcess.Start::id),
                FailureProcess.Start.WHOLE,
                "whole",
                "Who is down when the run begins: nobody (`whole`), each asset with the chance of its `unavailability`, or as many as in"
                        + " the long run, in the middle of their lives and repairs (`steady`; only with `after` and `repair`).");
        var effect =
                keys.usual("effect", EffectForms.effect(), new Effect.Stop(), "stop", "`stop`, `wipe` or `degrade`.");
        var repair = keys.optional(
                "repair",
                Distributions.of(Dimension.DURATION),
                "Time after which an asset is back without any crew, one draw per outage; outages that overlap end with the last.",
                "the crews of the response mend it");
        var notice = keys.usual(
                "notice",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time from the failure to asking for a spare and a crew, one draw per failure. The detection of the response is not"
                        + " involved: what breaks shows.");
        var inspected = keys.optional(
                "inspected",
                inspection(),
                "Inspections: what is broken is down, but is found only by the next of them; `notice` and `repair` begin then.",
                "it shows at once");
        var spares = keys.optional("spares", spares(), "Parts without which no repair begins.", "always at hand");
        var standby = keys.optional("standby", standby(), "Who of the assets runs and who stands by.", "all run");
        keys.atMostOne(after, shock);
        keys.atMostOne(after, onReturn);
        keys.atMostOne(shock, onReturn);
        keys.atMostOne(at, after);
        keys.atMostOne(at, shock);
        keys.atMostOne(at, onReturn);
        return keys.bind(in -> {
            Optional<FailureProcess.Onset> life =
                    in.find(after).map(hours -> new FailureProcess.Life(hours, in.find(wear), in.find(sharing)));
            if (life.isEmpty() && (in.find(wear).isPresent() || in.find(sharing).isPresent())) {
                throw new IllegalArgumentException(
                        "Failure " + in.id() + " has wear or a shared load, but no lives: both need `after`.");
            }
            FailureProcess.Onset onset = life.or(
                            () -> in.find(shock).map(b -> new FailureProcess.Shock(b, in.get(chance))))
                    .or(() -> in.find(onReturn).map(FailureProcess.OnReturn::new))
                    .or(() -> in.find(at).map(FailureProcess.Once::new))
                    .orElseGet(FailureProcess.Never::new);
            return new FailureProcess(
                    in.id(),
                    in.find(title).orElse(in.id()),
                    in.get(targets),
                    onset,
                    in.get(effect),
                    new FailureProcess.Mending(in.find(repair), in.get(notice), in.find(spares), in.find(inspected)),
                    in.find(standby),
                    in.get(start));
        });
    }

    private static ObjectForm<FailureProcess.Inspection> inspection() {
        Keys keys = new Keys("inspection", "Inspections at equal distances, which find what is broken.");
        var every = keys.required("every", Values.duration(), "Time from one to the next.");
        var first = keys.optional(
                "first",
                Values.duration(),
                "Time from the start to the first; another one for each process staggers them.",
                "as `every`");
        var finds = keys.usual(
                "finds", Values.share(), 1.0, "100 %", "Chance of each to find what is broken, one draw each time.");
        keys.shorthand(every);
        return keys.bind(in ->
                new FailureProcess.Inspection(in.get(every), in.find(first).orElse(in.get(every)), in.get(finds)));
    }

    private static ObjectForm<FailureProcess.Spares> spares() {
        Keys keys = new Keys(
                "spares",
                "Parts for repairs, given out in the order in which they are asked for; for each a new one is ordered.");
        var stock = keys.required("stock", Values.integer(0, 1_000_000), "Parts at hand at the start.");
        var restock = keys.required(
                "restock", Distributions.of(Dimension.DURATION), "Time from the order to the arrival of a part.");
        return keys.bind(in -> new FailureProcess.Spares(in.get(stock), in.get(restock)));
    }

    private static ObjectForm<FailureProcess.Wear> wear() {
        Keys keys = new Keys(
                "wear",
                "A repair after the end of a life takes only part of the wear away. An asset of which hours of wear are left lives on as one of that"
                        + " age would.");
        var left = keys.required(
                "left", Values.share(), "Share of the wear that is left: 0 % as good as new, 100 % as bad as old.");
        var of = keys.usual(
                "of",
                Values.word("wear that a repair works on", FailureProcess.WornIn.values(), FailureProcess.WornIn::id),
                FailureProcess.WornIn.AGE,
                "age",
                "What it is a share of: all wear (`age`), or that of the life that has just ended, so that what earlier repairs left stays"
                        + " (`last-life`).");
        return keys.bind(in -> new FailureProcess.Wear(in.get(left), in.get(of)));
    }

    private static ObjectForm<FailureProcess.Sharing> sharing() {
        Keys keys = new Keys(
                "sharing",
                "Assets that bear one load together. With n of them, of which m work, each ages (n/m) to a power times as fast as when all do, or"
                        + " as fast as a list says.");
        var power = keys.usual(
                "power",
                Values.number(0, 100),
                1.0,
                "1",
                "The power of the load on each; 0 for a load without effect.");
        var speeds = keys.optional(
                "speeds",
                Shapes.listOf(Values.number(0, 1e6)),
                "How fast each ages with none, one, two, ... of them down; the last holds for all that follow.",
                "by `power`");
        keys.atMostOne(power, speeds);
        return keys.bind(in -> new FailureProcess.Sharing(in.find(speeds).orElse(List.of()), in.get(power)));
    }

    private static ObjectForm<FailureProcess.Standby> standby() {
        Keys keys = new Keys(
                "standby",
                "Only some of the assets run, at first those that stand first in the network; when one breaks, the first that stands by"
                        + " takes over. Both deliver to whoever needs them.");
        var running = keys.required("running", Values.integer(1, 1_000_000), "Number that run.");
        var ageing = keys.usual(
                "ageing",
                Values.share(),
                0.0,
                "0 %",
                "How fast those that stand by age, as a share of those that run: 0 % is cold standby, 100 % hot.");
        var switchOver = keys.usual(
                "switch_over",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time for which one that takes over delivers nothing yet, one draw per take-over.");
        var starts = keys.usual(
                "starts",
                Values.share(),
                1.0,
                "100 %",
                "Chance that one that is to take over does, one draw each time; otherwise it breaks, and the next that stands by is tried.");
        return keys.bind(
                in -> new FailureProcess.Standby(in.get(running), in.get(ageing), in.get(switchOver), in.get(starts)));
    }
}
