package org.faultline.analysis;

import java.util.Arrays;
import org.faultline.analysis.graph.CutPoints;
import org.faultline.analysis.graph.Graph;

/**
 * The connected parts of the working transit assets while some fail, and back to rest.
 *
 * <p>The neighbours of what failed search for each other in turns, one step each; searches that meet become one, one that runs out has
 * found a piece that is cut off, and the last one left need not finish (after S. Even, Y. Shiloach, J. ACM 28 (1981) 1-4). The loss of
 * a single asset that is no articulation point costs nothing. When many fail at a moment, all parts are found anew.
 */
final class TransitParts {

    static final int NONE = -1;

    /** One in so many failing transit assets counts as many. */
    private static final int MANY = 32;

    private final Graph graph;
    private final int transits;
    private final boolean[] articulation;
    private final int atRest;
    private final Journal part;
    private int nextPart;

    private final int[] group;
    private final int[] link;
    private final IntRow visited = new IntRow();
    private final IntRow moved = new IntRow();

    private int[] parent = new int[16];
    private int[] todoHead = new int[16];
    private int[] todoTail = new int[16];
    private int[] doneHead = new int[16];
    private int[] doneTail = new int[16];
    private int[] partOfGroup = new int[16];
    private int[] active = new int[16];
    private int groups;
    private boolean anew;

    TransitParts(StaticNetwork network) {
        graph = network.traffic();
        int n = graph.size();
        articulation = articulations(network);
        double[] none = new double[n];
        Arrays.fill(none, NONE);
        part = new Journal(none);
        int count = 0;
        for (int v = 0; v < n; v++) {
            count += network.isTransit(v) ? 1 : 0;
            if (network.isTransit(v)) {
                part.set(v, Integer.MAX_VALUE);
            }
        }
        transits = count;
        nextPart = 0;
        link = new int[n];
        group = new int[n];
        Arrays.fill(group, NONE);
        renumber();
        part.settle();
        moved.clear();
        anew = false;
        atRest = nextPart;
    }

    private static boolean[] articulations(StaticNetwork network) {
        Graph all = network.traffic();
        IntRow from = new IntRow();
        IntRow to = new IntRow();
        for (int e = 0; e < all.edges(); e++) {
            if (network.isTransit(all.from(e)) && network.isTransit(all.to(e))) {
                from.add(all.from(e));
                to.add(all.to(e));
            }
        }
        return CutPoints.find(Graph.of(all.size(), from.toArray(), to.toArray()))
                .articulation();
    }

    /** The part of a node, or {@link #NONE}. */
    int of(int node) {
        return (int) part.get(node);
    }

    /** Transit assets that came into another part by the last failure, in no order that matters. */
    IntRow moved() {
        return moved;
    }

    /** True when the last failure had all parts found anew. */
    boolean foundAnew() {
        return anew;
    }

    void restore() {
        part.restore();
        nextPart = atRest;
    }

    /** Takes transit assets out. */
    void remove(IntRow failing) {
        boolean first = part.count() == 0;
        moved.clear();
        anew = false;
        for (int i = 0; i < failing.size(); i++) {
            part.set(failing.at(i), NONE);
        }
        if (first && failing.size() == 1 && !articulation[failing.at(0)]) {
            return;
        }
        if (failing.size() > MANY && failing.size() > transits / MANY) {
            anew = true;
            renumber();
        } else {
            search(failing);
        }
    }

    private void renumber() {
        IntRow queue = moved;
        for (int root = 0; root < graph.size(); root++) {
            if (of(root) == NONE || group[root] == 1) {
                continue;
            }
            int number = nextPart++;
            group[root] = 1;
            visited.add(root);
            queue.clear();
            queue.add(root);
            for (int head = 0; head < queue.size(); head++) {
                int v = queue.at(head);
                part.set(v, number);
                for (int i = graph.start(v); i < graph.end(v); i++) {
                    int w = graph.neighbour(i);
                    if (of(w) != NONE && group[w] != 1) {
                        group[w] = 1;
                        visited.add(w);
                        queue.add(w);
                    }
                }
            }
        }
        forget();
        moved.clear();
    }

    private void forget() {
        for (int i = 0; i < visited.size(); i++) {
            group[visited.at(i)] = NONE;
        }
        visited.clear();
    }

    private void search(IntRow failing) {
        groups = 0;
        for (int i = 0; i < failing.size(); i++) {
            int v = failing.at(i);
            for (int j = graph.start(v); j < graph.end(v); j++) {
                int w = graph.neighbour(j);
                if (of(w) != NONE && group[w] == NONE) {
                    open(w);
                }
            }
        }
        IntRow turn = new IntRow();
        for (int g = 0; g < groups; g++) {
            turn.add(g);
        }
        while (turn.size() > 0) {
            IntRow next = new IntRow();
            for (int i = 0; i < turn.size(); i++) {
                int g = turn.at(i);
                if (root(g) == g && active[partOfGroup[g]] > 1 && step(g)) {
                    next.add(root(g));
                }
            }
            turn = next;
        }
        for (int g = 0; g < groups; g++) {
            active[partOfGroup[g]] = 0;
        }
        forget();
    }

    private void open(int node) {
        if (groups == parent.length) {
            int length = 2 * groups;
            parent = Arrays.copyOf(parent, length);
            todoHead = Arrays.copyOf(todoHead, length);
            todoTail = Arrays.copyOf(todoTail, length);
            doneHead = Arrays.copyOf(doneHead, length);
            doneTail = Arrays.copyOf(doneTail, length);
            partOfGroup = Arrays.copyOf(partOfGroup, length);
        }
        int g = groups++;
        parent[g] = g;
        doneHead[g] = NONE;
        todoHead[g] = NONE;
        partOfGroup[g] = of(node);
        if (partOfGroup[g] >= active.length) {
            active = Arrays.copyOf(active, Math.max(2 * active.length, partOfGroup[g] + 1));
        }
        active[partOfGroup[g]]++;
        append(g, node);
    }

    private void append(int g, int node) {
        group[node] = g;
        visited.add(node);
        link[node] = NONE;
        if (todoHead[g] == NONE) {
            todoHead[g] = node;
        } else {
            link[todoTail[g]] = node;
        }
        todoTail[g] = node;
    }

    private int root(int g) {
        int r = g;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    /** One step of a search; false when it has run out and cut its piece off. */
    private boolean step(int first) {
        int g = first;
        int v = todoHead[g];
        if (v == NONE) {
            cutOff(g);
            return false;
        }
        todoHead[g] = link[v];
        link[v] = doneHead[g];
        if (doneHead[g] == NONE) {
            doneTail[g] = v;
        }
        doneHead[g] = v;
        for (int i = graph.start(v); i < graph.end(v); i++) {
            int w = graph.neighbour(i);
            if (of(w) == NONE) {
                continue;
            }
            if (group[w] == NONE) {
                append(g, w);
            } else if (root(group[w]) != g) {
                g = merged(g, root(group[w]));
            }
        }
        return true;
    }

    private int merged(int a, int b) {
        parent[b] = a;
        active[partOfGroup[a]]--;
        if (todoHead[a] == NONE) {
            todoHead[a] = todoHead[b];
            todoTail[a] = todoTail[b];
        } else if (todoHead[b] != NONE) {
            link[todoTail[a]] = todoHead[b];
            todoTail[a] = todoTail[b];
        }
        if (doneHead[a] == NONE) {
            doneHead[a] = doneHead[b];
            doneTail[a] = doneTail[b];
        } else if (doneHead[b] != NONE) {
            link[doneTail[a]] = doneHead[b];
            doneTail[a] = doneTail[b];
        }
        return a;
    }

    private void cutOff(int g) {
        int number = nextPart++;
        active[partOfGroup[g]]--;
        for (int v = doneHead[g]; v != NONE; v = link[v]) {
            part.set(v, number);
            moved.add(v);
        }
    }
}
