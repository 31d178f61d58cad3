package org.faultline.benchmarks.peers;

import org.faultline.benchmarks.SingleStation;
import org.faultline.dynamics.Run;

/** Faultline as its users have it: a station in a scenario text, run by the whole engine, replication after replication. */
final class ScenarioText implements Contestant {

    private static final int HOURS = 10_000;
    private static final double SECONDS_BETWEEN_ARRIVALS = 1.25;

    @Override
    public void schedule(int process, double delay) {
        throw new UnsupportedOperationException("The scenario says what happens.");
    }

    @Override
    public double now() {
        throw new UnsupportedOperationException("Every replication has a clock of its own.");
    }

    /** The number in the system times the time between arrivals is the time in the system (Little). */
    @Override
    public void run(Model model) {
        Model.Queue queue = (Model.Queue) model;
        Run run = SingleStation.runOf(HOURS);
        for (int replication = 0; !queue.over(); replication++) {
            run.execute(1, replication);
            double numberInSystem = run.readings().value(0);
            queue.serve((long) run.readings().value(1), numberInSystem * SECONDS_BETWEEN_ARRIVALS);
        }
    }
}
