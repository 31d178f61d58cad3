package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * Connected parts of what is left of a graph, by breadth-first search; O(nodes + edges).
 */
public final class Parts {

    private final int count;
    private final int[] of;
    private final int[] sizes;

    Parts(int count, int[] of, int[] sizes) {
        this.count = count;
        this.of = of;
        this.sizes = sizes;
    }

    /** Number of parts. */
    public int count() {
        return count;
    }

    /** Part of each node, {@code -1} for one that is gone; parts are numbered by their lowest node. */
    public int[] of() {
        return of;
    }

    /** Number of nodes of each part. */
    public int[] sizes() {
        return sizes;
    }

    /** The parts of a graph without the nodes that are gone. */
    public static Parts find(Graph graph, boolean[] gone) {
        int n = graph.size();
        int[] of = new int[n];
        int[] sizes = new int[n];
        int[] queue = new int[n];
        Arrays.fill(of, -1);
        int count = 0;
        for (int root = 0; root < n; root++) {
            if (gone[root] || of[root] >= 0) {
                continue;
            }
            int tail = 0;
            of[root] = count;
            queue[tail++] = root;
            for (int head = 0; head < tail; head++) {
                int v = queue[head];
                for (int i = graph.start(v); i < graph.end(v); i++) {
                    int w = graph.neighbour(i);
                    if (!gone[w] && of[w] < 0) {
                        of[w] = count;
                        queue[tail++] = w;
                    }
                }
            }
            sizes[count++] = tail;
        }
        return new Parts(count, of, Arrays.copyOf(sizes, count));
    }

    /** The parts of a whole graph. */
    public static Parts find(Graph graph) {
        return find(graph, new boolean[graph.size()]);
    }

    /** Number of nodes of the largest part; 0 when nothing is left. */
    public int largest() {
        return Arrays.stream(sizes).max().orElse(0);
    }
}
