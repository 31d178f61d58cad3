package org.faultline.benchmarks.peers;

import org.faultline.kernel.Agenda;

/** Faultline's kernel: every event can be cancelled, and ties are broken by the order of scheduling. */
final class FaultlineAgenda implements Contestant {

    private static final long AT_ONCE = 1_000_000;

    private final Agenda agenda = new Agenda();
    private int handler;
    private Model running;

    @Override
    public void schedule(int process, long delay) {
        agenda.later(agenda.now() + delay, handler, process, 0);
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
