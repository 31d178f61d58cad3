package org.faultline.dynamics.failure;

import static org.faultline.dynamics.failure.UnitRows.MARKS;
import static org.faultline.dynamics.failure.UnitRows.NO_TIMER;
import static org.faultline.dynamics.failure.UnitRows.ONE_WAITS;
import static org.faultline.dynamics.failure.UnitRows.OUTAGE;
import static org.faultline.dynamics.failure.UnitRows.ROW;

import org.faultline.dynamics.state.Damage;
import org.faultline.kernel.Agenda;

/** Outages that end without a crew, during one run: several on one asset end with the last of them. */
final class Outages {

    private final FailureTable table;
    private final Damage damage;
    private final Agenda agenda;
    private final int back;
    private final UnitRows units;
    private final int[] rows;

    /** The state of a run. */
    Outages(FailureTable table, UnitRows units, Damage damage, Agenda agenda) {
        this.table = table;
        this.units = units;
        this.damage = damage;
        this.agenda = agenda;
        rows = units.words;
        back = agenda.register(this::back);
    }

    /** The node of a unit is out until a moment; a later end replaces an earlier one. */
    void until(long end, int u, double level, int event) {
        int first = table.firstOfNode(u);
        int timer = rows[ROW * first + OUTAGE];
        if (timer != NO_TIMER) {
            if (end <= units.end[first]) {
                return;
            }
            agenda.cancel(UnitRows.handle(timer));
        }
        units.end[first] = end;
        damage.suspend(table.node(u), level, event);
        rows[ROW * first + OUTAGE] = UnitRows.timer(agenda.at(end, back, first, event));
    }

    /** The node of a unit is out until its spare has come, and for the repair that follows. */
    void untilItsPartComes(int u, double level, int event) {
        damage.suspend(table.node(u), level, event);
        rows[ROW * table.firstOfNode(u) + MARKS] += ONE_WAITS;
    }

    /** The part of a unit has come; {@link #until} says how long its repair takes. */
    void partCame(int u) {
        rows[ROW * table.firstOfNode(u) + MARKS] -= ONE_WAITS;
    }

    private void back(int first, int event) {
        rows[ROW * first + OUTAGE] = NO_TIMER;
        if (rows[ROW * first + MARKS] < ONE_WAITS) {
            damage.resume(table.node(first), event);
        }
    }
}
