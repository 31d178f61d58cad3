package org.faultline.dynamics.transport;

import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Link;
import org.faultline.model.Network;

/** Links that carry traffic and the assets through which it passes; not changed by runs and shared by all of them. */
public final class TrafficGraph {

    /** The place of what is no transit asset. */
    static final int NONE = -1;

    private final Nodes nodes;
    private final Csr neighbours;
    /** By node, its place among the transit assets. */
    private final IntColumn number;

    private final int[] transits;
    private final int[] providers;

    /**
     * Compiles the traffic links; O(nodes + links).
     *
     * @param providers nodes to which somebody needs a path, each once
     */
    public TrafficGraph(Network network, Nodes nodes, int[] providers) {
        this.nodes = nodes;
        this.providers = providers.clone();
        neighbours = Adjacency.of(network, nodes, Link.Kind::carriesTraffic);
        IntList list = new IntList();
        for (int node = 0; node < nodes.assets(); node++) {
            if (nodes.asset(node).kind().carriesTraffic()) {
                list.add(node);
            }
        }
        transits = list.toArray();
        number = new IntColumn(nodes.size(), NONE);
        for (int t = 0; t < transits.length; t++) {
            number.set(transits[t], t);
        }
    }

    /** Number of nodes, for what is kept of each; zero where no traffic passes through anything. */
    int size() {
        return transits.length == 0 ? 0 : nodes.size();
    }

    long key(int node) {
        return nodes.key(node);
    }

    Csr neighbours() {
        return neighbours;
    }

    boolean isTransit(int node) {
        return number.at(node) != NONE;
    }

    /** The place of a node among the transit assets, or {@link #NONE}. */
    int number(int node) {
        return number.at(node);
    }

    /** All transit assets, ascending; not to be changed. */
    int[] transits() {
        return transits;
    }

    /** Nodes to which somebody needs a path; not to be changed. */
    int[] providers() {
        return providers;
    }
}
