package org.faultline.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;

/** Who runs the dependency model in the JVM; each of them alone in a program, so that no other has taught the compilers of the JVM. */
enum DependencyContestant {
    /** Whole replications of the scenario text, with event log, causes, fingerprint and measures. */
    ENGINE("engine", 4) {
        @Override
        Found run(DependencyModel model, double warmUp, double seconds) {
            Experiment experiment = Experiment.of(model.scenario);
            replicate(experiment, 1, warmUp);
            return replicate(experiment, 2, seconds);
        }
    },

    /** {@link DependencyLoop}. */
    BARE_LOOP("bare loop", 1) {
        @Override
        Found run(DependencyModel model, double warmUp, double seconds) {
            DependencyLoop loop = new DependencyLoop(model);
            loop.replicate(1, warmUp);
            return new Found(loop.replicate(2, seconds), 0);
        }
    },

    /** {@link LoggedDependencyLoop}. */
    LOOP_WITH_LOG("loop with log", 1) {
        @Override
        Found run(DependencyModel model, double warmUp, double seconds) {
            LoggedDependencyLoop loop = new LoggedDependencyLoop(model);
            loop.replicate(1, warmUp);
            return new Found(loop.replicate(2, seconds), loop.events());
        }
    },

    /** {@link SsjDependencies}. */
    SSJ("SSJ", 1) {
        @Override
        Found run(DependencyModel model, double warmUp, double seconds) {
            SsjDependencies ssj = new SsjDependencies(model);
            ssj.replicate(warmUp);
            return new Found(ssj.replicate(seconds), 0);
        }
    };

    private static final int LEAST_REPLICATIONS = 2;

    private final String title;
    private final double warmUps;

    DependencyContestant(String title, double warmUps) {
        this.title = title;
        this.warmUps = warmUps;
    }

    /**
     * What one program found.
     *
     * @param events events that the last replication logged, 0 where there is no log
     */
    record Found(Pace pace, int events) {}

    abstract Found run(DependencyModel model, double warmUp, double seconds);

    String title() {
        return title;
    }

    /** Runs the model for so many seconds of processor time, after the compilers of the JVM have come to rest. */
    final Found measure(DependencyModel model, double seconds) {
        return run(model, warmUps * seconds, seconds);
    }

    private static Found replicate(Experiment experiment, long seed, double most) {
        double begin = Texts.processorSeconds();
        DoubleAdder sum = new DoubleAdder();
        int[] counted = new int[1];
        long[] events = new long[1];
        Listener listener = new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                sum.add(atWork(row));
                counted[0]++;
                events[0] = row.events();
            }

            @Override
            public boolean stopRequested() {
                return counted[0] >= LEAST_REPLICATIONS && Texts.processorSeconds() - begin > most;
            }
        };
        experiment.replicate(new Plan(seed, 100_000, 1, 0.9, List.of(0)), List.of(), listener);
        double spent = Texts.processorSeconds() - begin;
        return new Found(new Pace(counted[0] / spent, sum.sum() / counted[0]), (int) events[0]);
    }

    private static double atWork(RunRow row) {
        return row.values().entrySet().stream()
                .filter(e -> e.getKey().subject().equals("observation:at-work"))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
