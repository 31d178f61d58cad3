package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;
import org.faultline.policy.SpareParts;
import org.faultline.threat.Selector;

/** Who repairs, with what, and what comes first. */
final class RepairForms {

    private static final double LEAST_CHANCE = 0.001;

    private RepairForms() {}

    /** The keys that say what is repaired first. */
    static final class OrderKeys {
        private final Key<Restoration.Order> order;
        private final Key<List<Selector>> first;

        OrderKeys(Keys keys) {
            order = keys.usual(
                    "order",
                    Values.word("order of repair", Restoration.Order.values(), Restoration.Order::id),
                    Restoration.Order.FIRST_BROKEN,
                    "first-broken",
                    "Which waiting repair is taken first; `providers-first`: what others are built on before them.");
            first = keys.optional(
                    "first",
                    Shapes.listOf(TargetForms.selection()),
                    "Assets by filters, one entry for each step of importance: whatever `order` says, waiting repairs of what passes an earlier"
                            + " entry are taken before those of a later one, and of what passes none last.",
                    "all alike");
        }

        Restoration read(Fields in) {
            return new Restoration(in.find(first).orElse(List.of()), in.get(order));
        }
    }

    static ObjectForm<Response.Crew> crew() {
        Keys keys = new Keys("crew", "People or sessions that repair.");
        var reach = keys.required(
                "reach",
                Values.word("reach", Response.Reach.values(), Response.Reach::id),
                "`remote` needs the operator's management system to work and to reach the asset, and cannot replace wiped equipment;"
                        + " `on-site` travels and mends everything; `owners` are those who own the assets: each sees to his own, nobody"
                        + " queues, and nobody can replace what is wiped.");
        var size = keys.optional(
                "size",
                Values.integer(1, 1_000_000),
                "Number that work at the same time, per operator; for all but `owners`.");
        WatchForms.DutyKeys duty = new WatchForms.DutyKeys(
                keys,
                "Hour of the day at which they begin.",
                "Hour of the day at which they stop; travel and work that are under way go on when they are back. Before `from` for a night.");
        var travel = keys.usual(
                "travel",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time before the work, one draw per repair.");
        var work =
                keys.required("work", Distributions.of(Dimension.DURATION), "Time of the work, one draw per repair.");
        var replace = keys.optional(
                "replace",
                Distributions.of(Dimension.DURATION),
                "Time of the work where the asset was wiped.",
                "as `work`");
        var chance = keys.usual(
                "chance",
                Values.quantity(LEAST_CHANCE, 1, Dimension.SHARE),
                1.0,
                "100 %",
                "Chance that the work helps, one draw per repair; otherwise the repair waits again.");
        var cutOff = keys.usual(
                "cut_off",
                Values.bool(),
                false,
                "false",
                "Whether a session from afar ends with nothing when management loses the asset under way; the job then waits again.");
        var needs = keys.optional(
                "needs",
                WatchForms.footing(),
                "What they need of the network besides what their reach says.",
                "nothing");
        return keys.bind(in -> {
            boolean own = in.get(reach) == Response.Reach.OWNERS;
            if (!own && in.find(size).isEmpty()) {
                throw in.refused(
                        Fault.MISSING_KEY,
                        reach,
                        "crew '" + in.id() + "' lacks the key `size`",
                        Optional.of("say how many work at the same time; only `owners` do not queue"));
            }
            return new Response.Crew(
                    in.id(),
                    in.get(reach),
                    in.find(size).orElse(1),
                    duty.read(in),
                    in.get(travel),
                    new Response.Tasks(in.get(work), in.find(replace), in.get(chance)),
                    in.get(cutOff),
                    in.find(needs));
        });
    }

    static ObjectForm<SpareParts> spareParts() {
        Keys keys = new Keys(
                "spare parts",
                "Equipment that takes the place of what was wiped, one piece for each asset. Who finds none at hand orders one; it arrives after"
                        + " `lead`, and not before the supplier has made those that were ordered before.");
        var of = keys.required("for", TargetForms.selection(), "Assets that it can replace; `{}` for all.");
        var stock = keys.usual("stock", Values.integer(0, 100_000_000), 0, "0", "Pieces at hand at the start.");
        var lead = keys.usual(
                "lead",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time from an order to its arrival, one draw for all orders of a run.");
        var perDay = keys.optional(
                "per_day",
                Values.number(1e-6, 1e9),
                "Pieces that the supplier makes and sends in a day.",
                "as many as are ordered");
        return keys.bind(in -> new SpareParts(
                in.id(),
                in.get(of),
                in.get(stock),
                in.get(lead),
                in.find(perDay).map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }
}
