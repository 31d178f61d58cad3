package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.threat.Campaign;
import org.faultline.threat.Means;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;

/** What is injected into a run. */
final class CampaignForms {

    private CampaignForms() {}

    static ObjectForm<Campaign> campaign() {
        Keys keys = new Keys("campaign", "What is injected: steps, each with a trigger, targets and an effect.");
        var title = keys.usual("title", Values.text(), "campaign", "campaign", "Shown to people.");
        var steps = keys.optional("steps", Shapes.mapOf("id", step()), "In the order of the file.", "nothing happens");
        var budget = keys.optional(
                "budget",
                Values.count(),
                "What an attacker can spend on all steps and their targets together; what cannot be paid for is left.",
                "no bound");
        var costs = keys.optional(
                "costs",
                Shapes.mapOf("what", Values.count()),
                "What a target costs, by id of an asset or of a kind, where its step does not say it.",
                "1 for each");
        var spend = keys.usual(
                "spend",
                Values.word("way to spend", Purse.Spending.values(), Purse.Spending::id),
                Purse.Spending.AS_THEY_COME,
                "as-they-come",
                "How the budget is spent: by each step when it comes, or by a plan made before, that takes again and again the target that costs"
                        + " people most for each unit that it and what it needs cost.");
        return keys.bind(in -> new Campaign(
                in.get(title),
                List.copyOf(in.partial(steps).orElse(Map.of()).values()),
                new Purse(new Means(in.find(budget), in.find(costs).orElse(Map.of())), in.get(spend))));
    }

    private static ObjectForm<Step> step() {
        Keys keys = new Keys("step", "One step of a campaign: a trigger, targets, a delivery and an effect.");
        var title = keys.optional("title", Values.text(), "Shown to people in causal chains.", "the id");
        TriggerKeys trigger = new TriggerKeys(keys);
        var effect = keys.required("effect", EffectForms.effect(), "What happens to each target.");
        TargetKeys targets = new TargetKeys(keys);
        DeliveryKeys delivery = new DeliveryKeys(keys);
        var chance =
                keys.usual("chance", Values.share(), 1.0, "100 %", "Chance per target that the effect takes hold.");
        var delayEach = keys.usual(
                "delay_each",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time between reaching a target and the effect, one draw per target.");
        var happens = keys.usual(
                "happens", Values.share(), 1.0, "100 %", "Chance that the step happens at all when its time has come.");
        var getsIn = keys.usual(
                "gets_in",
                Values.share(),
                1.0,
                "100 %",
                "Chance that it gets past an operator: one draw for each, so that all its targets are open to the step or none; assets without"
                        + " operator are looked after together.");
        var every = keys.optional(
                "every",
                Distributions.of(Dimension.DURATION),
                "Time after which it comes again, one draw each time.",
                "it comes once");
        var unless = keys.optional(
                "unless",
                Shapes.oneOrMore(Values.id("a step")),
                "Steps that prevent this one: once one of them has fired, it does not fire, and effects on their way take hold no more.",
                "nothing prevents it");
        var technique = keys.optional(
                "technique", Values.id("a technique"), "Technique in MITRE FiGHT, e.g. `FGT5003`.", "none");
        var noTechnique = keys.optional(
                "no_technique",
                Values.text(),
                "Why it has no technique, e.g. `an accident` or `a fault of software`.",
                "nothing is said");
        keys.atMostOne(technique, noTechnique);
        return keys.bind(in -> new Step(
                in.id(),
                in.find(title).orElse(in.id()),
                trigger.trigger(in),
                targets.selector(in, in.get(effect)),
                delivery.delivery(in),
                in.get(effect),
                in.get(chance),
                in.get(delayEach),
                new Step.Recurrence(
                        in.get(happens), in.find(every), in.find(unless).orElse(List.of()), in.get(getsIn)),
                in.find(technique),
                in.find(noTechnique)));
    }
}
