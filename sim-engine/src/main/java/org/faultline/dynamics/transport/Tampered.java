package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/** What somebody does to the flows that pass each point: the share that goes on, and how much longer they take. */
final class Tampered {

    private final RouteGraph graph;
    private double[] keeps = {};
    private long[] adds = {};
    private final IntList ever = new IntList();
    private int points;

    Tampered(RouteGraph graph) {
        this.graph = graph;
    }

    /** Nothing, before a replication. */
    void reset() {
        for (int i = 0; i < ever.size(); i++) {
            keeps[ever.at(i)] = 1;
            adds[ever.at(i)] = 0;
        }
        ever.clear();
        points = 0;
    }

    void set(int point, double share, double addsMs) {
        if (keeps.length == 0) {
            keeps = new double[graph.points()];
            Arrays.fill(keeps, 1);
            adds = new long[graph.points()];
        }
        points -= isTampered(point) ? 1 : 0;
        keeps[point] = share;
        adds[point] = RouteGraph.lengthOf(addsMs);
        points += isTampered(point) ? 1 : 0;
        ever.add(point);
    }

    private boolean isTampered(int point) {
        return keeps[point] < 1 || adds[point] > 0;
    }

    /** True while nobody tampers anywhere. */
    boolean isNone() {
        return points == 0;
    }

    /** Share of a flow from a point on that goes on to the end of its way. */
    double kept(RouteTree tree, int source) {
        double share = 1;
        for (int p = source; !isNone() && p != RouteGraph.NONE; p = after(tree, p)) {
            share *= keeps[p];
        }
        return share;
    }

    /** Length that comes on top on the way from a point. */
    long added(RouteTree tree, int source) {
        long sum = 0;
        for (int p = source; !isNone() && p != RouteGraph.NONE; p = after(tree, p)) {
            sum += adds[p];
        }
        return sum;
    }

    private int after(RouteTree tree, int p) {
        return tree.next(p) == RouteGraph.NONE ? RouteGraph.NONE : graph.head(tree.next(p));
    }
}
