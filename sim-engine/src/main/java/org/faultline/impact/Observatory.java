package org.faultline.impact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.kernel.SimTime;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.observe.Tally;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Scenario;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Selector;
import org.faultline.trace.EventLog;
import org.faultline.trace.Onlooker;
import org.faultline.trace.Readings;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * The observations of a scenario, read from the logs of runs of one variant. One pass over a log serves all of them: each event goes
 * to the gauges of its subject, O(events + readings), and nothing is allocated per event. What was measured while the run went on
 * is taken from its {@link Readings}. One thread uses it, run after run.
 */
public final class Observatory implements Onlooker {

    private static final int TOGETHER = 512;
    private static final double WHOLE = 1;
    private static final double CLEAN = 0;
    private static final double NO_REPAIR = 2;

    private final Scenario scenario;
    private final List<Observation> observations;
    private final Subjects subjects;
    private final List<Optional<Equipment>> equipment;
    private final SupplyChain supply;
    private final long horizon;
    private final List<MeasureKey> keys;
    /** Which observations are wanted, or needed for one that is. */
    private final boolean[] wanted;

    private final Gauge[] gauge;
    private final int[][] parts;
    private final int[] start;
    private final int[] gaugeAt;
    /** What gauges read. */
    private final long read;
    /** Events that are looked at together. */
    private final int[] some = new int[TOGETHER];
    /** How much of the log was read. */
    private int seen;

    private final double[] value;
    private final boolean[] present;
    private final boolean[] censored;

    /** Compiles all observations of a scenario; else as the other one. */
    public Observatory(Scenario scenario, Subjects subjects, List<Optional<Equipment>> equipment) {
        this(scenario, subjects, equipment, keysOf(scenario));
    }

    /**
     * Compiles observations; O(observations x assets).
     *
     * @param equipment maker of each asset under the variant, in the order of the network
     * @param only what is handed out, with what it is made of; what need not be read for it is not
     */
    public Observatory(
            Scenario scenario, Subjects subjects, List<Optional<Equipment>> equipment, Set<MeasureKey> only) {
        this.scenario = scenario;
        this.observations = scenario.observations();
        this.subjects = subjects;
        this.equipment = List.copyOf(equipment);
        supply = SupplyChain.of(scenario.vendors());
        horizon = SimTime.ofHours(scenario.horizonHours());
        keys = observations.stream().map(Observatory::keyOf).toList();
        int n = observations.size();
        gauge = new Gauge[n];
        parts = new int[n][];
        value = new double[n];
        present = new boolean[n];
        censored = new boolean[n];
        wanted = new boolean[n];
        int[][] seenBy = new int[n][];
        for (int i = n - 1; i >= 0; i--) {
            wanted[i] |= only.contains(keys.get(i));
            seenBy[i] = wanted[i] ? compile(i) : new int[0];
        }
        start = new int[subjects.size() + 1];
        for (int[] subjectsOfOne : seenBy) {
            for (int subject : subjectsOfOne) {
                start[subject + 1]++;
            }
        }
        for (int s = 0; s < subjects.size(); s++) {
            start[s + 1] += start[s];
        }
        read = Arrays.stream(gauge)
                .filter(Objects::nonNull)
                .mapToLong(g -> g.what.alone())
                .reduce(0, (a, b) -> a | b);
        gaugeAt = new int[start[subjects.size()]];
        int[] next = start.clone();
        for (int i = 0; i < n; i++) {
            for (int subject : seenBy[i]) {
                gaugeAt[next[subject]++] = i;
            }
        }
    }

    /** Under what the observations of a scenario are handed out. */
    public static Set<MeasureKey> keysOf(Scenario scenario) {
        return scenario.observations().stream().map(Observatory::keyOf).collect(Collectors.toSet());
    }

    private static MeasureKey keyOf(Observation observation) {
        return new MeasureKey(Observation.MEASURE, observation.subject());
    }

    /** Makes the gauge of an observation, or marks those that stand before it as wanted; gives the subjects that it reads. */
    private int[] compile(int place) {
        if (observations.get(place).made() instanceof Observation.Combined combined) {
            parts[place] = combined.of().stream().mapToInt(this::placeOf).toArray();
        } else if (observations.get(place).made() instanceof Observation.Tested tested) {
            parts[place] = new int[] {placeOf(tested.of())};
        }
        if (parts[place] != null) {
            Arrays.stream(parts[place]).forEach(p -> wanted[p] = true);
        } else if (observations.get(place).made() instanceof Observation.Taken taken) {
            int[] seen = seen(taken.quantity());
            gauge[place] = gauge(taken.quantity(), Tally.of(taken.take(), horizon), seen);
            return seen;
        }
        return new int[0];
    }

    private int placeOf(String id) {
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No observation has the id " + id + ".");
    }

    /** The subjects that a quantity is read from; none for one that is measured while the run goes on. */
    private int[] seen(Quantity quantity) {
        if (quantity instanceof Quantity.Level level) {
            return new int[] {subjectOf(level.subject())};
        }
        if (quantity instanceof Quantity.Count count) {
            return select(count.of());
        }
        if (quantity instanceof Quantity.LargestComponent component) {
            return select(component.of());
        }
        if (quantity instanceof Quantity.Events events) {
            return select(events.of());
        }
        if (quantity instanceof Quantity.Known known) {
            return known.steps().stream().mapToInt(this::stepOf).toArray();
        }
        if (quantity instanceof Quantity.Capacity capacity) {
            return select(capacity.of());
        }
        return quantity instanceof Quantity.Shortfall shortfall ? select(shortfall.of()) : new int[0];
    }

    /** The gauge of a quantity over the subjects that it is read from, null for one that is measured while the run goes on. */
    private Gauge gauge(Quantity quantity, Tally tally, int[] seen) {
        if (quantity instanceof Quantity.Level) {
            return new Gauge.OfLevel(tally);
        }
        if (quantity instanceof Quantity.Count count) {
            return count(count, seen.length, tally);
        }
        if (quantity instanceof Quantity.LargestComponent component) {
            return new ComponentGauge(seen, scenario.network(), subjects, component.share(), tally);
        }
        if (quantity instanceof Quantity.Events events) {
            return events(events.sort(), tally);
        }
        if (quantity instanceof Quantity.Known known) {
            What what = known.understood() ? What.DIAGNOSED : What.NOTICED;
            return new Gauge.OfEvents(what, 0, v -> true, tally);
        }
        if (quantity instanceof Quantity.Capacity capacity) {
            return new Gauge.OfCapacity(capacities(seen), capacity.demand(), false, tally);
        }
        if (quantity instanceof Quantity.Shortfall shortfall) {
            return new Gauge.OfCapacity(capacities(seen), Optional.of(shortfall.demand()), true, tally);
        }
        return null;
    }

    private Gauge count(Quantity.Count count, int selected, Tally tally) {
        double weight = count.share() ? (selected == 0 ? 0 : 1.0 / selected) : 1;
        What what = What.LEVEL;
        DoublePredicate state = level -> false;
        double whole = WHOLE;
        if (count.state() instanceof Quantity.State.OfLevel level) {
            state = level.test()::holds;
        } else if (count.state() instanceof Quantity.State.OfCondition condition) {
            what = What.CONDITION;
            state = condition.test()::holds;
        } else if (count.state() instanceof Quantity.State.OfIntegrity integrity) {
            what = What.INTEGRITY;
            boolean[] among = new boolean[org.faultline.model.Integrity.values().length];
            integrity.among().forEach(i -> among[i.code()] = true);
            state = code -> among[(int) code];
            whole = CLEAN;
        } else if (count.state() instanceof Quantity.State.OfRepair repair) {
            what = What.REPAIR;
            int wanted = repair.at().code();
            state = code -> (int) code == wanted;
            whole = NO_REPAIR;
        }
        int atStart = state.test(whole) ? selected : 0;
        return count.ever()
                ? new Gauge.OfEver(what, state, atStart, weight, subjects.size(), tally)
                : new Gauge.OfCount(what, state, atStart, weight, tally);
    }

    private static Gauge events(Quantity.Sort sort, Tally tally) {
        DoublePredicate any = v -> true;
        return switch (sort) {
            case FAILURES -> new Gauge.OfEvents(What.CONDITION, -1, any, tally);
            case RECOVERIES -> new Gauge.OfEvents(What.CONDITION, 1, any, tally);
            case FALLS -> new Gauge.OfEvents(What.LEVEL, -1, any, tally);
            case RISES -> new Gauge.OfEvents(What.LEVEL, 1, any, tally);
            case REPAIRS_ASKED -> new Gauge.OfEvents(What.REPAIR, 0, to -> to == 0, tally);
            case REPAIRS_BEGUN -> new Gauge.OfEvents(What.REPAIR, 0, to -> to == 1, tally);
            case REPAIRS_DONE -> new Gauge.OfEvents(What.REPAIR, 0, to -> to == 2, tally);
            case ALERTS -> new Gauge.OfEvents(What.ALERT, 0, any, tally);
        };
    }

    private double[] capacities(int[] seen) {
        double[] capacity = new double[subjects.size()];
        for (int s : seen) {
            capacity[s] = subjects.assets().get(s).capacity();
        }
        return capacity;
    }

    private int[] select(Selector selector) {
        AssetFilter filter = new AssetFilter(selector, supply);
        List<Asset> assets = subjects.assets();
        int[] selected = new int[assets.size()];
        int count = 0;
        for (int a = 0; a < selected.length; a++) {
            if (filter.passes(assets.get(a), equipment.get(a))) {
                selected[count++] = a;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    private int stepOf(String id) {
        int place = subjects.stepIds().indexOf(id);
        if (place < 0) {
            throw new IllegalArgumentException("No campaign step has the id " + id + ".");
        }
        return subjects.step(place);
    }

    private int subjectOf(String id) {
        List<Asset> assets = subjects.assets();
        for (int a = 0; a < assets.size(); a++) {
            if (assets.get(a).id().equals(id)) {
                return a;
            }
        }
        for (int s = 0; s < subjects.services().size(); s++) {
            if (subjects.services().get(s).id().equals(id)) {
                return subjects.service(s);
            }
        }
        throw new IllegalArgumentException("No asset or service has the id " + id + ".");
    }

    /** Reads a run; what it found stands here until the next. */
    public void read(EventLog log, Readings readings) {
        begin();
        finish(log, readings);
    }

    /** Before a run is read while it goes on: {@link #hasEnough} any number of times, then {@link #finish}. */
    public void begin() {
        seen = 0;
        for (Gauge g : gauge) {
            if (g != null) {
                g.begin();
            }
        }
    }

    /** Reads what is left of a run, which is over or was ended because this {@linkplain #hasEnough had enough}. */
    public void finish(EventLog log, Readings readings) {
        readEvents(log);
        for (int i = 0; i < gauge.length; i++) {
            if (wanted[i]) {
                conclude(i, readings);
            }
        }
    }

    /** Whether all that is wanted can be known before a run ends; never where there is nothing to know. */
    public boolean canBeDecided() {
        return everyGauge(g -> g != null && g.tally.canBeDecided());
    }

    @Override
    public boolean hasEnough(EventLog log, long moment) {
        readEvents(log);
        return everyGauge(g -> g.isDecided(moment));
    }

    /** Whether a test holds of all that are wanted and not made of others, null for one that no log shows; false where there is none. */
    private boolean everyGauge(Predicate<Gauge> test) {
        boolean any = false;
        for (int i = 0; i < gauge.length; i++) {
            if (wanted[i] && parts[i] == null) {
                any = true;
                if (!test.test(gauge[i])) {
                    return false;
                }
            }
        }
        return any;
    }

    private void readEvents(EventLog log) {
        int from = seen;
        seen = log.size();
        for (; gaugeAt.length > 0 && from < log.size(); from += some.length) {
            int count = log.list(read, from, Math.min(log.size(), from + some.length), some);
            for (int i = 0; i < count; i++) {
                readEvent(log, some[i]);
            }
        }
    }

    private void readEvent(EventLog log, int event) {
        int subject = log.subject(event);
        for (int i = start[subject]; i < start[subject + 1]; i++) {
            Gauge g = gauge[gaugeAt[i]];
            if (g.what == log.what(event)) {
                g.read(log.timeMicros(event), subject, log.from(event), log.to(event));
            }
        }
    }

    private void conclude(int i, Readings readings) {
        if (observations.get(i).made() instanceof Observation.Combined combined) {
            combine(i, combined.operation());
        } else if (observations.get(i).made() instanceof Observation.Tested tested) {
            test(i, tested);
        } else if (gauge[i] == null) {
            present[i] = readings.has(i);
            value[i] = readings.value(i);
            censored[i] = readings.isBound(i);
        } else {
            gauge[i].finish(horizon);
            present[i] = gauge[i].tally.isPresent();
            value[i] = present[i] ? gauge[i].tally.result() : 0;
            censored[i] = gauge[i].tally.isCensored();
        }
    }

    private void combine(int i, Observation.Operation operation) {
        value[i] = value[parts[i][0]];
        present[i] = present[parts[i][0]];
        censored[i] = censored[parts[i][0]];
        for (int p = 1; p < parts[i].length; p++) {
            value[i] = operation.of(value[i], value[parts[i][p]]);
            present[i] &= present[parts[i][p]];
            censored[i] |= censored[parts[i][p]];
        }
        present[i] &= !Double.isNaN(value[i]) && !Double.isInfinite(value[i]);
    }

    private void test(int i, Observation.Tested tested) {
        int part = parts[i][0];
        value[i] = tested.of(value[part]);
        present[i] = present[part];
        censored[i] = censored[part] && !tested.isDecidedBy(value[part]);
    }

    /** Hands out what the last run showed; observations without a value in it are left out. */
    public void forEach(BiConsumer<MeasureKey, Double> out) {
        for (int i = 0; i < value.length; i++) {
            if (wanted[i] && present[i]) {
                out.accept(keys.get(i), value[i]);
            }
        }
    }

    /** The values of the last run that are lower bounds because the horizon came first. */
    public List<MeasureKey> censored() {
        List<MeasureKey> found = new ArrayList<>();
        for (int i = 0; i < value.length; i++) {
            if (wanted[i] && present[i] && censored[i]) {
                found.add(keys.get(i));
            }
        }
        return found;
    }
}
