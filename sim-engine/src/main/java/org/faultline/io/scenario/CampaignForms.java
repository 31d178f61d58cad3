package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.model.Function;
import org.faultline.model.Gate;
import org.faultline.threat.Campaign;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Spread;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** What is injected into a run. */
final class CampaignForms {

    private CampaignForms() {}

    static ObjectForm<Campaign> campaign() {
        Keys keys = new Keys("campaign", "What is injected: steps, each with a trigger, targets and an effect.");
        var title = keys.usual("title", Values.text(), "campaign", "campaign", "Shown to people.");
        var steps = keys.optional("steps", Shapes.mapOf("id", step()), "In the order of the file.", "nothing happens");
        return keys.bind(in -> new Campaign(
                in.get(title), List.copyOf(in.partial(steps).orElse(Map.of()).values())));
    }

    private static ObjectForm<Step> step() {
        Keys keys = new Keys("step", "One step of a campaign: a trigger, targets, a delivery and an effect.");
        var title = keys.optional("title", Values.text(), "Shown to people in causal chains.", "the id");
        TriggerKeys trigger = new TriggerKeys(keys);
        var effect = keys.required("effect", effect(), "What happens to each target.");
        TargetKeys targets = new TargetKeys(keys);
        var staged = keys.optional(
                "staged",
                Shapes.listOf(wave()),
                "Waves of an update, in order of time; notice of the incident halts it.",
                "all at once");
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
        return keys.bind(in -> new Step(
                in.id(),
                in.find(title).orElse(in.id()),
                trigger.trigger(in),
                targets.selector(in, in.get(effect)),
                delivery(in, staged),
                in.get(effect),
                in.get(chance),
                in.get(delayEach),
                new Step.Recurrence(
                        in.get(happens), in.find(every), in.find(unless).orElse(List.of())),
                in.find(technique)));
    }

    /** The keys that say when a step fires. */
    private static final class TriggerKeys {
        private final Key<Distribution> at;
        private final Key<List<String>> after;
        private final Key<Below> whenBelow;
        private final Key<Distribution> delay;

        TriggerKeys(Keys keys) {
            at = keys.optional("at", Distributions.of(Dimension.DURATION), "Time since the start of the scenario.");
            after = keys.optional("after", Shapes.oneOrMore(Values.id("a step")), "Steps that must all have fired.");
            whenBelow =
                    keys.optional("when_below", below(), "An asset or service that must first have fallen to a level.");
            delay = keys.usual(
                    "delay",
                    Distributions.of(Dimension.DURATION),
                    Distribution.of(0),
                    "0 h",
                    "Time since the last of the steps in `after`, or since the fall in `when_below`.");
            keys.exactlyOne(at, after, whenBelow);
            keys.atMostOne(at, delay);
        }

        Trigger trigger(Fields in) {
            Distribution wait = in.get(delay);
            return in.find(at)
                    .<Trigger>map(Trigger.At::new)
                    .or(() -> in.find(after).map(steps -> new Trigger.After(steps, wait)))
                    .or(() -> in.find(whenBelow).map(b -> new Trigger.WhenBelow(b.subject(), b.level(), wait)))
                    .orElseThrow();
        }
    }

    private record Below(String subject, double level) {}

    private static ObjectForm<Below> below() {
        Keys keys = new Keys("fall", "The first time that an asset or service falls to a level or below.");
        var subject = keys.required("subject", Values.id("an asset or service"), "Asset or service.");
        var level = keys.usual("level", Values.share(), 0.0, "0 %", "Level or below.");
        return keys.bind(in -> new Below(in.get(subject), in.get(level)));
    }

    static Form<Effect> effect() {
        Effect[] plain = {
            new Effect.Implant(),
            new Effect.Stop(),
            new Effect.Wipe(),
            new Effect.LockOut(),
            new Effect.Intercept(),
            new Effect.Nothing()
        };
        Form<Effect> word = Values.word("effect", plain, Effect::id);
        Keys keys = new Keys("effect", "An effect that needs more than a word: exactly one of these.");
        var level = keys.optional("degrade", Values.share(), "The target goes on at this level.");
        var spread = keys.optional(
                "spread",
                spread(word),
                "The effect goes on from each infected asset to others; targets are the first.");
        var patch = keys.optional(
                "patch",
                Shapes.oneOrMore(Values.id("a step")),
                "These steps take hold of the target no more; what has taken hold stays.");
        keys.exactlyOne(level, spread, patch);
        ObjectForm<Effect> object = keys.bind(in -> in.find(level)
                .<Effect>map(Effect.Degrade::new)
                .or(() -> in.find(spread))
                .or(() -> in.find(patch).map(Effect.Patch::new))
                .orElseThrow());
        return Shapes.scalarOr(word, object);
    }

    private static ObjectForm<Effect> spread(Form<Effect> word) {
        Keys keys = new Keys(
                "spread",
                "How an effect goes on from asset to asset. An infected asset has contacts; a contact with a susceptible one infects it.");
        var carries = keys.usual(
                "carries", word, new Effect.Intercept(), "intercept", "What happens to each infected asset.");
        var over = keys.required(
                "over",
                way(),
                "`links`: neighbours over links; `pool`: anybody, by chance; or a kind of need: from a provider to those who need it,"
                        + " e.g. `management`.");
        var among = keys.optional(
                "among", selection(), "Assets that can be infected, besides the targets of the step.", "every asset");
        var contact = keys.required(
                "contact",
                Distributions.of(Dimension.DURATION),
                "Time from an infection to the contact with one neighbour, one draw for each. In a pool: time between the contacts of an"
                        + " infected asset with anybody of the pool, `exponential(mean)`.");
        var cleaned = keys.optional(
                "cleaned",
                Distributions.of(Dimension.DURATION),
                "Time from an infection until the asset is whole and clean again.",
                "never, unless the defenders do it");
        var again = keys.usual(
                "again",
                Values.bool(),
                false,
                "false",
                "Whether cleaned assets can be infected again; contacts then go on while the source is infected.");
        var frozen = keys.optional(
                "frozen",
                Distributions.of(Dimension.DURATION),
                "Time since the step fired after which nobody is infected any more. Notice of the incident does the same.",
                "never");
        return keys.bind(in -> new Effect.Contagion(
                in.get(carries),
                new Spread(
                        in.find(among).orElse(Selector.everything()),
                        in.get(over),
                        in.get(contact),
                        in.find(cleaned),
                        in.get(again),
                        in.find(frozen))));
    }

    private static Form<Spread.Way> way() {
        List<Spread.Way> ways = new ArrayList<>(List.of(new Spread.Way.Links(), new Spread.Way.Pool()));
        for (Gate.Kind kind : Gate.Kind.values()) {
            ways.add(new Spread.Way.Needs(kind));
        }
        return Values.word("way of contact", ways.toArray(new Spread.Way[0]), Spread.Way::id);
    }

    private static Delivery delivery(Fields in, Key<List<WaveLine>> staged) {
        List<WaveLine> waves = in.find(staged).orElse(List.of());
        if (waves.isEmpty()) {
            return new Delivery.AtOnce();
        }
        for (int i = 1; i < waves.size(); i++) {
            Delivery.Wave before = waves.get(i - 1).wave();
            Delivery.Wave wave = waves.get(i).wave();
            if (wave.totalShare() < before.totalShare() || wave.afterHours() < before.afterHours()) {
                throw in.refused(
                        Fault.WAVES_OUT_OF_ORDER,
                        staged,
                        "wave " + (i + 1) + " of step '" + in.id()
                                + "' starts earlier or reaches fewer targets than wave " + i);
            }
        }
        return new Delivery.Staged(waves.stream().map(WaveLine::wave).toList());
    }

    private record WaveLine(Delivery.Wave wave) {}

    private static ObjectForm<WaveLine> wave() {
        Keys keys = new Keys("wave", "One wave of a staged update; its targets are reached evenly over its duration.");
        var after = keys.required("after", Values.duration(), "Start of the wave since the step fired.");
        var lasting = keys.usual("lasting", Values.duration(), 0.0, "0 h", "Time over which its targets are updated.");
        var reaches = keys.required("reaches", Values.share(), "Share of all targets updated when the wave is over.");
        return keys.bind(in -> new WaveLine(new Delivery.Wave(in.get(after), in.get(lasting), in.get(reaches))));
    }

    /** The keys that say which assets a step aims at. */
    private static final class TargetKeys {
        private final Key<Filters> targets;
        private final Key<Double> share;
        private final Key<Integer> count;
        private final Key<Selector.Order> order;

        TargetKeys(Keys keys) {
            targets = keys.optional(
                    "targets",
                    filters(),
                    "Which assets it aims at; `{}` for every asset.",
                    "only for the effect `nothing`");
            share = keys.usual("share", Values.share(), 1.0, "100 %", "Share of those assets that is hit.");
            count = keys.optional(
                    "count", Values.integer(1, Integer.MAX_VALUE), "Greatest number that is hit.", "no bound");
            order = keys.optional(
                    "order",
                    Values.word("order of targets", Selector.Order.values(), Selector.Order::id),
                    "Which of them come first: drawn, as listed, those of the greatest capacity, those with the most links (in the whole network,"
                            + " or to what was not chosen yet), or those through which the most shortest paths lead.",
                    "`listed` where ids are given, otherwise `random`");
        }

        Selector selector(Fields in, Effect effect) {
            if (effect instanceof Effect.Nothing && !in.has(targets)) {
                return Selector.everything();
            }
            Filters f = in.find(targets)
                    .orElseThrow(() -> in.refused(
                            Fault.MISSING_KEY,
                            targets,
                            "step lacks the key `targets`",
                            Optional.of("Which assets it aims at; `{}` for every asset.")));
            return f.selector(
                    in.get(share),
                    in.find(count).orElse(Integer.MAX_VALUE),
                    in.find(order).orElse(f.ids.isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED));
        }
    }

    /** Assets chosen by filters alone, e.g. those that are observed. */
    static Form<Selector> selection() {
        return Shapes.mapped(filters(), f -> {
            if (f.implantedBy.isPresent() || f.degreeAbove >= 0) {
                throw Values.unfit(
                        Fault.UNKNOWN_KEY,
                        "`" + (f.degreeAbove >= 0 ? "degree_above" : "implanted_by")
                                + "` has no meaning outside the targets of a step",
                        Optional.empty());
            }
            return f.selector(1, Integer.MAX_VALUE, f.ids.isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED);
        });
    }

    private record Filters(
            List<String> ids,
            List<String> vendors,
            List<String> products,
            List<String> releases,
            List<String> components,
            List<Function> functions,
            AssetFilters standing,
            Optional<String> implantedBy,
            int degreeAbove) {

        Selector selector(double share, int count, Selector.Order order) {
            return new Selector(
                    ids,
                    vendors,
                    products,
                    releases,
                    components,
                    functions,
                    standing.kinds(),
                    standing.operators(),
                    standing.regions(),
                    standing.tags(),
                    implantedBy,
                    share,
                    count,
                    order,
                    degreeAbove);
        }
    }

    private static ObjectForm<Filters> filters() {
        Keys keys = new Keys("targets", "Assets that pass every filter given here.");
        var ids = keys.optional("ids", Shapes.oneOrMore(Values.id("an asset")), "Assets by id.");
        List<Key<List<String>>> words = new ArrayList<>();
        words.add(keys.optional("vendor", Shapes.oneOrMore(Values.id("a vendor")), "Made by one of these vendors."));
        words.add(keys.optional("product", Shapes.oneOrMore(Values.id("a product")), "Of one of these products."));
        words.add(keys.optional("release", Shapes.oneOrMore(Values.text()), "With one of these software releases."));
        words.add(keys.optional(
                "component",
                Shapes.oneOrMore(Values.id("a component")),
                "With one of these components inside, at any depth."));
        var functions = keys.optional("function", Shapes.oneOrMore(function()), "Bought for one of these functions.");
        AssetFilters.Declared standing = new AssetFilters.Declared(keys);
        var implantedBy =
                keys.optional("implanted_by", Values.id("a step"), "Where this earlier step left a backdoor.");
        var degreeAbove = keys.optional(
                "degree_above",
                Values.integer(0, Integer.MAX_VALUE),
                "With more links than this, over links of all kinds.");
        keys.shorthand(ids);
        return keys.bind(in -> {
            List<List<String>> w =
                    words.stream().map(k -> in.find(k).orElse(List.of())).toList();
            return new Filters(
                    in.find(ids).orElse(List.of()),
                    w.get(0),
                    w.get(1),
                    w.get(2),
                    w.get(3),
                    in.find(functions).orElse(List.of()),
                    standing.in(in),
                    in.find(implantedBy),
                    in.find(degreeAbove).orElse(-1));
        });
    }

    /** The functions that operators buy. */
    static Form<Function> function() {
        return Values.word("function", Function.values(), Function::id);
    }
}
