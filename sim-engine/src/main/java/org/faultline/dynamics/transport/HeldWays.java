package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.trace.EventLog;

/**
 * Flows at the end of a run, as far as they only ever rise when something rises: each has a way, near enough or too long, or none. What
 * a full link does to them is not asked. Flows that would cross one, and all while somebody tampers with them, are therefore
 * {@linkplain #openCrowded taken to arrive} whatever their ways are. Routes take note at once.
 */
public final class HeldWays implements LevelListener {

    private final FlowTable table;
    private final RouteGraph graph;
    private final Levels levels;
    private final Agenda agenda;
    private final RouteSearch search;
    private final RouteTree[] trees;
    private final boolean[] works;
    private final IntList flipped = new IntList();
    private boolean pending;
    private final boolean[] open;

    /** Ways over a state of their own. */
    public HeldWays(FlowTable table, Levels levels, Agenda agenda) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        graph = table.graph();
        search = new RouteSearch(graph);
        trees = table.trees().stream().map(RouteTree::copy).toArray(RouteTree[]::new);
        works = new boolean[graph.points()];
        open = new boolean[table.flows()];
    }

    /** Everything works, and flows that never had a way have none; O(flows + what changed since). */
    public void reset() {
        for (int t = 0; t < trees.length; t++) {
            trees[t].backTo(table.trees().get(t));
        }
        Arrays.fill(works, true);
        flipped.clear();
        pending = false;
        Arrays.fill(open, false);
        ask();
    }

    /** From now on every flow arrives. */
    public void openAll() {
        Arrays.fill(open, true);
        ask();
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return graph.pointOf(node) != RouteGraph.NONE;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if ((from > 0) != (to > 0)) {
            flipped.add(graph.pointOf(node));
            ask();
        }
    }

    private void ask() {
        if (!pending) {
            pending = true;
            agenda.soon((a, b) -> settle(), 0, 0);
        }
    }

    private void settle() {
        pending = false;
        IntList vanishing = new IntList();
        IntList appearing = new IntList();
        for (int i = 0; i < flipped.size(); i++) {
            int point = flipped.at(i);
            boolean now = levels.level(graph.nodeOf(point)) > 0;
            if (now != works[point]) {
                works[point] = now;
                (now ? appearing : vanishing).add(point);
            }
        }
        flipped.clear();
        for (RouteTree tree : trees) {
            search.update(tree, works, vanishing, appearing);
        }
        for (int f = 0; f < table.flows(); f++) {
            levels.setShare(table.flowNode(f), open[f] ? 1 : worth(f), EventLog.NO_CAUSE);
        }
    }

    private double worth(int f) {
        long length = trees[table.tree(f)].length(table.source(f));
        if (length == RouteTree.NO_WAY) {
            return 0;
        }
        return RouteGraph.latencyIn(length) > table.mostLatency(f) ? table.beyond(f) : 1;
    }

    /** Number of points and flows that are looked at when one of them comes or goes, over all trees. */
    public int breadth() {
        return graph.points() * trees.length + table.flows();
    }

    /**
     * From now on every flow arrives that has a way over something now which, at some hour of the day, is asked for more than it carries. All
     * others that have a way get through whole, for whoever is held back there only leaves them more room. O(flows x ways + resources).
     */
    public void openCrowded() {
        long[] load = new long[graph.resources() * table.groups()];
        for (int f = 0; f < table.flows(); f++) {
            int flow = f;
            forEachResource(f, r -> load[r * table.groups() + table.group(flow)] += table.volume(flow));
        }
        boolean[] crowded = new boolean[graph.resources()];
        for (int r = 0; r < crowded.length; r++) {
            for (int hour = 0; hour < FlowTable.HOURS; hour++) {
                crowded[r] |= asked(load, r, hour) > room(r);
            }
        }
        for (int f = 0; f < open.length; f++) {
            int flow = f;
            forEachResource(f, r -> open[flow] |= crowded[r]);
        }
        ask();
    }

    private double asked(long[] load, int r, int hour) {
        double asked = 0;
        for (int g = 0; g < table.groups(); g++) {
            asked += table.weight(g, hour) * load[r * table.groups() + g];
        }
        return asked;
    }

    private double room(int r) {
        int owner = graph.owner(r);
        return graph.capacity(r) * (owner == RouteGraph.NONE ? 1 : levels.level(graph.nodeOf(owner)));
    }

    /** Hands out what a flow with a way asks room of. */
    private void forEachResource(int f, IntConsumer out) {
        RouteTree tree = trees[table.tree(f)];
        int p = table.source(f);
        if (!works[p] || tree.length(p) == RouteTree.NO_WAY) {
            return;
        }
        hand(graph.pointResource(p), out);
        for (int arc = tree.next(p); arc != RouteGraph.NONE; arc = tree.next(p)) {
            p = graph.head(arc);
            hand(graph.arcResource(arc), out);
            hand(graph.pointResource(p), out);
        }
    }

    private static void hand(int resource, IntConsumer out) {
        if (resource != RouteGraph.NONE) {
            out.accept(resource);
        }
    }
}
