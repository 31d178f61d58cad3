package org.faultline.scenario;

import java.util.List;
import org.faultline.model.Checks;

/**
 * What is asked for over time: values that follow each other at equal distances from the start of the run, and then again from the
 * first.
 *
 * @param stepHours how long each value holds, above zero
 * @param values zero or more each, at least one
 */
public record Demand(double stepHours, List<Double> values) {
    public Demand {
        Checks.positive("The step of a demand, in hours,", stepHours);
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A demand must have at least one value.");
        }
        values.forEach(v -> Checks.notNegative("A value of a demand", v));
    }
}
