package org.faultline.kernel;

/** Conversions of simulated time: whole microseconds since the start of the scenario. */
public final class SimTime {

    /** Microseconds in an hour. */
    public static final long HOUR = 3_600_000_000L;

    private static final int HOURS_OF_A_DAY = 24;

    /** Later than any event. */
    public static final long NEVER = Long.MAX_VALUE;

    private SimTime() {}

    /**
     * Microseconds of a duration in hours, rounded to the nearest; longer than about 146,000 years is never.
     *
     * @throws IllegalArgumentException when the duration is below zero or NaN
     */
    public static long ofHours(double hours) {
        if (!(hours >= 0)) {
            throw new IllegalArgumentException("The duration " + hours + " h must be zero or more.");
        }
        double micros = hours * HOUR;
        return micros >= NEVER / 2.0 ? NEVER : StrictMath.round(micros);
    }

    /** A moment a duration later; never stays never. */
    public static long plus(long time, long duration) {
        return duration >= NEVER - time ? NEVER : time + duration;
    }

    /** The hour of the day, from 0 to 23, at a time since some midnight. */
    public static int hourOfDay(long sinceMidnight) {
        return (int) (sinceMidnight / HOUR % HOURS_OF_A_DAY);
    }

    /** Hours of a duration in microseconds. */
    public static double toHours(long micros) {
        return (double) micros / HOUR;
    }
}
