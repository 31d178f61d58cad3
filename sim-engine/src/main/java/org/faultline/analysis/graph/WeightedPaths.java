package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * Shortest paths over edges of different length: betweenness and efficiency of what is left of a graph in one pass. Paths whose
 * lengths agree to one part in 10^10 count as equally short. Dijkstra's search per source with a binary heap, Brandes' gathering;
 * O(nodes x (edges + nodes) log nodes).
 */
final class WeightedPaths {

    private static final double EQUAL = 1e-10;

    private final Graph graph;
    private final double[] distance;
    private final double[] paths;
    private final double[] share;
    private final boolean[] settled;
    private final int[] order;
    private final int[] heap;
    private final int[] place;
    private int heapSize;

    private final double[] load;
    private double inverseDistances;

    WeightedPaths(Graph graph) {
        this.graph = graph;
        int n = graph.size();
        distance = new double[n];
        paths = new double[n];
        share = new double[n];
        settled = new boolean[n];
        order = new int[n];
        heap = new int[n];
        place = new int[n];
        load = new double[n];
    }

    /**
     * Measures what is left.
     *
     * @param length of each edge, above zero; infinite for an edge that carries nothing
     */
    void measure(boolean[] gone, double[] length) {
        Arrays.fill(load, 0);
        inverseDistances = 0;
        for (int source = 0; source < graph.size(); source++) {
            if (!gone[source]) {
                search(source, gone, length);
            }
        }
        for (int v = 0; v < load.length; v++) {
            load[v] /= 2;
        }
    }

    /** Betweenness of each node; overwritten by the next measurement. */
    double[] load() {
        return load;
    }

    /** Mean over ordered pairs of all nodes, gone ones included, of one over their distance; 0 for pairs without a path. */
    double efficiency() {
        double n = graph.size();
        return inverseDistances / (n * (n - 1));
    }

    private void search(int source, boolean[] gone, double[] length) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(paths, 0);
        Arrays.fill(share, 0);
        Arrays.fill(settled, false);
        Arrays.fill(place, -1);
        distance[source] = 0;
        paths[source] = 1;
        push(source);
        int count = 0;
        while (heapSize > 0) {
            int v = pop();
            settled[v] = true;
            order[count++] = v;
            for (int i = graph.start(v); i < graph.end(v); i++) {
                int w = graph.neighbour(i);
                double through = distance[v] + length[graph.edge(i)];
                if (gone[w] || settled[w] || through == Double.POSITIVE_INFINITY) {
                    continue;
                }
                if (equal(through, distance[w])) {
                    paths[w] += paths[v];
                } else if (through < distance[w]) {
                    distance[w] = through;
                    paths[w] = paths[v];
                    push(w);
                }
            }
        }
        for (int k = count - 1; k > 0; k--) {
            int w = order[k];
            inverseDistances += 1 / distance[w];
            double each = (1 + share[w]) / paths[w];
            for (int i = graph.start(w); i < graph.end(w); i++) {
                int v = graph.neighbour(i);
                if (settled[v]
                        && distance[v] < distance[w]
                        && equal(distance[v] + length[graph.edge(i)], distance[w])) {
                    share[v] += paths[v] * each;
                }
            }
            load[w] += share[w];
        }
    }

    private static boolean equal(double a, double b) {
        return a == b || Math.abs(a - b) <= EQUAL * Math.min(a, b);
    }

    /** Puts a node into the heap, or moves it up after its distance fell. */
    private void push(int node) {
        if (place[node] < 0) {
            place[node] = heapSize++;
        }
        int i = place[node];
        while (i > 0 && before(node, heap[(i - 1) / 2])) {
            put(i, heap[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
        put(i, node);
    }

    private int pop() {
        int top = heap[0];
        int last = heap[--heapSize];
        int i = 0;
        while (2 * i + 1 < heapSize) {
            int child = 2 * i + 1;
            if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], last)) {
                break;
            }
            put(i, heap[child]);
            i = child;
        }
        if (heapSize > 0) {
            put(i, last);
        }
        return top;
    }

    private void put(int i, int node) {
        heap[i] = node;
        place[node] = i;
    }

    private boolean before(int a, int b) {
        return distance[a] < distance[b] || (distance[a] == distance[b] && a < b);
    }
}
