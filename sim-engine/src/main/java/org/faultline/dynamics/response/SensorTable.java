package org.faultline.dynamics.response;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.Sensor;
import org.faultline.policy.Sign;
import org.faultline.policy.Watch;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/** Which sensor sees which step on which asset; not changed by runs and shared by all of them. */
public final class SensorTable {

    private final Watch watch;
    private final long[] keys;
    private final boolean[][] covers;
    private final int[][] teams;
    private final List<Effect> effects;
    private final long[] stepKeys;

    /**
     * Compiles sensors; O(sensors x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param supply which products hold which parts
     */
    public SensorTable(
            Watch watch,
            List<Step> steps,
            RepairTable table,
            Nodes nodes,
            List<Optional<Equipment>> equipment,
            SupplyChain supply) {
        this.watch = watch;
        List<Sensor> sensors = watch.sensors();
        effects = steps.stream().map(Step::effect).toList();
        stepKeys = steps.stream().map(Step::id).mapToLong(Draws::keyOf).toArray();
        keys = sensors.stream().mapToLong(s -> Draws.keyOf(s.id())).toArray();
        covers = new boolean[sensors.size()][nodes.assets()];
        teams = new int[sensors.size()][];
        for (int s = 0; s < sensors.size(); s++) {
            AssetFilter filter = new AssetFilter(sensors.get(s).covers(), supply);
            TreeSet<Integer> found = new TreeSet<>();
            for (int node = 0; node < nodes.assets(); node++) {
                covers[s][node] = filter.passes(nodes.asset(node), equipment.get(node));
                if (covers[s][node]) {
                    found.add(table.team(node));
                }
            }
            teams[s] = found.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** True when nobody looks. */
    public boolean isEmpty() {
        return watch.sensors().isEmpty();
    }

    int size() {
        return keys.length;
    }

    int steps() {
        return effects.size();
    }

    Watch watch() {
        return watch;
    }

    Sensor sensor(int s) {
        return watch.sensors().get(s);
    }

    long key(int s) {
        return keys[s];
    }

    long stepKey(int step) {
        return stepKeys[step];
    }

    /** Teams that have assets under a sensor; not to be changed. */
    int[] teams(int s) {
        return teams[s];
    }

    /** True when a sensor looks at an asset for what a step leaves on it. */
    boolean looksFor(int s, int node, int step, boolean visible) {
        if (!covers[s][node]) {
            return false;
        }
        for (Sign sign : Sign.of(effects.get(step), visible)) {
            if (sensor(s).sees().contains(sign)) {
                return true;
            }
        }
        return false;
    }
}
