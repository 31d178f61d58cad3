package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;

/** Which points work, and which of them routes believe to: they come to know of a change a time of convergence later, drawn for that change. */
final class Beliefs {

    private final FlowTable table;
    private final RouteGraph graph;
    private final Nodes nodes;
    private final Levels levels;
    private final Agenda agenda;
    private final IntConsumer known;
    private final Handler converge = this::converge;

    private final boolean[] works;
    private final boolean[] believed;
    private final int[] convergences;
    private final IntList changed = new IntList();
    private final IntList flipped = new IntList();
    private final IntList noted = new IntList();
    private final IntList vanishing = new IntList();
    private final IntList appearing = new IntList();
    private final IntList ever = new IntList();
    private Draws draws = new Draws(0, 0);

    /**
     * Everything works.
     *
     * @param known told of a point when routes come to know how it is
     */
    Beliefs(FlowTable table, Nodes nodes, Levels levels, Agenda agenda, IntConsumer known) {
        this.table = table;
        this.graph = table.graph();
        this.nodes = nodes;
        this.levels = levels;
        this.agenda = agenda;
        this.known = known;
        works = new boolean[graph.points()];
        believed = new boolean[graph.points()];
        Arrays.fill(works, true);
        Arrays.fill(believed, true);
        convergences = new int[graph.points()];
    }

    /** Everything works, before a replication; O(what changed in the last one). */
    void reset(Draws newDraws) {
        draws = newDraws;
        changed.clear();
        noted.clear();
        for (int i = 0; i < ever.size(); i++) {
            works[ever.at(i)] = true;
            believed[ever.at(i)] = true;
            convergences[ever.at(i)] = 0;
        }
        ever.clear();
    }

    /** The level of a point has changed. */
    void changed(int point) {
        changed.add(point);
    }

    /** Works out who works otherwise than before, and of whom routes come to know it. */
    void note() {
        vanishing.clear();
        appearing.clear();
        flipped.clear();
        for (int i = 0; i < changed.size(); i++) {
            int point = changed.at(i);
            boolean now = levels.level(graph.nodeOf(point)) > 0;
            ever.add(point);
            if (works[point] != now) {
                works[point] = now;
                flipped.add(point);
                if (graph.isTransit(point) || table.isDestination(point)) {
                    scheduleConvergence(point);
                }
            }
        }
        for (int i = 0; i < noted.size(); i++) {
            int point = noted.at(i);
            if (works[point] != believed[point]) {
                believed[point] = works[point];
                (works[point] ? appearing : vanishing).add(point);
            }
        }
        noted.clear();
    }

    private void scheduleConvergence(int point) {
        double uniform = draws.uniform(Purposes.CONVERGENCE, nodes.key(graph.nodeOf(point)), convergences[point]++);
        long wait = SimTime.ofHours(table.convergence().quantile(uniform));
        if (wait == 0) {
            noted.add(point);
        } else {
            agenda.at(SimTime.plus(agenda.now(), wait), converge, point, 0);
        }
    }

    private void converge(int point, int unused) {
        if (works[point] != believed[point]) {
            noted.add(point);
            known.accept(point);
        }
    }

    /** Forgets the changes of a moment. */
    void close() {
        changed.clear();
    }

    boolean works(int point) {
        return works[point];
    }

    /** By point, what routes believe; not to be changed. */
    boolean[] believed() {
        return believed;
    }

    /** True when some point works otherwise than before, or routes come to know it. */
    boolean areOthers() {
        return vanishing.size() + appearing.size() + flipped.size() > 0;
    }

    /** Points whose levels changed at this moment. */
    IntList changed() {
        return changed;
    }

    /** Points that work otherwise than before. */
    IntList flipped() {
        return flipped;
    }

    /** Points of which routes come to know that they do not work. */
    IntList vanishing() {
        return vanishing;
    }

    /** Points of which routes come to know that they work again. */
    IntList appearing() {
        return appearing;
    }
}
