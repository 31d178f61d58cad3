package org.faultline.dynamics.failure;

import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;

/** Outages that end without a crew, during one run: several on one asset end with the last of them. */
final class Outages {

    private static final int NO_TIMER = -1;

    private final Damage damage;
    private final Agenda agenda;
    private final int back;
    private final long[] endOf;
    /** Two words for each node: the timer of its outage, and how many of its units wait for spares. */
    private final int[] rows;

    private final IntList suspended = new IntList();

    /**
     * The state of a run.
     *
     * @param nodes number of nodes, or zero where nothing breaks
     */
    Outages(int nodes, Damage damage, Agenda agenda) {
        this.damage = damage;
        this.agenda = agenda;
        back = agenda.register(this::back);
        endOf = new long[nodes];
        rows = new int[2 * nodes];
        for (int node = 0; node < nodes; node++) {
            rows[2 * node] = NO_TIMER;
        }
    }

    void reset() {
        for (int i = 0; i < suspended.size(); i++) {
            rows[2 * suspended.at(i)] = NO_TIMER;
            rows[2 * suspended.at(i) + 1] = 0;
        }
        suspended.clear();
    }

    /** A node is out until a moment; a later end replaces an earlier one. */
    void until(long end, int node, double level, int event) {
        int timer = rows[2 * node];
        if (timer != NO_TIMER) {
            if (end <= endOf[node]) {
                return;
            }
            agenda.cancel(timer);
        } else {
            suspended.add(node);
        }
        endOf[node] = end;
        damage.suspend(node, level, event);
        rows[2 * node] = agenda.at(end, back, node, event);
    }

    /** A node is out until its spare has come, and for the repair that follows. */
    void untilItsPartComes(int node, double level, int event) {
        damage.suspend(node, level, event);
        rows[2 * node + 1]++;
        suspended.add(node);
    }

    /** The part of a node has come; {@link #until} says how long its repair takes. */
    void partCame(int node) {
        rows[2 * node + 1]--;
    }

    private void back(int node, int event) {
        rows[2 * node] = NO_TIMER;
        if (rows[2 * node + 1] == 0) {
            damage.resume(node, event);
        }
    }
}
