package org.faultline.dynamics.failure;

import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.threat.FailureProcess;

/** Units that may break when what they lacked returns, during one run; who was mended while it was down comes back for certain. */
final class Comebacks {

    private final FailureTable table;
    private final Damage damage;
    private final Agenda agenda;
    private final IntConsumer broken;
    private final Handler up = this::up;
    /** By unit, how often its asset had been cleaned when it went down, and how often it came back. */
    private final int[] cleanedAt;

    private final int[] times;
    private final IntList touched = new IntList();
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param broken told of a unit that breaks as it comes back
     */
    Comebacks(FailureTable table, Damage damage, Agenda agenda, IntConsumer broken) {
        this.table = table;
        this.damage = damage;
        this.agenda = agenda;
        this.broken = broken;
        int units = table.isAnyOnReturn() ? table.units() : 0;
        cleanedAt = new int[units];
        times = new int[units];
    }

    void reset(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < touched.size(); i++) {
            cleanedAt[touched.at(i)] = 0;
            times[touched.at(i)] = 0;
        }
        touched.clear();
    }

    boolean concerns(int node) {
        boolean any = false;
        for (int i = table.unitsOfNode().start(node);
                table.isAnyOnReturn() && i < table.unitsOfNode().end(node);
                i++) {
            any |= isOnReturn(table.unitsOfNode().at(i));
        }
        return any;
    }

    private boolean isOnReturn(int u) {
        return table.process(table.processOf(u)).onset() instanceof FailureProcess.OnReturn;
    }

    /** The level of a node fell to zero, or rose from it. */
    void levelChanged(int node, double from, double to) {
        for (int i = table.unitsOfNode().start(node); i < table.unitsOfNode().end(node); i++) {
            int u = table.unitsOfNode().at(i);
            if (isOnReturn(u) && to == 0) {
                cleanedAt[u] = damage.timesCleaned(node);
                touched.add(u);
            } else if (isOnReturn(u) && from == 0 && cleanedAt[u] == damage.timesCleaned(node)) {
                agenda.soon(up, u, 0);
            }
        }
    }

    private void up(int u, int unused) {
        FailureProcess.OnReturn onset =
                (FailureProcess.OnReturn) table.process(table.processOf(u)).onset();
        touched.add(u);
        if (draws.uniform(Purposes.COMING_UP, table.unitKey(u), times[u]++) < onset.chance()) {
            broken.accept(u);
        }
    }
}
