package org.faultline.storm;

import org.faultline.model.Checks;

/**
 * How long fewer than some share of the devices are served, from the beginning of a fault.
 *
 * @param hours zero or more
 * @param isBound true when the horizon came first, so that the outage is at least this long
 */
public record Outage(double hours, boolean isBound) {
    public Outage {
        Checks.notNegative("The length of an outage, in hours,", hours);
    }
}
