package org.faultline.dynamics.transport;

import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Link;
import org.faultline.model.Network;

/** Links that carry traffic and the assets through which it passes; not changed by runs and shared by all of them. */
public final class TrafficGraph {

    private final Nodes nodes;
    private final Csr neighbours;
    private final boolean[] transit;
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
        transit = new boolean[size()];
        for (int node : transits) {
            transit[node] = true;
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
        return transit.length > 0 && transit[node];
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
