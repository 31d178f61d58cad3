package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.graph.Pattern;
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
import org.faultline.io.scenario.LayerLines.Choice;
import org.faultline.io.scenario.LayerLines.EdgesLine;
import org.faultline.io.scenario.LayerLines.GroupLine;
import org.faultline.io.scenario.LayerLines.LayerLine;
import org.faultline.io.scenario.LayerLines.SupportLine;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Group;

/** Layers of drawn assets, supports between them, and groups: the parts of a network that are written by rule. */
final class LayerForms {

    private static final int MOST_ASSETS = 5_000_000;
    private static final String MEMBERS = "Layers by id, and assets by id.";

    private LayerForms() {}

    /** The keys of an inline network for what is written by rule. */
    static final class LayerKeys {
        private final Key<Map<String, LayerLine>> layers;
        private final Key<Map<String, SupportLine>> supports;
        private final Key<Map<String, GroupLine>> groups;

        LayerKeys(Keys keys) {
            layers = keys.optional(
                    "layers",
                    Shapes.mapOf("id", layer()),
                    "Assets that are drawn: layer `a` of three assets has `a-0`, `a-1` and `a-2`.",
                    "none");
            supports = keys.optional(
                    "supports",
                    Shapes.mapOf("name", support()),
                    "Needs between many assets, drawn: who supports whom.",
                    "none");
            groups = keys.optional(
                    "groups", Shapes.mapOf("name", group()), "Rules that bind many assets together.", "none");
        }

        LayerLines lines(Fields in) {
            return new LayerLines(
                    List.copyOf(in.partial(layers).orElse(Map.of()).values()),
                    List.copyOf(in.partial(supports).orElse(Map.of()).values()),
                    List.copyOf(in.partial(groups).orElse(Map.of()).values()));
        }
    }

    private static ObjectForm<LayerLine> layer() {
        Keys keys = new Keys(
                "layer",
                "Many assets of one sort and the links between them. They are drawn once for all replications; another `layout` is"
                        + " another drawing of the same kind.");
        var count = keys.required("assets", Values.integer(1, MOST_ASSETS), "Number of assets.");
        var edges = keys.optional("links", edges(), "How they are linked.", "not at all");
        var kind = keys.usual(
                "kind",
                Values.word("kind of asset", AssetKind.values(), AssetKind::id),
                AssetKind.FACILITY,
                "facility",
                "What they are.");
        var linkKind = keys.optional("link_kind", LinkPairForm.KIND, "What flows.", "what the ends suggest");
        var layout = keys.usual("layout", Values.integer(0, Integer.MAX_VALUE), 1, "1", "Number of the drawing.");
        NetworkForms.AssetKeys shared = new NetworkForms.AssetKeys(keys);
        var capacity = keys.usual("capacity", Values.count(), 0.0, "0", "Of each, in the unit of its kind.");
        return keys.bind(in -> new LayerLine(
                shared.line(in, in.get(kind), in.get(capacity)),
                in.get(count),
                in.find(edges).orElse(plain(Pattern.NONE)),
                in.find(linkKind),
                in.get(layout),
                in.span()));
    }

    private static EdgesLine plain(Pattern pattern) {
        return new EdgesLine(pattern, 2, 0, 1, 1, 1, Optional.empty(), Optional.empty());
    }

    /** Links of a layer. */
    static ObjectForm<EdgesLine> edges() {
        Keys keys = new Keys(
                "drawn links",
                "Links of a layer: by a pattern, as pairs of places (the first asset has place 0), or from a table.");
        var pattern = keys.optional(
                "pattern",
                Values.word("pattern", Pattern.values(), Pattern::id),
                "`erdos-renyi`: so many pairs as the mean degree asks for, drawn from all; `regular`: the same degree everywhere;"
                        + " `power-law`: degrees from a power law, paired at random; `preferential`: each newcomer links to earlier"
                        + " ones in proportion to their degrees; `lattice`, `torus`: rows and columns; `ring`, `line`, `star`,"
                        + " `complete`; `tree`: every node has `degree` below it.");
        var pairs = keys.optional(
                "pairs", Shapes.listOf(Shapes.listOf(Values.integer(0, MOST_ASSETS))), "`[[0, 1], [1, 2]]`.");
        var file = keys.optional(
                "file",
                Values.text(),
                "A table of comma-separated values, relative to this file: a header line, then the places of the two ends of each link"
                        + " in the first two columns.");
        var degree = keys.optional(
                "degree",
                Values.number(0, MOST_ASSETS),
                "Mean degree (`erdos-renyi`), degree (`regular`, `ring`), links of a newcomer (`preferential`), or nodes below each"
                        + " (`tree`).",
                "2 for a `ring`, needed where another pattern uses it");
        var exponent = keys.optional("exponent", Values.number(1, 100), "Of a `power-law`, e.g. 2.5.");
        var least = keys.usual("least", Values.integer(1, MOST_ASSETS), 1, "1", "Least degree of a `power-law`.");
        var greatest = keys.optional(
                "greatest", Values.integer(1, MOST_ASSETS), "Greatest degree of a `power-law`, needed there.");
        var columns =
                keys.optional("columns", Values.integer(1, MOST_ASSETS), "Of a `lattice` or `torus`, needed there.");
        keys.exactlyOne(pattern, pairs, file);
        keys.shorthand(pattern);
        return keys.bind(in -> {
            Pattern what = in.find(pattern).orElse(Pattern.NONE);
            if (what.takesDegree()) {
                needed(in, degree, what);
            }
            if (what == Pattern.POWER_LAW) {
                needed(in, exponent, what);
                needed(in, greatest, what);
            }
            if (what == Pattern.LATTICE || what == Pattern.TORUS) {
                needed(in, columns, what);
            }
            return new EdgesLine(
                    what,
                    in.find(degree).orElse(2.0),
                    in.find(exponent).orElse(0.0),
                    in.get(least),
                    in.find(greatest).orElse(1),
                    in.find(columns).orElse(1),
                    in.find(pairs),
                    in.find(file));
        });
    }

    private static void needed(Fields in, Key<?> key, Pattern pattern) {
        if (!in.has(key)) {
            throw in.refused(
                    Fault.MISSING_KEY, key, "the pattern " + pattern.id() + " lacks the key `" + key.name() + "`");
        }
    }

    private static ObjectForm<SupportLine> support() {
        Keys keys = new Keys(
                "support",
                "A need that many assets have, and the providers that are drawn for each. The key is the name of the need; a name that"
                        + " is a kind needs no `kind`.");
        var of = keys.required("of", members(), "Those who need it. " + MEMBERS);
        var by = keys.required("by", members(), "Those who provide it. " + MEMBERS);
        var kind = keys.optional(
                "kind",
                Values.word("kind of need", Gate.Kind.values(), Gate.Kind::id),
                "What is depended on.",
                "the name");
        var oneToOne = keys.optional(
                "one_to_one",
                Values.word("pairing", Pairing.values(), Pairing::id),
                "Each has a provider of its own: drawn (`random`), or the one with the same place in `by` (`same-place`).");
        var count = keys.optional(
                "count", Values.integer(1, 10_000), "Each draws so many different providers, none of them itself.");
        var mean = keys.optional(
                "mean",
                Values.number(0, 500),
                "Each draws a Poisson number of different providers with this mean, none of them itself.");
        var share = keys.usual(
                "share", Values.share(), 1.0, "100 %", "Share of `of` that has the need; which ones is drawn.");
        var bothWays = keys.usual(
                "both_ways", Values.bool(), false, "false", "Each provider needs its dependant, too; only one to one.");
        var mode = keys.usual(
                "mode",
                Values.word("mode of a support", new Gate.Mode[] {Gate.Mode.ALL, Gate.Mode.ANY}, Gate.Mode::id),
                Gate.Mode.ALL,
                "all",
                "Whether all or any of the providers must work. Who drew none has no need.");
        var atLeast = keys.optional(
                "at_least",
                Values.integer(1, 10_000),
                "So many of the providers must work. Who drew fewer never works.");
        var autonomy = keys.optional(
                "autonomy",
                Distributions.of(Dimension.DURATION),
                "How long each holds when the need is not met.",
                "not at all");
        var refill = keys.usual(
                "refill",
                Values.duration(),
                0.0,
                "0 h",
                "Time in which an empty stock becomes full once the need is met again.");
        var fallback = keys.usual(
                "fallback", Values.share(), 0.0, "0 %", "Level that remains for good when the autonomy is used up.");
        var layout = keys.usual("layout", Values.integer(0, Integer.MAX_VALUE), 1, "1", "Number of the drawing.");
        keys.exactlyOne(oneToOne, count, mean);
        keys.atMostOne(mode, atLeast);
        return keys.bind(in -> {
            if (in.get(bothWays) && !in.has(oneToOne)) {
                throw in.refused(
                        Fault.CONFLICTING_KEYS, bothWays, "`both_ways` holds only for needs that are `one_to_one`");
            }
            Gate.Kind what = in.find(kind)
                    .or(() -> kindCalled(in.id()))
                    .orElseThrow(() -> in.refused(Fault.MISSING_KEY, kind, "support lacks the key `kind`"));
            double level = in.get(fallback);
            Gate gate = new Gate(
                    in.id(),
                    what,
                    in.has(atLeast) ? Gate.Mode.K_OF_N : in.get(mode),
                    in.find(atLeast).orElse(1),
                    List.of(Gate.Need.of("drawn later")),
                    1,
                    in.find(autonomy).map(a -> new Gate.Autonomy(a, in.get(refill))),
                    level == 0 ? List.of() : List.of(new Gate.ResponseStep(0, level)));
            Choice choice = in.find(oneToOne)
                    .map(p -> p == Pairing.RANDOM ? Choice.ONE_TO_ONE : Choice.SAME_PLACE)
                    .orElse(in.has(count) ? Choice.COUNT : Choice.POISSON);
            double number = in.find(mean).orElse((double) in.find(count).orElse(1));
            return new SupportLine(
                    gate,
                    in.get(of),
                    in.get(by),
                    choice,
                    number,
                    in.get(share),
                    in.get(bothWays),
                    in.get(layout),
                    in.span());
        });
    }

    private enum Pairing {
        RANDOM,
        SAME_PLACE;

        String id() {
            return this == RANDOM ? "random" : "same-place";
        }
    }

    private static Optional<Gate.Kind> kindCalled(String word) {
        return List.of(Gate.Kind.values()).stream()
                .filter(k -> k.id().equals(word))
                .findFirst();
    }

    private static Form<List<String>> members() {
        return Shapes.oneOrMore(Values.id("a layer or asset"));
    }

    private static ObjectForm<GroupLine> group() {
        Keys keys = new Keys(
                "group",
                "A rule that binds many assets together: whether one works depends on how the others stand. Links that leave the group"
                        + " do not count for it. Members that do not meet the rule of a whole network fall at the start.");
        var of = keys.required("of", members(), MEMBERS);
        var largest = keys.optional(
                "largest_component",
                Values.bool(),
                "`true`: a member works only in the largest connected component of those that could work.");
        var neighbours =
                keys.optional("neighbours", neighbours(), "A member works only while enough of its neighbours do.");
        var sharedLoad = keys.optional(
                "shared_load", sharedLoad(), "Members carry a load together; one over its limit trips, for good.");
        var pathLoad = keys.optional(
                "path_load",
                pathLoad(),
                "The load of a member is the number of shortest paths through it; one over its capacity trips, for good.");
        keys.exactlyOne(largest, neighbours, sharedLoad, pathLoad);
        return keys.bind(in -> new GroupLine(
                in.id(),
                in.get(of),
                in.find(neighbours)
                        .or(() -> in.find(sharedLoad))
                        .or(() -> in.find(pathLoad))
                        .orElse(Group.LargestComponent::new),
                in.span()));
    }

    private static ObjectForm<LayerLines.Maker> neighbours() {
        Keys keys = new Keys("neighbours", "How many of the neighbours over links must work.");
        var failed = keys.optional(
                "failed",
                Distributions.of(Dimension.SHARE),
                "Share of its neighbours with whose failure a member fails, above 0; one draw per member and replication. One without"
                        + " neighbours never does.",
                "no bound");
        var failedNumber = keys.optional(
                "failed_number",
                Values.integer(1, MOST_ASSETS),
                "Number of its neighbours with whose failure a member fails, whatever its degree.",
                "no bound");
        var live = keys.usual(
                "live", Values.integer(0, MOST_ASSETS), 0, "0", "Number of neighbours that must work: a k-core.");
        var relay = keys.usual(
                "relay",
                Distributions.of(Dimension.DURATION),
                new Distribution.Constant(0),
                "0 h",
                "How long a member bears that too many have failed before it fails, one draw each time. At the start of the run"
                        + " nothing is borne.");
        return keys.bind(in -> {
            Optional<Distribution> share = in.find(failed);
            int number = in.find(failedNumber).orElse(0);
            int least = in.get(live);
            Distribution relayHours = in.get(relay);
            return (name, members) -> new Group.Neighbours(name, members, share, number, least, relayHours);
        });
    }

    private static ObjectForm<LayerLines.Maker> sharedLoad() {
        Keys keys = new Keys(
                "shared load", "A load that members carry together; loads and limits are in one unit, whatever it is.");
        var load = keys.required(
                "load",
                Distributions.of(Dimension.COUNT),
                "Load of each at the start, one draw per member and replication.");
        var limit = keys.required(
                "limit",
                Distributions.of(Dimension.COUNT),
                "Load that each bears, one draw per member and replication.");
        var adds = keys.optional(
                "each_failure_adds",
                Values.count(),
                "Load that each member that fails puts on every other.",
                "the load of members that fail is spread as `over` says");
        var over = keys.optional(
                "over",
                Values.word("spreading of a load", Over.values(), Over::id),
                "Over whom the load of members that fail is spread equally: `all` that work, or `neighbours`, those that work beside the"
                        + " failed ones that hang together.",
                "`all`");
        var relay = keys.usual(
                "relay",
                Values.duration(),
                0.0,
                "0 h",
                "How long a member bears a load above its limit before it trips.");
        keys.atMostOne(adds, over);
        return keys.bind(in -> {
            Distribution start = in.get(load);
            Distribution most = in.get(limit);
            double relayHours = in.get(relay);
            Optional<Double> added = in.find(adds);
            Group.SharedLoad.Passing passing = added.isPresent()
                    ? Group.SharedLoad.Passing.ADDED
                    : in.find(over).orElse(Over.ALL).passing;
            return (name, members) ->
                    new Group.SharedLoad(name, members, start, most, passing, added.orElse(0.0), relayHours);
        });
    }

    /** Who takes over the load of members that fail. */
    private enum Over {
        ALL(Group.SharedLoad.Passing.EQUALLY),
        NEIGHBOURS(Group.SharedLoad.Passing.NEARBY);

        private final Group.SharedLoad.Passing passing;

        Over(Group.SharedLoad.Passing passing) {
            this.passing = passing;
        }

        String id() {
            return this == ALL ? "all" : "neighbours";
        }
    }

    private static ObjectForm<LayerLines.Maker> pathLoad() {
        Keys keys = new Keys(
                "path load", "Traffic that takes shortest paths between all pairs of members: load is betweenness.");
        var tolerance = keys.required(
                "tolerance",
                Values.number(0, 1e9),
                "Headroom: capacity is the load of the whole group times one plus this.");
        var relay = keys.usual(
                "relay",
                Values.duration(),
                0.0,
                "0 h",
                "How long a member bears a load above its capacity before it trips.");
        return keys.bind(in -> {
            double headroom = in.get(tolerance);
            double relayHours = in.get(relay);
            return (name, members) -> new Group.PathLoad(name, members, headroom, relayHours);
        });
    }
}
