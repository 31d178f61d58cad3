package org.faultline.experiment;

import java.util.List;

/**
 * A sector's course in one run, at the moments of the outcome's grid, for drawing bands over runs.
 *
 * @param level service level, people-weighted, in [0, 1]
 * @param people people affected
 */
public record SectorCurve(List<Double> level, List<Double> people) {
    public SectorCurve {
        level = List.copyOf(level);
        people = List.copyOf(people);
    }
}
