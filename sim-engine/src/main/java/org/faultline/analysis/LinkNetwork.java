package org.faultline.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.analysis.graph.Graph;
import org.faultline.analysis.graph.UnreliableGraph;
import org.faultline.model.AssetKind;

/**
 * The links and routers of a network as a plain graph: its nodes are the transit assets and every asset that has a traffic link, but an
 * optical line between exactly two assets is an edge.
 */
public final class LinkNetwork {

    private final Graph graph;
    private final int[] nodeAsset;
    private final int[] edgeLine;

    LinkNetwork(Graph graph, int[] nodeAsset, int[] edgeLine) {
        this.graph = graph;
        this.nodeAsset = nodeAsset;
        this.edgeLine = edgeLine;
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** Asset of each node. */
    public int[] nodeAsset() {
        return nodeAsset;
    }

    /** Optical line of each edge, or -1 for a link that cannot fail. */
    public int[] edgeLine() {
        return edgeLine;
    }

    /** The graph of a network; O(assets + links). */
    public static LinkNetwork of(StaticNetwork network) {
        Graph traffic = network.traffic();
        int[] number = new int[network.size()];
        Arrays.fill(number, -1);
        IntRow nodes = new IntRow();
        for (int a = 0; a < network.assets(); a++) {
            if (!isLine(network, a) && (network.isTransit(a) || traffic.degree(a) > 0)) {
                number[a] = nodes.size();
                nodes.add(a);
            }
        }
        IntRow from = new IntRow();
        IntRow to = new IntRow();
        IntRow line = new IntRow();
        for (int e = 0; e < traffic.edges(); e++) {
            int a = number[traffic.from(e)];
            int b = number[traffic.to(e)];
            if (a >= 0 && b >= 0) {
                from.add(a);
                to.add(b);
                line.add(-1);
            }
        }
        for (int a = 0; a < network.assets(); a++) {
            if (isLine(network, a)) {
                from.add(number[traffic.neighbour(traffic.start(a))]);
                to.add(number[traffic.neighbour(traffic.start(a) + 1)]);
                line.add(a);
            }
        }
        return new LinkNetwork(Graph.of(nodes.size(), from.toArray(), to.toArray()), nodes.toArray(), line.toArray());
    }

    private static boolean isLine(StaticNetwork network, int asset) {
        Graph traffic = network.traffic();
        if (network.asset(asset).kind() != AssetKind.OPTICAL_LINE || traffic.degree(asset) != 2) {
            return false;
        }
        int a = traffic.neighbour(traffic.start(asset));
        int b = traffic.neighbour(traffic.start(asset) + 1);
        return a != b
                && network.asset(a).kind() != AssetKind.OPTICAL_LINE
                && network.asset(b).kind() != AssetKind.OPTICAL_LINE;
    }

    /** The node of an asset, or -1 when it is none. */
    public int nodeOf(int asset) {
        for (int v = 0; v < nodeAsset.length; v++) {
            if (nodeAsset[v] == asset) {
                return v;
            }
        }
        return -1;
    }

    /**
     * The question whether some assets stay joined while assets are down for their unavailability, each by itself. Only transit assets
     * and the terminals themselves pass traffic on.
     *
     * @param terminals assets that are nodes of the graph, each once
     */
    public UnreliableGraph whetherJoined(StaticNetwork network, int... terminals) {
        boolean[] kept = new boolean[nodeAsset.length];
        for (int v = 0; v < kept.length; v++) {
            kept[v] = network.isTransit(nodeAsset[v]);
        }
        List<Integer> ends = new ArrayList<>();
        for (int t : terminals) {
            int node = nodeOf(t);
            if (node < 0) {
                throw new IllegalArgumentException(
                        "The asset " + network.id(t) + " has no traffic link; it cannot be joined to anything.");
            }
            kept[node] = true;
            ends.add(node);
        }
        int[] number = new int[kept.length];
        IntRow nodes = new IntRow();
        for (int v = 0; v < kept.length; v++) {
            number[v] = kept[v] ? nodes.size() : -1;
            if (kept[v]) {
                nodes.add(v);
            }
        }
        IntRow from = new IntRow();
        IntRow to = new IntRow();
        List<Double> works = new ArrayList<>();
        for (int e = 0; e < edgeLine.length; e++) {
            if (kept[graph.from(e)] && kept[graph.to(e)]) {
                from.add(number[graph.from(e)]);
                to.add(number[graph.to(e)]);
                works.add(edgeLine[e] < 0 ? 1 : 1 - network.asset(edgeLine[e]).unavailability());
            }
        }
        double[] nodeWorks = new double[nodes.size()];
        for (int i = 0; i < nodeWorks.length; i++) {
            nodeWorks[i] = 1 - network.asset(nodeAsset[nodes.at(i)]).unavailability();
        }
        return new UnreliableGraph(
                Graph.of(nodes.size(), from.toArray(), to.toArray()),
                nodeWorks,
                works.stream().mapToDouble(Double::doubleValue).toArray(),
                ends.stream().mapToInt(v -> number[v]).toArray());
    }
}
