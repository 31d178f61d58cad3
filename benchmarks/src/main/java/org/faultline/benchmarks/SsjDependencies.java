package org.faultline.benchmarks;

import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** The dependency model on SSJ: two events per asset, which are scheduled and cancelled, in its splay tree, as its other fast list loses cancelled events (3.3.2). */
final class SsjDependencies extends DependencyState {

    private final Simulator simulator = new Simulator(new SplayTree());
    private final RandomVariateGen exponential = new ExponentialGen(new MRG32k3a(), 1);
    private final Event[] toggles;
    private final Event[] drains;

    SsjDependencies(DependencyModel model) {
        super(model);
        toggles = new Event[model.assets];
        drains = new Event[model.assets];
        for (int i = 0; i < model.assets; i++) {
            int asset = i;
            toggles[i] = event(() -> toggle(asset));
            drains[i] = event(() -> runDry(asset));
        }
    }

    private Event event(Runnable action) {
        return new Event(simulator) {
            @Override
            public void actions() {
                action.run();
            }
        };
    }

    /** How often a second of processor time the model is run, and what it finds. */
    Pace replicate(double seconds) {
        double begin = Texts.processorSeconds();
        double sum = 0;
        int count = 0;
        while (count < 2 || Texts.processorSeconds() - begin < seconds) {
            sum += run();
            count++;
        }
        return new Pace(count / (Texts.processorSeconds() - begin), sum / count);
    }

    private double run() {
        simulator.init();
        event(simulator::stop).schedule(model.horizonHours);
        start();
        simulator.start();
        for (int i = 0; i < model.assets; i++) {
            toggles[i].cancel();
            drains[i].cancel();
        }
        return share();
    }

    @Override
    double now() {
        return simulator.time();
    }

    @Override
    double exponential(int asset) {
        return exponential.nextDouble();
    }

    @Override
    void toggleAfter(int asset, double hours) {
        toggles[asset].schedule(hours);
    }

    @Override
    void drain(int asset) {
        drains[asset].schedule(DependencyModel.BATTERY_HOURS);
    }

    @Override
    void regained(int asset, int provider) {
        drains[asset].cancel();
    }
}
