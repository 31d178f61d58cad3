package org.faultline.dynamics.failure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Span;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.FailureProcess;

/**
 * The failure processes of a scenario with the assets they aim at; not changed by runs and shared by all of them. A pair of a
 * process and one of its targets is a <em>unit</em>; the units of a process stand together, in the order of the network.
 */
public final class FailureTable {

    private final FailureProcess[] processes;
    private final long[] keys;
    private final long[] mixedKeys;
    /** By process, what it leaves of the condition of an asset that breaks. */
    private final double[] conditionAfter;

    /** By process, how long an asset is out that comes back without a crew; null where none does. */
    private final Span[] ownRepair;

    private final int[] firstUnit;
    private final IntColumn process;
    private final int[] node;
    private final Nodes nodes;
    /** By unit; empty where everything is whole at the start. */
    private final double[] unavailability;

    private final Csr unitsOfNode;
    private final Span[] life;
    private final boolean[] standby;
    private final FailureProcess.Wear[] wear;
    private final FailureProcess.Sharing[] sharing;
    private final boolean onReturn;
    private final DoubleUnaryOperator[] steadyLife;
    private final DoubleUnaryOperator[] steadyRepair;

    /**
     * Compiles failure processes against a network with assigned equipment; O(processes x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param vendors to find what is inside products
     */
    public FailureTable(
            List<FailureProcess> processes, Nodes nodes, List<Optional<Equipment>> equipment, List<Vendor> vendors) {
        this.processes = processes.toArray(FailureProcess[]::new);
        onReturn = processes.stream().anyMatch(f -> f.onset() instanceof FailureProcess.OnReturn);
        SupplyChain supply = SupplyChain.of(vendors);
        int n = processes.size();
        keys = new long[n];
        mixedKeys = new long[n];
        firstUnit = new int[n + 1];
        conditionAfter = new double[n];
        ownRepair = new Span[n];
        life = new Span[n];
        standby = new boolean[n];
        wear = new FailureProcess.Wear[n];
        sharing = new FailureProcess.Sharing[n];
        steadyLife = new DoubleUnaryOperator[n];
        steadyRepair = new DoubleUnaryOperator[n];
        IntList ofNode = new IntList();
        for (int p = 0; p < n; p++) {
            FailureProcess failure = processes.get(p);
            keys[p] = Draws.keyOf(failure.id());
            mixedKeys[p] = Draws.mixed(keys[p]);
            if (failure.onset() instanceof FailureProcess.Life onset) {
                life[p] = Span.of(onset.hours());
                wear[p] = onset.wear().orElse(null);
                sharing[p] = onset.sharing().orElse(null);
            }
            conditionAfter[p] = failure.effect().conditionAfter();
            ownRepair[p] = failure.mending().ownHours().map(Span::of).orElse(null);
            standby[p] = failure.standby().isPresent();
            AssetFilter filter = new AssetFilter(failure.targets(), supply);
            for (int a = 0; a < nodes.assets(); a++) {
                if (filter.passes(nodes.asset(a), equipment.get(a))) {
                    ofNode.add(a);
                }
            }
            firstUnit[p + 1] = ofNode.size();
            if (failure.start() == FailureProcess.Start.STEADY) {
                steadyLife[p] = Residual.of(((FailureProcess.Life) failure.onset()).hours());
                steadyRepair[p] = Residual.of(failure.mending().ownHours().orElseThrow());
            }
        }
        this.nodes = nodes;
        node = ofNode.toArray();
        process = new IntColumn(node.length, 0);
        boolean whole = processes.stream().allMatch(f -> f.start() == FailureProcess.Start.WHOLE);
        unavailability = new double[whole ? 0 : node.length];
        int[] numbers = new int[node.length];
        for (int p = 0; p < n; p++) {
            for (int u = firstUnit[p]; u < firstUnit[p + 1]; u++) {
                process.set(u, p);
                numbers[u] = u;
                if (!whole) {
                    unavailability[u] = chanceAtStart(processes.get(p), nodes, node[u]);
                }
            }
        }
        unitsOfNode = Csr.of(nodes.size(), node, numbers, numbers.length);
    }

    private static double chanceAtStart(FailureProcess failure, Nodes nodes, int node) {
        return switch (failure.start()) {
            case WHOLE -> 0;
            case UNAVAILABILITY -> nodes.asset(node).unavailability();
            case STEADY -> {
                double life = ((FailureProcess.Life) failure.onset()).hours().mean();
                double repair = failure.mending().ownHours().orElseThrow().mean();
                yield repair == 0 ? 0 : repair / (life + repair);
            }
        };
    }

    /** Ids of the processes, in their order. */
    public static List<String> ids(List<FailureProcess> processes) {
        return new ArrayList<>(processes.stream().map(FailureProcess::id).toList());
    }

    /** Number of processes. */
    public int size() {
        return processes.length;
    }

    /** Number of assets that a process aims at. */
    public int targets(int p) {
        return firstUnit[p + 1] - firstUnit[p];
    }

    int units() {
        return node.length;
    }

    FailureProcess process(int p) {
        return processes[p];
    }

    /** How long the targets live, or null where they break by shocks. */
    Span life(int p) {
        return life[p];
    }

    /** What is left of the condition of an asset that breaks, in [0, 1]. */
    double conditionAfter(int p) {
        return conditionAfter[p];
    }

    /** How long an asset is out that comes back without a crew; null where none does. */
    Span ownRepair(int p) {
        return ownRepair[p];
    }

    boolean hasStandby(int p) {
        return standby[p];
    }

    /** True when any process has standby. */
    boolean hasStandby() {
        return Arrays.stream(processes).anyMatch(f -> f.standby().isPresent());
    }

    /** What a repair leaves of the wear; null where it makes units as good as new. */
    FailureProcess.Wear wear(int p) {
        return wear[p];
    }

    /** True when any process has wear that a repair leaves. */
    boolean hasWear() {
        return Arrays.stream(wear).anyMatch(w -> w != null);
    }

    /** How the units of a process share one load; null where each ages by itself. */
    FailureProcess.Sharing sharing(int p) {
        return sharing[p];
    }

    /** True when units of a process do not always age at the same speed while they are whole. */
    boolean changesSpeed(int p) {
        return standby[p] || sharing[p] != null;
    }

    /** True when any process has units that do not always age at the same speed. */
    boolean changesSpeed() {
        return hasStandby() || Arrays.stream(sharing).anyMatch(s -> s != null);
    }

    /** True when any process breaks what comes back. */
    boolean isAnyOnReturn() {
        return onReturn;
    }

    long key(int p) {
        return keys[p];
    }

    int firstUnit(int p) {
        return firstUnit[p];
    }

    int endUnit(int p) {
        return firstUnit[p + 1];
    }

    int processOf(int unit) {
        return process.at(unit);
    }

    int node(int unit) {
        return node[unit];
    }

    /** Key for draws on behalf of a unit. */
    long unitKey(int unit) {
        return Draws.keyOfMixed(nodes.key(node[unit]), mixedKeys[process.at(unit)]);
    }

    /** Chance that the unit is down when the run begins. */
    double chanceAtStart(int unit) {
        return unavailability.length == 0 ? 0 : unavailability[unit];
    }

    /** The first unit of the node of a unit. */
    int firstOfNode(int unit) {
        return processes.length == 1 ? unit : unitsOfNode.at(unitsOfNode.start(node[unit]));
    }

    /** Units by node. */
    Csr unitsOfNode() {
        return unitsOfNode;
    }

    /** What is left of a life at a random moment, in hours, by a uniform draw. */
    DoubleUnaryOperator steadyLife(int p) {
        return steadyLife[p];
    }

    /** What is left of a repair at a random moment, in hours, by a uniform draw. */
    DoubleUnaryOperator steadyRepair(int p) {
        return steadyRepair[p];
    }
}
