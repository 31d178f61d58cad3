package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.graph.Chance;
import org.faultline.graph.Drawing;
import org.faultline.graph.Edges;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.scenario.LayerLines.Choice;
import org.faultline.io.scenario.LayerLines.EdgesLine;
import org.faultline.io.scenario.LayerLines.GroupLine;
import org.faultline.io.scenario.LayerLines.LayerLine;
import org.faultline.io.scenario.LayerLines.SupportLine;
import org.faultline.model.Asset;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Group;
import org.faultline.model.Link;
import org.faultline.model.NumberedLinks;
import org.faultline.model.Numbering;
import org.faultline.scenario.Spelling;

/** Draws what a network says by rule between the assets that stand there: links of layers, supports; and forms groups. */
final class LayerBuilder {

    private static final int WHO = 0;
    private static final int WHOM = 1;
    private static final int HOW_MANY = 2;
    private static final int PROVIDER = 3;
    private static final int ORDER = 4;

    /** Reads a table by its name in the scenario file. */
    @FunctionalInterface
    interface Tables {
        /** Its text; empty, with a diagnostic, when it cannot be read. */
        Optional<String> read(String name, Span at);
    }

    private final LayerLines source;
    private final Standing standing;
    private final Tables tables;
    private final Diagnostics diagnostics;

    /** Draws over what stands there. */
    LayerBuilder(LayerLines source, Standing standing, Tables tables, Diagnostics diagnostics) {
        this.source = source;
        this.standing = standing;
        this.tables = tables;
        this.diagnostics = diagnostics;
    }

    /** The links that are written, then those of the layers. */
    List<Link> links() {
        NumberedLinks.Drawer links = new NumberedLinks.Drawer(standing.links());
        for (LayerLine layer : source.layers()) {
            Link.Kind kind = layer.linkKind()
                    .orElseGet(() -> InlineNetworkBuilder.usualKind(
                            Optional.of(layer.each().kind()),
                            Optional.of(layer.each().kind())));
            Standing.Layer stands = standing.findLayer(layer.each().id()).orElseThrow();
            if (stands.ids().size() < layer.count()) {
                continue;
            }
            int first = stands.first();
            try {
                Edges edges = edges(layer);
                links.expect(edges.size());
                for (int e = 0; e < edges.size(); e++) {
                    links.add(first + edges.from(e), first + edges.to(e), kind);
                }
            } catch (IllegalArgumentException e) {
                refuse(layer.span(), "layer '" + layer.each().id() + "' cannot be drawn: " + e.getMessage());
            }
        }
        return links.over(standing.assets());
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

    /** The dependencies that are written with those that supports draw, in the order of the assets. */
    List<Dependency> dependencies() {
        if (source.supports().isEmpty()) {
            return standing.dependencies();
        }
        return standing.findDependencies(source.supports()).orElseGet(() -> {
            int errors = diagnostics.errors();
            List<Dependency> drawn = List.copyOf(supported());
            if (diagnostics.errors() == errors) {
                standing.keep(source.supports(), drawn);
            }
            return drawn;
        });
    }

    private List<Dependency> supported() {
        List<Asset> assets = standing.assets();
        List<List<Gate>> gates = new ArrayList<>(Collections.nCopies(assets.size(), List.of()));
        standing.dependencies().forEach(d -> gates.set(standing.of(d.dependant()), d.gates()));
        for (SupportLine support : source.supports()) {
            int[] of = members(support.of(), support.span());
            int[] by = members(support.by(), support.span());
            if (of.length > 0 && by.length > 0) {
                draw(support, of, by, gates);
            }
        }
        List<Dependency> all = new ArrayList<>();
        for (int a = 0; a < assets.size(); a++) {
            if (!gates.get(a).isEmpty()) {
                all.add(new Dependency(assets.get(a).id(), gates.get(a)));
            }
        }
        return all;
    }

    private void draw(SupportLine support, int[] of, int[] by, List<List<Gate>> gates) {
        Chance chance = new Chance(support.layout(), support.gate().name());
        int wanted = (int) StrictMath.round(support.share() * of.length);
        int[] who =
                wanted == of.length ? inOrder(wanted) : Arrays.copyOf(chance.permutation(of.length, WHO, 0), wanted);
        if (support.choice() == Choice.ONE_TO_ONE || support.choice() == Choice.SAME_PLACE) {
            if (by.length < of.length) {
                refuse(
                        support.span(),
                        "one-to-one needs at least as many providers as dependants; there are " + by.length + " for "
                                + of.length);
                return;
            }
            int[] whom =
                    support.choice() == Choice.SAME_PLACE ? inOrder(of.length) : chance.permutation(by.length, WHOM, 0);
            for (int i : who) {
                add(gates, of[i], support.gate(), List.of(Gate.Need.of(id(by[whom[i]]))));
                if (support.bothWays()) {
                    add(gates, by[whom[i]], support.gate(), List.of(Gate.Need.of(id(of[i]))));
                }
            }
            return;
        }
        Gate.Need[] providers = new Gate.Need[by.length];
        Arrays.setAll(providers, p -> Gate.Need.of(id(by[p])));
        for (int i : who) {
            int number = support.choice() == Choice.COUNT
                    ? (int) support.number()
                    : Chance.poisson(support.number(), chance.uniform(HOW_MANY, i, 0));
            int[] places = new int[number];
            List<Gate.Need> drawn = needs(providers, places, drawn(places, of[i], by, chance, i));
            if (drawn.size() < number) {
                refuse(
                        support.span(),
                        "'" + id(of[i]) + "' needs " + number + " different providers, and there are only "
                                + drawn.size());
                return;
            }
            if (!drawn.isEmpty() || support.gate().mode() == Gate.Mode.K_OF_N) {
                add(gates, of[i], support.gate(), drawn);
            }
        }
    }

    private String id(int asset) {
        return standing.assets().get(asset).id();
    }

    private static int[] inOrder(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /**
     * Draws different providers, none of them the dependant itself. Assets are told apart by their numbers, not by their ids.
     *
     * @param places to fill with places among the providers
     * @param dependant number of the asset that needs them
     * @param by numbers of the providers
     * @return how many there are; fewer than wanted when there are not enough
     */
    private int drawn(int[] places, int dependant, int[] by, Chance chance, int dependantPlace) {
        int n = 0;
        if (2L * places.length >= by.length) {
            int[] order = chance.permutation(by.length, ORDER, dependantPlace);
            for (int place : order) {
                if (n < places.length && by[place] != dependant) {
                    places[n++] = place;
                }
            }
            return n;
        }
        for (int attempt = 0; n < places.length; attempt++) {
            int next = chance.below(by.length, PROVIDER, dependantPlace, attempt);
            if (by[next] != dependant && !isAmong(places, n, next, by)) {
                places[n++] = next;
            }
        }
        return n;
    }

    private static boolean isAmong(int[] places, int n, int next, int[] by) {
        for (int i = 0; i < n; i++) {
            if (by[places[i]] == by[next]) {
                return true;
            }
        }
        return false;
    }

    private static List<Gate.Need> needs(Gate.Need[] providers, int[] places, int n) {
        Gate.Need[] needs = new Gate.Need[n];
        Arrays.setAll(needs, i -> providers[places[i]]);
        return List.of(needs);
    }

    private static void add(List<List<Gate>> gates, int dependant, Gate like, List<Gate.Need> needs) {
        Gate gate = new Gate(
                like.name(),
                like.kind(),
                like.mode(),
                like.k(),
                needs,
                like.fullAt(),
                like.autonomy(),
                like.response());
        List<Gate> before = gates.get(dependant);
        if (before.isEmpty()) {
            gates.set(dependant, List.of(gate));
        } else {
            List<Gate> more = new ArrayList<>(before);
            more.add(gate);
            gates.set(dependant, more);
        }
    }

    /** The groups; what cannot be made is reported and left out. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (GroupLine line : source.groups()) {
            List<String> members = ids(line.of(), line.span());
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

    /** Ids of the assets that words name. */
    private List<String> ids(List<String> words, Span span) {
        if (words.size() == 1 && standing.findLayer(words.get(0)).isPresent()) {
            return standing.findLayer(words.get(0)).get().ids();
        }
        return Arrays.stream(members(words, span)).mapToObj(this::id).toList();
    }

    /** Places of the assets that words name; empty, with a diagnostic, when one names nothing. */
    private int[] members(List<String> words, Span span) {
        List<int[]> parts = new ArrayList<>();
        for (String word : words) {
            Optional<Standing.Layer> layer = standing.findLayer(word);
            if (layer.isPresent()) {
                int first = layer.get().first();
                parts.add(
                        IntStream.range(first, first + layer.get().ids().size()).toArray());
            } else if (standing.of(word) != Numbering.UNKNOWN) {
                parts.add(new int[] {standing.of(word)});
            } else {
                diagnostics.add(
                        Fault.UNKNOWN_MEMBER,
                        span,
                        "there is no layer and no asset '" + word + "'",
                        Spelling.advice(word, standing.words()));
                return new int[0];
            }
        }
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
