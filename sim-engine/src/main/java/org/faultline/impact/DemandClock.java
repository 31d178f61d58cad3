package org.faultline.impact;

import java.time.LocalDateTime;
import java.util.List;
import org.faultline.kernel.SimTime;

/**
 * Demand-weighted time: the integral of a service's hourly demand weights from the start of the scenario. With a mean weight of
 * one, 24 hours weigh 24 whatever the profile; the integral is exact because weights are constant within each hour.
 */
final class DemandClock {

    private static final long DAY = 24 * SimTime.HOUR;

    private final long offset;
    private final double[] weight = new double[24];
    private final double[] before = new double[25];
    private final double atStart;

    /** The clock of one profile for a scenario that starts at a local time. */
    DemandClock(List<Double> weights, LocalDateTime start) {
        for (int hour = 0; hour < 24; hour++) {
            weight[hour] = weights.get(hour);
            before[hour + 1] = before[hour] + weight[hour];
        }
        offset = start.toLocalTime().toNanoOfDay() / 1000;
        atStart = sinceMidnight(offset);
    }

    /** Weighted hours from the start of the scenario to a moment. */
    double hoursUntil(long micros) {
        return sinceMidnight(offset + micros) - atStart;
    }

    private double sinceMidnight(long micros) {
        long days = micros / DAY;
        long within = micros % DAY;
        int hour = (int) (within / SimTime.HOUR);
        return days * before[24] + before[hour] + weight[hour] * SimTime.toHours(within % SimTime.HOUR);
    }
}
