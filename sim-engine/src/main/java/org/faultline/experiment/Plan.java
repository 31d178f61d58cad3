package org.faultline.experiment;

import java.util.List;

/**
 * What is run.
 *
 * @param seed master seed
 * @param replications number of replications of each variant, at least one; numbered from zero
 * @param threads number of threads, at least one; does not change any result
 * @param level confidence of the intervals, strictly between 0 and 1
 * @param variants places of the variants in the scenario, each once, at least one
 */
public record Plan(long seed, int replications, int threads, double level, List<Integer> variants) {
    public Plan {
        variants = List.copyOf(variants);
        if (replications < 1 || threads < 1) {
            throw new IllegalArgumentException("A plan needs at least one replication and one thread; it has "
                    + replications + " and " + threads + ".");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The confidence level " + level + " must lie strictly between 0 and 1.");
        }
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("A plan must have at least one variant.");
        }
    }
}
