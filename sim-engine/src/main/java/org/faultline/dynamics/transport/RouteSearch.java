package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;

/**
 * Brings trees of shortest ways up to date when points cease or begin to be gone through; only the ways that change are looked for.
 *
 * <p>What hangs below a point that is gone through no more loses its way and begins anew from its neighbours outside (as in G.
 * Ramalingam and T. Reps, An incremental algorithm for a generalization of the shortest-path problem, J. Algorithms 21 (1996)
 * 267-305); points that are gone through again offer themselves to their neighbours. One run of Dijkstra's algorithm from both settles
 * all that changes: O(k log k) for k arcs around the changed points.
 *
 * <p>The old ways of the last update can be asked for until the next one. One search serves all trees of a run in turn.
 */
final class RouteSearch {

    private final RouteGraph graph;
    private final int[] noted;
    private final int[] oldNext;
    private final int[] because;
    private final int[] cut;
    private int stamp;
    private final IntList changed = new IntList();
    private final IntList below = new IntList();
    private long[] key = new long[16];
    private int[] point = new int[16];
    private int waiting;

    RouteSearch(RouteGraph graph) {
        this.graph = graph;
        noted = new int[graph.points()];
        oldNext = new int[graph.points()];
        because = new int[graph.points()];
        cut = new int[graph.points()];
    }

    /**
     * Updates a tree.
     *
     * @param passes by point, whether it is gone through from now on
     * @param vanishing points that were gone through until now
     * @param appearing points that were not
     */
    void update(RouteTree tree, boolean[] passes, IntList vanishing, IntList appearing) {
        stamp++;
        changed.clear();
        below.clear();
        waiting = 0;
        for (int i = 0; i < vanishing.size(); i++) {
            cutBelow(tree, vanishing.at(i));
        }
        for (int i = 0; i < below.size(); i++) {
            tree.set(below.at(i), RouteTree.NO_WAY, RouteGraph.NONE);
        }
        for (int i = 0; i < below.size(); i++) {
            beginOutside(tree, passes, below.at(i));
        }
        for (int i = 0; i < appearing.size(); i++) {
            appear(tree, appearing.at(i));
        }
        settle(tree, passes);
    }

    private void cutBelow(RouteTree tree, int vanishing) {
        int from = below.size();
        if (tree.isRoot(vanishing) && cut[vanishing] != stamp) {
            cutOff(tree, vanishing, vanishing);
        }
        addChildren(tree, vanishing, vanishing);
        for (int i = from; i < below.size(); i++) {
            addChildren(tree, below.at(i), vanishing);
        }
    }

    private void addChildren(RouteTree tree, int parent, int reason) {
        for (int arc = graph.firstArc(parent); arc < graph.endOfArcs(parent); arc++) {
            int child = graph.head(arc);
            if (tree.next(child) == graph.reverse(arc) && cut[child] != stamp) {
                cutOff(tree, child, reason);
            }
        }
    }

    private void cutOff(RouteTree tree, int p, int reason) {
        cut[p] = stamp;
        note(tree, p, reason);
        below.add(p);
    }

    private void note(RouteTree tree, int p, int reason) {
        if (noted[p] != stamp) {
            noted[p] = stamp;
            oldNext[p] = tree.next(p);
            because[p] = reason;
            changed.add(p);
            tree.note(p);
        }
    }

    /** The best way of a point that was cut off over a neighbour that was not. */
    private void beginOutside(RouteTree tree, boolean[] passes, int p) {
        for (int arc = graph.firstArc(p); arc < graph.endOfArcs(p); arc++) {
            int other = graph.head(arc);
            if (cut[other] != stamp && goesThrough(tree, passes, other) && tree.length(other) != RouteTree.NO_WAY) {
                offer(tree, p, arc, other);
            }
        }
        if (tree.length(p) != RouteTree.NO_WAY) {
            push(tree.length(p), p);
        }
    }

    private static boolean goesThrough(RouteTree tree, boolean[] passes, int p) {
        return passes[p] && (tree.graph().isTransit(p) || tree.isRoot(p));
    }

    /** Takes a way if it is better; true when it is shorter. */
    private boolean offer(RouteTree tree, int p, int arc, int over) {
        long candidate = tree.length(over) + graph.length(arc);
        if (candidate > tree.length(p)) {
            return false;
        }
        boolean shorter = candidate < tree.length(p);
        if (shorter || comesFirst(tree, p, over)) {
            note(tree, p, noted[over] == stamp ? because[over] : over);
            tree.set(p, candidate, arc);
        }
        return shorter;
    }

    private boolean comesFirst(RouteTree tree, int p, int over) {
        return tree.next(p) != RouteGraph.NONE && over < graph.head(tree.next(p));
    }

    private void appear(RouteTree tree, int p) {
        if (tree.isRoot(p)) {
            note(tree, p, p);
            tree.set(p, 0, RouteGraph.NONE);
        }
        if (tree.length(p) != RouteTree.NO_WAY) {
            push(tree.length(p), p);
        }
    }

    private void settle(RouteTree tree, boolean[] passes) {
        while (waiting > 0) {
            long length = key[0];
            int p = pop();
            if (length != tree.length(p) || !goesThrough(tree, passes, p)) {
                continue;
            }
            for (int arc = graph.firstArc(p); arc < graph.endOfArcs(p); arc++) {
                int other = graph.head(arc);
                if (offer(tree, other, graph.reverse(arc), p)) {
                    push(tree.length(other), other);
                }
            }
        }
    }

    /** Points whose way or whose next point changed in the last update; below them ways changed as well. */
    IntList changed() {
        return changed;
    }

    /** The first arc of a point's way before the last update. */
    int oldNext(RouteTree tree, int p) {
        return noted[p] == stamp ? oldNext[p] : tree.next(p);
    }

    /** The point that vanished or appeared because of which a changed point changed. */
    int because(int changedPoint) {
        return because[changedPoint];
    }

    private void push(long length, int p) {
        if (waiting == key.length) {
            key = Arrays.copyOf(key, 2 * waiting);
            point = Arrays.copyOf(point, 2 * waiting);
        }
        int place = waiting++;
        while (place > 0 && length < key[(place - 1) / 2]) {
            key[place] = key[(place - 1) / 2];
            point[place] = point[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        key[place] = length;
        point[place] = p;
    }

    private int pop() {
        int first = point[0];
        long length = key[--waiting];
        int p = point[waiting];
        int place = 0;
        while (2 * place + 1 < waiting) {
            int child = 2 * place + 1;
            if (child + 1 < waiting && key[child + 1] < key[child]) {
                child++;
            }
            if (key[child] >= length) {
                break;
            }
            key[place] = key[child];
            point[place] = point[child];
            place = child;
        }
        key[place] = length;
        point[place] = p;
        return first;
    }
}
