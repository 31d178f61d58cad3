package org.faultline.scenario;

import org.faultline.model.Checks;

/**
 * A bound stated before the run, e.g. the service level of health stays at or above 0.6.
 *
 * @param id word used in results
 * @param measure id of a measure in the catalogue
 * @param subject e.g. {@code sector:health}
 * @param atLeast true for a lower bound, false for an upper one
 * @param value in the unit of the measure
 */
public record Limit(String id, String measure, String subject, boolean atLeast, double value) {
    public Limit {
        Checks.named("id of a limit", id);
        Checks.named("measure of limit " + id, measure);
        Checks.named("subject of limit " + id, subject);
    }

    /** The same limit with another bound. */
    public Limit withValue(double other) {
        return new Limit(id, measure, subject, atLeast, other);
    }

    /** True when a value respects the bound. */
    public boolean holds(double got) {
        return atLeast ? got >= value : got <= value;
    }
}
