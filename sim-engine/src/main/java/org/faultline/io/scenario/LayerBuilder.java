package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.graph.Chance;
import org.faultline.graph.Drawing;
import org.faultline.graph.Edges;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.scenario.InlineNetwork.AssetLine;
import org.faultline.io.scenario.LayerLines.Choice;
import org.faultline.io.scenario.LayerLines.EdgesLine;
import org.faultline.io.scenario.LayerLines.GroupLine;
import org.faultline.io.scenario.LayerLines.LayerLine;
import org.faultline.io.scenario.LayerLines.SupportLine;
import org.faultline.model.Asset;
import org.faultline.model.Dependency;
import org.faultline.model.Equipment;
import org.faultline.model.Gate;
import org.faultline.model.Group;
import org.faultline.model.Link;
import org.faultline.model.Place;
import org.faultline.model.Restart;

/**
 * Draws what a network says by rule. The assets of a layer stand apart on the map up to {@value #MOST_APART}; those of a larger
 * layer share one place.
 */
final class LayerBuilder {

    private static final int MOST_APART = 10_000;

    private static final int WHO = 0;
    private static final int WHOM = 1;
    private static final int HOW_MANY = 2;
    private static final int PROVIDER = 3;

    /** Reads a table by its name in the scenario file. */
    @FunctionalInterface
    interface Tables {
        /** Its text; empty, with a diagnostic, when it cannot be read. */
        Optional<String> read(String name, Span at);
    }

    private final LayerLines source;
    private final Tables tables;
    private final Diagnostics diagnostics;
    private final Map<String, List<String>> idsOfLayer = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    LayerBuilder(LayerLines source, Tables tables, Diagnostics diagnostics) {
        this.source = source;
        this.tables = tables;
        this.diagnostics = diagnostics;
    }

    /** Adds the assets of all layers with their links and what every asset of a layer needs. */
    void build(
            InlineNetworkBuilder network,
            List<Asset> assets,
            List<Link> links,
            List<Dependency> dependencies,
            List<Restart> restarts) {
        assets.forEach(a -> written.put(a.id(), a.id()));
        for (LayerLine layer : source.layers()) {
            List<String> ids = new ArrayList<>(layer.count());
            for (int i = 0; i < layer.count(); i++) {
                ids.add(layer.each().id() + "-" + i);
            }
            idsOfLayer.put(layer.each().id(), ids);
            addAssets(layer, ids, network, assets);
            addNeeds(layer, ids, dependencies, restarts);
            addLinks(layer, ids, links);
        }
    }

    private static void addAssets(LayerLine layer, List<String> ids, InlineNetworkBuilder network, List<Asset> assets) {
        AssetLine each = layer.each();
        Optional<Equipment> maker = each.maker().map(m -> network.equipment(m, each.kind()));
        Optional<Place> place = network.place(each.id(), each.spot());
        for (String id : ids) {
            if (place.isEmpty()) {
                return;
            }
            assets.add(new Asset(id, each.kind(), each.operator(), place.get(), each.capacity(), maker, each.tags()));
            if (ids.size() <= MOST_APART) {
                place = network.place(each.id(), each.spot());
            }
        }
    }

    private void addNeeds(LayerLine layer, List<String> ids, List<Dependency> dependencies, List<Restart> restarts) {
        List<Gate> gates = InlineNetworkBuilder.gates(layer.each().needs(), diagnostics);
        if (!gates.isEmpty()) {
            ids.forEach(id -> dependencies.add(new Dependency(id, gates)));
        }
        layer.each().restart().ifPresent(hours -> ids.forEach(id -> restarts.add(new Restart(id, hours))));
    }

    private void addLinks(LayerLine layer, List<String> ids, List<Link> links) {
        Link.Kind kind = layer.linkKind()
                .orElseGet(() -> InlineNetworkBuilder.usualKind(
                        Optional.of(layer.each().kind()),
                        Optional.of(layer.each().kind())));
        try {
            Edges edges = edges(layer);
            for (int e = 0; e < edges.size(); e++) {
                links.add(new Link(ids.get(edges.from(e)), ids.get(edges.to(e)), kind));
            }
        } catch (IllegalArgumentException e) {
            refuse(layer.span(), "layer '" + layer.each().id() + "' cannot be drawn: " + e.getMessage());
        }
    }

    private void refuse(Span span, String message) {
        diagnostics.add(Fault.BAD_DRAWING, span, message);
    }

    private Edges edges(LayerLine layer) {
        EdgesLine line = layer.edges();
        if (line.pairs().isPresent()) {
            Edges edges = new Edges(line.pairs().get().size());
            for (List<Integer> pair : line.pairs().get()) {
                if (pair.size() != 2) {
                    throw new IllegalArgumentException("the pair " + pair + " must have two places");
                }
                add(edges, pair.get(0), pair.get(1), layer.count());
            }
            return edges;
        }
        if (line.file().isPresent()) {
            return tables.read(line.file().get(), layer.span())
                    .map(text -> parse(line.file().get(), text, layer.count()))
                    .orElseGet(() -> new Edges(0));
        }
        Drawing drawing = new Drawing(
                line.pattern(),
                layer.count(),
                line.degree(),
                line.exponent(),
                line.least(),
                line.greatest(),
                line.columns());
        return drawing.draw(new Chance(layer.layout(), layer.each().id()));
    }

    private static void add(Edges edges, int a, int b, int count) {
        if (a < 0 || a >= count || b < 0 || b >= count || a == b) {
            throw new IllegalArgumentException(
                    "the link from " + a + " to " + b + " must join two different places from 0 to " + (count - 1));
        }
        edges.add(a, b);
    }

    private static Edges parse(String name, String text, int count) {
        String[] lines = text.split("\\R");
        Edges edges = new Edges(lines.length);
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                String[] values = lines[i].split(",", -1);
                try {
                    add(edges, Integer.parseInt(values[0].strip()), Integer.parseInt(values[1].strip()), count);
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(
                            "line " + (i + 1) + " of '" + name + "' must begin with two whole numbers", e);
                }
            }
        }
        return edges;
    }

    /** The dependencies with those that supports draw, in the order of the assets. */
    List<Dependency> withSupports(List<Asset> assets, List<Dependency> dependencies) {
        if (source.supports().isEmpty()) {
            return dependencies;
        }
        Map<String, List<Gate>> gates = new HashMap<>(2 * assets.size());
        dependencies.forEach(d -> gates.put(d.dependant(), new ArrayList<>(d.gates())));
        for (SupportLine support : source.supports()) {
            List<String> of = members(support.of(), support.span());
            List<String> by = members(support.by(), support.span());
            if (!of.isEmpty() && !by.isEmpty()) {
                draw(support, of, by, gates);
            }
        }
        List<Dependency> all = new ArrayList<>();
        for (Asset asset : assets) {
            List<Gate> own = gates.get(asset.id());
            if (own != null) {
                all.add(new Dependency(asset.id(), own));
            }
        }
        return all;
    }

    private void draw(SupportLine support, List<String> of, List<String> by, Map<String, List<Gate>> gates) {
        Chance chance = new Chance(support.layout(), support.gate().name());
        int wanted = (int) StrictMath.round(support.share() * of.size());
        int[] who =
                wanted == of.size() ? inOrder(wanted) : Arrays.copyOf(chance.permutation(of.size(), WHO, 0), wanted);
        if (support.choice() == Choice.ONE_TO_ONE || support.choice() == Choice.SAME_PLACE) {
            if (by.size() < of.size()) {
                refuse(
                        support.span(),
                        "one-to-one needs at least as many providers as dependants; there are " + by.size() + " for "
                                + of.size());
                return;
            }
            int[] whom =
                    support.choice() == Choice.SAME_PLACE ? inOrder(of.size()) : chance.permutation(by.size(), WHOM, 0);
            for (int i : who) {
                add(gates, of.get(i), support.gate(), List.of(Gate.Need.of(by.get(whom[i]))));
                if (support.bothWays()) {
                    add(gates, by.get(whom[i]), support.gate(), List.of(Gate.Need.of(of.get(i))));
                }
            }
            return;
        }
        Gate.Need[] providers = new Gate.Need[by.size()];
        Arrays.setAll(providers, p -> Gate.Need.of(by.get(p)));
        for (int i : who) {
            int number = support.choice() == Choice.COUNT
                    ? (int) support.number()
                    : Chance.poisson(support.number(), chance.uniform(HOW_MANY, i, 0));
            List<Gate.Need> drawn = drawn(number, of.get(i), providers, chance, i);
            if (drawn.size() < number) {
                refuse(
                        support.span(),
                        "'" + of.get(i) + "' needs " + number + " different providers, and there are only "
                                + drawn.size());
                return;
            }
            if (!drawn.isEmpty() || support.gate().mode() == Gate.Mode.K_OF_N) {
                add(gates, of.get(i), support.gate(), drawn);
            }
        }
    }

    private static int[] inOrder(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /** Different providers, none of them the dependant itself; fewer when there are not enough. */
    private static List<Gate.Need> drawn(
            int number, String dependant, Gate.Need[] providers, Chance chance, int dependantPlace) {
        List<Gate.Need> drawn = new ArrayList<>(number);
        if (2L * number >= providers.length) {
            int[] order = new Chance(dependantPlace, dependant).permutation(providers.length, PROVIDER, 0);
            for (int place : order) {
                if (drawn.size() < number && !providers[place].provider().equals(dependant)) {
                    drawn.add(providers[place]);
                }
            }
            return drawn;
        }
        for (int attempt = 0; drawn.size() < number; attempt++) {
            Gate.Need next = providers[chance.below(providers.length, PROVIDER, dependantPlace, attempt)];
            if (!drawn.contains(next) && !next.provider().equals(dependant)) {
                drawn.add(next);
            }
        }
        return drawn;
    }

    private static void add(Map<String, List<Gate>> gates, String dependant, Gate like, List<Gate.Need> needs) {
        gates.computeIfAbsent(dependant, d -> new ArrayList<>(1))
                .add(new Gate(
                        like.name(),
                        like.kind(),
                        like.mode(),
                        like.k(),
                        needs,
                        like.fullAt(),
                        like.autonomy(),
                        like.response()));
    }

    /** The groups; what cannot be made is reported and left out. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (GroupLine line : source.groups()) {
            List<String> members = members(line.of(), line.span());
            if (!members.isEmpty()) {
                try {
                    groups.add(line.rule().make(line.id(), members));
                } catch (IllegalArgumentException e) {
                    diagnostics.add(Fault.REFUSED, line.span(), e.getMessage());
                }
            }
        }
        return groups;
    }

    /** The assets that words name; empty, with a diagnostic, when one names nothing. */
    private List<String> members(List<String> words, Span span) {
        List<String> members = new ArrayList<>();
        for (String word : words) {
            if (idsOfLayer.containsKey(word)) {
                members.addAll(idsOfLayer.get(word));
            } else {
                Optional<String> asset = Optional.ofNullable(written.get(word)).or(() -> drawn(word));
                if (asset.isEmpty()) {
                    List<String> known = new ArrayList<>(idsOfLayer.keySet());
                    known.addAll(written.keySet());
                    diagnostics.add(
                            Fault.UNKNOWN_MEMBER,
                            span,
                            "there is no layer and no asset '" + word + "'",
                            org.faultline.scenario.Spelling.advice(word, known));
                    return List.of();
                }
                members.add(asset.get());
            }
        }
        return members;
    }

    /** An asset of a layer by its id. */
    private Optional<String> drawn(String word) {
        int dash = word.lastIndexOf('-');
        return Optional.ofNullable(dash < 0 ? null : idsOfLayer.get(word.substring(0, dash)))
                .flatMap(ids -> ids.stream().filter(word::equals).findFirst());
    }
}
