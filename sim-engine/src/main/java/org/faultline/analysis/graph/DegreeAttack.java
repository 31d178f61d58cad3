package org.faultline.analysis.graph;

import java.util.PriorityQueue;

/**
 * The largest part that is left while the nodes with most neighbours are taken away one after the other; of equal nodes the one with
 * the lowest number goes first. R. Albert, H. Jeong, A.-L. Barabasi, Nature 406 (2000) 378-382; P. Holme et al., Phys. Rev. E 65
 * (2002) 056109 (initial against recalculated degrees).
 */
public final class DegreeAttack {

    private final int[] order;
    private final int[] largest;

    DegreeAttack(int[] order, int[] largest) {
        this.order = order;
        this.largest = largest;
    }

    /** Nodes in the order in which they are taken. */
    public int[] order() {
        return order;
    }

    /** Number of nodes of the largest part after as many removals as the index says. */
    public int[] largest() {
        return largest;
    }

    /** By the degree in the whole graph; O((nodes + edges) log nodes). */
    public static DegreeAttack byInitialDegree(Graph graph) {
        return attack(graph, false);
    }

    /** By the degree among what is left, counted anew after each removal; O((nodes + edges) log nodes). */
    public static DegreeAttack byPresentDegree(Graph graph) {
        return attack(graph, true);
    }

    /** The largest part after a share of all nodes is taken, rounded down to whole nodes. */
    public int largestAfter(double share) {
        return largest[(int) StrictMath.floor(share * order.length + 1e-9)];
    }

    private static DegreeAttack attack(Graph graph, boolean present) {
        int n = graph.size();
        int[] degree = new int[n];
        boolean[] gone = new boolean[n];
        PriorityQueue<Long> queue = new PriorityQueue<>(Math.max(1, n));
        for (int v = 0; v < n; v++) {
            degree[v] = graph.degree(v);
            queue.add(key(degree[v], v));
        }
        int[] order = new int[n];
        int taken = 0;
        while (taken < n) {
            long key = queue.remove();
            int v = (int) key;
            if (gone[v] || key != key(degree[v], v)) {
                continue;
            }
            gone[v] = true;
            order[taken++] = v;
            for (int i = graph.start(v); present && i < graph.end(v); i++) {
                int w = graph.neighbour(i);
                if (!gone[w]) {
                    queue.add(key(--degree[w], w));
                }
            }
        }
        return new DegreeAttack(order, largestParts(graph, order));
    }

    /** Most neighbours first, then the lowest number. */
    private static long key(int degree, int node) {
        return ((long) (Integer.MAX_VALUE - degree) << 32) | node;
    }

    /** Backwards, nodes return and parts only grow: union and find. */
    private static int[] largestParts(Graph graph, int[] order) {
        int n = order.length;
        int[] parent = new int[n];
        int[] size = new int[n];
        boolean[] there = new boolean[n];
        int[] largest = new int[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            int v = order[i];
            there[v] = true;
            parent[v] = v;
            size[v] = 1;
            for (int j = graph.start(v); j < graph.end(v); j++) {
                if (there[graph.neighbour(j)]) {
                    join(parent, size, v, graph.neighbour(j));
                }
            }
            largest[i] = Math.max(largest[i + 1], size[root(parent, v)]);
        }
        return largest;
    }

    private static void join(int[] parent, int[] size, int a, int b) {
        int x = root(parent, a);
        int y = root(parent, b);
        if (x != y) {
            int small = size[x] < size[y] ? x : y;
            int large = small == x ? y : x;
            parent[small] = large;
            size[large] += size[small];
        }
    }

    private static int root(int[] parent, int node) {
        int v = node;
        while (parent[v] != v) {
            parent[v] = parent[parent[v]];
            v = parent[v];
        }
        return v;
    }
}
