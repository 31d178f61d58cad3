package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.faultline.dynamics.condition.Waits;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.model.AssetKind;

/**
 * Who waits for whom among some nodes that deliver less than they could: the strongly connected parts of that graph, after R. E. Tarjan,
 * Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2) (1972) 146-160; O(nodes + waits).
 *
 * <p>A node waits for the providers of a gate that misses something, and for the neighbours of which it has too few. Whoever lacks a path waits for all transit assets that are down, a bus
 * that gets too little for all generators, an area for all cells, a flow that does not arrive for all assets on ways that are down: more than it would have to, so that no wait is
 * overlooked. Where nobody waits for himself in the end, levels follow from the conditions one after the other.
 */
final class Circles {

    private static final int PATH = 0;
    private static final int GRID = 1;
    private static final int RADIO = 2;
    private static final int FLOW = 3;
    private static final int CROWDS = 4;
    private static final int UNSEEN = -1;

    private final CompiledNetwork compiled;
    private final Traits traits;
    private final IntColumn place;

    /**
     * Which nodes make up what others get through a model of its own.
     *
     * @param transit true for assets through which traffic passes
     * @param generator true for generators of the grid
     * @param cell true for cells
     * @param onWays true for assets over which flows go, or at which they end
     */
    record Traits(IntPredicate transit, IntPredicate generator, IntPredicate cell, IntPredicate onWays) {}

    /** Neighbours of which a node has too few. */
    interface Missed {
        void forEach(int node, IntConsumer neighbour);
    }

    Circles(CompiledNetwork compiled, Traits traits) {
        this.compiled = compiled;
        this.traits = traits;
        place = new IntColumn(compiled.nodes().size(), UNSEEN);
    }

    /**
     * Parts whose nodes wait for each other, or a node for itself, and all others as parts of one node; those for whom others wait come
     * first.
     *
     * @param among nodes that may wait, ascending
     */
    List<Part> parts(IntList among, Levels levels, Waits waits, Missed missed) {
        for (int i = 0; i < among.size(); i++) {
            place.set(among.at(i), i);
        }
        Csr graph = graph(among, levels, waits, missed);
        for (int i = 0; i < among.size(); i++) {
            place.unset(among.at(i));
        }
        return new Search(graph, among).parts();
    }

    private Csr graph(IntList among, Levels levels, Waits waits, Missed missed) {
        int n = among.size();
        IntList from = new IntList();
        IntList to = new IntList();
        for (int i = 0; i < n; i++) {
            int node = among.at(i);
            int self = i;
            IntConsumer wait = provider -> {
                if (place.at(provider) != UNSEEN) {
                    from.add(self);
                    to.add(place.at(provider));
                }
            };
            waits.forEach(node, wait);
            missed.forEach(node, wait);
            if (traits.transit().test(node) && levels.level(node) == 0) {
                from.add(n + PATH);
                to.add(i);
            }
            if (traits.generator().test(node)) {
                from.add(n + GRID);
                to.add(i);
            }
            if (traits.cell().test(node)) {
                from.add(n + RADIO);
                to.add(i);
            }
            if (traits.onWays().test(node) && levels.level(node) == 0) {
                from.add(n + FLOW);
                to.add(i);
            }
            if (levels.share(node) < 1) {
                from.add(i);
                to.add(n + crowdOf(node));
            }
            if (waits.forPath(node)) {
                from.add(i);
                to.add(n + PATH);
            }
        }
        return Csr.of(n + CROWDS, from.toArray(), to.toArray(), from.size());
    }

    /** Whose work the share of a node is. */
    private int crowdOf(int node) {
        if (!compiled.nodes().isAsset(node)) {
            return RADIO;
        }
        AssetKind kind = compiled.nodes().asset(node).kind();
        return kind == AssetKind.POWER_BUS ? GRID : kind == AssetKind.TRAFFIC_FLOW ? FLOW : RADIO;
    }

    /** Nodes that belong together. */
    static final class Part {

        private final int[] nodes;
        private final boolean circular;

        private Part(int[] nodes, boolean circular) {
            this.nodes = nodes;
            this.circular = circular;
        }

        /** Ascending; not to be changed. */
        int[] nodes() {
            return nodes;
        }

        /** True when each of them waits, in the end, for itself. */
        boolean circular() {
            return circular;
        }
    }

    /** One pass over a graph, without recursion, which chains of thousands would not survive. */
    private static final class Search {

        private final Csr graph;
        private final IntList among;
        private final int vertices;
        private final int[] number;
        private final int[] low;
        private final int[] next;
        private final int[] path;
        private final int[] stack;
        private final boolean[] onStack;
        private final List<Part> parts = new ArrayList<>();
        private int numbered;
        private int height;

        Search(Csr graph, IntList among) {
            this.graph = graph;
            this.among = among;
            vertices = among.size() + CROWDS;
            number = new int[vertices];
            low = new int[vertices];
            next = new int[vertices];
            path = new int[vertices];
            stack = new int[vertices];
            onStack = new boolean[vertices];
            Arrays.fill(number, UNSEEN);
        }

        List<Part> parts() {
            for (int v = 0; v < vertices; v++) {
                if (number[v] == UNSEEN) {
                    descendFrom(v);
                }
            }
            return parts;
        }

        private void descendFrom(int root) {
            int depth = 0;
            enter(root);
            path[0] = root;
            while (depth >= 0) {
                int v = path[depth];
                if (next[v] < graph.end(v)) {
                    int w = graph.at(next[v]++);
                    if (number[w] == UNSEEN) {
                        enter(w);
                        path[++depth] = w;
                    } else if (onStack[w]) {
                        low[v] = Math.min(low[v], number[w]);
                    }
                } else {
                    if (low[v] == number[v]) {
                        leave(v);
                    }
                    depth--;
                    if (depth >= 0) {
                        low[path[depth]] = Math.min(low[path[depth]], low[v]);
                    }
                }
            }
        }

        private void enter(int v) {
            number[v] = numbered;
            low[v] = numbered++;
            next[v] = graph.start(v);
            stack[height++] = v;
            onStack[v] = true;
        }

        /** Takes the part of which a vertex was the first off the stack. */
        private void leave(int first) {
            IntList nodes = new IntList();
            int size = 0;
            int v;
            do {
                v = stack[--height];
                onStack[v] = false;
                size++;
                if (v < among.size()) {
                    nodes.add(among.at(v));
                }
            } while (v != first);
            if (nodes.size() > 0) {
                int[] sorted = nodes.toArray();
                Arrays.sort(sorted);
                parts.add(new Part(sorted, size > 1 || waitsForItself(first)));
            }
        }

        private boolean waitsForItself(int v) {
            for (int i = graph.start(v); i < graph.end(v); i++) {
                if (graph.at(i) == v) {
                    return true;
                }
            }
            return false;
        }
    }
}
