package org.faultline.dynamics.station;

import java.util.List;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.trace.Readings;

/** Takes on what a scenario observes of its queues: counts and states by {@link Gauges}, customers one by one by {@link Meters}. */
final class Observers {

    private final Gauges gauges;
    private final Meters meters;

    Observers(List<Observation> observations, Floor floor, Servers servers, Members members, long horizon) {
        gauges = floor.gauges;
        meters = floor.meters;
        Values values = new Values(floor, servers, members);
        for (int i = 0; i < observations.size(); i++) {
            Observation.Made made = observations.get(i).made();
            if (made instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Queue queue) {
                gauges.add(new Gauge(i, values.of(queue), taken.take(), horizon), queue.of());
            } else if (made instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Members of) {
                gauges.add(new Gauge(i, values.of(of), taken.take(), horizon), of.of());
            } else if (made instanceof Observation.Sampled sampled) {
                boolean[] among = floor.table.among(sampled.sample().from());
                meters.add(new SampleMeter(i, sampled, among), sampled.sample());
            }
        }
    }

    /** Before a run. */
    void begin() {
        gauges.begin();
        meters.begin();
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        gauges.finish(readings);
        meters.finish(readings);
    }
}
