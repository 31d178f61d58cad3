package org.faultline.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.impact.LossAccount;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.impact.Observatory;
import org.faultline.impact.ServiceIndex;
import org.faultline.kernel.SimTime;
import org.faultline.model.Equipment;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.trace.EventLog;

/**
 * A scenario ready to be run. The network is compiled once and shared; each thread has one run state. Results do not depend
 * on the number of threads, on their order, or on which variants are run together: every draw is keyed.
 */
public final class Experiment {

    private static final int GRID_POINTS = 145;

    private final Scenario scenario;
    private final CompiledNetwork compiled;
    private final ServiceIndex index;
    private final long horizonMicros;
    private final List<Double> gridHours = new ArrayList<>();
    private final Map<Integer, Simulation> simulations = new HashMap<>();
    private final Map<Integer, List<Optional<Equipment>>> equipment = new HashMap<>();

    private Experiment(Scenario scenario) {
        this.scenario = scenario;
        compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        index = new ServiceIndex(scenario);
        horizonMicros = SimTime.ofHours(scenario.horizonHours());
        for (int i = 0; i < GRID_POINTS; i++) {
            gridHours.add(scenario.horizonHours() * i / (GRID_POINTS - 1));
        }
    }

    /** Compiles a scenario. */
    public static Experiment of(Scenario scenario) {
        return new Experiment(scenario);
    }

    /** What was compiled. */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * Runs a plan.
     *
     * @param finished runs done before, which need not be done again
     * @return the outcome over all finished runs; incomplete when the listener asked to stop or a run failed
     */
    public Outcome run(Plan plan, List<RunRow> finished, Listener listener) {
        List<RunRow> rows = new ArrayList<>(finished);
        List<int[]> tasks = tasks(plan, finished);
        int total = rows.size() + tasks.size();
        Tasks queue = new Tasks(tasks);
        ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < plan.threads(); t++) {
                workers.add(threads.submit(() -> work(plan, queue, rows, total, listener)));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        } finally {
            threads.shutdownNow();
        }
        rows.sort(Comparator.comparingInt(RunRow::variant).thenComparingInt(RunRow::replication));
        return new Summariser(scenario, plan, gridHours, index).outcome(rows, rows.size() == total);
    }

    /** Runs one replication of a variant and keeps everything. */
    public Trace trace(int variant, long seed, int replication) {
        Simulation simulation = simulation(variant);
        EventLog log = simulation.newRun().execute(seed, replication).copy();
        LossAccount losses = LossAccount.of(index, simulation.subjects(), log, horizonMicros);
        return new Trace(scenario.variants().get(variant), simulation.subjects(), log, equipment(variant), losses);
    }

    /** Runs replications of a variant one by one, on one thread, and hands out some measures. */
    Replicator replicator(int variant) {
        return new Replicator(variant);
    }

    /** The run state of one thread. */
    final class Replicator {

        private final int variant;
        private final Run run;
        private final Observatory observatory;

        private Replicator(int variant) {
            this.variant = variant;
            this.run = simulation(variant).newRun();
            this.observatory = observatory(variant);
        }

        /** Runs a replication; only the measures that are wanted are computed, and perhaps a few more. */
        void run(long seed, int replication, Set<MeasureKey> wanted, BiConsumer<MeasureKey, Double> out) {
            EventLog log = run.execute(seed, replication);
            observatory.read(log, run.readings());
            observatory.forEach(out);
            if (wanted.stream().anyMatch(k -> Measures.find(k.measure()).isPresent())) {
                LossAccount losses = LossAccount.of(index, simulation(variant).subjects(), log, horizonMicros);
                Measures.valuesOf(losses).forEach(out);
            }
        }
    }

    /** Number of assets that each step of a variant's campaign can reach, by the place of the step. */
    public List<Integer> candidates(int variant) {
        Simulation simulation = simulation(variant);
        List<Integer> counts = new ArrayList<>();
        for (int s = 0; s < simulation.subjects().stepIds().size(); s++) {
            counts.add(simulation.candidates(s));
        }
        return counts;
    }

    private static List<int[]> tasks(Plan plan, List<RunRow> finished) {
        Set<Long> have = new HashSet<>();
        finished.forEach(r -> have.add(taskKey(r.variant(), r.replication())));
        List<int[]> tasks = new ArrayList<>();
        for (int variant : plan.variants()) {
            for (int r = 0; r < plan.replications(); r++) {
                if (!have.contains(taskKey(variant, r))) {
                    tasks.add(new int[] {variant, r});
                }
            }
        }
        return tasks;
    }

    private static long taskKey(int variant, int replication) {
        return ((long) variant << 32) | replication;
    }

    private void work(Plan plan, Tasks queue, List<RunRow> rows, int total, Listener listener) {
        int current = -1;
        Run run = null;
        Observatory observatory = null;
        for (int[] task = queue.next(listener); task.length > 0; task = queue.next(listener)) {
            if (run == null || task[0] != current) {
                current = task[0];
                run = simulation(current).newRun();
                observatory = observatory(current);
            }
            try {
                RunRow row = execute(run, observatory, plan.seed(), current, task[1]);
                synchronized (rows) {
                    rows.add(row);
                    listener.finished(row, rows.size(), total);
                }
            } catch (RuntimeException fault) {
                run = null;
                synchronized (rows) {
                    listener.failed(current, task[1], fault);
                }
            }
        }
    }

    private RunRow execute(Run run, Observatory observatory, long seed, int variant, int replication) {
        long begin = System.nanoTime();
        EventLog log = run.execute(seed, replication);
        LossAccount losses = LossAccount.of(index, simulation(variant).subjects(), log, horizonMicros);
        String hash = log.hash();
        observatory.read(log, run.readings());
        Map<MeasureKey, Double> values = Measures.valuesOf(losses);
        observatory.forEach(values::put);
        List<MeasureKey> censored = new ArrayList<>(Measures.censoredOf(losses));
        censored.addAll(observatory.censored());
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new RunRow(variant, replication, hash, seconds, log.size(), values, censored, curves(losses));
    }

    private Map<String, SectorCurve> curves(LossAccount losses) {
        Map<String, SectorCurve> curves = new TreeMap<>();
        for (int i = 0; i < index.sectors().size(); i++) {
            List<Double> level = new ArrayList<>(GRID_POINTS);
            List<Double> people = new ArrayList<>(GRID_POINTS);
            for (double hours : gridHours) {
                long moment = SimTime.ofHours(hours);
                level.add(1 - losses.missingOfSector(i).at(moment));
                people.add(losses.peopleOfSector(i).at(moment));
            }
            curves.put(index.sectors().get(i), new SectorCurve(level, people));
        }
        return curves;
    }

    private Observatory observatory(int variant) {
        return new Observatory(scenario, simulation(variant).subjects(), equipment(variant));
    }

    private synchronized Simulation simulation(int variant) {
        return simulations.computeIfAbsent(
                variant,
                v -> Simulation.of(
                        compiled, scenario, scenario.variants().get(v).campaign(), equipment(v)));
    }

    private synchronized List<Optional<Equipment>> equipment(int variant) {
        return equipment.computeIfAbsent(variant, v -> {
            Variant of = scenario.variants().get(v);
            return EquipmentAssignment.assign(scenario.network(), of.mix(), scenario.vendors());
        });
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The experiment was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A run failed", e.getCause());
        }
    }

    /** What is still to be run, handed out one by one. */
    private static final class Tasks {

        private static final int[] NONE = {};

        private final List<int[]> tasks;
        private int next;

        Tasks(List<int[]> tasks) {
            this.tasks = tasks;
        }

        synchronized int[] next(Listener listener) {
            return next < tasks.size() && !listener.stopRequested() ? tasks.get(next++) : NONE;
        }
    }
}
