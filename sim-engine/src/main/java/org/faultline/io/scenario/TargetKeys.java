package org.faultline.io.scenario;

import java.util.Map;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.threat.Effect;
import org.faultline.threat.Means;
import org.faultline.threat.Selector;

/** The keys that say which assets a step aims at. */
final class TargetKeys {
    private final Key<TargetForms.Filters> targets;
    private final Key<Double> share;
    private final Key<Integer> count;
    private final Key<Selector.Order> order;
    private final Key<Double> budget;
    private final Key<Map<String, Double>> costs;
    private final Key<Double> cost;
    private final Key<Boolean> paid;

    TargetKeys(Keys keys) {
        targets = keys.optional(
                "targets",
                TargetForms.filters(),
                "Which assets it aims at; `{}` for every asset.",
                "only for the effect `nothing`");
        share = keys.usual("share", Values.share(), 1.0, "100 %", "Share of those assets that is hit.");
        count = keys.optional(
                "count", Values.integer(1, Integer.MAX_VALUE), "Greatest number that is hit.", "no bound");
        order = keys.optional(
                "order",
                Values.word("order of targets", Selector.Order.values(), Selector.Order::id),
                "Which of them come first: drawn, as listed, those of the greatest capacity, those with the most links (in the whole network,"
                        + " or to what was not chosen yet), those through which the most shortest paths lead, or those whose loss costs most"
                        + " people their services as far as needs, links and users tell.",
                "`listed` where ids are given, otherwise `random`");
        budget = keys.optional(
                "budget",
                Values.count(),
                "What can be spent on targets of this step; in their order, those that are too dear for what is left are passed over.",
                "no bound");
        costs = keys.optional(
                "costs",
                Shapes.mapOf("what", Values.count()),
                "What a target costs, by id of an asset or of a kind.",
                "what the campaign says, otherwise 1 for each");
        cost = keys.usual(
                "cost",
                Values.count(),
                0.0,
                "0",
                "What the step costs out of the `budget` of the campaign, whatever it reaches; who cannot pay it leaves it.");
        paid = keys.usual(
                "paid",
                Values.bool(),
                true,
                "true",
                "Whether the step and its targets are paid for out of the `budget` of the campaign: accidents and what defenders do are not.");
    }

    Selector selector(Fields in, Effect effect) {
        Means means = new Means(in.find(budget), in.find(costs).orElse(Map.of()), in.get(cost), in.get(paid));
        if (effect instanceof Effect.Nothing && !in.has(targets)) {
            return Selector.everything().with(means);
        }
        TargetForms.Filters f = in.find(targets)
                .orElseThrow(() -> in.refused(
                        Fault.MISSING_KEY,
                        targets,
                        "step lacks the key `targets`",
                        Optional.of("Which assets it aims at; `{}` for every asset.")));
        return f.selector(
                in.get(share),
                in.find(count).orElse(Integer.MAX_VALUE),
                in.find(order).orElse(f.ids().isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED),
                means);
    }
}
