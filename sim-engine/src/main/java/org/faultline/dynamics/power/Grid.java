package org.faultline.dynamics.power;

import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * Buses, generators and the lines between them; not changed by runs and shared by all of them. A bus without any power link
 * stands alone and is not computed: it works as long as nothing stops it.
 */
public final class Grid {

    private final Csr neighbours;
    private final int[] buses;
    /** By node, as the next two; empty where there is no power link. */
    private final boolean[] member;

    private final double[] loadMw;
    private final double[] generationMw;

    /** Compiles the power links; O(nodes + links). */
    public Grid(Network network, Nodes nodes) {
        neighbours = Adjacency.of(network, nodes, kind -> kind == Link.Kind.POWER);
        int n = neighbours.size() == 0 ? 0 : nodes.size();
        member = new boolean[n];
        loadMw = new double[n];
        generationMw = new double[n];
        IntList list = new IntList();
        for (int node = 0; n > 0 && node < nodes.assets(); node++) {
            Asset asset = nodes.asset(node);
            boolean linked = neighbours.end(node) > neighbours.start(node);
            if (linked && asset.kind().carriesPower()) {
                list.add(node);
                member[node] = true;
                loadMw[node] = asset.capacity();
            } else if (linked && asset.kind() == AssetKind.GENERATOR) {
                generationMw[node] = asset.capacity();
            }
        }
        buses = list.toArray();
    }

    Csr neighbours() {
        return neighbours;
    }

    /** All linked buses, ascending; not to be changed. */
    int[] buses() {
        return buses;
    }

    boolean isBus(int node) {
        return member.length > 0 && member[node];
    }

    boolean isGenerator(int node) {
        return generationMw.length > 0 && generationMw[node] > 0;
    }

    double loadMw(int bus) {
        return loadMw[bus];
    }

    double generationMw(int generator) {
        return generationMw[generator];
    }

    int size() {
        return member.length;
    }
}
