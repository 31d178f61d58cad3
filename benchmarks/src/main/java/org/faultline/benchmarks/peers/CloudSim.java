package org.faultline.benchmarks.peers;

import org.cloudsimplus.core.CloudSimEntity;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.core.events.SimEvent;

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
    public void schedule(int process, long delay) {
        entity.schedule(delay, process);
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
