package org.faultline.policy;

import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * People who work alerts, one at a time each, at every operator.
 *
 * @param id word used in scenario files
 * @param size number that work at the same time, per operator; at least one
 * @param hours hours of the day at which they take new alerts
 * @param workHours time to tell a true alert from a false one, one draw for each alert, zero or more
 * @param needs what they work with; empty when nothing of the network
 */
public record Analysts(String id, int size, DutyHours hours, Distribution workHours, Optional<Footing> needs) {

    public Analysts {
        Checks.named("id of analysts", id);
        if (size < 1) {
            throw new IllegalArgumentException("The analysts " + id + " are " + size + "; at least 1 is needed.");
        }
    }
}
