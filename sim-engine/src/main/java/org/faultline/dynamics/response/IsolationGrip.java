package org.faultline.dynamics.response;

import org.faultline.policy.Playbook.Action;

/** Assets that are cut off, some of them switched off as well. */
final class IsolationGrip implements Grip {

    private final PlaybookTable table;
    private final Cuts cuts;
    private final Management management;
    private final Repairs repairs;
    private final Restoring restoring;

    IsolationGrip(PlaybookTable table, Cuts cuts, Management management, Repairs repairs, Restoring restoring) {
        this.table = table;
        this.cuts = cuts;
        this.management = management;
        this.repairs = repairs;
        this.restoring = restoring;
    }

    private boolean isOff(int p) {
        return ((Action.Isolate) table.playbook(p).action()).off();
    }

    @Override
    public void take(int p, int node, int cause) {
        if (isOff(p)) {
            management.switchOff(node);
        }
        cuts.hold(node, cause);
    }

    @Override
    public void release(int p, int node, int cause) {
        if (isOff(p)) {
            management.switchOn(node);
            repairs.tryAgain(node);
        }
        cuts.letGo(node, cause);
        if (!management.isOff(node)) {
            restoring.tryAgain(node);
        }
    }

    @Override
    public int taken(int p) {
        return isOff(p) ? Deeds.SWITCHED_OFF : Deeds.ISOLATED;
    }

    @Override
    public int released(int p) {
        return isOff(p) ? Deeds.SWITCHED_ON : Deeds.CONNECTED;
    }
}
