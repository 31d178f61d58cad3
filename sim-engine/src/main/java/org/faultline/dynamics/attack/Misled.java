package org.faultline.dynamics.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.AssetKind.Layer;
import org.faultline.model.Dependants;
import org.faultline.trace.EventLog;

/**
 * Who obeys false commands during one run: services and assets of sectors and of the grid that take their data or commands, directly or over
 * others, from false assets.
 *
 * <p>Of {@code s}, the share of what a receiver takes that comes from one false asset, it loses {@code s (1 - leaves)}; the losses by several
 * false assets add up to at most the greatest {@code 1 - leaves} of them. What a receiver can still do is what obeying leaves, whatever its
 * gates pass.
 */
final class Misled {

    private final Dependants dependants;
    private final Nodes nodes;
    private final Damage damage;
    /** By false asset: what obeying it alone costs. */
    private final Map<Integer, Double> falsehoods = new LinkedHashMap<>();
    /** By receiver, then by false asset: the share that it takes from there. */
    private final Map<Integer, Map<Integer, Double>> sources = new LinkedHashMap<>();

    Misled(Dependants dependants, Nodes nodes, Damage damage) {
        this.dependants = dependants;
        this.nodes = nodes;
        this.damage = damage;
    }

    /** Nobody obeys, before a replication. */
    void reset() {
        falsehoods.clear();
        sources.clear();
    }

    /** An asset became false. Returns the first fall of a receiver, or {@link EventLog#NO_CAUSE} when nobody fell. */
    int falsified(int node, double leaves, int cause) {
        falsehoods.put(node, 1 - leaves);
        return tell(node, cause);
    }

    /** An asset is clean. */
    void cleaned(int node, int cause) {
        if (falsehoods.remove(node) != null) {
            tell(node, cause);
        }
    }

    private int tell(int node, int cause) {
        int first = EventLog.NO_CAUSE;
        for (Map.Entry<Integer, Double> taken : dependants.of(node).entrySet()) {
            int receiver = taken.getKey();
            if (receiver != node && obeys(nodes, receiver)) {
                Map<Integer, Double> from = sources.computeIfAbsent(receiver, r -> new LinkedHashMap<>());
                from.put(node, taken.getValue());
                int event = damage.mislead(receiver, 1 - loss(from), cause);
                first = first == EventLog.NO_CAUSE && event != cause ? event : first;
            }
        }
        return first;
    }

    private double loss(Map<Integer, Double> from) {
        double sum = 0;
        double greatest = 0;
        for (Map.Entry<Integer, Double> source : from.entrySet()) {
            double whole = falsehoods.getOrDefault(source.getKey(), 0.0);
            sum += source.getValue() * whole;
            greatest = Math.max(greatest, whole);
        }
        return Math.min(sum, greatest);
    }

    /** Whether a node does what it is told: services, and assets of sectors and of the grid. */
    static boolean obeys(Nodes nodes, int node) {
        return !nodes.isAsset(node)
                || nodes.asset(node).kind().layer() == Layer.SECTOR
                || nodes.asset(node).kind().layer() == Layer.POWER;
    }
}
