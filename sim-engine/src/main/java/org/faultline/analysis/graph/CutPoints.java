package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * Nodes and edges whose loss alone takes a graph apart.
 *
 * <p>Depth-first search numbers the nodes; low(v) is the lowest number that the subtree of v reaches by at most one edge that is no
 * tree edge. A node other than the root is an articulation point when low(child) is at least its own number for some child, the
 * root when it has two children; a tree edge is a bridge when low(child) is above the number of its upper end. The search keeps its
 * path in arrays, so that a chain of a million nodes needs no deep stack. O(nodes + edges). R. Tarjan, SIAM J. Comput. 1 (1972)
 * 146-160.
 */
public final class CutPoints {

    private final boolean[] articulation;
    private final boolean[] bridge;
    private final int[] separated;

    CutPoints(boolean[] articulation, boolean[] bridge, int[] separated) {
        this.articulation = articulation;
        this.bridge = bridge;
        this.separated = separated;
    }

    /** True for the nodes whose loss takes a part apart. */
    public boolean[] articulation() {
        return articulation;
    }

    /** True for the edges whose loss takes a part apart. */
    public boolean[] bridge() {
        return bridge;
    }

    /** For each articulation point, the number of other nodes of its part that the largest piece left does not hold; 0 for other nodes. */
    public int[] separated() {
        return separated;
    }

    /** The cut points of a graph. */
    public static CutPoints find(Graph graph) {
        return new Search(graph).run();
    }

    private static final class Search {
        private final Graph graph;
        private final int[] number;
        private final int[] low;
        private final int[] parentEdge;
        private final int[] next;
        private final int[] path;
        private final int[] below;
        private final int[] cutOff;
        private final int[] largestCut;
        private final boolean[] articulation;
        private final boolean[] bridge;
        private final int[] separated;
        private int clock;

        Search(Graph graph) {
            this.graph = graph;
            int n = graph.size();
            number = new int[n];
            low = new int[n];
            parentEdge = new int[n];
            next = new int[n];
            path = new int[n];
            below = new int[n];
            cutOff = new int[n];
            largestCut = new int[n];
            articulation = new boolean[n];
            bridge = new boolean[graph.edges()];
            separated = new int[n];
            Arrays.fill(number, -1);
        }

        CutPoints run() {
            int[] order = new int[graph.size()];
            for (int root = 0; root < graph.size(); root++) {
                if (number[root] < 0) {
                    int first = clock;
                    explore(root, order);
                    measure(order, first);
                }
            }
            return new CutPoints(articulation, bridge, separated);
        }

        private void explore(int root, int[] order) {
            int depth = 0;
            int children = 0;
            path[0] = root;
            parentEdge[root] = -1;
            enter(root, order);
            while (depth >= 0) {
                int v = path[depth];
                if (next[v] < graph.end(v)) {
                    int place = next[v]++;
                    int w = graph.neighbour(place);
                    if (number[w] < 0) {
                        parentEdge[w] = graph.edge(place);
                        children += v == root ? 1 : 0;
                        path[++depth] = w;
                        enter(w, order);
                    } else if (graph.edge(place) != parentEdge[v]) {
                        low[v] = Math.min(low[v], number[w]);
                    }
                } else if (--depth >= 0) {
                    leave(v, path[depth], root);
                }
            }
            articulation[root] = children > 1;
        }

        private void enter(int v, int[] order) {
            order[clock] = v;
            low[v] = clock;
            number[v] = clock++;
            next[v] = graph.start(v);
            below[v] = 1;
        }

        private void leave(int v, int parent, int root) {
            below[parent] += below[v];
            low[parent] = Math.min(low[parent], low[v]);
            if (low[v] >= number[parent]) {
                articulation[parent] |= parent != root;
                cutOff[parent] += below[v];
                largestCut[parent] = Math.max(largestCut[parent], below[v]);
            }
            bridge[parentEdge[v]] |= low[v] > number[parent];
        }

        /** The pieces of a part without v: the subtrees that hang on v alone, and the rest. */
        private void measure(int[] order, int first) {
            int part = clock - first;
            for (int i = first; i < clock; i++) {
                int v = order[i];
                if (articulation[v]) {
                    int rest = part - 1 - cutOff[v];
                    separated[v] = part - 1 - Math.max(rest, largestCut[v]);
                }
            }
        }
    }
}
