package org.faultline.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hours of a run as dates and times of day.
 *
 * @param start local time at which the scenario begins
 */
record Clock(LocalDateTime start) {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final double[] STEPS_HOURS = {0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 720, 2190, 8760};
    private static final int MOST_TICKS = 9;
    private static final int WEEK_HOURS = 168;

    /**
     * A mark on an axis of time.
     *
     * @param hours since the start
     * @param label time of day, or the day where one begins
     */
    record Tick(double hours, String label) {}

    /** A clock for an ISO 8601 time without zone. */
    static Clock startingAt(String isoTime) {
        return new Clock(LocalDateTime.parse(isoTime));
    }

    /** Day of the week and time of day, e.g. {@code Tue 14:03}; the date where a week would not do. */
    String dayAndTime(double hours) {
        return (hours < WEEK_HOURS ? DAY_AND_TIME : DATE_AND_TIME).format(at(hours));
    }

    /** Date and time of the beginning. */
    String beginning() {
        return LONG.format(start);
    }

    /** At most nine marks at round times between the start and the horizon. */
    List<Tick> ticks(double horizonHours) {
        double step = stepHours(horizonHours);
        double sinceMidnight = start.toLocalTime().toSecondOfDay() / 3600.0;
        double first = step > 24 ? 0 : Math.ceil(sinceMidnight / step) * step - sinceMidnight;
        List<Tick> ticks = new ArrayList<>();
        for (double hours = first; hours <= horizonHours; hours += step) {
            ticks.add(new Tick(hours, label(at(hours), step)));
        }
        return ticks;
    }

    private LocalDateTime at(double hours) {
        return start.plusSeconds(Math.round(hours * 3600));
    }

    private static String label(LocalDateTime time, double step) {
        if (step > WEEK_HOURS) {
            return MONTH.format(time);
        }
        return (step >= 24 || time.toLocalTime().toSecondOfDay() == 0 ? DAY : TIME).format(time);
    }

    private static double stepHours(double horizonHours) {
        for (double step : STEPS_HOURS) {
            if (horizonHours / step < MOST_TICKS) {
                return step;
            }
        }
        return horizonHours;
    }
}
