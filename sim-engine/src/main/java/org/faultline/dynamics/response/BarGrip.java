package org.faultline.dynamics.response;

import org.faultline.dynamics.state.AccessDesk;
import org.faultline.dynamics.state.Damage;
import org.faultline.policy.Playbook.Action;

/**
 * Assets that turn a share of those away who ask for access. Where devices are modelled it is a share of what they begin there; elsewhere the
 * asset serves that much less. Several bars on an asset leave the product of what each leaves.
 */
final class BarGrip implements Grip {

    private final PlaybookTable table;
    private final AccessDesk access;
    private final Damage damage;
    /** By playbook and asset without devices, whether the bar is in force. */
    private final boolean[][] bars;

    BarGrip(PlaybookTable table, AccessDesk access, Damage damage, int assets) {
        this.table = table;
        this.access = access;
        this.damage = damage;
        bars = new boolean[table.size()][];
        for (int p = 0; p < bars.length; p++) {
            bars[p] = new boolean[table.playbook(p).action() instanceof Action.Bar ? assets : 0];
        }
    }

    private Action.Bar bar(int p) {
        return (Action.Bar) table.playbook(p).action();
    }

    @Override
    public void prepare(int p, int node) {
        bars[p][node] = false;
    }

    @Override
    public void take(int p, int node, int cause) {
        if (access.isAccess(node)) {
            access.bar(node, p, bar(p).share(), bar(p).classes(), bar(p).categories(), cause);
        } else {
            bars[p][node] = true;
            limit(node, cause);
        }
    }

    @Override
    public void release(int p, int node, int cause) {
        if (access.isAccess(node)) {
            access.unbar(node, p, cause);
        } else {
            bars[p][node] = false;
            limit(node, cause);
        }
    }

    private void limit(int node, int cause) {
        double left = 1;
        for (int p = 0; p < bars.length; p++) {
            if (bars[p].length > 0 && bars[p][node]) {
                left *= 1 - bar(p).share();
            }
        }
        damage.limit(node, left, cause);
    }

    @Override
    public int taken(int p) {
        return Deeds.BARRED;
    }

    @Override
    public int released(int p) {
        return Deeds.LET_IN;
    }
}
