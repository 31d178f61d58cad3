package org.faultline.dynamics.power;

import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
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
    /** By node: of a linked bus its place from 1 on, of a linked generator the same below zero; 0 for all others. */
    private final IntColumn place;

    private final double[] loadMw;
    private final double[] generationMw;
    private final int size;

    /** Compiles the power links; O(nodes + links). */
    public Grid(Network network, Nodes nodes) {
        neighbours = Adjacency.of(network, nodes, kind -> kind == Link.Kind.POWER);
        place = new IntColumn(nodes.size(), 0);
        IntList list = new IntList();
        IntList generators = new IntList();
        for (int node = 0; neighbours.size() > 0 && node < nodes.assets(); node++) {
            Asset asset = nodes.asset(node);
            boolean linked = neighbours.end(node) > neighbours.start(node);
            if (linked && asset.kind().carriesPower()) {
                list.add(node);
                place.set(node, list.size());
            } else if (linked && asset.kind() == AssetKind.GENERATOR) {
                generators.add(node);
                place.set(node, -generators.size());
            }
        }
        loadMw = capacities(list, nodes);
        generationMw = capacities(generators, nodes);
        size = nodes.size();
        buses = list.toArray();
    }

    private static double[] capacities(IntList some, Nodes nodes) {
        double[] capacity = new double[some.size()];
        for (int i = 0; i < capacity.length; i++) {
            capacity[i] = nodes.asset(some.at(i)).capacity();
        }
        return capacity;
    }

    Csr neighbours() {
        return neighbours;
    }

    /** All linked buses, ascending; not to be changed. */
    int[] buses() {
        return buses;
    }

    boolean isBus(int node) {
        return place.at(node) > 0;
    }

    boolean isGenerator(int node) {
        return place.at(node) < 0 && generationMw(node) > 0;
    }

    double loadMw(int bus) {
        return loadMw[place.at(bus) - 1];
    }

    double generationMw(int generator) {
        return generationMw[-place.at(generator) - 1];
    }

    int size() {
        return size;
    }
}
