package org.faultline.benchmarks.peers;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/** DSOL: Delft University of Technology, its simulator of discrete events with times as doubles. */
final class Dsol implements Contestant {

    private final DevsSimulator<Double> devs = new DevsSimulator<>("comparison");
    private Model running;

    private static final class Begin extends AbstractDsolModel<Double, DevsSimulator<Double>> {
        private final transient Runnable begin;

        Begin(DevsSimulator<Double> devs, Runnable begin) {
            super(devs);
            this.begin = begin;
        }

        @Override
        public void constructModel() {
            begin.run();
        }
    }

    @Override
    public void schedule(int process, long delay) {
        devs.scheduleEventRel((double) delay, () -> happens(process));
    }

    private void happens(int process) {
        running.happens(process, this);
        if (running.over()) {
            devs.stop();
        }
    }

    @Override
    public double now() {
        return devs.getSimulatorTime();
    }

    @Override
    public void run(Model model) {
        running = model;
        devs.initialize(
                new Begin(devs, () -> model.begin(this)), new SingleReplication<>("all", 0.0, 0.0, Double.MAX_VALUE));
        devs.start();
        while (!model.over() || devs.isStartingOrRunning()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
