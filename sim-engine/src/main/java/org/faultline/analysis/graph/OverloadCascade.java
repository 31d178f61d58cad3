package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * Overload after the loss of nodes: every node carries the shortest paths that pass through it and can carry {@code 1 + tolerance}
 * times what it carried at first. When nodes go, paths move; all nodes whose load is then above their capacity go together; again and
 * again until none is. A. E. Motter, Y.-C. Lai, Phys. Rev. E 66 (2002) 065102. O(rounds x nodes x edges).
 *
 * <p>A load counts as above the capacity beyond one part in 10^9 and an absolute 10^-6, so that equal loads that were added up in a
 * different order do not fail.
 */
public final class OverloadCascade {

    private final boolean[] gone;
    private final int rounds;
    private final int lost;
    private final int largest;

    OverloadCascade(boolean[] gone, int rounds, int lost, int largest) {
        this.gone = gone;
        this.rounds = rounds;
        this.lost = lost;
        this.largest = largest;
    }

    /** Nodes that are gone at the end, those of the beginning included. */
    public boolean[] gone() {
        return gone;
    }

    /** Number of rounds in which nodes failed, without the first loss. */
    public int rounds() {
        return rounds;
    }

    /** Number of nodes that are gone at the end, those of the beginning included. */
    public int lost() {
        return lost;
    }

    /** Number of nodes of the largest part left. */
    public int largest() {
        return largest;
    }

    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-6;

    /**
     * The cascade after the loss of some nodes.
     *
     * @param tolerance capacity above the first load, as a share of that load, zero or more
     * @param first nodes that are lost at the beginning
     */
    public static OverloadCascade after(Graph graph, double tolerance, int... first) {
        return after(graph, Betweenness.of(graph), tolerance, first);
    }

    /** The same when the betweenness of the whole graph is known already. */
    public static OverloadCascade after(Graph graph, double[] load, double tolerance, int... first) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("The tolerance " + tolerance + " must be zero or more.");
        }
        int n = graph.size();
        double[] limit = new double[n];
        for (int v = 0; v < n; v++) {
            limit[v] = (1 + tolerance) * load[v] * (1 + RELATIVE) + ABSOLUTE;
        }
        boolean[] gone = new boolean[n];
        for (int v : first) {
            gone[v] = true;
        }
        Betweenness betweenness = new Betweenness(graph);
        int rounds = 0;
        int lost = first.length;
        boolean more = true;
        while (more) {
            double[] present = betweenness.without(gone);
            int now = 0;
            for (int v = 0; v < n; v++) {
                if (!gone[v] && present[v] > limit[v]) {
                    gone[v] = true;
                    now++;
                }
            }
            more = now > 0;
            rounds += more ? 1 : 0;
            lost += now;
        }
        return new OverloadCascade(gone, rounds, lost, Parts.find(graph, gone).largest());
    }

    /** The node with the highest value; of equal ones the first. */
    public static int highest(double[] values) {
        double most = Arrays.stream(values).max().orElseThrow();
        int v = 0;
        while (values[v] < most) {
            v++;
        }
        return v;
    }
}
