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
import org.faultline.threat.Means;
import org.faultline.threat.Selector;
import org.faultline.threat.Spread;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/** What is injected into a run. */
final class CampaignForms {

    private static final double MS_PER_HOUR = 3_600_000;

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
        var canary = keys.optional(
                "canary",
                canary(),
                "Targets of a staged delivery that are updated at once and watched before its waves begin.");
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
                delivery(in, staged, canary),
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
        private final Key<Trigger.Counter> counter;
        private final Key<Distribution> delay;

        TriggerKeys(Keys keys) {
            at = keys.optional("at", Distributions.of(Dimension.DURATION), "Time since the start of the scenario.");
            after = keys.optional("after", Shapes.oneOrMore(Values.id("a step")), "Steps that must all have fired.");
            whenBelow =
                    keys.optional("when_below", below(), "An asset or service that must first have fallen to a level.");
            counter = keys.optional("counter", counter(), "Something that must have happened for the n-th time.");
            delay = keys.usual(
                    "delay",
                    Distributions.of(Dimension.DURATION),
                    Distribution.of(0),
                    "0 h",
                    "Time since the last of the steps in `after`, since the fall in `when_below`, or since the `counter` was reached.");
            keys.exactlyOne(at, after, whenBelow, counter);
            keys.atMostOne(at, delay);
        }

        Trigger trigger(Fields in) {
            Distribution wait = in.get(delay);
            return in.find(at)
                    .<Trigger>map(Trigger.At::new)
                    .or(() -> in.find(after).map(steps -> new Trigger.After(steps, wait)))
                    .or(() -> in.find(whenBelow).map(b -> new Trigger.WhenBelow(b.subject(), b.level(), wait)))
                    .or(() -> in.find(counter)
                            .map(c -> new Trigger.Counter(c.what(), c.step(), c.among(), c.reaches(), wait)))
                    .orElseThrow();
        }
    }

    private static ObjectForm<Trigger.Counter> counter() {
        Keys keys = new Keys("counter", "The moment at which something has happened for the n-th time.");
        var of = keys.required(
                "of",
                Values.word("thing to count", Trigger.Counted.values(), Trigger.Counted::id),
                "`repairs`: assets made whole or clean; `falls`: assets that fell to level zero; `holds`: targets of which the effect of a step"
                        + " took hold.");
        var step = keys.optional("step", Values.id("a step"), "The step whose `holds` are counted.");
        var among = keys.optional("among", selection(), "Assets whose repairs or falls are counted.", "every asset");
        var reaches =
                keys.required("reaches", Values.integer(1, Integer.MAX_VALUE), "The number that must be reached.");
        return keys.bind(in -> new Trigger.Counter(
                in.get(of),
                in.find(step),
                in.find(among).orElse(Selector.everything()),
                in.get(reaches),
                Distribution.of(0)));
    }

    record Below(String subject, double level) {}

    static ObjectForm<Below> below() {
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
            new Effect.Falsify(1),
            new Effect.Deregister(),
            new Effect.Desynchronise(),
            new Effect.Withdraw(),
            new Effect.Nothing()
        };
        Form<Effect> word = Values.word("effect", plain, Effect::id);
        Keys keys = new Keys("effect", "An effect that needs more than a word: exactly one of these.");
        var level = keys.optional("degrade", Values.share(), "The target goes on at this level.");
        var intercept = keys.optional(
                "intercept",
                Values.count(),
                "At most so many subscribers are listened to through each target; `intercept` by itself: all whom it serves.");
        var falsify = keys.optional(
                "falsify",
                Values.share(),
                "Level to which services and sector assets fall that take all their data or commands through false targets and obey;"
                        + " `falsify` by itself does them no harm.");
        var delay = keys.optional(
                "delay",
                Values.duration(),
                "Latency that the target adds to the way of each flow of traffic, e.g. `200 ms`.");
        var drop = keys.optional("drop", Values.share(), "Share of each flow of traffic that is lost at the target.");
        var misroute = keys.optional(
                "misroute", misroute(), "Traffic through the target makes a detour, on which others read it.");
        var flood = keys.optional(
                "flood",
                Values.count(),
                "Messages per second that no device means, at each target; an instance of a function of `signalling`.");
        var spread = keys.optional(
                "spread",
                spread(word),
                "The effect goes on from each infected asset to others; targets are the first.");
        var patch = keys.optional(
                "patch",
                Shapes.oneOrMore(Values.id("a step")),
                "These steps take hold of the target no more; what has taken hold stays.");
        keys.exactlyOne(level, intercept, falsify, delay, drop, misroute, flood, spread, patch);
        ObjectForm<Effect> object = keys.bind(in -> in.find(level)
                .<Effect>map(Effect.Degrade::new)
                .or(() -> in.find(intercept).map(n -> new Effect.Intercept(Optional.of(n))))
                .or(() -> in.find(falsify).map(Effect.Falsify::new))
                .or(() -> in.find(delay).map(hours -> new Effect.Delay(hours * MS_PER_HOUR)))
                .or(() -> in.find(drop).map(Effect.Drop::new))
                .or(() -> in.find(misroute))
                .or(() -> in.find(flood).map(Effect.Flood::new))
                .or(() -> in.find(spread))
                .or(() -> in.find(patch).map(Effect.Patch::new))
                .orElseThrow());
        return Shapes.scalarOr(word, object);
    }

    private static ObjectForm<Effect> misroute() {
        Keys keys = new Keys("detour", "Traffic that is sent the wrong way.");
        var adds = keys.usual("adds", Values.duration(), 0.0, "0 ms", "Latency that the detour adds.");
        var loses =
                keys.usual("loses", Values.share(), 0.0, "0 %", "Share of each flow that does not come back from it.");
        return keys.bind(in -> new Effect.Misroute(in.get(adds) * MS_PER_HOUR, in.get(loses)));
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

    private static ObjectForm<Delivery.Canary> canary() {
        Keys keys = new Keys("canary", "Those who are updated first, and how well they are watched.");
        var share = keys.required("share", Values.share(), "Share of all targets, at least one.");
        var watched = keys.required("watched", Values.duration(), "Time from their update to the decision.");
        var notice = keys.usual(
                "notice_chance",
                Values.share(),
                1.0,
                "100 %",
                "Chance that an effect that took hold of any of them is found out; the delivery then halts and is taken back from them.");
        return keys.bind(in -> new Delivery.Canary(in.get(share), in.get(watched), in.get(notice)));
    }

    private static Delivery delivery(Fields in, Key<List<WaveLine>> staged, Key<Delivery.Canary> canary) {
        List<WaveLine> waves = in.find(staged).orElse(List.of());
        if (waves.isEmpty() && in.has(canary)) {
            throw in.refused(
                    Fault.MISSING_KEY,
                    canary,
                    "step '" + in.id() + "' has a `canary`, but no `staged` waves that follow it",
                    Optional.of("Waves of an update, in order of time; notice of the incident halts it."));
        }
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
        return new Delivery.Staged(waves.stream().map(WaveLine::wave).toList(), in.find(canary));
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
        private final Key<Double> budget;
        private final Key<Map<String, Double>> costs;

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
                            + " or to what was not chosen yet), those through which the most shortest paths lead, or those whose loss costs most"
                            + " people their services as far as needs, links and users tell.",
                    "`listed` where ids are given, otherwise `random`");
            budget = keys.optional(
                    "budget",
                    Values.count(),
                    "What can be spent on targets; in their order, those that are too dear for what is left are passed over.",
                    "no bound");
            costs = keys.optional(
                    "costs",
                    Shapes.mapOf("what", Values.count()),
                    "What a target costs, by id of an asset or of a kind.",
                    "1 for each");
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
                    in.find(order).orElse(f.ids.isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED),
                    new Means(in.find(budget), in.find(costs).orElse(Map.of())));
        }
    }

    /** Assets chosen by filters alone, e.g. those that are observed. */
    static Form<Selector> selection() {
        return Shapes.mapped(filters(), f -> {
            if (f.implantedBy.isPresent() || f.through.isPresent() || f.degreeAbove >= 0) {
                String key = f.through.isPresent() ? "through" : "implanted_by";
                throw Values.unfit(
                        Fault.UNKNOWN_KEY,
                        "`" + (f.degreeAbove >= 0 ? "degree_above" : key)
                                + "` has no meaning outside the targets of a step",
                        Optional.empty());
            }
            return f.selector(
                    1,
                    Integer.MAX_VALUE,
                    f.ids.isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED,
                    Means.UNLIMITED);
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
            Optional<String> through,
            int degreeAbove) {

        Selector selector(double share, int count, Selector.Order order, Means means) {
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
                    degreeAbove,
                    means,
                    through);
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
        var through = keys.optional(
                "through",
                Values.id("a step"),
                "Of operators of whom this earlier step holds an element manager, OSS, orchestrator or software repository.");
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
                    in.find(through),
                    in.find(degreeAbove).orElse(-1));
        });
    }

    /** The functions that operators buy. */
    static Form<Function> function() {
        return Values.word("function", Function.values(), Function::id);
    }
}
