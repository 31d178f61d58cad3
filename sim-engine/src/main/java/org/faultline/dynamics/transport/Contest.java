package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.trace.EventLog;

/**
 * Who crosses something that is full at a moment, and what each of them gets ({@link Sharing}). Flows come in the order of their numbers, so that shares do not
 * depend on how they were found.
 */
final class Contest {
    private final FlowTable table;
    private final RouteGraph graph;
    private final FlowWays ways;
    private final Loads loads;
    private final Marked marked;
    private final Sharing sharing = new Sharing();
    private final IntConsumer crossIfFull = this::crossIfFull;
    private final IntList contested = new IntList();
    private final int[] contestedIn;
    private int[] inOrder = new int[16];
    private final int[] numberOf;
    private int round = 1;

    Contest(FlowTable table, FlowWays ways, Loads loads, Marked marked) {
        this.table = table;
        this.ways = ways;
        this.loads = loads;
        this.marked = marked;
        graph = table.graph();
        contestedIn = new int[table.flows()];
        numberOf = new int[graph.resources()];
    }

    /** Finds those who cross something that is full, and what each of them gets, in a round of its own. */
    void divide(int newRound) {
        round = newRound;
        sharing.clear();
        contested.clear();
        IntList full = loads.full();
        for (int i = 0; i < full.size(); i++) {
            numberOf[full.at(i)] = sharing.addResource(loads.capacity(full.at(i)));
        }
        for (int t = 0; t < ways.trees(); t++) {
            findCrossing(t);
        }
        sortContested();
        for (int i = 0; i < contested.size(); i++) {
            int f = contested.at(i);
            sharing.addFlow(table.priorityOf(table.group(f)), ways.offeredBy(f));
            ways.forEachResource(f, crossIfFull);
        }
        sharing.divide(table.classes().size());
    }

    /** Number of flows that cross something full. */
    int size() {
        return contested.size();
    }

    /** One of them. */
    int flow(int i) {
        return contested.at(i);
    }

    /** What it gets, in [0, 1]. */
    double share(int i) {
        return sharing.share(i);
    }

    /** The resource that keeps it from more, or {@link Sharing#NOWHERE}. */
    int stoppedAt(int i) {
        int at = sharing.stoppedAt(i);
        return at == Sharing.NOWHERE ? Sharing.NOWHERE : loads.full().at(at);
    }

    /** True for a flow that crosses something full in the present round. */
    boolean isContested(int f) {
        return contestedIn[f] == round;
    }

    private void sortContested() {
        int count = contested.size();
        if (inOrder.length < count) {
            inOrder = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            inOrder[i] = contested.at(i);
        }
        Arrays.sort(inOrder, 0, count);
        contested.clear();
        for (int i = 0; i < count; i++) {
            contested.add(inOrder[i]);
        }
    }

    /** Flows of a tree that arrive over something that is full. */
    private void findCrossing(int t) {
        RouteTree tree = ways.tree(t);
        marked.clear();
        IntList full = loads.full();
        for (int i = 0; i < full.size(); i++) {
            int r = full.at(i);
            int arc = graph.arcOf(r);
            if (arc == RouteGraph.NONE) {
                marked.mark(graph.owner(r), EventLog.NO_CAUSE);
            } else if (tree.next(graph.tail(arc)) == arc) {
                marked.mark(graph.tail(arc), EventLog.NO_CAUSE);
            }
        }
        marked.markBehind(tree);
        Csr at = table.flowsAt();
        for (int i = 0; i < marked.size(); i++) {
            for (int j = at.start(marked.at(i)); j < at.end(marked.at(i)); j++) {
                int f = at.at(j);
                if (table.tree(f) == t && ways.arrives(f)) {
                    contestedIn[f] = round;
                    contested.add(f);
                }
            }
        }
    }

    private void crossIfFull(int r) {
        if (loads.isFull(r)) {
            sharing.cross(numberOf[r]);
        }
    }
}
