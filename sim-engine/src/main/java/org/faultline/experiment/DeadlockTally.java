package org.faultline.experiment;

import java.util.List;
import java.util.Optional;
import org.faultline.trace.Deadlock;

/**
 * How often a variant ended in a deadlock of recovery.
 *
 * @param variant place of the variant in the scenario
 * @param lockedIn replications that ended so, ascending; at least one
 * @param runs number of replications
 * @param replication the one that is described: the median run if it ended so, otherwise the first that did
 * @param deadlock of that replication
 */
public record DeadlockTally(int variant, List<Integer> lockedIn, int runs, int replication, Deadlock deadlock) {
    public DeadlockTally {
        lockedIn = List.copyOf(lockedIn);
        if (!lockedIn.contains(replication) || lockedIn.size() > runs) {
            throw new IllegalArgumentException("The replication " + replication + " must be one of those, " + lockedIn
                    + " of " + runs + ", that ended in a deadlock.");
        }
    }

    /** What the rows of a variant say; empty when none of them ended in a deadlock. */
    static Optional<DeadlockTally> of(int variant, List<RunRow> rows, int medianRun) {
        List<RunRow> locked =
                rows.stream().filter(row -> row.deadlock().isPresent()).toList();
        Optional<RunRow> described = locked.stream()
                .filter(row -> row.replication() == medianRun)
                .findFirst()
                .or(() -> locked.stream().findFirst());
        return described.map(row -> new DeadlockTally(
                variant,
                locked.stream().map(RunRow::replication).toList(),
                rows.size(),
                row.replication(),
                row.deadlock().orElseThrow()));
    }
}
