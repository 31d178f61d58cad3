package org.faultline.dynamics.attack;

import java.util.Arrays;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;

/**
 * Which assets carry what a step left behind, for steps whose implants a later step uses or passes through. An implant is gone once its asset
 * was cleaned.
 */
final class Implants {

    private static final int[] NOBODY_ASKS = {};

    private final Damage damage;
    /** By step, then by node: one more than the number of times the asset had been cleaned when it was implanted; empty where nobody asks. */
    private final int[][] carried;

    private final IntList[] carriers;

    Implants(StepTable table, int assets, Damage damage) {
        this.damage = damage;
        carried = new int[table.size()][];
        Arrays.fill(carried, NOBODY_ASKS);
        carriers = new IntList[table.size()];
        Arrays.setAll(carriers, s -> new IntList());
        for (int s = 0; s < table.size(); s++) {
            askAbout(table.implantStep(s), assets);
            askAbout(table.throughStep(s), assets);
        }
    }

    private void askAbout(int step, int assets) {
        if (step >= 0) {
            carried[step] = new int[assets];
        }
    }

    /** Nobody carries anything; O(implants). */
    void reset() {
        for (int s = 0; s < carried.length; s++) {
            for (int i = 0; i < carriers[s].size(); i++) {
                carried[s][carriers[s].at(i)] = 0;
            }
            carriers[s].clear();
        }
    }

    /** The effect of a step took hold of an asset. */
    void add(int step, int node) {
        if (carried[step].length > 0) {
            carriers[step].add(node);
            carried[step][node] = 1 + damage.timesCleaned(node);
        }
    }

    /** Whether an asset still carries what a step left, a step that another uses or passes through. */
    boolean carries(int step, int node) {
        return carried[step][node] == 1 + damage.timesCleaned(node);
    }
}
