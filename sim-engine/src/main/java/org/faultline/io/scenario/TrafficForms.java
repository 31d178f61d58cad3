package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Traffic;
import org.faultline.scenario.Quantity;

/** What flows over links, and who goes first. */
final class TrafficForms {

    private static final double LEAST_MBPS = 1e-6;
    private static final double MS_PER_HOUR = 3.6e6;
    private static final double NANOS_PER_MS = 1e6;
    private static final double LONGEST_HOURS = Link.MOST_LATENCY_MS / MS_PER_HOUR;

    private TrafficForms() {}

    static ObjectForm<TrafficDeclaration> traffic() {
        Keys keys = new Keys(
                "traffic",
                "What flows over the links, by which ways, and who goes first where it does not fit. Without flows capacities and latencies"
                        + " have no effect.");
        var classes = keys.usual(
                "classes",
                Shapes.listOf(Values.id("a priority class")),
                Traffic.USUAL_CLASSES,
                "[emergency, voice, priority-data, best-effort]",
                "Priority classes, the most urgent first, at most 16.");
        var convergence = keys.optional(
                "convergence",
                Distributions.of(Dimension.DURATION),
                "Time from the failure or return of a transit asset or destination until routes take note of it; until then flows run"
                        + " into what failed.",
                "0 s, or that of the generated country");
        var links = keys.optional(
                "links",
                Shapes.mapOfWords("kinds of links", Link.Kind.values(), Link.Kind::id, usualLink()),
                "Capacity and latency, by kind, of links that do not give their own.",
                "no limit, no latency");
        var flows = keys.optional("flows", Shapes.mapOf("id", flow()), "Who sends what to whom.", "nothing flows");
        return keys.bind(in -> new TrafficDeclaration(
                in.get(classes),
                in.find(convergence),
                in.find(links).orElse(Map.of()),
                List.copyOf(in.partial(flows).orElse(Map.of()).values()),
                in.span()));
    }

    /** The keys that say what a link carries. */
    static final class LinkKeys {
        private final Key<Double> capacity;
        private final Key<Double> latency;

        LinkKeys(Keys keys, String without) {
            capacity = keys.optional("capacity", rate(), "What it carries in each direction, above zero.", without);
            latency = keys.optional(
                    "latency",
                    Values.quantity(0, LONGEST_HOURS, Dimension.DURATION),
                    "Time that a packet takes over it, at most 1 min; flows take the way with the least.",
                    without);
        }

        OptionalDouble capacityMbps(Fields in) {
            return optional(in.find(capacity));
        }

        OptionalDouble latencyMs(Fields in) {
            return optional(in.find(latency).map(TrafficForms::millis));
        }
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Milliseconds in hours, to the nanosecond. */
    private static double millis(double hours) {
        return StrictMath.rint(hours * MS_PER_HOUR * NANOS_PER_MS) / NANOS_PER_MS;
    }

    private static Form<Double> rate() {
        return Values.quantity(LEAST_MBPS, Traffic.Flow.MOST_MBPS, Dimension.RATE);
    }

    private static ObjectForm<TrafficDeclaration.UsualLink> usualLink() {
        Keys keys = new Keys("usual link", "What links of a kind have that do not say it themselves.");
        LinkKeys link = new LinkKeys(keys, "as without this entry");
        return keys.bind(in -> new TrafficDeclaration.UsualLink(link.capacityMbps(in), link.latencyMs(in)));
    }

    private static ObjectForm<TrafficDeclaration.Flow> flow() {
        Keys keys = new Keys(
                "flow",
                "Traffic from each of some assets to the nearest of others. What arrives of it is the level of an asset"
                        + " `<id>@<source>` of kind `traffic-flow`, which others can need like any other.");
        var from = keys.required("from", ends(), "Where it begins: each of these assets sends its own.");
        var to = keys.required(
                "to", ends(), "Where it ends: at the one of these assets to which the way takes least time.");
        var same = keys.usual(
                "same_operator",
                Values.bool(),
                false,
                "false",
                "Whether it ends only at assets of the operator of its source.");
        var volume = keys.required(
                "volume",
                Values.quantity(0, Traffic.Flow.MOST_MBPS, Dimension.RATE),
                "What each source sends or receives, in the direction that carries more, as a mean over the day.");
        var priority =
                keys.optional("class", Values.id("a priority class"), "Its priority class.", "the last of `classes`");
        ServiceForms.DemandKey demand = new ServiceForms.DemandKey(
                keys,
                "How the volume follows the hour: `flat`, the name of a profile, or 24 weights of the hours of a day.");
        var latency = keys.optional(
                "latency", bound(), "What a way that takes too long does to it.", "any way is good enough");
        var access = keys.usual(
                "access_latency",
                Values.quantity(0, LONGEST_HOURS, Dimension.DURATION),
                0.0,
                "0 s",
                "What packets have taken when they come to the source, as over a fronthaul; counts for `latency`.");
        var usersOf = keys.optional(
                "users_of",
                Shapes.oneOrMore(senders()),
                "Cells whose users send it. `volume` is what they send while all is well; as neighbours take over users, or lose theirs to others, it follows those whom these"
                        + " cells serve.",
                "the volume is always the same");
        var limits = keys.optional(
                "limits",
                Shapes.oneOrMore(Values.word("kind of asset", AssetKind.values(), AssetKind::id)),
                "Kinds of assets: those that need the source and are of one of these kinds need its flow as well, as in `limits: cell`.",
                "only who names the flow needs it");
        return keys.bind(in -> new TrafficDeclaration.Flow(
                in.id(),
                in.get(from),
                in.get(to),
                in.get(same),
                in.get(volume),
                in.find(priority).map(word -> new TrafficDeclaration.Word(word, in.at(priority))),
                demand.demand(in),
                in.find(latency),
                millis(in.get(access)),
                in.find(usersOf).orElse(List.of()),
                in.find(limits).orElse(List.of()),
                in.span()));
    }

    private static ObjectForm<TrafficDeclaration.Senders> senders() {
        Keys keys = new Keys("senders", "Cells at one site: ids, or filters that must all pass.");
        var ids = keys.optional("id", Shapes.oneOrMore(Values.id("a cell")), "These ones.");
        AssetFilters.Declared filters = new AssetFilters.Declared(keys);
        var via = keys.optional(
                "via",
                Values.id("an asset"),
                "Where they come together: what the links from there to `from` carry limits what their users send. All flows from there with the same `users_of` share it, the"
                        + " most urgent class first.",
                "nothing limits them before the flow begins");
        keys.shorthand(ids);
        return keys.bind(in -> new TrafficDeclaration.Senders(
                new TrafficDeclaration.Ends(words(in, ids), filters.in(in), in.span()),
                in.find(via).map(word -> new TrafficDeclaration.Word(word, in.at(via)))));
    }

    private static ObjectForm<Traffic.LatencyBound> bound() {
        Keys keys = new Keys("latency bound", "A way that takes longer makes a flow worth less.");
        var most = keys.required(
                "at_most", Values.quantity(0, 1, Dimension.DURATION), "Latency of the whole way that is still good.");
        var otherwise = keys.usual(
                "else",
                Values.share(),
                0.0,
                "0 %",
                "What the flow is worth on a longer way: a factor on what arrives.");
        keys.shorthand(most);
        return keys.bind(in -> new Traffic.LatencyBound(millis(in.get(most)), in.get(otherwise)));
    }

    /** What is observed of traffic. */
    static ObjectForm<Quantity.Traffic> quantity() {
        Keys keys = new Keys(
                "observed traffic",
                "What flows ask for, and what of it arrives; a source that does not work still asks.");
        var classes = keys.optional(
                "class", Shapes.oneOrMore(Values.id("a priority class")), "Only flows of these classes.", "all");
        var what = keys.required(
                "what",
                Values.word("part of traffic", Quantity.Carriage.values(), Quantity.Carriage::id),
                "`demand`, `carried` or `lost`, in Mbit/s, or `carried-share`: carried over demand.");
        keys.shorthand(what);
        return keys.bind(in -> new Quantity.Traffic(words(in, classes), in.get(what)));
    }

    /** How long flows take. */
    static ObjectForm<Quantity.Latency> latency() {
        Keys keys = new Keys(
                "observed latency",
                "How long packets of flows take from where they enter to where they end, over links and without waiting lines.");
        var of = keys.optional(
                "flows",
                Shapes.oneOrMore(Values.id("a flow")),
                "Only these flows: names under `traffic`, priority classes of a generated country, or single ones as `<id>@<source>`.",
                "all");
        var what = keys.required(
                "what",
                Values.word("part of latency", Quantity.Delay.values(), Quantity.Delay::id),
                "`mean` (weighted by volume) or `greatest` of the flows that are on their way, in ms, or `in-time-share`: the share of the volume of all that is on a way"
                        + " within the bound of its flow.");
        keys.shorthand(what);
        return keys.bind(in -> new Quantity.Latency(words(in, of), in.get(what)));
    }

    static ObjectForm<TrafficDeclaration.Ends> ends() {
        Keys keys = new Keys("ends", "Assets at one end of flows: ids, or filters that must all pass.");
        var ids = keys.optional("id", Shapes.oneOrMore(Values.id("an asset")), "These ones.");
        AssetFilters.Declared filters = new AssetFilters.Declared(keys);
        keys.shorthand(ids);
        return keys.bind(in -> new TrafficDeclaration.Ends(words(in, ids), filters.in(in), in.span()));
    }

    private static List<String> words(Fields in, Key<List<String>> key) {
        return in.find(key).orElse(List.of());
    }
}
