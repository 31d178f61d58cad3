package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * How many shortest paths pass through each node of what is left of a graph: the sum over unordered pairs of other nodes of the
 * share of their shortest paths that hold the node. U. Brandes, J. Math. Sociol. 25 (2001) 163-177: one search per source counts
 * paths forwards and gathers shares backwards; O(nodes x edges) for all sources. An object may be used again and again; it keeps its
 * arrays and allocates nothing per call but the result.
 */
public final class Betweenness {

    private final Graph graph;
    private final int[] distance;
    private final double[] paths;
    private final double[] share;
    private final int[] order;

    /** Room for searches of a graph. */
    public Betweenness(Graph graph) {
        this.graph = graph;
        int n = graph.size();
        distance = new int[n];
        paths = new double[n];
        share = new double[n];
        order = new int[n];
        Arrays.fill(distance, -1);
    }

    /** The betweenness of each node of a whole graph. */
    public static double[] of(Graph graph) {
        return new Betweenness(graph).without(new boolean[graph.size()]);
    }

    /** The betweenness of each node when some are gone; theirs is zero. */
    public double[] without(boolean[] gone) {
        double[] sum = new double[graph.size()];
        for (int source = 0; source < graph.size(); source++) {
            if (!gone[source]) {
                gather(source, gone, sum);
            }
        }
        for (int v = 0; v < sum.length; v++) {
            sum[v] /= 2;
        }
        return sum;
    }

    /** Adds to each node the shares of the shortest paths from one source to all others that pass through it. */
    void gather(int source, boolean[] gone, double[] sum) {
        int tail = 0;
        distance[source] = 0;
        paths[source] = 1;
        order[tail++] = source;
        for (int head = 0; head < tail; head++) {
            int v = order[head];
            for (int i = graph.start(v); i < graph.end(v); i++) {
                int w = graph.neighbour(i);
                if (gone[w]) {
                    continue;
                }
                if (distance[w] < 0) {
                    distance[w] = distance[v] + 1;
                    order[tail++] = w;
                }
                if (distance[w] == distance[v] + 1) {
                    paths[w] += paths[v];
                }
            }
        }
        for (int k = tail - 1; k > 0; k--) {
            int w = order[k];
            double each = (1 + share[w]) / paths[w];
            for (int i = graph.start(w); i < graph.end(w); i++) {
                int v = graph.neighbour(i);
                if (!gone[v] && distance[v] == distance[w] - 1) {
                    share[v] += paths[v] * each;
                }
            }
            sum[w] += share[w];
        }
        for (int k = 0; k < tail; k++) {
            int v = order[k];
            distance[v] = -1;
            paths[v] = 0;
            share[v] = 0;
        }
    }
}
