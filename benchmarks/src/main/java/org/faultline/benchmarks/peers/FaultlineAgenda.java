package org.faultline.benchmarks.peers;

import org.faultline.kernel.Agenda;

/** Faultline's kernel: events with whole microseconds, ties broken by the order of scheduling; none is cancelled here. */
final class FaultlineAgenda implements Contestant {

    private static final long AT_ONCE = 1_000_000;

    private final Agenda agenda = new Agenda();
    private int handler;
    private Model running;

    @Override
    public void schedule(int process, double delay) {
        agenda.later(agenda.now() + (long) delay, handler, process, 0);
    }

    @Override
    public Chance chance(Workload workload) {
        return workload == Workload.QUEUE
                ? new SequenceChance(workload.processes())
                : new KeyedChance(workload.processes());
    }

    @Override
    public double now() {
        return agenda.now();
    }

    @Override
    public void run(Model model) {
        running = model;
        handler = agenda.register(this::happens);
        model.begin(this);
        long step = Math.max(1, 1000 * AT_ONCE / Math.max(1, agenda.pending()));
        while (!model.over()) {
            agenda.runUntil(agenda.now() + step);
        }
    }

    private void happens(int process, int unused) {
        running.happens(process, this);
    }
}
