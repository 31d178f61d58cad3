package org.faultline.benchmarks.peers;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.jstats.distributions.DistExponential;
import nl.tudelft.simulation.jstats.streams.MersenneTwister;
import nl.tudelft.simulation.jstats.streams.StreamInterface;

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
    public void schedule(int process, double delay) {
        devs.scheduleEventRel(delay, () -> happens(process));
    }

    private void happens(int process) {
        running.happens(process, this);
        if (running.over()) {
            devs.stop();
        }
    }

    @Override
    public Chance chance(Workload workload) {
        return new Chance() {
            private final StreamInterface stream = new MersenneTwister(1);
            private final DistExponential delays = new DistExponential(stream, 1e6);

            @Override
            public double delay(int process) {
                return delays.draw();
            }

            @Override
            public int anyOf(int number, int process) {
                return stream.nextInt(0, number - 1);
            }
        };
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
