package org.faultline.dynamics.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Distribution;
import org.faultline.model.Network;
import org.faultline.model.Traffic;

/**
 * Flows, the trees of ways that they take, and what they load on links while all is well; not changed by runs and shared by all of
 * them. Flows of one class that follow the same hours are a group: what they load is counted together, at a weight of one.
 */
public final class FlowTable {

    static final int HOURS = 24;

    private final RouteGraph graph;
    private final Distribution convergence;
    private final List<String> classes;
    private final List<RouteTree> trees = new ArrayList<>();
    private final int[] source;
    private final int[] tree;
    private final int[] group;
    private final int[] flowNode;
    private final long[] volume;
    private final long[] mostLatency;
    private final double[] beyond;
    private final double[] accessMs;
    private final boolean[] leaves;
    private final Csr flowsAt;
    private final boolean[] isDestination;
    private final int[] priorityOf;
    private final double[][] weights;
    private final long[] load;
    private final long[] volumeOf;
    private final SenderTable senders;

    private record Group(int priority, List<Double> volumeByHour) {}

    /**
     * Compiles the traffic of a network; O((points + links) log points) for each set of destinations.
     *
     * @throws IllegalArgumentException when a flow begins or ends at what is unknown or no asset
     */
    public FlowTable(Network network, Nodes nodes) {
        Traffic traffic = network.traffic();
        List<Traffic.Flow> flows = traffic.flows();
        convergence = traffic.convergence();
        classes = traffic.classes();
        boolean[] end = new boolean[nodes.size()];
        for (Traffic.Flow flow : flows) {
            end[assetAt(flow, flow.source(), nodes)] = true;
            flow.destinations().forEach(d -> end[assetAt(flow, d, nodes)] = true);
        }
        graph = new RouteGraph(network, nodes, n -> end[n]);
        int n = flows.size();
        source = new int[n];
        tree = new int[n];
        group = new int[n];
        flowNode = new int[n];
        volume = new long[n];
        mostLatency = new long[n];
        beyond = new double[n];
        accessMs = new double[n];
        leaves = new boolean[n];
        isDestination = new boolean[graph.points()];
        RouteSearch search = new RouteSearch(graph);
        Map<SortedSet<Integer>, Integer> treeTo = new LinkedHashMap<>();
        Map<List<String>, Integer> known = new LinkedHashMap<>();
        Map<Group, Integer> groups = new LinkedHashMap<>();
        int[] order = new int[n];
        for (int f = 0; f < n; f++) {
            Traffic.Flow flow = flows.get(f);
            order[f] = f;
            source[f] = graph.pointOf(nodes.of(flow.source()));
            flowNode[f] = nodes.of(flow.id());
            volume[f] = StrictMath.round(flow.volumeMbps() * 1e6);
            mostLatency[f] = flow.bound()
                    .map(b -> RouteGraph.lengthOf(b.mostMs() - flow.accessMs()))
                    .orElse(Long.MAX_VALUE);
            accessMs[f] = flow.accessMs();
            leaves[f] = flow.leaves();
            beyond[f] = flow.bound().map(Traffic.LatencyBound::beyond).orElse(1.0);
            group[f] = groups.computeIfAbsent(new Group(flow.priority(), flow.volumeByHour()), g -> groups.size());
            tree[f] = known.computeIfAbsent(
                    flow.destinations(),
                    d -> treeTo.computeIfAbsent(points(d, nodes), points -> {
                        trees.add(new RouteTree(
                                graph, points.stream().mapToInt(i -> i).toArray(), search));
                        return trees.size() - 1;
                    }));
        }
        flowsAt = Csr.of(graph.points(), source, order, n);
        priorityOf = groups.keySet().stream().mapToInt(Group::priority).toArray();
        weights = groups.keySet().stream()
                .map(g -> g.volumeByHour().stream().mapToDouble(w -> w).toArray())
                .toArray(double[][]::new);
        load = new long[graph.resources() * groups.size()];
        volumeOf = new long[groups.size()];
        for (int f = 0; f < n; f++) {
            volumeOf[group[f]] += volume[f];
            loadWay(f);
        }
        senders = new SenderTable(network, nodes, this);
    }

    private static int assetAt(Traffic.Flow flow, String id, Nodes nodes) {
        int node = nodes.of(id);
        if (!nodes.isAsset(node)) {
            throw new IllegalArgumentException(
                    "The flow " + flow.id() + " begins or ends at " + id + ", which is a service and has no links.");
        }
        return node;
    }

    private SortedSet<Integer> points(List<String> destinations, Nodes nodes) {
        SortedSet<Integer> points = new TreeSet<>();
        destinations.forEach(d -> points.add(graph.pointOf(nodes.of(d))));
        points.forEach(p -> isDestination[p] = true);
        return points;
    }

    private void loadWay(int f) {
        RouteTree way = trees.get(tree[f]);
        if (way.length(source[f]) == RouteTree.NO_WAY) {
            return;
        }
        add(graph.pointResource(source[f]), f);
        for (int p = source[f]; way.next(p) != RouteGraph.NONE; p = graph.head(way.next(p))) {
            add(graph.arcResource(way.next(p)), f);
            add(graph.pointResource(graph.head(way.next(p))), f);
        }
    }

    private void add(int resource, int f) {
        if (resource != RouteGraph.NONE) {
            load[resource * groups() + group[f]] += volume[f];
        }
    }

    /** True where nothing flows; such a table costs nothing in a run. */
    public boolean isEmpty() {
        return source.length == 0;
    }

    /** True when anything follows the hour. */
    boolean followsTheHour() {
        return Arrays.stream(weights).anyMatch(w -> Arrays.stream(w).anyMatch(x -> x != w[0]));
    }

    RouteGraph graph() {
        return graph;
    }

    /** Hours until routes take note of a change. */
    Distribution convergence() {
        return convergence;
    }

    /** Names of the priority classes, the most urgent first. */
    List<String> classes() {
        return classes;
    }

    /** Ways while all is well, by tree; not to be changed. */
    List<RouteTree> trees() {
        return trees;
    }

    /** Number of flows. */
    int flows() {
        return source.length;
    }

    /** The point where a flow begins. */
    int source(int flow) {
        return source[flow];
    }

    int tree(int flow) {
        return tree[flow];
    }

    int group(int flow) {
        return group[flow];
    }

    /** The node whose level is the share of the flow that is carried. */
    int flowNode(int flow) {
        return flowNode[flow];
    }

    /** Mean volume in bit/s. */
    long volume(int flow) {
        return volume[flow];
    }

    /** Length of a way beyond which the flow is worth less. */
    long mostLatency(int flow) {
        return mostLatency[flow];
    }

    /** What the level is multiplied with beyond it. */
    double beyond(int flow) {
        return beyond[flow];
    }

    /** What packets have taken when they come to the source, in ms. */
    double accessMs(int flow) {
        return accessMs[flow];
    }

    /** True when nobody asks any more while there is no way at all. */
    boolean leaves(int flow) {
        return leaves[flow];
    }

    /** Flows by the point where they begin. */
    Csr flowsAt() {
        return flowsAt;
    }

    /** True where flows end. */
    boolean isDestination(int point) {
        return isDestination[point];
    }

    /** Number of groups. */
    int groups() {
        return weights.length;
    }

    /** The class of a group. */
    int priorityOf(int group) {
        return priorityOf[group];
    }

    /** The weight of a group in an hour of the day. */
    double weight(int group, int hour) {
        return weights[group][hour];
    }

    /** What is loaded on resources while all is well, in bit/s at a weight of one, by resource and group; not to be changed. */
    long[] load() {
        return load;
    }

    /** The greatest weight of a group in any hour. */
    double greatestWeight(int group) {
        return Arrays.stream(weights[group]).max().orElse(0);
    }

    /** Whose users the flows carry. */
    SenderTable senders() {
        return senders;
    }

    /** Volume of all flows of a group in bit/s at a weight of one. */
    long volumeOf(int group) {
        return volumeOf[group];
    }
}
