package org.faultline.benchmarks.peers;

import sim.engine.Schedule;
import sim.engine.SimState;
import sim.engine.Steppable;

/** MASON: George Mason University. Version 14 is the last one in Maven Central. */
final class Mason implements Contestant {

    private final SimState state = new SimState(1);
    private final Schedule schedule = state.schedule;
    private Model running;
    private Happening happening;

    @SuppressWarnings("serial")
    private final class Happening implements Steppable {
        private int process;

        @Override
        public void step(SimState unused) {
            happening = this;
            running.happens(process, Mason.this);
        }
    }

    @Override
    public void schedule(int process, double delay) {
        Happening event = happening == null ? new Happening() : happening;
        happening = null;
        event.process = process;
        // before the first step the clock stands before the beginning
        schedule.scheduleOnce(Math.max(Schedule.EPOCH, schedule.getTime()) + delay, event);
    }

    @Override
    public Chance chance(Workload workload) {
        return new Chance() {
            @Override
            public double delay(int process) {
                return -1e6 * Math.log(1 - state.random.nextDouble());
            }

            @Override
            public int anyOf(int number, int process) {
                return state.random.nextInt(number);
            }
        };
    }

    @Override
    public double now() {
        return schedule.getTime();
    }

    @Override
    public void run(Model model) {
        running = model;
        model.begin(this);
        while (!model.over()) {
            schedule.step(state);
        }
    }
}
