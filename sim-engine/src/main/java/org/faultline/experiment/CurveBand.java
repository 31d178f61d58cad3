package org.faultline.experiment;

import java.util.List;

/**
 * A sector's course over the replications of a variant: pointwise quantiles on the grid of the outcome.
 *
 * @param variant place of the variant in the scenario
 * @param sector id of the sector
 * @param level median of the service level with the 5 % and 95 % quantiles
 * @param people median of the people affected with the 5 % and 95 % quantiles
 */
public record CurveBand(int variant, String sector, Band level, Band people) {

    /** Three equally long rows. */
    public record Band(List<Double> median, List<Double> low, List<Double> high) {
        public Band {
            median = List.copyOf(median);
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }
}
