package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Quantity;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.scenario.InlineNetwork.AssetLine;
import org.faultline.io.scenario.InlineNetwork.CellLine;
import org.faultline.io.scenario.InlineNetwork.LinkLine;
import org.faultline.io.scenario.InlineNetwork.Maker;
import org.faultline.io.scenario.InlineNetwork.RegionLine;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Operator;
import org.faultline.scenario.NetworkGenerator;

/** The network of a scenario: generated, imported, or written out. */
final class NetworkForms {

    private NetworkForms() {}

    /**
     * A source of the network.
     *
     * @param generated a country preset and its parameters
     * @param imported a file
     * @param inline written out
     * @param faultTree a file with a fault tree
     */
    record NetworkSource(
            Optional<Generated> generated,
            Optional<Imported> imported,
            Optional<InlineNetwork> inline,
            Optional<String> faultTree) {}

    /** A country preset with values of the generator's parameters. */
    record Generated(String country, Map<String, Double> values) {}

    /** A file to import, the people in it, its operator, and what stands there besides. */
    record Imported(String file, double population, String operator, InlineNetwork with) {}

    static ObjectForm<NetworkSource> network(NetworkGenerator generator) {
        Keys keys = new Keys(
                "network",
                "What stands there: exactly one of a generated country, an imported file, a fault tree, or a network written out.");
        var generated =
                keys.optional("generated", generated(generator), "A country preset, built from its data tables.");
        var imported = keys.optional("import", imported(), "A GraphML file, e.g. of the Internet Topology Zoo.");
        var inline = keys.optional("inline", inline(), "A network written out here, for tests and small examples.");
        var faultTree = keys.optional(
                "fault_tree",
                Values.text(),
                "A fault tree in JSON, relative to this file: `top`, `gates` (id → `op` of `or`, `and`, `atleast` with `k`, and"
                        + " `children`) and `basic_events` (id → probability). Each basic event becomes a facility with that"
                        + " unavailability, each gate a capability that is lost when the gate fails.");
        keys.exactlyOne(generated, imported, inline, faultTree);
        return keys.bind(in -> new NetworkSource(
                in.partial(generated), in.partial(imported), in.partial(inline), in.partial(faultTree)));
    }

    private static ObjectForm<Generated> generated(NetworkGenerator generator) {
        Keys keys = new Keys("generated network", "A country preset and parameters of its generator.");
        var country = keys.required(
                "country",
                Values.text(),
                "Name of a folder under `scenarios/countries`, or the path of such a folder relative to this file.");
        List<Key<Double>> parameters = new ArrayList<>();
        for (NetworkGenerator.Parameter p : generator.parameters()) {
            parameters.add(keys.optional(p.name(), form(p), p.meaning(), "`" + usual(p) + "`"));
        }
        keys.shorthand(country);
        return keys.bind(in -> {
            Map<String, Double> values = new LinkedHashMap<>();
            parameters.forEach(p -> in.find(p).ifPresent(v -> values.put(p.name(), v)));
            return new Generated(in.get(country), values);
        });
    }

    private static Form<Double> form(NetworkGenerator.Parameter p) {
        Double[] places =
                IntStream.range(0, p.words().size()).mapToObj(i -> (double) i).toArray(Double[]::new);
        return p.words().isEmpty()
                ? Values.number(p.low(), p.high())
                : Values.word("choice of " + p.name().replace('_', ' '), places, place -> p.words()
                        .get(place.intValue()));
    }

    private static String usual(NetworkGenerator.Parameter p) {
        return p.words().isEmpty() ? plain(p.usual()) : p.words().get((int) p.usual());
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static ObjectForm<Imported> imported() {
        Keys keys = new Keys(
                "imported network",
                "A GraphML file. Each node with a position becomes a region and a core router `router:<node>` of one operator, each edge"
                        + " a core link; the population is spread evenly over the regions unless nodes carry `population`.");
        var file = keys.required("file", Values.text(), "Path relative to this file.");
        var population = keys.usual("population", Values.count(), 0.0, "0", "People in the whole network.");
        var operator = keys.usual(
                "operator", Values.id("an operator"), "carrier", "carrier", "Id of the operator that runs it.");
        var with = keys.optional(
                "with", inline(), "What stands there besides, in the same words as an inline network.", "nothing");
        keys.shorthand(file);
        InlineNetwork nothing = new InlineNetwork(Map.of(), Map.of(), List.of(), List.of(), List.of(), LayerLines.NONE);
        return keys.bind(in -> new Imported(
                in.get(file),
                in.get(population),
                in.get(operator),
                in.partial(with).orElse(nothing)));
    }

    private static ObjectForm<InlineNetwork> inline() {
        Keys keys = new Keys("inline network", "A network written out.");
        var regions = keys.optional(
                "regions", Shapes.mapOf("id", region()), "Areas for which people and services are counted.");
        var operators = keys.optional("operators", Shapes.mapOf("id", operator()), "Mobile network operators.", "none");
        var assets =
                keys.optional("assets", Shapes.mapOf("id", asset()), "Anything that can fail or be attacked.", "none");
        var cells = keys.optional(
                "cells", Shapes.mapOf("id", cell()), "Cells: assets of kind `cell` with the users they serve.", "none");
        var links = keys.optional(
                "links",
                Shapes.listOf(Shapes.mapOr(linkObject(), new LinkPairForm())),
                "Connections, usable in both directions: `[a, b]` or `[a, b, kind]`.",
                "none");
        LayerForms.LayerKeys layers = new LayerForms.LayerKeys(keys);
        return keys.bind(in -> new InlineNetwork(
                in.partial(regions).orElse(Map.of()),
                in.partial(operators).orElse(Map.of()),
                List.copyOf(in.partial(assets).orElse(Map.of()).values()),
                List.copyOf(in.partial(cells).orElse(Map.of()).values()),
                in.partial(links).orElse(List.of()),
                layers.lines(in)));
    }

    private static ObjectForm<RegionLine> region() {
        Keys keys = new Keys("region", "An area for which people are counted.");
        var population = keys.required("population", Values.count(), "Inhabitants.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        var at = keys.optional("at", position(), "Latitude and longitude of its centre.", "regions lie on a grid");
        keys.shorthand(population);
        return keys.bind(in -> new RegionLine(in.find(title).orElse(in.id()), in.get(population), in.find(at)));
    }

    private static ObjectForm<Operator> operator() {
        Keys keys = new Keys("operator", "A mobile network operator.");
        var lines = keys.required("lines", Values.share(), "Share of the country's lines.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        keys.shorthand(lines);
        return keys.bind(in -> new Operator(in.id(), in.find(title).orElse(in.id()), in.get(lines)));
    }

    /** The keys that assets and cells share. */
    static final class AssetKeys {
        private final Key<String> operator;
        private final SpotKeys spot;
        private final Key<Maker> maker;
        private final Key<List<String>> tags;
        private final Key<List<NeedDeclaration>> needs;
        private final Key<org.faultline.model.Distribution> restart;
        private final Key<Double> unavailability;

        AssetKeys(Keys keys) {
            operator = keys.optional("operator", Values.id("an operator"), "Who runs it.", "nobody in particular");
            spot = new SpotKeys(keys);
            maker = keys.optional("maker", maker(), "Fixed maker.", "the vendor mix decides");
            tags = keys.optional("tags", Shapes.oneOrMore(Values.id("a tag")), "Words that targets can name.", "none");
            needs = keys.optional(
                    "needs", NeedForms.needs(false), "What it needs; the scarcest need limits.", "nothing");
            restart = keys.optional(
                    "restart",
                    Distributions.of(Dimension.DURATION),
                    "Time to come back from level zero once it is whole and supplied again.",
                    "none");
            unavailability = keys.usual(
                    "unavailability",
                    Values.share(),
                    0.0,
                    "0 %",
                    "Share of time, in the long run, during which it is down by its own fault; `analyse` computes with it.");
        }

        AssetLine line(Fields in, AssetKind kind, double capacity) {
            return new AssetLine(
                    in.id(),
                    kind,
                    in.find(operator),
                    spot.spot(in),
                    capacity,
                    in.find(maker),
                    in.find(tags).orElse(List.of()),
                    in.partial(needs).orElse(List.of()),
                    in.find(restart),
                    in.get(unavailability));
        }
    }

    private static ObjectForm<AssetLine> asset() {
        Keys keys = new Keys("asset", "Anything that can fail or be attacked.");
        var kind =
                keys.required("kind", Values.word("kind of asset", AssetKind.values(), AssetKind::id), "What it is.");
        AssetKeys shared = new AssetKeys(keys);
        var capacity = keys.optional(
                "capacity",
                Values.anyQuantity(Dimension.COUNT, Dimension.POWER, Dimension.RATE),
                "In the unit of its kind: MW of a bus (load) or generator, Mbit/s of a router, line or gateway for all that flows through"
                        + " it, weight of a pool member.",
                "0; a router, line or gateway never limits");
        return keys.bind(in -> {
            AssetKind what = in.get(kind);
            Optional<Quantity> size = in.find(capacity);
            Dimension unit = unitOf(what);
            if (size.isPresent() && size.get().value() > 0 && size.get().dimension() != unit) {
                throw in.refused(
                        Fault.BAD_UNIT,
                        capacity,
                        "the capacity of " + what.id() + " '" + in.id() + "' is a "
                                + (unit == Dimension.COUNT ? "number without unit" : unit.words()),
                        Optional.of("write it like `" + unit.example() + "`"));
            }
            return shared.line(in, what, size.map(Quantity::value).orElse(0.0));
        });
    }

    private static Dimension unitOf(AssetKind kind) {
        if (kind.layer() == AssetKind.Layer.POWER) {
            return Dimension.POWER;
        }
        return kind.carriesTraffic() || kind == AssetKind.TRAFFIC_FLOW ? Dimension.RATE : Dimension.COUNT;
    }

    private static ObjectForm<CellLine> cell() {
        Keys keys = new Keys("cell", "A cell: whom it serves and who can stand in for it.");
        AssetKeys shared = new AssetKeys(keys);
        var area = keys.required(
                "area", Values.id("an asset"), "Asset of kind `coverage-area` for which its users count.");
        var users = keys.required("users", Values.count(), "Users it serves in normal operation.");
        var capacity = keys.optional(
                "capacity", Values.count(), "Users it can serve at once.", "its users, or what its carriers can serve");
        var carriers = keys.optional(
                "carriers",
                Shapes.listOf(CarrierForm.form()),
                "Carriers that it sends, from which its capacity follows: what they carry together over what a user asks for.",
                "not looked at");
        var asks = keys.usual(
                "busy_hour_kbps",
                Values.number(1e-3, 1e9),
                46.0,
                "46",
                "Downlink that a user asks for on the mean of the busy hour, kbit/s; counts with `carriers`.");
        var neighbours = keys.optional(
                "neighbours",
                Shapes.mapOf("cell", Values.share()),
                "Cells that reach part of its users and would take them over: cell → share of its users.",
                "none");
        keys.atMostOne(capacity, carriers);
        return keys.bind(in -> {
            double served = in.get(users);
            double carried = in.find(carriers).orElse(List.of()).stream()
                            .mapToDouble(Double::doubleValue)
                            .sum()
                    * 1000
                    / in.get(asks);
            double most = in.find(capacity).orElse(carried > 0 ? carried : served);
            if (most < served) {
                throw in.refused(
                        Fault.OUT_OF_RANGE,
                        carried > 0 ? carriers : capacity,
                        "cell '" + in.id() + "' serves " + served + " users, more than its capacity of " + most);
            }
            List<Cell.Overlap> overlaps = new ArrayList<>();
            in.find(neighbours).orElse(Map.of()).forEach((id, share) -> overlaps.add(new Cell.Overlap(id, share)));
            double reached = overlaps.stream().mapToDouble(Cell.Overlap::share).sum();
            if (reached > 1 + 1e-9) {
                throw in.refused(
                        Fault.OVERLAPS_ABOVE_ONE,
                        neighbours,
                        "neighbours reach " + Math.round(reached * 100) + " % of the users of cell '" + in.id()
                                + "'; at most 100 % are there");
            }
            return new CellLine(shared.line(in, AssetKind.CELL, most), in.get(area), served, overlaps);
        });
    }

    private static ObjectForm<Maker> maker() {
        Keys keys = new Keys("maker", "Who made an asset.");
        var vendor = keys.required("vendor", Values.id("a vendor"), "Supplier.");
        var product = keys.optional(
                "product", Values.id("a product"), "Product line.", "the vendor's product for the function");
        var release = keys.optional("release", Values.text(), "Software release.", "that of the product");
        keys.shorthand(vendor);
        return keys.bind(in -> new Maker(in.get(vendor), in.find(product), in.find(release)));
    }

    private static ObjectForm<LinkLine> linkObject() {
        Keys keys = new Keys(
                "link",
                "A connection, usable in both directions. It does not fail itself: a cable that can be cut is an asset of kind"
                        + " `optical-line` between two links.");
        var from = keys.required("from", Values.id("an asset"), "One end.");
        var to = keys.required("to", Values.id("an asset"), "The other end.");
        var kind = keys.optional("kind", LinkPairForm.KIND, "What flows.", "what its ends suggest");
        TrafficForms.LinkKeys carried = new TrafficForms.LinkKeys(keys, "that of its kind in `traffic`, or none");
        return keys.bind(in -> LinkPairForm.line(in.get(from), in.get(to), in.find(kind), in.span())
                .carrying(carried.capacityMbps(in), carried.latencyMs(in)));
    }

    /** The keys that say where something stands. */
    static final class SpotKeys {
        private final Key<SpotWord> at;
        private final Key<String> region;

        SpotKeys(Keys keys) {
            Form<SpotWord> word =
                    Shapes.mapped(Values.id("a region"), r -> new SpotWord(Optional.of(r), Optional.empty()));
            Form<SpotWord> position = Shapes.mapped(position(), p -> new SpotWord(Optional.empty(), Optional.of(p)));
            at = keys.optional(
                    "at",
                    Shapes.scalarOr(word, position),
                    "Where it stands: the id of a region, or `[latitude, longitude]`.",
                    "in the only region");
            region = keys.optional("region", Values.id("a region"), "Region of a position.", "the only region");
        }

        Spot spot(Fields in) {
            Optional<SpotWord> word = in.find(at);
            Optional<String> named = in.find(region).or(() -> word.flatMap(SpotWord::region));
            return new Spot(named, word.flatMap(SpotWord::position), in.has(at) ? in.at(at) : in.span());
        }
    }

    /** A region's id or a position. */
    record SpotWord(Optional<String> region, Optional<Spot.Position> position) {}

    private static Form<Spot.Position> position() {
        Form<Spot.Position> pair = Shapes.mapped(Shapes.listOf(Values.number(-180, 180)), numbers -> {
            if (numbers.size() != 2) {
                throw new IllegalArgumentException(
                        "A position has " + numbers.size() + " numbers; it needs latitude and longitude.");
            }
            return new Spot.Position(numbers.get(0), numbers.get(1));
        });
        return Shapes.called("position", "`[latitude, longitude]` in degrees", pair);
    }
}
