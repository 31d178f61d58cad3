package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * Congestion after the loss of the busiest node: nothing fails, but edges at overloaded nodes become slow, and traffic avoids them.
 * Every edge has an efficiency, 1 at first, and the length one over it; the load of a node is its betweenness, its capacity {@code
 * 1 + tolerance} times the first load. In each step an edge has the efficiency {@code min(1, C/L)} of the worse of its ends. The
 * efficiency of the network is the mean over ordered pairs of all nodes of one over their distance. P. Crucitti, V. Latora, M.
 * Marchiori, Phys. Rev. E 69 (2004) 045104. O(steps x nodes x edges x log nodes).
 */
public final class EfficiencyCascade {

    private final int removed;
    private final double whole;
    private final double[] steps;

    EfficiencyCascade(int removed, double whole, double[] steps) {
        this.removed = removed;
        this.whole = whole;
        this.steps = steps;
    }

    /** The node that is lost. */
    public int removed() {
        return removed;
    }

    /** Efficiency before the loss. */
    public double whole() {
        return whole;
    }

    /** Efficiency right after the loss and after each further step. */
    public double[] steps() {
        return steps;
    }

    /**
     * The cascade after the loss of the node with the highest load, of equal ones the first.
     *
     * @param tolerance capacity above the first load, as a share of that load, zero or more
     * @param steps number of steps after the loss, zero or more
     */
    public static EfficiencyCascade afterLossOfTheBusiest(Graph graph, double tolerance, int steps) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("The tolerance " + tolerance + " must be zero or more.");
        }
        boolean[] gone = new boolean[graph.size()];
        double[] length = new double[graph.edges()];
        Arrays.fill(length, 1);
        WeightedPaths paths = new WeightedPaths(graph);
        paths.measure(gone, length);
        double whole = paths.efficiency();
        double[] capacity =
                Arrays.stream(paths.load()).map(l -> (1 + tolerance) * l).toArray();
        int removed = OverloadCascade.highest(paths.load());
        gone[removed] = true;
        double[] efficiency = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            if (step > 0) {
                slow(graph, capacity, paths.load(), length);
            }
            paths.measure(gone, length);
            efficiency[step] = paths.efficiency();
        }
        return new EfficiencyCascade(removed, whole, efficiency);
    }

    private static void slow(Graph graph, double[] capacity, double[] load, double[] length) {
        for (int e = 0; e < length.length; e++) {
            length[e] = 1
                    / Math.min(
                            factor(capacity[graph.from(e)], load[graph.from(e)]),
                            factor(capacity[graph.to(e)], load[graph.to(e)]));
        }
    }

    private static double factor(double capacity, double load) {
        return load > capacity ? capacity / load : 1;
    }
}
