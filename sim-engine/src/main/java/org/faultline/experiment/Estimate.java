package org.faultline.experiment;

import org.faultline.impact.MeasureKey;
import org.faultline.stats.Interval;

/**
 * A measure over the replications of a variant.
 *
 * @param variant place of the variant in the scenario
 * @param key measure and subject
 * @param interval mean with its interval, over the runs in which the measure has a meaning
 * @param censored number of those runs whose value is a lower bound
 */
public record Estimate(int variant, MeasureKey key, Interval interval, int censored) {

    /** The same with an interval that ends where the mean cannot lie. */
    Estimate within(double least, double greatest) {
        return new Estimate(variant, key, interval.within(least, greatest), censored);
    }
}
