package org.faultline.policy;

/**
 * Hours of the day at which people work.
 *
 * @param from hour of the day at which they begin, in [0, 24]
 * @param to hour of the day at which they stop, in [0, 24]; before {@code from} for a night; a whole day when both are the same or 0 and 24
 */
public record DutyHours(double from, double to) {

    private static final double DAY = 24;

    /** Round the clock. */
    public static final DutyHours ALL_DAY = new DutyHours(0, DAY);

    private static final double LEAST = 1.0 / 60;

    public DutyHours {
        hour("first", from);
        hour("last", to);
        if (from != to && (to - from + DAY) % DAY < LEAST && to - from != DAY) {
            throw new IllegalArgumentException(
                    "The hours of work from " + from + " h to " + to + " h are less than a minute a day.");
        }
    }

    private static void hour(String which, double hour) {
        if (!(hour >= 0 && hour <= DAY)) {
            throw new IllegalArgumentException(
                    "The " + which + " hour of work (" + hour + " h) must lie in [0 h, 24 h].");
        }
    }

    /** True when they work all day. */
    public boolean allDay() {
        return from == to || to - from == DAY;
    }

    /** Hours of work in a day, above zero. */
    public double length() {
        return allDay() ? DAY : (to - from + DAY) % DAY;
    }

    /** True when they work at an hour of the day, in [0, 24). */
    public boolean onDuty(double hourOfDay) {
        if (allDay()) {
            return true;
        }
        return from < to ? hourOfDay >= from && hourOfDay < to : hourOfDay >= from || hourOfDay < to;
    }
}
