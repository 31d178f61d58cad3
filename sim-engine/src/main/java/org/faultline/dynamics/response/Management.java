package org.faultline.dynamics.response;

import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Reachability;

/** Whether assets can be managed from afar during one run. */
public final class Management {

    private final RepairTable table;
    private final Damage damage;
    private final Levels levels;
    private final Reachability reachability;
    /** By asset, how many plans have switched it off. */
    private final IntColumn off;

    private final IntList touched = new IntList();

    /** Reads the state of a run. */
    public Management(RepairTable table, Damage damage, Levels levels, Reachability reachability, int assets) {
        this.table = table;
        this.damage = damage;
        this.levels = levels;
        this.reachability = reachability;
        off = new IntColumn(assets, 0);
    }

    /** Everything is on, before a replication. */
    public void reset() {
        for (int i = 0; i < touched.size(); i++) {
            off.unset(touched.at(i));
        }
        touched.clear();
    }

    /** Nobody reaches an asset that is switched off. */
    void switchOff(int node) {
        touched.add(node);
        off.add(node, 1);
    }

    /** Takes back one {@link #switchOff}. */
    void switchOn(int node) {
        off.add(node, -1);
    }

    /** True when plans have switched the asset off. */
    boolean isOff(int node) {
        return off.at(node) > 0;
    }

    /**
     * True when the asset is on, and an element manager of the operator, or an orchestrator for a function of the core, works and reaches it; an operator without element managers
     * manages everything.
     */
    public boolean reaches(int node) {
        if (off.at(node) > 0) {
            return false;
        }
        int[] managers = table.managers(node);
        for (int manager : managers) {
            boolean path = !table.isLinked(node)
                    || !table.isLinked(manager)
                    || reachability.reaches(manager, node)
                    || table.managementLinks().reaches(manager, node, levels, reachability);
            if (levels.level(manager) > 0 && path) {
                return true;
            }
        }
        return managers.length == 0;
    }

    /** True when a session from afar mends the asset. */
    boolean canMend(int node) {
        return !damage.needsReplacement(node) && !damage.lockedOut(node) && reaches(node);
    }
}
