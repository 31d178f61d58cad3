package org.faultline.dynamics.failure;

import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.Agenda;

/** Outages that end without a crew, during one run: several on one asset end with the last of them. */
final class Outages {

    private static final int NO_TIMER = -1;

    private final Damage damage;
    private final Agenda agenda;
    private final int back;
    private final Csr unitsOfNode;

    /** As the rows by the place of a node's first unit, so that only those nodes take room that can break. */
    private final long[] endOf;
    /** Two words for each node that can break: the timer of its outage, and how many of its units wait for spares. */
    private final int[] rows;

    private final IntList suspended = new IntList();

    /**
     * The state of a run.
     *
     * @param unitsOfNode what can break of each node
     */
    Outages(Csr unitsOfNode, Damage damage, Agenda agenda) {
        this.unitsOfNode = unitsOfNode;
        this.damage = damage;
        this.agenda = agenda;
        back = agenda.register(this::back);
        endOf = new long[unitsOfNode.size()];
        rows = new int[2 * unitsOfNode.size()];
        for (int place = 0; place < endOf.length; place++) {
            rows[2 * place] = NO_TIMER;
        }
    }

    void reset() {
        for (int i = 0; i < suspended.size(); i++) {
            int place = suspended.at(i);
            rows[2 * place] = NO_TIMER;
            rows[2 * place + 1] = 0;
        }
        suspended.clear();
    }

    /** A node is out until a moment; a later end replaces an earlier one. */
    void until(long end, int node, double level, int event) {
        int place = unitsOfNode.start(node);
        int timer = rows[2 * place];
        if (timer != NO_TIMER) {
            if (end <= endOf[place]) {
                return;
            }
            agenda.cancel(timer);
        } else {
            suspended.add(place);
        }
        endOf[place] = end;
        damage.suspend(node, level, event);
        rows[2 * place] = agenda.at(end, back, node, event);
    }

    /** A node is out until its spare has come, and for the repair that follows. */
    void untilItsPartComes(int node, double level, int event) {
        damage.suspend(node, level, event);
        rows[2 * unitsOfNode.start(node) + 1]++;
        suspended.add(unitsOfNode.start(node));
    }

    /** The part of a node has come; {@link #until} says how long its repair takes. */
    void partCame(int node) {
        rows[2 * unitsOfNode.start(node) + 1]--;
    }

    private void back(int node, int event) {
        int place = unitsOfNode.start(node);
        rows[2 * place] = NO_TIMER;
        if (rows[2 * place + 1] == 0) {
            damage.resume(node, event);
        }
    }
}
