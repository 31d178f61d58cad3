package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Playbook.Action;
import org.faultline.trace.EventLog;

/** Standbys that are off from the beginning of a run until a playbook starts them, by itself or in place of an asset that it cuts off. */
final class Standbys implements Verb {

    private final PlaybookTable table;
    private final Cuts cuts;
    private final Deeds deeds;
    private final Agenda agenda;
    private final Handler switched = this::switched;
    private final Precedence[] starting;
    private final int[] cuedBy;
    /** By asset, whether it is off. */
    private final boolean[] off;
    /** By asset, whether a fail-over cut it off. */
    private final boolean[] replaced;

    private final int[] taken;
    private final IntList touched = new IntList();

    Standbys(PlaybookTable table, Nodes nodes, Cuts cuts, Deeds deeds, Agenda agenda, PlaybookStages stages) {
        this.table = table;
        this.cuts = cuts;
        this.deeds = deeds;
        this.agenda = agenda;
        starting = stages.of(Action.Start.class, this::turn, false);
        cuedBy = new int[table.size()];
        off = new boolean[nodes.assets()];
        replaced = new boolean[nodes.assets()];
        taken = new int[table.size()];
    }

    void reset() {
        for (int i = 0; i < touched.size(); i++) {
            off[touched.at(i)] = false;
            replaced[touched.at(i)] = false;
        }
        touched.clear();
        Arrays.fill(taken, 0);
        for (Precedence some : starting) {
            if (some != null) {
                some.reset();
            }
        }
    }

    @Override
    public void start(int p) {
        int[] standbys = table.playbook(p).action() instanceof Action.FailOver ? table.standbys(p) : table.targets(p);
        for (int node : standbys) {
            if (!off[node]) {
                off[node] = true;
                touched.add(node);
                cuts.hold(node, EventLog.NO_CAUSE);
            }
        }
    }

    @Override
    public void begin(int p, int turn, int cause) {
        cuedBy[p] = cause;
    }

    @Override
    public void reach(int p, int node, int cause) {
        if (table.playbook(p).action() instanceof Action.FailOver failOver) {
            failOver(p, node, failOver, cause);
        } else if (off[node]) {
            starting[p].expectReady(node);
        }
    }

    @Override
    public void told(int p, int turn) {
        if (starting[p] != null) {
            starting[p].letOn();
        }
    }

    private void turn(int p, int node) {
        if (off[node] && deeds.succeeds(p, node, cuedBy[p])) {
            switchOn(node, cuedBy[p]);
        }
        starting[p].through(node);
    }

    private void switchOn(int node, int cause) {
        off[node] = false;
        cuts.letGo(node, deeds.did(node, Deeds.STARTED, cause));
    }

    /** Cuts an asset off and gives its place to the next standby that starts; where none does nothing happens. */
    private void failOver(int p, int node, Action.FailOver failOver, int cause) {
        int[] standbys = table.standbys(p);
        if (replaced[node]) {
            return;
        }
        while (taken[p] < standbys.length) {
            int standby = standbys[taken[p]++];
            if (deeds.succeeds(p, standby, cause)) {
                replaced[node] = true;
                touched.add(node);
                cuts.hold(node, deeds.did(node, Deeds.ISOLATED, cause));
                double hours = Math.max(0, failOver.switchHours().quantile(deeds.work(p, node)));
                agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), switched, standby, cause);
                return;
            }
        }
        deeds.did(node, Deeds.FAILED, cause);
    }

    private void switched(int standby, int cause) {
        if (off[standby]) {
            switchOn(standby, cause);
        }
    }
}
