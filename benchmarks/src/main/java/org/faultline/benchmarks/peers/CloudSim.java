package org.faultline.benchmarks.peers;

import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.events.SimEvent;
import org.cloudsimplus.distributions.ExponentialDistr;
import org.cloudsimplus.distributions.UniformDistr;

/** CloudSim Plus: its engine of events between entities, here one entity that sends to itself. */
final class CloudSim implements Contestant {

    private final CloudSimPlus simulation = new CloudSimPlus();
    private Model running;
    private Entity entity;

    private final class Entity extends CloudSimEntity {
        Entity() {
            super(simulation);
        }

        @Override
        protected void startInternal() {
            running.begin(CloudSim.this);
        }

        @Override
        public void processEvent(SimEvent event) {
            running.happens(event.getTag(), CloudSim.this);
            if (running.over()) {
                simulation.terminate();
            }
        }
    }

    @Override
    public void schedule(int process, double delay) {
        entity.schedule(delay, process);
    }

    @Override
    public Chance chance(Workload workload) {
        return new Chance() {
            private final ExponentialDistr delays = new ExponentialDistr(1e6, 1);
            private final UniformDistr any = new UniformDistr(1);

            @Override
            public double delay(int process) {
                return delays.sample();
            }

            @Override
            public int anyOf(int number, int process) {
                return (int) (number * any.sample());
            }
        };
    }

    @Override
    public double now() {
        return simulation.clock();
    }

    @Override
    public void run(Model model) {
        running = model;
        entity = new Entity();
        simulation.start();
    }
}
