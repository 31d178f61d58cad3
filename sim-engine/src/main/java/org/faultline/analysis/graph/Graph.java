package org.faultline.analysis.graph;

import java.util.Arrays;

/**
 * An undirected graph in compressed sparse rows; it never changes. The neighbours of node v stand at the places
 * {@code start(v)} up to but not including {@code end(v)}, in ascending order; both places of an edge carry its number, which is
 * its position in the lists it was made from.
 */
public final class Graph {

    private final int[] start;
    private final int[] neighbour;
    private final int[] edge;
    private final int[] from;
    private final int[] to;

    private Graph(int[] start, int[] neighbour, int[] edge, int[] from, int[] to) {
        this.start = start;
        this.neighbour = neighbour;
        this.edge = edge;
        this.from = from;
        this.to = to;
    }

    /**
     * A graph from its edges; O(nodes + edges). Parallel edges stay apart.
     *
     * @param nodes number of nodes
     * @param from one end of each edge
     * @param to the other end of each edge
     * @throws IllegalArgumentException when an edge joins a node to itself or names a node that is not there
     */
    public static Graph of(int nodes, int[] from, int[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "A graph needs two ends for each edge; it is given " + from.length + " and " + to.length + ".");
        }
        int[] start = new int[nodes + 1];
        for (int e = 0; e < from.length; e++) {
            if (from[e] == to[e] || Math.min(from[e], to[e]) < 0 || Math.max(from[e], to[e]) >= nodes) {
                throw new IllegalArgumentException("Edge " + e + " joins " + from[e] + " and " + to[e]
                        + "; its ends must be two different nodes below " + nodes + ".");
            }
            start[from[e] + 1]++;
            start[to[e] + 1]++;
        }
        for (int v = 0; v < nodes; v++) {
            start[v + 1] += start[v];
        }
        Graph graph = new Graph(start, new int[2 * from.length], new int[2 * from.length], from.clone(), to.clone());
        graph.fill();
        return graph;
    }

    /** Two passes of a counting sort: edges fall to their ends in the order of the other end. */
    private void fill() {
        int nodes = size();
        int[] next = Arrays.copyOf(start, nodes);
        int[] byOther = new int[neighbour.length];
        for (int e = 0; e < from.length; e++) {
            byOther[next[from[e]]++] = 2 * e;
            byOther[next[to[e]]++] = 2 * e + 1;
        }
        next = Arrays.copyOf(start, nodes);
        for (int v = 0; v < nodes; v++) {
            for (int i = start[v]; i < start[v + 1]; i++) {
                int e = byOther[i] >> 1;
                int other = (byOther[i] & 1) == 0 ? to[e] : from[e];
                neighbour[next[other]] = v;
                edge[next[other]++] = e;
            }
        }
    }

    /** Number of nodes. */
    public int size() {
        return start.length - 1;
    }

    /** Number of edges. */
    public int edges() {
        return from.length;
    }

    /** First place of a node's neighbours. */
    public int start(int node) {
        return start[node];
    }

    /** One past the last place of a node's neighbours. */
    public int end(int node) {
        return start[node + 1];
    }

    /** The neighbour at a place. */
    public int neighbour(int place) {
        return neighbour[place];
    }

    /** The number of the edge at a place. */
    public int edge(int place) {
        return edge[place];
    }

    /** One end of an edge. */
    public int from(int e) {
        return from[e];
    }

    /** The other end of an edge. */
    public int to(int e) {
        return to[e];
    }

    /** Number of edges at a node. */
    public int degree(int node) {
        return start[node + 1] - start[node];
    }
}
