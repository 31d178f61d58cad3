package org.faultline.report;

import java.util.List;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.ReplicationRow;

/**
 * What {@code faultline verify} needs to repeat a part of the run that a report tells of: the block {@code faultline-run} of the page.
 *
 * @param manifest what was asked
 * @param replications the first few, with the fingerprints of their event logs
 */
record Fingerprint(Manifest manifest, List<Repeatable> replications) {

    private static final int FEW = 5;

    /**
     * One replication to repeat.
     *
     * @param variant number of the variant in the manifest
     * @param replication from zero
     * @param seed master seed
     * @param hash of the event log, 64 hexadecimal digits
     */
    record Repeatable(int variant, int replication, long seed, String hash) {

        private static Repeatable of(ReplicationRow row) {
            return new Repeatable(row.variant(), row.replication(), row.seed(), row.hash());
        }
    }

    /** The fingerprint of a run. */
    static Fingerprint of(Evidence evidence) {
        return new Fingerprint(
                evidence.manifest(), evidence.rows().stream().limit(FEW).map(Repeatable::of).toList());
    }
}
