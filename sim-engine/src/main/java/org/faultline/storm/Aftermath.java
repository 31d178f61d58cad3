package org.faultline.storm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.impact.MeasureKey;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.scenario.DeviceState;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;
import org.faultline.trace.What;

/**
 * What became of the devices of a core in one run of any scenario, which asks for no grid: the run is made once more and watched, and the closed forms are put to the
 * moment at which what devices need of it was repaired.
 *
 * @param core the core
 * @param devices that it serves, guests left out
 * @param repairedHours when an asset through which they reach it, or that is an instance of it, last rose, in hours since the start
 * @param unserved share of the devices that is not served then
 * @param after hours from then on for which fewer than 99 % are served
 * @param attempts at all stages since the start
 * @param successes of them
 * @param end how things stand when the run ends
 * @param line the longest that a waiting line was, by its time
 * @param load the core at that moment
 */
public record Aftermath(
        CoreNetwork core,
        double devices,
        double repairedHours,
        double unserved,
        Outage after,
        double attempts,
        double successes,
        End end,
        Line line,
        CoreLoad load) {

    private static final double NEARLY_ALL = 0.99;
    private static final double MOMENT = 1e-6;
    /** Where the last part of a run begins, as a share of it. */
    private static final double LAST_PART = 0.75;

    private static final double MICROS_PER_HOUR = 3.6e9;

    private static final String SERVED = "aftermath:served:";
    private static final String END = "aftermath:end:";
    private static final String BELOW = "aftermath:below:";
    private static final String REACHED = "aftermath:reached:";
    private static final String ATTEMPTS = "aftermath:attempts:";
    private static final String SUCCESSES = "aftermath:successes:";
    private static final String ATTEMPTS_BEFORE = "aftermath:attempts-before:";
    private static final String SUCCESSES_BEFORE = "aftermath:successes-before:";
    private static final String WAITING = "aftermath:waiting:";

    /**
     * A waiting line, never longer than its room: of cohorts all that come within a step are counted at once.
     *
     * @param function whose it is
     * @param messages in it
     * @param seconds that its instances together take for them at their full rate
     */
    public record Line(String function, double messages, double seconds) {}

    /**
     * What a storm is like at the end of the run: in its last quarter, or since the repair where that comes later.
     *
     * @param served share of the devices that is served at the end
     * @param attemptsPerHour at all stages
     * @param successesPerHour of them
     */
    public record End(double served, double attemptsPerHour, double successesPerHour) {}

    /**
     * The cores of a run, those left out in which nothing was repaired that their devices need, or only at the end of it. Costs one run, or none.
     *
     * @param trace of the same run
     */
    public static List<Aftermath> of(
            List<CoreNetwork> cores,
            ScenarioTemplate template,
            Experiment experiment,
            Trace trace,
            int variant,
            long seed,
            int replication) {
        List<Repaired> repaired = cores.stream()
                .map(core -> repaired(core, trace))
                .flatMap(Optional::stream)
                .toList();
        if (repaired.isEmpty()) {
            return List.of();
        }
        Watched watched = new Watched(
                template,
                repaired.stream()
                        .flatMap(r -> observations(r, trace.scenario().horizonHours()))
                        .toList());
        Watch watch = new Watch(experiment.with(watched).observed(variant, seed, replication));
        return repaired.stream().map(r -> watch.aftermath(r, trace.scenario())).toList();
    }

    /** A core, the classes of devices that it serves, and when the last of what they need rose. */
    private record Repaired(CoreNetwork core, List<DeviceClass> classes, double hours) {}

    private static Optional<Repaired> repaired(CoreNetwork core, Trace trace) {
        List<DeviceClass> classes = trace.scenario().signalling().classes().stream()
                .filter(c -> c.core().equals(core.id()) && c.roaming().isEmpty())
                .toList();
        double hours = classes.isEmpty() ? -1 : repairedHours(core, classes, trace);
        return hours < 0 || hours + MOMENT >= trace.scenario().horizonHours()
                ? Optional.empty()
                : Optional.of(new Repaired(core, classes, hours));
    }

    /** When the last of what devices need of a core rose for the last time; below zero when nothing did. O(events). */
    private static double repairedHours(CoreNetwork core, List<DeviceClass> classes, Trace trace) {
        Set<String> needed = new HashSet<>();
        classes.forEach(c -> c.places().forEach(p -> needed.add(p.access())));
        core.functions().forEach(f -> f.instances().forEach(i -> needed.add(i.asset())));
        double hours = -1;
        for (int e = 0; e < trace.log().size(); e++) {
            boolean isRise = trace.log().what(e) == What.LEVEL && trace.log().isRise(e);
            if (isRise && needed.contains(trace.subjects().idOf(trace.log().subject(e)))) {
                hours = trace.log().timeMicros(e) / MICROS_PER_HOUR;
            }
        }
        return hours;
    }

    private static Stream<Observation> observations(Repaired of, double horizon) {
        CoreNetwork core = of.core();
        List<DeviceClass> classes = of.classes();
        double repaired = of.hours();
        List<Observation> all = new ArrayList<>();
        Quantity served = new Quantity.Devices(
                classes.stream().map(DeviceClass::id).toList(), DeviceState.SERVED, Optional.empty(), true);
        all.add(StormLab.observation(SERVED + core.id(), served, new Take.At(repaired + MOMENT)));
        all.add(StormLab.observation(END + core.id(), served, new Take.Over(Take.Sort.FINAL, 0)));
        all.add(StormLab.observation(
                BELOW + core.id(), served, new Take.When(Take.Passing.TIME, Threshold.below(NEARLY_ALL), repaired)));
        for (DeviceClass c : classes) {
            for (int s = 0; s < c.steps().size(); s++) {
                String stage = c.steps().get(s).procedure().id();
                String key = c.id() + ":" + s;
                Quantity reached = new Quantity.Devices(List.of(c.id()), DeviceState.SERVED, Optional.of(stage), false);
                all.add(StormLab.observation(REACHED + key, reached, new Take.At(repaired + MOMENT)));
                Quantity attempts = new Quantity.Attempts(c.id(), stage, Quantity.Outcome.ATTEMPTS, 1);
                Quantity successes = new Quantity.Attempts(c.id(), stage, Quantity.Outcome.SUCCESSES, 1);
                all.add(last(ATTEMPTS + key, attempts));
                all.add(last(SUCCESSES + key, successes));
                Take before = new Take.At(lastPart(repaired, horizon));
                all.add(StormLab.observation(ATTEMPTS_BEFORE + key, attempts, before));
                all.add(StormLab.observation(SUCCESSES_BEFORE + key, successes, before));
            }
        }
        for (FunctionSet f : core.functions()) {
            Quantity waiting = new Quantity.AtFunction(core.id(), f.function(), Quantity.Burden.WAITING);
            all.add(StormLab.observation(
                    WAITING + core.id() + ":" + f.function(), waiting, new Take.Over(Take.Sort.GREATEST, 0)));
        }
        return all.stream();
    }

    /** Hours after which the last part of a run begins. */
    private static double lastPart(double repaired, double horizon) {
        return Math.max(repaired, LAST_PART * horizon);
    }

    private static Observation last(String id, Quantity quantity) {
        return StormLab.observation(id, quantity, new Take.Over(Take.Sort.FINAL, 0));
    }

    /** What a run observed. */
    private record Watch(Map<MeasureKey, Double> values) {

        private double value(String id) {
            return values.get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(id)));
        }

        private Aftermath aftermath(Repaired of, Scenario scenario) {
            CoreNetwork core = of.core();
            List<DeviceClass> classes = of.classes();
            double repaired = of.hours();
            boolean isBound = !Threshold.atLeast(NEARLY_ALL).holds(value(END + core.id()));
            double clock = scenario.start().toLocalTime().toNanoOfDay() / 3.6e12 + repaired;
            List<String> ids = classes.stream().map(DeviceClass::id).toList();
            CoreLoad load = CoreLoad.of(scenario.signalling(), ids).returning(clock, waiting(classes));
            return new Aftermath(
                    core,
                    load.devices(),
                    repaired,
                    1 - value(SERVED + core.id()),
                    new Outage(isBound ? scenario.horizonHours() - repaired : value(BELOW + core.id()), isBound),
                    sum(classes, ATTEMPTS),
                    sum(classes, SUCCESSES),
                    end(of, scenario.horizonHours()),
                    core.functions().stream().map(f -> line(core, f)).reduce(new Line("", 0, -1), Watch::longer),
                    load);
        }

        private End end(Repaired of, double horizon) {
            double hours = horizon - lastPart(of.hours(), horizon);
            return new End(
                    value(END + of.core().id()),
                    (sum(of.classes(), ATTEMPTS) - sum(of.classes(), ATTEMPTS_BEFORE)) / hours,
                    (sum(of.classes(), SUCCESSES) - sum(of.classes(), SUCCESSES_BEFORE)) / hours);
        }

        private List<CoreLoad.Waiting> waiting(List<DeviceClass> classes) {
            List<CoreLoad.Waiting> back = new ArrayList<>();
            for (DeviceClass c : classes) {
                double reached = c.members();
                for (int s = 0; s < c.steps().size(); s++) {
                    double further = value(REACHED + c.id() + ":" + s);
                    back.add(new CoreLoad.Waiting(c.id(), s, Math.max(0, reached - further)));
                    reached = further;
                }
            }
            return back;
        }

        private double sum(List<DeviceClass> classes, String prefix) {
            return classes.stream()
                    .flatMap(c -> Stream.iterate(0, s -> s < c.steps().size(), s -> s + 1)
                            .map(s -> value(prefix + c.id() + ":" + s)))
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }

        private Line line(CoreNetwork core, FunctionSet f) {
            double rate = f.instances().stream()
                    .mapToDouble(Instance::messagesPerSecond)
                    .sum();
            double messages = Math.min(value(WAITING + core.id() + ":" + f.function()), f.queueSeconds() * rate);
            return new Line(f.function(), messages, messages / rate);
        }

        private static Line longer(Line one, Line other) {
            return other.seconds() > one.seconds() ? other : one;
        }
    }
}
