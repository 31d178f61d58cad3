package org.faultline.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.impact.MeasureKey;
import org.faultline.trace.Deadlock;

/**
 * What is kept of one run.
 *
 * @param variant place of the variant in the scenario
 * @param replication number of the replication
 * @param hash fingerprint of the event log
 * @param seconds wall-clock time of the run; says nothing of the result
 * @param events number of events in the log
 * @param values measures
 * @param censored those of them that are lower bounds
 * @param curves course of each sector by its id
 * @param drawn values of the uncertain numbers by name; empty where there are none
 * @param bounds of limits by their ids, where they were drawn
 * @param deadlock of recovery in which it ended, if it did
 */
public record RunRow(
        int variant,
        int replication,
        String hash,
        double seconds,
        int events,
        Map<MeasureKey, Double> values,
        List<MeasureKey> censored,
        Map<String, SectorCurve> curves,
        Map<String, Double> drawn,
        Map<String, Double> bounds,
        Optional<Deadlock> deadlock) {
    public RunRow {
        drawn = Collections.unmodifiableMap(new TreeMap<>(drawn));
        bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        censored = List.copyOf(censored);
        curves = Collections.unmodifiableMap(new TreeMap<>(curves));
    }
}
