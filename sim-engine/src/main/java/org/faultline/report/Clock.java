package org.faultline.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Hours of a run as dates and times of day.
 *
 * @param start local time at which the scenario begins
 */
record Clock(LocalDateTime start) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** A clock for an ISO 8601 time without zone. */
    static Clock startingAt(String isoTime) {
        return new Clock(LocalDateTime.parse(isoTime));
    }

    /** Day of the week and time of day, e.g. {@code Tue 14:03}. */
    String dayAndTime(double hours) {
        return SHORT.format(start.plusSeconds(Math.round(hours * 3600)));
    }

    /** Date and time of the beginning. */
    String beginning() {
        return LONG.format(start);
    }
}
