package org.faultline.policy;

import java.util.List;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.threat.Selector;

/**
 * Something that looks for signs of an attack on assets and raises alerts, true and false ones.
 *
 * @param id word used in scenario files
 * @param sees signs that it can see, at least one
 * @param covers assets that it looks at
 * @param chance chance that it ever sees a sign on one asset, in [0, 1]; what it misses there it does not see later
 * @param afterHours time from the sign to the alert, one draw for each asset and step; {@code exponential} for a sensor that looks at random
 *     moments
 * @param falseAlarmsPerDay mean number of alerts without a cause at each operator that has assets under it, as a Poisson stream; zero or more
 * @param priority alerts of a higher one are worked first, from 0 to {@value #GREATEST_PRIORITY}
 */
public record Sensor(
        String id,
        List<Sign> sees,
        Selector covers,
        double chance,
        Distribution afterHours,
        double falseAlarmsPerDay,
        int priority) {

    /** The greatest priority of an alert. */
    public static final int GREATEST_PRIORITY = 9;

    public Sensor {
        Checks.named("id of a sensor", id);
        Checks.share("The chance of sensor " + id, chance);
        Checks.notNegative("The false alarms a day of sensor " + id, falseAlarmsPerDay);
        sees = List.copyOf(sees);
        if (sees.isEmpty()) {
            throw new IllegalArgumentException("The sensor " + id + " must see at least one sign.");
        }
        if (priority < 0 || priority > GREATEST_PRIORITY) {
            throw new IllegalArgumentException(
                    "The priority " + priority + " of sensor " + id + " must lie in [0, " + GREATEST_PRIORITY + "].");
        }
    }
}
