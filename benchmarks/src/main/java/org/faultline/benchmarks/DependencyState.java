package org.faultline.benchmarks;

import java.util.Arrays;

/** The dependency model by hand, whatever keeps its events: flags, counts of providers at work, and the time integral of who works. */
abstract class DependencyState {

    final DependencyModel model;
    private final int[] providers;
    private final boolean[] up;
    private final boolean[] dry;
    private final boolean[] works;
    private final int[] stack;
    private int working;
    private double area;
    private double since;

    DependencyState(DependencyModel model) {
        this.model = model;
        providers = new int[model.assets];
        up = new boolean[model.assets];
        dry = new boolean[model.assets];
        works = new boolean[model.assets];
        stack = new int[model.assets];
    }

    /** An asset breaks or is mended after some hours. */
    abstract void toggleAfter(int asset, double hours);

    /** An asset runs dry after the hours of its battery, unless {@link #regained} comes first. */
    abstract void drain(int asset);

    /** The hour at which the model stands. */
    abstract double now();

    /** An exponential variate with mean one, for an asset. */
    abstract double exponential(int asset);

    /** Something has happened to an asset; a loss is what makes its battery drain. */
    void broke(int asset) {}

    void wasMended(int asset) {}

    void changed(int asset, boolean works) {}

    void lost(int asset, int provider) {}

    void regained(int asset, int provider) {}

    void ranDry(int asset) {}

    /** All work, and lives begin. */
    final void start() {
        area = 0;
        since = 0;
        working = model.assets;
        Arrays.fill(up, true);
        Arrays.fill(dry, false);
        Arrays.fill(works, true);
        for (int i = 0; i < model.assets; i++) {
            providers[i] = model.providers(i);
            if (model.isHit(i)) {
                toggleAfter(i, life(i));
            }
        }
    }

    /** Mean share of the assets at work until the horizon, when all has happened. */
    final double share() {
        area += working * (model.horizonHours - since);
        return area / model.horizonHours / model.assets;
    }

    private double life(int i) {
        return model.stops ? DependencyModel.STOP_HOURS : exponential(i) * DependencyModel.LIFE_HOURS;
    }

    final void toggle(int i) {
        up[i] = !up[i];
        if (up[i]) {
            wasMended(i);
            toggleAfter(i, life(i));
        } else {
            broke(i);
            toggleAfter(i, exponential(i) * DependencyModel.REPAIR_HOURS);
        }
        look(i);
    }

    final void runDry(int i) {
        dry[i] = true;
        ranDry(i);
        look(i);
    }

    private void look(int start) {
        int top = 0;
        stack[top++] = start;
        while (top > 0) {
            int i = stack[--top];
            boolean should = up[i] && !dry[i];
            if (should == works[i]) {
                continue;
            }
            works[i] = should;
            area += working * (now() - since);
            since = now();
            working += should ? 1 : -1;
            changed(i, should);
            for (int k = model.first[i]; k < model.first[i + 1]; k++) {
                int d = model.dependants[k];
                providers[d] += should ? 1 : -1;
                if (!should && providers[d] == 0) {
                    lost(d, i);
                    drain(d);
                } else if (should && providers[d] == 1) {
                    regained(d, i);
                    if (dry[d]) {
                        dry[d] = false;
                        stack[top++] = d;
                    }
                }
            }
        }
    }
}
