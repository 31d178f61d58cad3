package org.faultline.dynamics.response;

import org.faultline.kernel.SimTime;
import org.faultline.policy.DutyHours;

/**
 * Time that counts only while people are on duty. With a day of length 24 h, of which the first L hours after the beginning of duty count, the
 * time on duty from a beginning of duty to a moment t later is floor(t / 24 h) L + min(t mod 24 h, L). O(1).
 */
final class DutyClock {

    private static final long DAY = 24 * SimTime.HOUR;

    /** So many days nobody will see the end of. */
    private static final long MOST_DAYS = SimTime.NEVER / DAY / 4;

    private final long length;
    /** Added to a moment of the run it gives the time since some beginning of duty, never below zero. */
    private final long offset;

    /**
     * A clock.
     *
     * @param startOfDayMicros time from midnight to the start of the run
     */
    DutyClock(DutyHours hours, long startOfDayMicros) {
        length = SimTime.ofHours(hours.length());
        offset = hours.allDay() ? 0 : startOfDayMicros - SimTime.ofHours(hours.from()) + DAY;
    }

    /** True when they are on duty at a moment. */
    boolean onDuty(long moment) {
        return (moment + offset) % DAY < length;
    }

    /** The next moment after this one at which duty begins. */
    long nextBegin(long moment) {
        return moment + DAY - (moment + offset) % DAY;
    }

    /** The moment at which so much time on duty has gone by since another; at once for none. */
    long after(long moment, long work) {
        if (length == DAY || work == 0) {
            return SimTime.plus(moment, work);
        }
        if (work / length >= MOST_DAYS) {
            return SimTime.NEVER;
        }
        long total = onDutyUntil(moment) + work;
        long days = (total - 1) / length;
        return days * DAY + (total - days * length) - offset;
    }

    /** Time on duty between two moments. */
    long between(long from, long to) {
        return onDutyUntil(to) - onDutyUntil(from);
    }

    private long onDutyUntil(long moment) {
        long time = moment + offset;
        return time / DAY * length + Math.min(time % DAY, length);
    }
}
