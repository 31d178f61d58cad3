package org.faultline.graph;

import java.util.Arrays;

/** Undirected edges between the nodes 0 to n - 1, as growing columns without boxing. */
public final class Edges {

    private int[] from;
    private int[] to;
    private int size;

    /** No edges, with room for some. */
    public Edges(int expected) {
        from = new int[Math.max(16, expected)];
        to = new int[Math.max(16, expected)];
    }

    /** Appends an edge. */
    public void add(int a, int b) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = a;
        to[size++] = b;
    }

    /** Number of edges. */
    public int size() {
        return size;
    }

    /** One end of an edge. */
    public int from(int edge) {
        return from[edge];
    }

    /** The other end of an edge. */
    public int to(int edge) {
        return to[edge];
    }

    void set(int edge, int a, int b) {
        from[edge] = a;
        to[edge] = b;
    }
}
