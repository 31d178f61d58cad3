package org.faultline.io.results;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.model.Checks;

/**
 * One finished replication: a line of {@code replications.jsonl}.
 *
 * @param variant number of the variant in the manifest
 * @param replication from zero
 * @param seed master seed; the draws follow from it and the replication's number
 * @param hash fingerprint of the event log, 64 hexadecimal digits
 * @param seconds it took, by the clock; the only value that differs between two runs of the same question
 * @param events number of events in the log
 * @param measures value by {@code measure|subject}, e.g. {@code people-hours-lost|sector:health}, sorted by key
 */
public record ReplicationRow(
        int variant,
        int replication,
        long seed,
        String hash,
        double seconds,
        int events,
        Map<String, Double> measures) {
    public ReplicationRow {
        Checks.named("hash of a replication", hash);
        if (variant < 0 || replication < 0) {
            throw new IllegalArgumentException(
                    "The replication " + replication + " of variant " + variant + " is not numbered from zero.");
        }
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }
}
