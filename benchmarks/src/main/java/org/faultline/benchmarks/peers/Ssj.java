package org.faultline.benchmarks.peers;

import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;
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
    public void schedule(int process, double delay) {
        Happening event = happening == null ? new Happening() : happening;
        happening = null;
        event.process = process;
        event.schedule(delay);
    }

    @Override
    public Chance chance(Workload workload) {
        return new Chance() {
            private final RandomStream stream = new MRG32k3a();
            private final RandomVariateGen delays = new ExponentialGen(stream, 1e-6);

            @Override
            public double delay(int process) {
                return delays.nextDouble();
            }

            @Override
            public int anyOf(int number, int process) {
                return stream.nextInt(0, number - 1);
            }
        };
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
