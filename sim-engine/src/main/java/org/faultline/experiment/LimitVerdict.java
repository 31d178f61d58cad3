package org.faultline.experiment;

import java.util.List;
import org.faultline.scenario.Limit;

/**
 * Whether a limit held.
 *
 * @param limit the bound
 * @param variant place of the variant in the scenario
 * @param worst worst value over the replications
 * @param runs number of replications
 * @param brokenIn replications in which it did not hold
 */
public record LimitVerdict(Limit limit, int variant, double worst, int runs, List<Integer> brokenIn) {
    public LimitVerdict {
        brokenIn = List.copyOf(brokenIn);
    }

    /** True when it held in every replication. */
    public boolean ok() {
        return brokenIn.isEmpty();
    }
}
