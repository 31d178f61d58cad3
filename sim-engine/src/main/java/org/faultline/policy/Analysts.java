package org.faultline.policy;

import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * People who work alerts, one at a time each, at every operator.
 *
 * @param id word used in scenario files
 * @param size number that work at the same time, per operator; at least one
 * @param fromHour hour of the day at which they begin, in [0, 24]
 * @param toHour hour of the day at which they stop to take new alerts, in [0, 24]; before {@code fromHour} for a night; a whole day when both
 *     are the same or 0 and 24
 * @param workHours time to tell a true alert from a false one, one draw for each alert, zero or more
 * @param needs what they work with; empty when nothing of the network
 */
public record Analysts(
        String id, int size, double fromHour, double toHour, Distribution workHours, Optional<Footing> needs) {

    private static final double DAY = 24;

    public Analysts {
        Checks.named("id of analysts", id);
        if (size < 1) {
            throw new IllegalArgumentException("The analysts " + id + " are " + size + "; at least 1 is needed.");
        }
        hour("The first hour of analysts " + id, fromHour);
        hour("The last hour of analysts " + id, toHour);
    }

    private static void hour(String what, double hour) {
        if (!(hour >= 0 && hour <= DAY)) {
            throw new IllegalArgumentException(what + " (" + hour + " h) must lie in [0 h, 24 h].");
        }
    }

    /** True when they take alerts all day. */
    public boolean allDay() {
        return fromHour == toHour || toHour - fromHour == DAY;
    }

    /** True when they take alerts at an hour of the day, in [0, 24). */
    public boolean onDuty(double hourOfDay) {
        if (allDay()) {
            return true;
        }
        return fromHour < toHour
                ? hourOfDay >= fromHour && hourOfDay < toHour
                : hourOfDay >= fromHour || hourOfDay < toHour;
    }
}
