package org.faultline.dynamics.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.faultline.dynamics.state.Nodes;
import org.faultline.observe.Follower;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.trace.Readings;

/**
 * Measures what a scenario observes of its traffic. It is told before anything changes at a moment, so values that last no time are
 * never seen. What is lost on the way loads no link: flows are taken to send no more than arrives.
 */
final class FlowMeter {

    private static final double BITS_PER_MEGABIT = 1e6;

    private final FlowTable table;
    private final RouteGraph graph;
    private final Nodes nodes;
    private final Flows flows;
    private final Loads loads;
    private final long horizon;
    private final List<Follower> gauges = new ArrayList<>();
    private final boolean[] watched;
    private final double[] lostOn;
    private final double[] lostIn;
    private boolean watchesResources;

    FlowMeter(FlowTable table, Nodes nodes, Flows flows, long horizon, List<Observation> observations) {
        this.table = table;
        this.graph = table.graph();
        this.nodes = nodes;
        this.flows = flows;
        loads = flows.loads();
        this.horizon = horizon;
        watched = new boolean[graph.resources()];
        lostOn = new double[graph.resources()];
        lostIn = new double[table.classes().size()];
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).made() instanceof Observation.Taken taken) {
                if (taken.quantity() instanceof Quantity.Traffic traffic) {
                    gauges.add(new Follower(i, valueOf(traffic), taken.take(), horizon));
                } else if (taken.quantity() instanceof Quantity.Latency latency) {
                    gauges.add(new Follower(
                            i, new FlowLatencies(table, nodes, flows, latency)::value, taken.take(), horizon));
                } else if (taken.quantity() instanceof Quantity.Utilisation utilisation) {
                    gauges.add(new Follower(i, valueOf(utilisation), taken.take(), horizon));
                }
            }
        }
    }

    private DoubleSupplier valueOf(Quantity.Traffic traffic) {
        boolean[] among = new boolean[table.classes().size()];
        Arrays.fill(among, traffic.classes().isEmpty());
        traffic.classes().forEach(c -> among[table.classes().indexOf(c)] = true);
        return switch (traffic.what()) {
            case DEMAND -> () -> demand(among) / BITS_PER_MEGABIT;
            case CARRIED -> () -> carried(among) / BITS_PER_MEGABIT;
            case LOST -> () -> (demand(among) - carried(among)) / BITS_PER_MEGABIT;
            case CARRIED_SHARE -> () -> demand(among) > 0 ? carried(among) / demand(among) : 1;
        };
    }

    private double demand(boolean[] among) {
        double sum = 0;
        for (int g = 0; g < table.groups(); g++) {
            sum += among[table.priorityOf(g)] ? loads.weight(g) * flows.demandOf(g) : 0;
        }
        return sum;
    }

    private double carried(boolean[] among) {
        double sum = 0;
        for (int g = 0; g < table.groups(); g++) {
            sum += among[table.priorityOf(g)] ? loads.weight(g) * flows.ways().onItsWay(g) : 0;
        }
        for (int c = 0; c < among.length; c++) {
            sum -= among[c] ? lostIn[c] : 0;
        }
        return Math.max(0, sum);
    }

    private DoubleSupplier valueOf(Quantity.Utilisation utilisation) {
        watchesResources = true;
        int first = graph.pointOf(nodes.of(utilisation.of().get(0)));
        int there;
        int back;
        if (utilisation.of().size() == 1) {
            there = graph.pointResource(first);
            back = there;
        } else {
            int arc = graph.arcBetween(
                    first, graph.pointOf(nodes.of(utilisation.of().get(1))));
            there = graph.arcResource(arc);
            back = graph.arcResource(graph.reverse(arc));
        }
        watched[there] = true;
        watched[back] = true;
        return () -> Math.max(used(there), used(back));
    }

    private double used(int r) {
        double most = loads.capacity(r);
        return most > 0 ? Math.max(0, loads.offered(r) - lostOn[r]) / most : 0;
    }

    void begin() {
        Arrays.fill(lostIn, 0);
        Arrays.fill(lostOn, 0);
        gauges.forEach(Follower::begin);
    }

    /** Something is about to change. */
    void before(long now) {
        for (Follower gauge : gauges) {
            gauge.before(now);
        }
    }

    /** Full links were divided anew. */
    void divided() {
        if (gauges.isEmpty()) {
            return;
        }
        Arrays.fill(lostIn, 0);
        if (watchesResources) {
            Arrays.fill(lostOn, 0);
        }
        flows.forEachLimited(this::lose);
    }

    private void lose(int f, double lost) {
        lostIn[table.priorityOf(table.group(f))] += lost;
        if (watchesResources) {
            flows.ways().forEachResource(f, r -> lostOn[r] += watched[r] ? lost : 0);
        }
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        before(horizon);
        gauges.forEach(g -> g.finish(readings));
    }
}
