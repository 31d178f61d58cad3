package org.faultline.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.faultline.analysis.graph.Graph;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.model.Traffic;

/**
 * A network turned from names into numbers, for questions without time. Nodes are the assets in the order of the network, then the
 * services. Nothing here changes; it may be shared.
 */
public final class StaticNetwork {

    /** Less than any level that is not zero. */
    private static final double ANY_LEVEL = 0x1p-26;

    private final Network network;
    private final Map<String, Integer> numbers;
    private final int assets;
    private final int size;

    private final int[] firstGate;
    private final int[] owner;
    private final int[] origin;
    private final Gate[] gate;
    private final double[] remaining;
    private final int[] needStart;
    private final int[] provider;
    private final double[] weight;
    private final Rows dependants;
    private final Rows pathsFrom;

    private final Graph traffic;
    private final boolean[] transit;
    private final Graph power;
    private final CellColumns cells;

    /** Numbers of rows in two arrays: row r holds {@code value[start[r]]} up to but not including {@code value[start[r + 1]]}. */
    static final class Rows {

        private final int[] start;
        private final int[] value;

        Rows(int[] start, int[] value) {
            this.start = start;
            this.value = value;
        }

        int[] start() {
            return start;
        }

        int[] value() {
            return value;
        }

        static Rows of(int rows, int[] row, int[] value) {
            int[] start = new int[rows + 1];
            for (int r : row) {
                start[r + 1]++;
            }
            for (int r = 0; r < rows; r++) {
                start[r + 1] += start[r];
            }
            int[] next = start.clone();
            int[] sorted = new int[value.length];
            for (int i = 0; i < value.length; i++) {
                sorted[next[row[i]]++] = value[i];
            }
            return new Rows(start, sorted);
        }
    }

    /**
     * The radio side in columns.
     */
    static final class CellColumns {

        private final int[] ofNode;
        private final int[] node;
        private final int[] area;
        private final int[] areaNode;
        private final double[] users;
        private final double[] capacity;
        private final double[] areaUsers;
        private final Rows takers;
        private final double[] takerShare;
        private final Rows places;
        private final int[] giver;

        CellColumns(
                int[] ofNode,
                int[] node,
                int[] area,
                int[] areaNode,
                double[] users,
                double[] capacity,
                double[] areaUsers,
                Rows takers,
                double[] takerShare,
                Rows places,
                int[] giver) {
            this.ofNode = ofNode;
            this.node = node;
            this.area = area;
            this.areaNode = areaNode;
            this.users = users;
            this.capacity = capacity;
            this.areaUsers = areaUsers;
            this.takers = takers;
            this.takerShare = takerShare;
            this.places = places;
            this.giver = giver;
        }

        /** Cell of each node, or -1. */
        int[] ofNode() {
            return ofNode;
        }

        int[] node() {
            return node;
        }

        int[] area() {
            return area;
        }

        /** Node of each area. */
        int[] areaNode() {
            return areaNode;
        }

        double[] users() {
            return users;
        }

        double[] capacity() {
            return capacity;
        }

        double[] areaUsers() {
            return areaUsers;
        }

        /** Cells that can take users of each cell. */
        Rows takers() {
            return takers;
        }

        /** Share of the giver's users at a place of {@code takers}. */
        double[] takerShare() {
            return takerShare;
        }

        /** Places of {@code takers} at which each cell takes. */
        Rows places() {
            return places;
        }

        /** Cell that gives at each place of {@code takers}. */
        int[] giver() {
            return giver;
        }
    }

    private StaticNetwork(Network network) {
        this.network = network;
        assets = network.assets().size();
        size = assets + network.services().size();
        numbers = new HashMap<>(2 * size);
        network.assets().forEach(a -> number(a.id()));
        network.services().forEach(s -> number(s.id()));

        List<List<Gate>> gates = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            gates.add(
                    node < assets
                            ? List.of()
                            : network.services().get(node - assets).gates());
        }
        for (Dependency d : network.dependencies()) {
            gates.set(of(d.dependant()), d.gates());
        }
        IdentityHashMap<Gate, Integer> routes = new IdentityHashMap<>();
        for (Traffic.Flow flow : network.traffic().flows()) {
            Gate route = way(flow);
            routes.put(route, of(flow.source()));
            gates.set(of(flow.id()), and(gates.get(of(flow.id())), route));
        }
        int count = gates.stream().mapToInt(List::size).sum();
        firstGate = new int[size + 1];
        owner = new int[count];
        origin = new int[count];
        gate = new Gate[count];
        remaining = new double[count];
        needStart = new int[count + 1];
        int needs = gates.stream()
                .flatMap(List::stream)
                .mapToInt(g -> g.needs().size())
                .sum();
        provider = new int[needs];
        weight = new double[needs];
        int[] gateOfNeed = new int[needs];
        int g = 0;
        int need = 0;
        for (int node = 0; node < size; node++) {
            firstGate[node] = g;
            for (Gate own : gates.get(node)) {
                owner[g] = node;
                origin[g] = routes.getOrDefault(own, node);
                gate[g] = own;
                remaining[g] = remaining(own);
                for (Gate.Need n : own.needs()) {
                    provider[need] = of(n.provider());
                    weight[need] = n.weight();
                    gateOfNeed[need++] = g;
                }
                needStart[++g] = need;
            }
        }
        firstGate[size] = g;
        dependants = Rows.of(size, provider, gateOfNeed);
        int[] asking = IntStream.range(0, count).filter(this::needsPath).toArray();
        pathsFrom = Rows.of(size, Arrays.stream(asking).map(a -> origin[a]).toArray(), asking);

        traffic = graph(Link::carriesTraffic);
        power = graph(link -> link.kind() == Link.Kind.POWER);
        transit = new boolean[size];
        for (int a = 0; a < assets; a++) {
            transit[a] = asset(a).kind().carriesTraffic();
        }
        cells = columns();
    }

    /**
     * Compiles a network; O(assets + links + needs).
     *
     * @throws IllegalArgumentException when an id is unknown or used twice
     */
    public static StaticNetwork of(Network network) {
        return new StaticNetwork(network);
    }

    /** A flow needs a way from its source to one of its destinations, at any level above zero. */
    private static Gate way(Traffic.Flow flow) {
        return new Gate(
                "way",
                Gate.Kind.CONNECTIVITY,
                Gate.Mode.ANY,
                1,
                flow.destinations().stream().map(Gate.Need::of).toList(),
                ANY_LEVEL,
                Optional.empty(),
                List.of());
    }

    private static List<Gate> and(List<Gate> gates, Gate another) {
        List<Gate> all = new ArrayList<>(gates);
        all.add(another);
        return all;
    }

    /** A backup that surely starts, never breaks and never runs out of fuel holds a gate for good. */
    private static double remaining(Gate gate) {
        boolean held = gate.backups().stream()
                .anyMatch(b -> b.startChance() == 1
                        && b.runHours().isEmpty()
                        && b.fuel().isEmpty());
        return held
                ? 1
                : gate.response().isEmpty()
                        ? 0
                        : gate.response().get(gate.response().size() - 1).level();
    }

    private void number(String id) {
        if (numbers.putIfAbsent(id, numbers.size()) != null) {
            throw new IllegalArgumentException(
                    "Two assets or services have the id " + id + "; each id must be unique.");
        }
    }

    private Graph graph(Predicate<Link> sort) {
        List<Link> links = network.links().stream().filter(sort).toList();
        return Graph.of(
                size,
                links.stream().mapToInt(l -> of(l.from())).toArray(),
                links.stream().mapToInt(l -> of(l.to())).toArray());
    }

    private CellColumns columns() {
        List<Cell> list = network.cells();
        int n = list.size();
        int[] ofNode = new int[size];
        int[] areaOfNode = new int[size];
        Arrays.fill(ofNode, -1);
        Arrays.fill(areaOfNode, -1);
        int[] node = new int[n];
        int[] area = new int[n];
        double[] users = new double[n];
        double[] capacity = new double[n];
        List<Integer> areaNodes = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            Cell cell = list.get(c);
            node[c] = of(cell.asset());
            ofNode[node[c]] = c;
            int areaNode = of(cell.area());
            if (areaOfNode[areaNode] < 0) {
                areaOfNode[areaNode] = areaNodes.size();
                areaNodes.add(areaNode);
            }
            area[c] = areaOfNode[areaNode];
            users[c] = StrictMath.rint(cell.users() * 1000);
            capacity[c] = Math.max(users[c], StrictMath.rint(asset(node[c]).capacity() * 1000));
        }
        double[] areaUsers = new double[areaNodes.size()];
        int overlaps = list.stream().mapToInt(c -> c.neighbours().size()).sum();
        int[] giver = new int[overlaps];
        int[] taker = new int[overlaps];
        double[] share = new double[overlaps];
        int place = 0;
        for (int c = 0; c < n; c++) {
            areaUsers[area[c]] += users[c];
            for (Cell.Overlap overlap : list.get(c).neighbours()) {
                giver[place] = c;
                taker[place] = ofNode[of(overlap.cell())];
                share[place++] = overlap.share();
            }
        }
        int[] all = new int[overlaps];
        Arrays.setAll(all, i -> i);
        return new CellColumns(
                ofNode,
                node,
                area,
                areaNodes.stream().mapToInt(Integer::intValue).toArray(),
                users,
                capacity,
                areaUsers,
                Rows.of(n, giver, taker),
                share,
                Rows.of(n, taker, all),
                giver);
    }

    /** What was compiled. */
    public Network network() {
        return network;
    }

    /** Number of nodes: assets and services. */
    public int size() {
        return size;
    }

    /** Number of assets; nodes from here on are services. */
    public int assets() {
        return assets;
    }

    /** The asset with a number below {@link #assets}. */
    public Asset asset(int node) {
        return network.assets().get(node);
    }

    /** The service with a number from {@link #assets} on. */
    public Service service(int node) {
        return network.services().get(node - assets);
    }

    /** The id of a node. */
    public String id(int node) {
        return node < assets ? asset(node).id() : service(node).id();
    }

    /** True when an asset or service has an id. */
    public boolean has(String id) {
        return numbers.containsKey(id);
    }

    /**
     * The number of an id.
     *
     * @throws IllegalArgumentException when nothing has that id
     */
    public int of(String id) {
        Integer node = numbers.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No asset or service has the id " + id + ".");
        }
        return node;
    }

    /**
     * True for what can break or be attacked by itself. Pools, capabilities, coverage areas and cells are ways to speak of other assets
     * together and fail with those.
     */
    public boolean standsAlone(int asset) {
        AssetKind kind = asset(asset).kind();
        return kind != AssetKind.NF_POOL
                && kind != AssetKind.CAPABILITY
                && kind != AssetKind.TRAFFIC_FLOW
                && kind != AssetKind.COVERAGE_AREA
                && kind != AssetKind.CELL;
    }

    /** The traffic links between all nodes. */
    public Graph traffic() {
        return traffic;
    }

    /** True for assets through which traffic passes. */
    public boolean isTransit(int node) {
        return transit[node];
    }

    Graph power() {
        return power;
    }

    boolean isBus(int node) {
        return node < assets && asset(node).kind().carriesPower() && power.degree(node) > 0;
    }

    boolean isGenerator(int node) {
        return node < assets
                && asset(node).kind() == AssetKind.GENERATOR
                && power.degree(node) > 0
                && asset(node).capacity() > 0;
    }

    CellColumns cells() {
        return cells;
    }

    int gates() {
        return gate.length;
    }

    int firstGate(int node) {
        return firstGate[node];
    }

    int endGate(int node) {
        return firstGate[node + 1];
    }

    int owner(int g) {
        return owner[g];
    }

    /** Where the paths of a gate begin that needs some: at its owner, for a flow at its source. */
    int origin(int g) {
        return origin[g];
    }

    /** Gates that need a path, as rows by the node where it begins. */
    Rows pathsFrom() {
        return pathsFrom;
    }

    Gate gate(int g) {
        return gate[g];
    }

    boolean needsPath(int g) {
        return gate[g].kind() == Gate.Kind.CONNECTIVITY;
    }

    /**
     * What a gate leaves for good once its stock has run out and it gets nothing: the level of its last response step, or 1 with a backup
     * that never ends.
     */
    double remaining(int g) {
        return remaining[g];
    }

    int firstNeed(int g) {
        return needStart[g];
    }

    int endNeed(int g) {
        return needStart[g + 1];
    }

    int provider(int need) {
        return provider[need];
    }

    double weight(int need) {
        return weight[need];
    }

    /** Gates that name each node as a provider. */
    Rows dependants() {
        return dependants;
    }
}
