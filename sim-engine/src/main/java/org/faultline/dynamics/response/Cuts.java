package org.faultline.dynamics.response;

import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;

/** Assets that are cut off: each as long as anybody holds it so. */
final class Cuts {

    private final Damage damage;
    private final int[] holders;
    private final IntList touched = new IntList();

    Cuts(Damage damage, int assets) {
        this.damage = damage;
        holders = new int[assets];
    }

    void reset() {
        for (int i = 0; i < touched.size(); i++) {
            holders[touched.at(i)] = 0;
        }
        touched.clear();
    }

    void hold(int node, int cause) {
        touched.add(node);
        if (holders[node]++ == 0) {
            damage.isolate(node, cause);
        }
    }

    void letGo(int node, int cause) {
        if (--holders[node] == 0) {
            damage.connect(node, cause);
        }
    }

    boolean isHeld(int node) {
        return holders[node] > 0;
    }
}
