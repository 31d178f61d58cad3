package org.faultline.storm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.StormControl;
import org.faultline.scenario.StormGrid;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;

/**
 * Runs the grid of a storm: every cell is the scenario with values put into its document, run once. Cells do not depend on each other,
 * on the number of threads or on their order.
 *
 * <p>The outage until a share q of the devices is served is the length of the fault plus the time after it for which fewer are served;
 * where that is in one piece, as in every storm that is over once it is over, it is the time from the beginning of the fault until q are
 * served again. When fewer are served at the end of the run, it is at least as long as the run from the beginning of the fault on.
 */
public final class StormLab {

    private static final double HALF = 0.5;
    private static final double MOST = 0.9;
    private static final double ALL = 0.99;
    private static final double LAST_QUARTER = 0.75;

    /** Hours after the fault within which no device has tried yet: the return itself may be rounded to another microsecond. */
    private static final double MOMENT = 1e-6;

    private static final String RETURN = "storm:at-return";
    private static final String END = "storm:at-end";
    private static final String BELOW = "storm:below-";
    private static final String ATTEMPTS = "storm:attempts:";
    private static final String SUCCESSES = "storm:successes:";
    private static final String RATE = "storm:rate-of-";
    private static final String REACHED = "storm:reached:";

    private final ScenarioTemplate template;
    private final StormGrid grid;
    private final List<ControlSet> sets;
    private final Experiment base;
    private final Quantity.Devices served;

    /**
     * A laboratory.
     *
     * @param template a scenario with one variant
     * @throws IllegalArgumentException when it asks for no grid, has several variants, or no core has a control that is to be switched
     */
    public StormLab(ScenarioTemplate template) {
        this.template = template;
        grid = template.storm()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The scenario " + template.nominal().id() + " has no `storm`."));
        Scenario scenario = template.nominal();
        if (scenario.variants().size() != 1) {
            throw new IllegalArgumentException("The scenario " + scenario.id() + " has "
                    + scenario.variants().size() + " variants; a storm is asked of one.");
        }
        for (StormControl control : grid.controls()) {
            if (scenario.signalling().cores().stream().noneMatch(core -> control.isIn(core.controls()))) {
                throw new IllegalArgumentException(
                        "No core has the control " + control.id() + "; there is nothing to switch off.");
            }
        }
        sets = ControlSet.of(grid, scenario);
        base = Experiment.of(template);
        served = (Quantity.Devices) scenario.observations().stream()
                .filter(o -> o.id().equals(grid.served()))
                .map(o -> ((Observation.Taken) o.made()).quantity())
                .findFirst()
                .orElseThrow();
    }

    /** The grid. */
    public StormGrid grid() {
        return grid;
    }

    /** The sets of controls, in the order in which they are shown. */
    public List<ControlSet> sets() {
        return sets;
    }

    /** What closed forms say of the core at some head-room. */
    public CoreLoad load(int headroom) {
        String text = grid.headroomTexts().get(headroom);
        return CoreLoad.of(template.with(grid.headroom().path(), text).nominal().signalling(), served.of());
    }

    /** How many cells there are. */
    public int size() {
        return sets.size()
                * grid.fault().values().size()
                * grid.headroom().values().size();
    }

    /**
     * Runs cells on some threads.
     *
     * @param known cells that need not be run again, by their settings
     * @param found hears of each cell that was run, one at a time
     * @param stops true when no further cell shall begin
     * @return cells by set of controls, length of the fault and head-room, in this order; fewer when it was stopped
     * @throws IllegalArgumentException when the scenario is not valid with the values of a cell
     */
    public List<StormCell> run(
            long seed,
            int threads,
            Map<List<String>, StormCell> known,
            Consumer<StormCell> found,
            BooleanSupplier stops) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<StormCell>>> cells = new ArrayList<>();
            for (int i = 0; i < size(); i++) {
                int cell = i;
                cells.add(workers.submit(() -> run(cell, seed, known, found, stops)));
            }
            List<StormCell> all = new ArrayList<>();
            for (Future<Optional<StormCell>> cell : cells) {
                await(cell).ifPresent(all::add);
            }
            return all;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Optional<StormCell> await(Future<Optional<StormCell>> cell) {
        try {
            return cell.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The storm was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A cell failed", e.getCause());
        }
    }

    private Optional<StormCell> run(
            int number,
            long seed,
            Map<List<String>, StormCell> known,
            Consumer<StormCell> found,
            BooleanSupplier stops) {
        int rooms = grid.headroom().values().size();
        int faults = grid.fault().values().size();
        int headroom = number % rooms;
        int fault = number / rooms % faults;
        ControlSet set = sets.get(number / rooms / faults);
        List<String> settings = new ArrayList<>();
        settings.add(grid.fault().path() + "=" + grid.faultTexts().get(fault));
        settings.add(grid.headroom().path() + "=" + grid.headroomTexts().get(headroom));
        settings.addAll(set.settings());
        if (known.containsKey(settings)) {
            return Optional.of(known.get(settings));
        }
        if (stops.getAsBoolean()) {
            return Optional.empty();
        }
        StormCell cell = run(
                settings,
                set.id(),
                grid.fault().values().get(fault),
                grid.headroom().values().get(headroom),
                seed);
        synchronized (this) {
            found.accept(cell);
        }
        return Optional.of(cell);
    }

    private StormCell run(List<String> settings, String controls, double faultHours, double headroom, long seed) {
        ScenarioTemplate changed = template;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            changed = changed.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Watched watched = new Watched(changed, observations(changed.nominal(), faultHours));
        List<RunRow> rows =
                base.with(watched).replicate(new Plan(seed, 1, 1, MOST, List.of(0)), List.of(), new Strict());
        return cell(
                rows.get(0).values(),
                load(watched.nominal(), rows.get(0).values(), faultHours),
                settings,
                controls,
                faultHours,
                headroom);
    }

    /** The core at the end of a fault, with those who are not served then by the step that they wait for. */
    private CoreLoad load(Scenario scenario, Map<MeasureKey, Double> values, double faultHours) {
        List<CoreLoad.Waiting> back = new ArrayList<>();
        for (DeviceClass devices : scenario.signalling().classes()) {
            if (served.of().contains(devices.id())) {
                double reached = devices.members();
                for (int step = 0; step < devices.steps().size(); step++) {
                    double further = value(values, REACHED + devices.id() + ":" + step);
                    back.add(new CoreLoad.Waiting(devices.id(), step, Math.max(0, reached - further)));
                    reached = further;
                }
            }
        }
        double clockHours = scenario.start().toLocalTime().toNanoOfDay() / 3.6e12 + grid.beginsHours() + faultHours;
        return CoreLoad.of(scenario.signalling(), served.of()).returning(clockHours, back);
    }

    private StormCell cell(
            Map<MeasureKey, Double> values,
            CoreLoad load,
            List<String> settings,
            String controls,
            double faultHours,
            double headroom) {
        double atReturn = value(values, RETURN);
        double atEnd = value(values, END);
        Outage all = outage(values, ALL, faultHours, atEnd);
        return new StormCell(
                controls,
                faultHours,
                headroom,
                outage(values, HALF, faultHours, atEnd),
                outage(values, MOST, faultHours, atEnd),
                all,
                Course.of(all, faultHours, grid.soonHours()),
                atReturn,
                atEnd,
                sum(values, ATTEMPTS),
                sum(values, SUCCESSES),
                sum(values, RATE + ATTEMPTS),
                sum(values, RATE + SUCCESSES),
                load.capacityPerHour(atReturn),
                faultHours + load.floorHours(atReturn, ALL),
                faultHours + load.drainHours(atReturn, ALL),
                load.busiest(1 - atReturn),
                load.isTrapped(1 - atReturn, CoreLoad.Pace.SPREAD),
                load.isTrapped(1 - atReturn, CoreLoad.Pace.IN_STEP),
                settings);
    }

    private Outage outage(Map<MeasureKey, Double> values, double share, double faultHours, double atEnd) {
        return Threshold.atLeast(share).holds(atEnd)
                ? new Outage(faultHours + value(values, BELOW + share), false)
                : new Outage(template.nominal().horizonHours() - grid.beginsHours(), true);
    }

    private static double value(Map<MeasureKey, Double> values, String id) {
        double value = values.get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(id)));
        if (Double.isNaN(value)) {
            throw new IllegalStateException("The observation " + id + " is no number.");
        }
        return value;
    }

    private double sum(Map<MeasureKey, Double> values, String prefix) {
        return served.of().stream().mapToDouble(c -> value(values, prefix + c)).sum();
    }

    private List<Observation> observations(Scenario scenario, double faultHours) {
        double back = grid.beginsHours() + faultHours;
        List<Observation> all = new ArrayList<>();
        all.add(observation(RETURN, served, new Take.At(back + MOMENT)));
        all.add(observation(END, served, new Take.Over(Take.Sort.FINAL, 0)));
        for (double share : new double[] {HALF, MOST, ALL}) {
            all.add(observation(BELOW + share, served, new Take.When(Take.Passing.TIME, Threshold.below(share), back)));
        }
        double late = LAST_QUARTER * scenario.horizonHours();
        for (DeviceClass devices : scenario.signalling().classes()) {
            if (served.of().contains(devices.id())) {
                addReached(all, devices, back);
                addAttempts(all, devices, ATTEMPTS, Quantity.Outcome.ATTEMPTS, late);
                addAttempts(all, devices, SUCCESSES, Quantity.Outcome.SUCCESSES, late);
            }
        }
        return all;
    }

    private void addReached(List<Observation> all, DeviceClass devices, double back) {
        for (int step = 0; step < devices.steps().size(); step++) {
            Optional<String> stage =
                    Optional.of(devices.steps().get(step).procedure().id());
            Quantity reached = new Quantity.Devices(List.of(devices.id()), served.state(), stage, false);
            all.add(observation(REACHED + devices.id() + ":" + step, reached, new Take.At(back + MOMENT)));
        }
    }

    private static void addAttempts(
            List<Observation> all, DeviceClass devices, String prefix, Quantity.Outcome what, double late) {
        String stage = devices.stages().get(0).procedure().id();
        Quantity quantity = new Quantity.Attempts(devices.id(), stage, what, MOST);
        all.add(observation(prefix + devices.id(), quantity, new Take.Over(Take.Sort.FINAL, 0)));
        all.add(observation(RATE + prefix + devices.id(), quantity, new Take.Over(Take.Sort.RATE, late)));
    }

    static Observation observation(String id, Quantity quantity, Take take) {
        return new Observation(id, id, take.unit(quantity.unit()), true, new Observation.Taken(quantity, take));
    }

    /** A cell that cannot be run is a fault of the whole grid. */
    private static final class Strict implements Listener {

        @Override
        public void finished(RunRow row, int done, int total) {}

        @Override
        public void failed(int variant, int replication, RuntimeException fault) {
            throw fault;
        }
    }
}
