package org.faultline.dynamics.transport;

import java.util.function.IntConsumer;

/**
 * The way that each flow takes now, and what stands in it; what a flow offers loads all that it crosses ({@link Loads}). Taking a flow off its
 * old way after a tree has changed and putting it on the new one costs the lengths of both.
 */
final class FlowWays {
    static final byte ARRIVES = 0;
    static final byte HINDERED = 1;
    static final byte HAS_NO_WAY = 2;

    private final FlowTable table;
    private final RouteGraph graph;
    private final RouteSearch search;
    private final RouteTree[] trees;
    private final Beliefs beliefs;
    private final Loads loads;
    private final byte[] state;
    private final boolean[] loaded;
    private final long[] carriedBy;
    private final long[] carriedAtStart;
    /** By flow; empty while every volume is that of the table. */
    private long[] volume = {};

    FlowWays(FlowTable table, RouteSearch search, Beliefs beliefs, Loads loads) {
        this.table = table;
        this.search = search;
        this.beliefs = beliefs;
        this.loads = loads;
        graph = table.graph();
        trees = table.trees().stream().map(RouteTree::copy).toArray(RouteTree[]::new);
        state = new byte[table.flows()];
        loaded = new boolean[table.flows()];
        carriedBy = new long[table.groups()];
        carriedAtStart = new long[table.groups()];
        for (int g = 0; g < carriedAtStart.length; g++) {
            carriedAtStart[g] = table.volumeOf(g);
        }
        for (int f = 0; f < state.length; f++) {
            restore(f);
            if (state[f] == HAS_NO_WAY) {
                carriedAtStart[table.group(f)] -= table.volume(f);
            }
        }
    }

    /** Trees and what is carried as at the start; flows are restored one by one. */
    void reset() {
        for (int t = 0; t < trees.length; t++) {
            trees[t].backTo(table.trees().get(t));
        }
        System.arraycopy(carriedAtStart, 0, carriedBy, 0, carriedBy.length);
    }

    /** A flow on the way that it has at the start. */
    void restore(int f) {
        boolean hasWay = table.trees().get(table.tree(f)).length(table.source(f)) != RouteTree.NO_WAY;
        state[f] = hasWay ? ARRIVES : HAS_NO_WAY;
        loaded[f] = hasWay;
        if (volume.length > 0) {
            volume[f] = table.volume(f);
        }
    }

    /** From now on volumes may change. */
    void letVolumesChange() {
        volume = new long[table.flows()];
        for (int f = 0; f < volume.length; f++) {
            volume[f] = table.volume(f);
        }
    }

    /** What a flow offers while its source works, in bit/s at a weight of one. */
    long volume(int f) {
        return volume.length > 0 ? volume[f] : table.volume(f);
    }

    /** Changes what a flow offers, in bit/s at a weight of one, and what it loads where it is on its way. */
    void setVolume(int f, long bitsPerSecond, int event) {
        long change = bitsPerSecond - volume[f];
        volume[f] = bitsPerSecond;
        if (loaded[f] && change != 0) {
            load(f, change, false, event);
        }
    }

    /** Number of trees. */
    int trees() {
        return trees.length;
    }

    RouteTree tree(int t) {
        return trees[t];
    }

    /** The tree of a flow. */
    RouteTree treeOf(int f) {
        return trees[table.tree(f)];
    }

    /** True for a flow on a way in which nothing has failed. */
    boolean arrives(int f) {
        return state[f] == ARRIVES;
    }

    /** True for a flow that no routes lead from. */
    boolean hasNoWay(int f) {
        return state[f] == HAS_NO_WAY;
    }

    /** Length of the way of a flow, or {@link RouteTree#NO_WAY}. */
    long length(int f) {
        return treeOf(f).length(table.source(f));
    }

    /** Puts a flow on the present way, if it has one and offers something; returns the first point in it that does not work, or {@link RouteGraph#NONE}. */
    int place(int f, int event) {
        RouteTree tree = treeOf(f);
        if (loaded[f]) {
            load(f, -volume(f), true, event);
        }
        int hindrance = hindranceOf(f, tree);
        if (tree.length(table.source(f)) == RouteTree.NO_WAY) {
            state[f] = HAS_NO_WAY;
        } else {
            state[f] = hindrance == RouteGraph.NONE ? ARRIVES : HINDERED;
        }
        loaded[f] = state[f] == ARRIVES && beliefs.works(table.source(f));
        if (loaded[f]) {
            load(f, volume(f), false, event);
        }
        return state[f] == HINDERED ? hindrance : RouteGraph.NONE;
    }

    /** A source may have come to offer something, or nothing any more; true when it has. */
    boolean takeSource(int f, int event) {
        boolean offers = state[f] == ARRIVES && beliefs.works(table.source(f));
        if (loaded[f] == offers) {
            return false;
        }
        loaded[f] = offers;
        load(f, offers ? volume(f) : -volume(f), false, event);
        return true;
    }

    /** The first point of a flow's way behind its source that does not work. */
    private int hindranceOf(int f, RouteTree tree) {
        int p = table.source(f);
        while (tree.next(p) != RouteGraph.NONE) {
            p = graph.head(tree.next(p));
            if (!beliefs.works(p)) {
                return p;
            }
        }
        return RouteGraph.NONE;
    }

    /** Adds a volume, which may be below zero, to all that a flow loads on its way, or on the one it had before the tree changed. */
    private void load(int f, long volume, boolean old, int event) {
        RouteTree tree = treeOf(f);
        int g = table.group(f);
        carriedBy[g] += volume;
        int p = table.source(f);
        loadOn(graph.pointResource(p), g, volume, event);
        for (int arc = wayOf(tree, p, old); arc != RouteGraph.NONE; arc = wayOf(tree, p, old)) {
            p = graph.head(arc);
            loadOn(graph.arcResource(arc), g, volume, event);
            loadOn(graph.pointResource(p), g, volume, event);
        }
    }

    private int wayOf(RouteTree tree, int p, boolean old) {
        return old ? search.oldNext(tree, p) : tree.next(p);
    }

    private void loadOn(int r, int g, long volume, int event) {
        if (r != RouteGraph.NONE) {
            loads.add(r, g, volume, event);
        }
    }

    /** Bits per second that a flow offers now. */
    double offeredBy(int f) {
        return loaded[f] ? loads.weight(table.group(f)) * volume(f) : 0;
    }

    /** Volume of the flows of a group that are on their way, in bit/s at a weight of one. */
    long onItsWay(int g) {
        return carriedBy[g];
    }

    /** Hands out all that a flow loads on its way. */
    void forEachResource(int f, IntConsumer out) {
        RouteTree tree = treeOf(f);
        int p = table.source(f);
        hand(graph.pointResource(p), out);
        for (int arc = tree.next(p); arc != RouteGraph.NONE; arc = tree.next(p)) {
            p = graph.head(arc);
            hand(graph.arcResource(arc), out);
            hand(graph.pointResource(p), out);
        }
    }

    private static void hand(int r, IntConsumer out) {
        if (r != RouteGraph.NONE) {
            out.accept(r);
        }
    }
}
