package org.faultline.dynamics.response;

import org.faultline.dynamics.state.AccessDesk;
import org.faultline.dynamics.state.IntList;
import org.faultline.trace.EventLog;

/**
 * National roaming that is opened by hand. Where devices are modelled the host lets guests in at its assets, and nobody there before; elsewhere an asset stands for the
 * agreement, and is off until it is in force.
 */
final class RoamGrip implements Grip {

    private final AccessDesk access;
    private final Cuts cuts;
    /** By asset, how many playbooks have it open. */
    private final int[] open;

    private final IntList touched = new IntList();

    RoamGrip(AccessDesk access, Cuts cuts, int assets) {
        this.access = access;
        this.cuts = cuts;
        open = new int[assets];
    }

    void reset() {
        for (int i = 0; i < touched.size(); i++) {
            open[touched.at(i)] = 0;
        }
        touched.clear();
    }

    @Override
    public void prepare(int p, int node) {
        if (access.isHost(node)) {
            access.letGuestsIn(node, false, EventLog.NO_CAUSE);
        } else if (!cuts.isHeld(node)) {
            cuts.hold(node, EventLog.NO_CAUSE);
        }
    }

    @Override
    public void take(int p, int node, int cause) {
        touched.add(node);
        if (open[node]++ == 0) {
            change(node, true, cause);
        }
    }

    @Override
    public void release(int p, int node, int cause) {
        if (--open[node] == 0) {
            change(node, false, cause);
        }
    }

    private void change(int node, boolean in, int cause) {
        if (access.isHost(node)) {
            access.letGuestsIn(node, in, cause);
        } else if (in) {
            cuts.letGo(node, cause);
        } else {
            cuts.hold(node, cause);
        }
    }

    @Override
    public int taken(int p) {
        return Deeds.GUESTS_LET_IN;
    }

    @Override
    public int released(int p) {
        return Deeds.GUESTS_TURNED_AWAY;
    }
}
