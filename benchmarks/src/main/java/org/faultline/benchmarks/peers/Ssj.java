package org.faultline.benchmarks.peers;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** SSJ: P. L'Ecuyer, Universite de Montreal. */
final class Ssj implements Contestant {

    private final Simulator simulator;
    private Model running;
    private Happening happening;

    Ssj(EventList list) {
        simulator = new Simulator(list);
    }

    private final class Happening extends Event {
        private int process;

        Happening() {
            super(simulator);
        }

        @Override
        public void actions() {
            happening = this;
            running.happens(process, Ssj.this);
            if (running.over()) {
                simulator.stop();
            }
        }
    }

    @Override
    public void schedule(int process, long delay) {
        Happening event = happening == null ? new Happening() : happening;
        happening = null;
        event.process = process;
        event.schedule(delay);
    }

    @Override
    public double now() {
        return simulator.time();
    }

    @Override
    public void run(Model model) {
        running = model;
        simulator.init();
        model.begin(this);
        simulator.start();
    }
}
