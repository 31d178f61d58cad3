package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Integrity;
import org.faultline.scenario.Demand;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;
import org.faultline.threat.Selector;

/** What each replication reports besides the measures of the catalogue. */
final class ObservationForms {

    private static final Threshold WORKS = Threshold.atLeast(1);

    private ObservationForms() {}

    static ObjectForm<Observation> observation() {
        Keys keys = new Keys(
                "observation",
                "One number per replication: a quantity that changes over time, and what is taken of it; or a combination of other"
                        + " observations. It stands in results as measure `observed` of the subject `observation:<id>`.");
        var title = keys.optional(
                "title", Values.text(), "Shown to people.", "the id; for a `kpi` with its word and its name in 3GPP");
        var better = keys.usual(
                "better",
                Values.word("better side", Side.values(), Side::id),
                Side.LESS,
                "less",
                "Which way is good when mixes are compared: `less` or `more`.");
        QuantityKeys quantity = new QuantityKeys(keys);
        TakeKeys take = new TakeKeys(keys);
        Map<Observation.Operation, Key<List<String>>> combined = new LinkedHashMap<>();
        for (Observation.Operation operation : Observation.Operation.values()) {
            combined.put(
                    operation,
                    keys.optional(
                            operation.id() + "_of",
                            Shapes.listOf(Values.id("an observation")),
                            "The " + operation.id() + " of observations that stand before this one."));
        }
        var passes = keys.optional(
                "passes",
                tested(),
                "One in a run in which another observation passes a test, otherwise zero: over replications a probability.");
        var sample = keys.optional(
                "sample",
                QueueObservationForms.sample(),
                "A figure of a number known of each customer; takes nothing else.");
        List<Key<?>> sources = new ArrayList<>(quantity.all());
        sources.add(sample);
        sources.add(passes);
        sources.addAll(combined.values());
        keys.exactlyOne(sources.toArray(Key<?>[]::new));
        List<Key<?>> takes = new ArrayList<>(take.all());
        takes.add(sample);
        takes.add(passes);
        takes.addAll(combined.values());
        keys.exactlyOne(takes.toArray(Key<?>[]::new));
        for (Key<?> end : List.of(take.after, take.until)) {
            List<Key<?>> without = new ArrayList<>(takes.subList(take.all().size(), takes.size()));
            without.add(end);
            keys.atMostOne(without.toArray(Key<?>[]::new));
        }
        return keys.bind(in -> {
            for (Map.Entry<Observation.Operation, Key<List<String>>> e : combined.entrySet()) {
                if (in.has(e.getValue())) {
                    return observation(
                            in, title, better, "", new Observation.Combined(e.getKey(), in.get(e.getValue())));
                }
            }
            if (in.has(passes)) {
                return observation(in, title, better, "", in.get(passes));
            }
            if (in.has(sample)) {
                Observation.Sampled sampled = in.get(sample);
                return observation(in, title, better, sampled.sample().unit(sampled.figure()), sampled);
            }
            Quantity what = quantity.quantity(in);
            Take taken = take.take(in);
            return observation(in, title, better, taken.unit(what.unit()), new Observation.Taken(what, taken));
        });
    }

    private static Observation observation(
            Fields in, Key<String> title, Key<Side> better, String unit, Observation.Made made) {
        return new Observation(
                in.id(),
                in.find(title).orElseGet(() -> usualTitle(in.id(), made)),
                unit,
                in.get(better) == Side.LESS,
                made);
    }

    private static String usualTitle(String id, Observation.Made made) {
        return made instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Kpi kpi
                ? id + " (" + kpi.what().id() + ", " + kpi.what().name3gpp() + ")"
                : id;
    }

    private enum Side {
        LESS,
        MORE;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The keys that say what is looked at: exactly one of them. A further kind of quantity is a line in the constructor. */
    private static final class QuantityKeys {

        private final Map<Key<?>, Function<Fields, ? extends Quantity>> readers = new LinkedHashMap<>();

        QuantityKeys(Keys keys) {
            add(keys, "count", count(), "Number or share of assets in some state.");
            add(
                    keys,
                    "level",
                    Shapes.mapped(Values.id("an asset or service"), Quantity.Level::new),
                    "What an asset or service delivers, from 0 to 1.");
            add(keys, "largest_component", component(), "Size of the largest connected component of assets that work.");
            add(keys, "capacity", capacity(), "Sum of capacity times level of some assets, less a demand.");
            add(keys, "shortfall", shortfall(), "By how much some assets fall short of a demand.");
            add(keys, "events", events(), "Number of events of a sort since the start.");
            add(keys, "known", known(), "Number of steps that the defenders have noticed or understood.");
            add(
                    keys,
                    "customers",
                    QueueObservationForms.customers(),
                    "Customers somewhere in the queue network, or what happened to them.");
            add(keys, "members", QueueObservationForms.members(), "Members of populations in some state.");
            add(
                    keys,
                    "devices",
                    SignallingQuantities.devices(),
                    "Devices in some state, or that have completed a stage.");
            add(keys, "function", SignallingQuantities.function(), "What happens at a network function of a core.");
            add(keys, "attempts", SignallingQuantities.attempts(), "What became of the attempts at a stage.");
            add(
                    keys,
                    "contacts",
                    SignallingQuantities.contacts(),
                    "How many contacts devices begin, or get no answer to, in an hour.");
            add(keys, "kpi", SignallingQuantities.kpi(), "An indicator of 3GPP for a core or a slice.");
            add(keys, "traffic", TrafficForms.quantity(), "What flows ask for, and what of it arrives.");
            add(keys, "latency", TrafficForms.latency(), "How long packets of flows take.");
            add(
                    keys,
                    "utilisation",
                    Shapes.mapped(Shapes.oneOrMore(Values.id("an asset")), Quantity.Utilisation::new),
                    "How much of its capacity a link (`[a, b]`: in the direction that carries more) or a router, line or gateway carries.");
        }

        private <Q extends Quantity> void add(Keys keys, String name, Form<Q> form, String meaning) {
            Key<Q> key = keys.optional(name, form, meaning);
            readers.put(key, in -> in.get(key));
        }

        List<Key<?>> all() {
            return List.copyOf(readers.keySet());
        }

        Quantity quantity(Fields in) {
            for (Map.Entry<Key<?>, Function<Fields, ? extends Quantity>> e : readers.entrySet()) {
                if (in.has(e.getKey())) {
                    return e.getValue().apply(in);
                }
            }
            throw new IllegalArgumentException("An observation must name a quantity.");
        }
    }

    private static ObjectForm<Quantity.Count> count() {
        Keys keys = new Keys("count", "How many assets are in some state.");
        var of = of(keys);
        var level = keys.optional("level", test(), "Counts those whose level passes.");
        var condition = keys.optional(
                "condition", test(), "Counts those whose own condition passes, whatever they lack from others.");
        var integrity = keys.optional(
                "integrity",
                Shapes.oneOrMore(Values.word("integrity", Integrity.values(), Integrity::id)),
                "Counts those whose integrity is one of these.");
        var repair = keys.optional(
                "repair",
                Values.word("point of a repair", Quantity.Repair.values(), Quantity.Repair::id),
                "Counts those whose repair waits for a crew, or is under way.");
        var ever = keys.usual(
                "ever",
                Values.bool(),
                false,
                "false",
                "Counts also those that were in that state once and are no more.");
        var share = keys.usual("share", Values.bool(), false, "false", "Gives the share of the selected assets.");
        keys.exactlyOne(level, condition, integrity, repair);
        return keys.bind(in -> {
            Quantity.State state = in.find(level)
                    .<Quantity.State>map(Quantity.State.OfLevel::new)
                    .or(() -> in.find(condition).map(Quantity.State.OfCondition::new))
                    .or(() -> in.find(integrity).map(Quantity.State.OfIntegrity::of))
                    .or(() -> in.find(repair).map(Quantity.State.OfRepair::new))
                    .orElse(new Quantity.State.OfLevel(WORKS));
            return new Quantity.Count(selector(in, of), state, in.get(ever), in.get(share));
        });
    }

    private static ObjectForm<Quantity.LargestComponent> component() {
        Keys keys = new Keys(
                "observed component",
                "How many of some assets are in the largest connected component of those that work, over links between them.");
        var of = of(keys);
        var share = keys.usual("share", Values.bool(), false, "false", "Gives the share of the selected assets.");
        return keys.bind(in -> new Quantity.LargestComponent(selector(in, of), in.get(share)));
    }

    private static ObjectForm<Quantity.Capacity> capacity() {
        Keys keys =
                new Keys("delivered capacity", "What some assets deliver together: the sum of capacity times level.");
        var of = of(keys);
        var minus = keys.optional("minus", demand(), "Demand that is subtracted.", "nothing");
        return keys.bind(in -> new Quantity.Capacity(selector(in, of), in.find(minus)));
    }

    private static ObjectForm<Quantity.Shortfall> shortfall() {
        Keys keys = new Keys(
                "shortfall", "By how much the sum of capacity times level lies below a demand; zero when it does not.");
        var of = of(keys);
        var demand = keys.required("demand", demand(), "What is asked for.");
        return keys.bind(in -> new Quantity.Shortfall(selector(in, of), in.get(demand)));
    }

    private static ObjectForm<Demand> demand() {
        Keys keys = new Keys("demand", "What is asked for over time, in the unit of the capacities.");
        var values = keys.required(
                "values",
                Shapes.oneOrMore(Values.number(0, 1e12)),
                "One after the other from the start of the run, and then again from the first.");
        var every = keys.usual(
                "every",
                Values.duration(),
                1.0,
                "1 h",
                "How long each value holds; one that would begin at the very end of the run is none of it.");
        keys.shorthand(values);
        return keys.bind(in -> new Demand(in.get(every), in.get(values)));
    }

    private static ObjectForm<Quantity.Events> events() {
        Keys keys = new Keys("events", "How many events of a sort there were at some assets.");
        var of = of(keys);
        var sort = keys.required(
                "sort",
                Values.word("sort of events", Quantity.Sort.values(), Quantity.Sort::id),
                "What is counted: `failures` and `recoveries` of the assets' own condition, `falls` and `rises` of what they deliver,"
                        + " `repairs-asked`, `repairs-begun`, `repairs-done`; `alerts` of sensors about what a step did.");
        return keys.bind(in -> new Quantity.Events(selector(in, of), in.get(sort)));
    }

    private static ObjectForm<Quantity.Known> known() {
        Keys keys = new Keys(
                "known steps",
                "How many of some steps the defenders have noticed, or understood; the time of the first rise is the dwell time where the step"
                        + " begins at 0 h.");
        var steps = keys.required("steps", Shapes.oneOrMore(Values.id("a step")), "Steps of the campaign.");
        var understood = keys.usual("understood", Values.bool(), false, "false", "Whether the remedy must be known.");
        keys.shorthand(steps);
        return keys.bind(in -> new Quantity.Known(in.get(steps), in.get(understood)));
    }

    private static ObjectForm<Observation.Tested> tested() {
        Keys keys = new Keys(
                "tested observation",
                "Whether the number of another observation passes a test. With `greatest` or `first` it says whether something happened at all,"
                        + " with a difference what came first.");
        var of = keys.required("observation", Values.id("an observation"), "One that stands before this one.");
        var is = keys.required("is", test(), "What its number must pass, in its unit.");
        return keys.bind(in -> new Observation.Tested(in.get(of), in.get(is)));
    }

    private static Key<Selector> of(Keys keys) {
        return keys.optional("of", TargetForms.selection(), "Which assets.", "all");
    }

    private static Selector selector(Fields in, Key<Selector> of) {
        return in.find(of).orElse(Selector.everything());
    }

    /** A test of a value. */
    static ObjectForm<Threshold> test() {
        Keys keys = new Keys("test", "Passes values on one side of a bound, or equal to it.");
        Map<Threshold.Sense, Key<Double>> bounds = new LinkedHashMap<>();
        for (Threshold.Sense sense : Threshold.Sense.values()) {
            bounds.put(sense, keys.optional(sense.id(), bound(), sense.id().replace('_', ' ') + " this value passes."));
        }
        keys.exactlyOne(bounds.values().toArray(Key<?>[]::new));
        return keys.bind(in -> bounds.entrySet().stream()
                .filter(e -> in.has(e.getValue()))
                .map(e -> new Threshold(e.getKey(), in.get(e.getValue())))
                .findFirst()
                .orElseThrow());
    }

    private static Form<Double> bound() {
        return Shapes.mapped(
                Values.anyQuantity(
                        Dimension.COUNT, Dimension.SHARE, Dimension.DURATION, Dimension.POWER, Dimension.RATE),
                org.faultline.io.form.Quantity::value);
    }

    /** The keys that say what is taken of the quantity: exactly one of them. */
    private static final class TakeKeys {

        private final Key<Double> at;
        private final Key<TestAt> testAt;
        private final Key<Take.Sort> take;
        private final Key<Double> longRun;
        private final Key<Double> fallen;
        private final Key<Double> after;
        private final Key<Double> until;
        private final Map<Take.Passing, Key<Threshold>> passing = new LinkedHashMap<>();

        TakeKeys(Keys keys) {
            take = keys.optional(
                    "take",
                    Values.word("take", Take.Sort.values(), Take.Sort::id),
                    "What is taken of the whole course: `time-average`, `time-variance`, `final`, `greatest`, `least`, `moment-of-greatest`"
                            + " (hours since the start), `integral` (value times hours), `increase` (end less beginning) or `rate` (increase per hour).");
            at = keys.optional("at", Values.duration(), "Takes the value at this time since the start.");
            testAt = keys.optional("test", testAt(), "One when the value passes a test at a moment, otherwise zero.");
            longRun = keys.optional(
                    "long_run_variance",
                    Values.duration(),
                    "Variance of the time average times the length in hours, for long runs: the autocovariance integrated up to this lag,"
                            + " to both sides. A run of fewer than " + Take.LongRunVariance.LEAST_LAGS
                            + " lags gives no value.");
            fallen = keys.optional(
                    "fallen_to",
                    Values.share(),
                    "Hours since the start of the run until the value is down to this share of the greatest that it had before, e.g. `50 %` of"
                            + " those out at the worst moment; a run in which it never is counts with its length, as a lower bound.");
            Map<Take.Passing, String> meanings = new LinkedHashMap<>();
            meanings.put(
                    Take.Passing.FIRST,
                    "Hours since the start of the run until the test first holds; a run in which it never does counts with its length, as"
                            + " a lower bound.");
            meanings.put(Take.Passing.TIME, "Hours for which the test holds.");
            meanings.put(Take.Passing.SHARE_OF_TIME, "Share of time for which the test holds.");
            meanings.put(Take.Passing.ENTRIES, "How often the test becomes true.");
            meanings.put(Take.Passing.ENTRIES_PER_HOUR, "How often the test becomes true, per hour.");
            meanings.put(
                    Take.Passing.MEAN_EPISODE,
                    "Mean length, in hours, of the episodes in which the test holds, of those that begin and end within the run; no value"
                            + " without one.");
            meanings.put(
                    Take.Passing.VARIANCE_EPISODE,
                    "Variance, in square hours, of the lengths of those episodes; no value without two.");
            meanings.put(
                    Take.Passing.LONGEST_EPISODE, "Length, in hours, of the longest episode in which the test holds.");
            meanings.forEach((sort, meaning) -> passing.put(sort, keys.optional(sort.id(), test(), meaning)));
            after = keys.usual(
                    "after",
                    Values.duration(),
                    0.0,
                    "0 h",
                    "Warm-up: what happens before this time since the start does not count.");
            until = keys.optional(
                    "until",
                    Values.duration(),
                    "End of what counts, since the start; the number is as if the run ended there.",
                    "the end of the run");
            keys.atMostOne(at, after);
            keys.atMostOne(testAt, after);
            keys.atMostOne(at, until);
            keys.atMostOne(testAt, until);
        }

        private static ObjectForm<TestAt> testAt() {
            Keys keys = new Keys("test at a moment", "Whether a value passes at a moment.");
            var at = keys.required("at", Values.duration(), "Time since the start.");
            var is = keys.required("is", test(), "What it must pass.");
            return keys.bind(in -> new TestAt(in.get(at), in.get(is)));
        }

        private record TestAt(double at, Threshold is) {}

        List<Key<?>> all() {
            List<Key<?>> all = new ArrayList<>(List.of(take, at, testAt, longRun, fallen));
            all.addAll(passing.values());
            return all;
        }

        Take take(Fields in) {
            Take whole = wholeCourse(in);
            return in.find(until).<Take>map(end -> new Take.Until(whole, end)).orElse(whole);
        }

        private Take wholeCourse(Fields in) {
            double from = in.get(after);
            Optional<Take> simple = in.find(at)
                    .<Take>map(Take.At::new)
                    .or(() -> in.find(testAt).map(t -> new Take.TestAt(t.at(), t.is())))
                    .or(() -> in.find(take).map(sort -> new Take.Over(sort, from)))
                    .or(() -> in.find(longRun).map(lag -> new Take.LongRunVariance(lag, from)))
                    .or(() -> in.find(fallen).map(share -> new Take.Fallen(share, from)));
            return simple.or(() -> passing.entrySet().stream()
                            .filter(e -> in.has(e.getValue()))
                            .<Take>map(e -> new Take.When(e.getKey(), in.get(e.getValue()), from))
                            .findFirst())
                    .orElseThrow();
        }
    }

    /** Observations made of others must name earlier ones. */
    static List<Observation> ordered(
            Map<String, Observation> read, java.util.function.BiConsumer<Fault, String> refuse) {
        List<Observation> kept = new ArrayList<>();
        for (Observation o : read.values()) {
            List<String> unknown = partsOf(o.made()).stream()
                    .filter(id -> kept.stream().noneMatch(k -> k.id().equals(id)))
                    .toList();
            if (unknown.isEmpty()) {
                kept.add(o);
            } else {
                refuse.accept(
                        Fault.REFUSED,
                        "observation '" + o.id() + "' is made of '" + unknown.get(0)
                                + "', which is no observation before it");
            }
        }
        return kept;
    }

    private static List<String> partsOf(Observation.Made made) {
        if (made instanceof Observation.Combined combined) {
            return combined.of();
        }
        return made instanceof Observation.Tested tested ? List.of(tested.of()) : List.of();
    }
}
