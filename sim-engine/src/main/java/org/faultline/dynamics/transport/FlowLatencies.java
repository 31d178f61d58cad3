package org.faultline.dynamics.transport;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Traffic;
import org.faultline.scenario.Quantity;

/** How long packets of some flows take at a moment; O(flows) each time it is asked. */
final class FlowLatencies {
    private final FlowTable table;
    private final Flows flows;
    private final Quantity.Delay what;
    private final int[] among;

    FlowLatencies(FlowTable table, Nodes nodes, Flows flows, Quantity.Latency quantity) {
        this.table = table;
        this.flows = flows;
        what = quantity.what();
        Set<String> wanted = new HashSet<>(quantity.of());
        among = IntStream.range(0, table.flows())
                .filter(f -> wanted.isEmpty() || isWanted(wanted, nodes, f))
                .toArray();
    }

    private boolean isWanted(Set<String> wanted, Nodes nodes, int f) {
        String id = nodes.id(table.flowNode(f));
        String source = nodes.id(table.graph().nodeOf(table.source(f)));
        return wanted.contains(id)
                || wanted.stream().anyMatch(w -> Traffic.Flow.idOf(w, source).equals(id));
    }

    /** The mean or the greatest in ms, or the share that is in time. */
    double value() {
        return switch (what) {
            case MEAN -> mean();
            case GREATEST -> greatest();
            case IN_TIME_SHARE -> inTime();
        };
    }

    private double mean() {
        double sum = 0;
        double volume = 0;
        for (int f : among) {
            if (flows.ways().arrives(f)) {
                sum += flows.ways().volume(f) * flows.latencyMs(f);
                volume += flows.ways().volume(f);
            }
        }
        return volume > 0 ? sum / volume : 0;
    }

    private double greatest() {
        double most = 0;
        for (int f : among) {
            if (flows.ways().arrives(f)) {
                most = Math.max(most, flows.latencyMs(f));
            }
        }
        return most;
    }

    private double inTime() {
        double good = 0;
        double all = 0;
        for (int f : among) {
            all += flows.sentBy(f);
            if (flows.ways().arrives(f) && !flows.isLate(f)) {
                good += flows.sentBy(f);
            }
        }
        return all > 0 ? good / all : 1;
    }
}
