package org.faultline.io.results;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.SectorCurve;
import org.faultline.impact.MeasureKey;
import org.faultline.io.json.Json;
import org.faultline.model.Checks;
import org.faultline.trace.Deadlock;

/**
 * One finished replication: a line of {@code replications.jsonl}. It holds all that the outcome of a plan is made of, so that an
 * interrupted run ends as an uninterrupted one would have.
 *
 * @param variant number of the variant in the manifest
 * @param replication from zero
 * @param seed master seed; the draws follow from it and the replication's number
 * @param hash fingerprint of the event log, 64 hexadecimal digits
 * @param seconds it took, by the clock; the only value that differs between two runs of the same question
 * @param events number of events in the log
 * @param measures value by {@code measure|subject}, e.g. {@code people-hours-lost|sector:health}, sorted by key
 * @param censored keys of those measures that are lower bounds because the horizon came first
 * @param curves course of each sector, by its id
 * @param drawn values of the uncertain numbers by name, in the units that the manifest says; empty where there are none
 * @param bounds of limits by their ids, where they were drawn; usually empty
 * @param deadlock of recovery in which it ended, if it did
 */
public record ReplicationRow(
        int variant,
        int replication,
        long seed,
        String hash,
        double seconds,
        int events,
        Map<String, Double> measures,
        List<String> censored,
        Map<String, Course> curves,
        Map<String, Double> drawn,
        Map<String, Double> bounds,
        Optional<Deadlock> deadlock) {

    /**
     * A sector's course, at equal distances from the start to the horizon.
     *
     * @param level service level in [0, 1]
     * @param people people affected
     */
    public record Course(List<Double> level, List<Double> people) {
        public Course {
            level = List.copyOf(level);
            people = List.copyOf(people);
        }
    }

    public ReplicationRow {
        Checks.named("hash of a replication", hash);
        if (variant < 0 || replication < 0) {
            throw new IllegalArgumentException(
                    "The replication " + replication + " of variant " + variant + " is not numbered from zero.");
        }
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
        censored = List.copyOf(censored);
        curves = Collections.unmodifiableMap(new TreeMap<>(curves));
        drawn = Collections.unmodifiableMap(new TreeMap<>(drawn));
        bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
    }

    /** What an experiment found in one run, ready to be stored. */
    public static ReplicationRow of(RunRow row, long seed) {
        Map<String, Double> measures = new TreeMap<>();
        row.values().forEach((key, value) -> measures.put(key.toString(), value));
        Map<String, Course> curves = new TreeMap<>();
        row.curves().forEach((sector, curve) -> curves.put(sector, new Course(curve.level(), curve.people())));
        return new ReplicationRow(
                row.variant(),
                row.replication(),
                seed,
                row.hash(),
                row.seconds(),
                row.events(),
                measures,
                row.censored().stream().map(MeasureKey::toString).toList(),
                curves,
                row.drawn(),
                row.bounds(),
                row.deadlock());
    }

    /** Length of the line in the file, its end included, whatever the clock said. */
    public int bytes() {
        ReplicationRow timeless = new ReplicationRow(
                variant, replication, seed, hash, 0, events, measures, censored, curves, drawn, bounds, deadlock);
        return Json.line(timeless).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    /** The run as an experiment knows it. */
    public RunRow toRunRow() {
        Map<MeasureKey, Double> values = new TreeMap<>();
        measures.forEach((key, value) -> values.put(MeasureKey.parse(key), value));
        Map<String, SectorCurve> courses = new TreeMap<>();
        curves.forEach((sector, course) -> courses.put(sector, new SectorCurve(course.level(), course.people())));
        return new RunRow(
                variant,
                replication,
                hash,
                seconds,
                events,
                values,
                censored.stream().map(MeasureKey::parse).toList(),
                courses,
                drawn,
                bounds,
                deadlock);
    }
}
