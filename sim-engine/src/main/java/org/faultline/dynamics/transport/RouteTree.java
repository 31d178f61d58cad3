package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/**
 * The shortest ways of all points to the nearest of some destinations: one tree for all flows that end there. Which tree it is
 * follows from the graph and from who passes traffic on alone, never from the order of changes: the length of a way is its
 * latency, then its hops, and of equally long ways the one whose next point has the first id.
 *
 * <p>Every point has a way, also one that passes nothing on itself; only transit points and destinations that routes count as
 * working are gone through.
 */
final class RouteTree {

    /** Length of the way of a point that has none. */
    static final long NO_WAY = Long.MAX_VALUE;

    private final RouteGraph graph;
    private final boolean[] root;
    private final long[] length;
    private final int[] next;
    private final IntList touched = new IntList();

    /** The tree towards some destinations, with every point working; O((points + arcs) log points). */
    RouteTree(RouteGraph graph, int[] destinations, RouteSearch search) {
        this.graph = graph;
        root = new boolean[graph.points()];
        length = new long[graph.points()];
        next = new int[graph.points()];
        Arrays.fill(length, NO_WAY);
        Arrays.fill(next, RouteGraph.NONE);
        boolean[] all = new boolean[graph.points()];
        Arrays.fill(all, true);
        IntList appearing = new IntList();
        for (int point : destinations) {
            if (!root[point]) {
                root[point] = true;
                appearing.add(point);
            }
        }
        search.update(this, all, new IntList(), appearing);
        touched.clear();
    }

    private RouteTree(RouteTree intact) {
        graph = intact.graph;
        root = intact.root;
        length = intact.length.clone();
        next = intact.next.clone();
    }

    /** A tree of its own that begins like this one. */
    RouteTree copy() {
        return new RouteTree(this);
    }

    /** Makes this tree like the one it was copied from; O(points that changed since). */
    void backTo(RouteTree intact) {
        for (int i = 0; i < touched.size(); i++) {
            int point = touched.at(i);
            length[point] = intact.length[point];
            next[point] = intact.next[point];
        }
        touched.clear();
    }

    boolean isRoot(int point) {
        return root[point];
    }

    /** The length of the way of a point, or {@link #NO_WAY}. */
    long length(int point) {
        return length[point];
    }

    /** The first arc of the way of a point, or {@link RouteGraph#NONE} at a destination and where there is no way. */
    int next(int point) {
        return next[point];
    }

    void set(int point, long newLength, int newNext) {
        length[point] = newLength;
        next[point] = newNext;
    }

    /** Notes that a point changes, before it does. */
    void note(int point) {
        touched.add(point);
    }

    RouteGraph graph() {
        return graph;
    }
}
