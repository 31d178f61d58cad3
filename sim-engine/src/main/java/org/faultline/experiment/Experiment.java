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
import java.util.stream.IntStream;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.dynamics.state.Purposes;
import org.faultline.impact.LossAccount;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.impact.Observatory;
import org.faultline.impact.ServiceIndex;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Equipment;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.UncertainNumber;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;

/**
 * A scenario ready to be run. The network is compiled once and shared; each thread has one run state. Results do not depend
 * on the number of threads, on their order, or on which variants are run together: every draw is keyed.
 */
public final class Experiment {

    private static final int GRID_POINTS = 145;

    private final ScenarioTemplate template;
    private final Case nominal;
    private final long horizonMicros;
    private final List<Double> gridHours = new ArrayList<>();

    private Experiment(ScenarioTemplate template, Case nominal) {
        this.template = template;
        this.nominal = nominal;
        Scenario scenario = nominal.scenario();
        horizonMicros = SimTime.ofHours(scenario.horizonHours());
        for (int i = 0; i < GRID_POINTS; i++) {
            gridHours.add(scenario.horizonHours() * i / (GRID_POINTS - 1));
        }
    }

    /** Compiles a scenario that leaves nothing open. */
    public static Experiment of(Scenario scenario) {
        return of(ScenarioTemplate.of(scenario));
    }

    /** Compiles a question. Its uncertain numbers are drawn once per replication, the same for all variants. */
    public static Experiment of(ScenarioTemplate template) {
        return new Experiment(template, Case.of(template.nominal()));
    }

    /** The same question with a value replaced; what it does not touch is compiled already. */
    public Experiment with(ScenarioTemplate other) {
        return new Experiment(other, nominal.with(other.nominal(), Map.of()));
    }

    /** Another question about the same network, with variants of its own; what it has in common with this one is compiled already. */
    public Experiment asking(ScenarioTemplate other) {
        return new Experiment(other, nominal.asking(other.nominal()));
    }

    /** Maker of each asset under a variant, in the order of the network. */
    public List<Optional<Equipment>> equipment(int variant) {
        return nominal.of(variant).equipment(variant);
    }

    /** Paired differences of finished runs, of every pair of mixes, measure and subject. */
    public List<Difference> differences(Plan plan, List<RunRow> rows) {
        return new Summariser(nominal.scenario(), plan, gridHours, nominal.index()).differences(rows);
    }

    /** What was compiled, with uncertain numbers at their medians. */
    public Scenario scenario() {
        return nominal.scenario();
    }

    /**
     * Runs a plan.
     *
     * @param finished runs done before, which need not be done again
     * @return the outcome over all finished runs; incomplete when the listener asked to stop or a run failed
     */
    public Outcome run(Plan plan, List<RunRow> finished, Listener listener) {
        List<RunRow> rows = replicate(plan, finished, listener);
        boolean complete = tasks(plan, rows).isEmpty();
        return new Summariser(nominal.scenario(), plan, gridHours, nominal.index()).outcome(rows, complete);
    }

    /** Runs a plan without summing it up: all finished runs, by variant and replication. */
    public List<RunRow> replicate(Plan plan, List<RunRow> finished, Listener listener) {
        List<RunRow> rows = new ArrayList<>(finished);
        List<int[]> tasks = tasks(plan, finished);
        int total = rows.size() + tasks.size();
        Tasks queue = new Tasks(tasks, !template.numbers().isEmpty());
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
        return rows;
    }

    /**
     * Runs one replication of a variant and keeps everything.
     *
     * @throws IllegalArgumentException when the scenario is not valid with the values drawn for this replication
     */
    public Trace trace(int variant, long seed, int replication) {
        Case drawn = drawn(seed, replication).of(variant);
        Simulation simulation = drawn.simulation(variant);
        Run run = simulation.newRun();
        EventLog log = run.execute(seed, replication).copy();
        LossAccount losses = LossAccount.of(drawn.index(), simulation.subjects(), log, horizonMicros);
        Scenario scenario = drawn.scenario();
        return new Trace(
                scenario,
                scenario.variants().get(variant),
                drawn.drawn(),
                simulation.subjects(),
                log,
                drawn.equipment(variant),
                losses,
                run.findDeadlock());
    }

    /** What one replication of a variant observes. */
    public Map<MeasureKey, Double> observed(int variant, long seed, int replication) {
        Map<MeasureKey, Double> values = new HashMap<>();
        replicator(variant, Observatory.keysOf(nominal.scenario())).run(seed, replication, false, values::put);
        return values;
    }

    /**
     * Runs replications of a variant one by one, on one thread, and hands out some measures.
     *
     * @param wanted observations that are handed out
     */
    Replicator replicator(int variant, Set<MeasureKey> wanted) {
        return new Replicator(variant, wanted);
    }

    /** Whether runs of a variant that only show some observations may end before the horizon, once those are known. */
    boolean canEndEarly(int variant, List<MeasureKey> wanted) {
        return nominal.observatory(variant, Set.copyOf(wanted)).canBeDecided();
    }

    /** The run state of one thread. */
    final class Replicator {

        private final int variant;
        private final Set<MeasureKey> wanted;
        private Case drawn;
        private Run run;
        private Observatory observatory;
        private final LossAccount.Reader reader = new LossAccount.Reader();

        private Replicator(int variant, Set<MeasureKey> wanted) {
            this.variant = variant;
            this.wanted = wanted;
            this.drawn = nominal.of(variant);
            this.run = drawn.simulation(variant).newRun();
            this.observatory = drawn.observatory(variant, wanted);
        }

        private void draw(long seed, int replication) {
            if (!template.numbers().isEmpty() && !values(seed, replication).equals(drawn.drawn())) {
                drawn = Experiment.this.drawn(seed, replication).of(variant);
                run = drawn.simulation(variant).newRun();
                observatory = drawn.observatory(variant, wanted);
            }
        }

        /**
         * Runs a replication and hands out what it observes; the measures of the catalogue only if they are wanted. Where they are not, it ends when
         * all that is observed is known.
         */
        void run(long seed, int replication, boolean measures, BiConsumer<MeasureKey, Double> out) {
            draw(seed, replication);
            observatory.begin();
            boolean mayEnd = !measures && observatory.canBeDecided();
            EventLog log = mayEnd ? run.execute(seed, replication, observatory) : run.execute(seed, replication);
            observatory.finish(log, run.readings());
            observatory.forEach(out);
            if (measures) {
                LossAccount losses =
                        reader.read(drawn.index(), drawn.simulation(variant).subjects(), log, horizonMicros);
                Measures.valuesOf(losses).forEach(out);
            }
        }

        /** What the last replication observed that is a lower bound only, because the horizon came first. */
        List<MeasureKey> censored() {
            return observatory.censored();
        }
    }

    /** Number of assets that each step of a variant's campaign can reach, by the place of the step. */
    public List<Integer> candidates(int variant) {
        Simulation simulation = nominal.of(variant).simulation(variant);
        List<Integer> counts = new ArrayList<>();
        for (int s = 0; s < simulation.subjects().stepIds().size(); s++) {
            counts.add(simulation.candidates(s));
        }
        return counts;
    }

    /** Values of the uncertain numbers in a replication, by name. */
    public Map<String, Double> values(long seed, int replication) {
        Draws draws = new Draws(seed, replication);
        Map<String, Double> values = new TreeMap<>();
        for (UncertainNumber number : template.numbers()) {
            double u = draws.uniform(Purposes.UNCERTAIN_NUMBER, Draws.keyOf(number.name()), 0);
            values.put(number.name(), number.at(u));
        }
        return values;
    }

    /**
     * Replications in an order in which those with the same uncertain numbers stand together, because what was compiled for one serves
     * the next, e.g. a network of one of a thousand layouts.
     */
    static final class Order {

        private final int[] replications;
        private final boolean[] isLikeTheOneBefore;

        private Order(int[] replications, boolean[] isLikeTheOneBefore) {
            this.replications = replications;
            this.isLikeTheOneBefore = isLikeTheOneBefore;
        }

        int size() {
            return replications.length;
        }

        /** The number of the replication at a place. */
        int replication(int place) {
            return replications[place];
        }

        /** True when the replication has the uncertain numbers of the one at the place before; never at the first place. */
        boolean isLikeTheOneBefore(int place) {
            return isLikeTheOneBefore[place];
        }
    }

    /** Replications from one number up to another; in their order where no number is uncertain. */
    Order likeOnesTogether(long seed, int from, int to) {
        boolean[] like = new boolean[to - from];
        if (template.numbers().isEmpty()) {
            return new Order(IntStream.range(from, to).toArray(), like);
        }
        int[] replications = IntStream.range(from, to)
                .mapToLong(r -> ((long) values(seed, r).hashCode() << Integer.SIZE) | r)
                .sorted()
                .mapToInt(l -> (int) l)
                .toArray();
        for (int place = 1; place < replications.length; place++) {
            like[place] = values(seed, replications[place]).equals(values(seed, replications[place - 1]));
        }
        return new Order(replications, like);
    }

    private Case drawn(long seed, int replication) {
        if (template.numbers().isEmpty()) {
            return nominal;
        }
        Map<String, Double> values = values(seed, replication);
        return nominal.with(template.at(values), values);
    }

    /** What is left to do: by variant, or by replication where variants of one replication share what was drawn for it. */
    private List<int[]> tasks(Plan plan, List<RunRow> finished) {
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
        if (!template.numbers().isEmpty()) {
            tasks.sort(Comparator.comparingInt(t -> t[1]));
        }
        return tasks;
    }

    private static long taskKey(int variant, int replication) {
        return ((long) variant << 32) | replication;
    }

    private void work(Plan plan, Tasks queue, List<RunRow> rows, int total, Listener listener) {
        Worker worker = new Worker(plan.seed());
        for (List<int[]> tasks = queue.next(listener); !tasks.isEmpty(); tasks = queue.next(listener)) {
            for (int[] task : tasks) {
                if (listener.stopRequested()) {
                    return;
                }
                try {
                    RunRow row = worker.execute(task[0], task[1]);
                    synchronized (rows) {
                        rows.add(row);
                        listener.finished(row, rows.size(), total);
                    }
                } catch (RuntimeException fault) {
                    worker.forget();
                    synchronized (rows) {
                        listener.failed(task[0], task[1], fault);
                    }
                }
            }
        }
    }

    /** What one thread keeps from run to run: the case of the last replication, and the state of its last variant. */
    private final class Worker {

        private final long seed;
        private Optional<Case> drawn = Optional.empty();
        private int replicationDrawn = -1;
        private int variantReady = -1;
        private Optional<Run> run = Optional.empty();
        private Optional<Observatory> observatory = Optional.empty();
        private final LossAccount.Reader losses = new LossAccount.Reader();

        Worker(long seed) {
            this.seed = seed;
        }

        RunRow execute(int variant, int replication) {
            Case current = drawn(replication).of(variant);
            if (variantReady != variant || run.isEmpty()) {
                run = Optional.of(current.simulation(variant).newRun());
                observatory = Optional.of(current.observatory(variant));
                variantReady = variant;
            }
            return Experiment.this.execute(
                    current, run.orElseThrow(), observatory.orElseThrow(), losses, seed, variant, replication);
        }

        void forget() {
            run = Optional.empty();
            drawn = Optional.empty();
            replicationDrawn = -1;
        }

        private Case drawn(int replication) {
            boolean same = template.numbers().isEmpty() || replicationDrawn == replication;
            if (drawn.isEmpty() || !same) {
                run = Optional.empty();
                drawn = Optional.of(Experiment.this.drawn(seed, replication));
                replicationDrawn = replication;
            }
            return drawn.orElseThrow();
        }
    }

    private RunRow execute(
            Case drawn,
            Run run,
            Observatory observatory,
            LossAccount.Reader reader,
            long seed,
            int variant,
            int replication) {
        long begin = System.nanoTime();
        EventLog log = run.execute(seed, replication);
        LossAccount losses =
                reader.read(drawn.index(), drawn.simulation(variant).subjects(), log, horizonMicros);
        String hash = log.hash();
        observatory.read(log, run.readings());
        Map<MeasureKey, Double> values = Measures.valuesOf(losses);
        observatory.forEach(values::put);
        List<MeasureKey> censored = new ArrayList<>(Measures.censoredOf(losses));
        censored.addAll(observatory.censored());
        Optional<Deadlock> deadlock = run.findDeadlock();
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new RunRow(
                variant,
                replication,
                hash,
                seconds,
                log.size(),
                values,
                censored,
                curves(drawn.index(), losses),
                drawn.drawn(),
                drawn.boundsUnlike(nominal),
                deadlock);
    }

    private Map<String, SectorCurve> curves(ServiceIndex index, LossAccount losses) {
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

    /** What is still to be run, handed out one by one, or together where runs share what was drawn for their replication. */
    private static final class Tasks {

        private final List<int[]> tasks;
        private final boolean together;
        private int next;

        Tasks(List<int[]> tasks, boolean together) {
            this.tasks = tasks;
            this.together = together;
        }

        synchronized List<int[]> next(Listener listener) {
            if (next >= tasks.size() || listener.stopRequested()) {
                return List.of();
            }
            int from = next++;
            while (together && next < tasks.size() && tasks.get(next)[1] == tasks.get(from)[1]) {
                next++;
            }
            return tasks.subList(from, next);
        }
    }
}
