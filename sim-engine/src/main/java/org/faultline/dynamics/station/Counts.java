package org.faultline.dynamics.station;

import java.util.Arrays;

/**
 * How many customers are where, and how often what happened, by point; also by origin at the points where somebody asks for that. What
 * follows from other counts is not kept but worked out when it is asked for.
 */
final class Counts {

    static final int WAITING = 0;
    static final int BUSY = 1;
    static final int IN_ORBIT = 2;
    static final int ARRIVALS = 3;
    static final int RETRIES = 4;
    static final int REJECTED = 5;
    static final int REJECTED_FIRST = 6;
    static final int COMPLETED = 7;
    static final int LOST = 8;
    static final int BALKED = 9;
    static final int ABANDONED = 10;
    static final int DROPPED = 11;
    static final int COLLIDED = 12;
    static final int UNHEARD = 13;
    static final int UNANSWERED = 14;
    static final int SENT = 15;
    /** Number of counts that are kept; a power of two. */
    private static final int KEPT = 16;

    /** The first word for what members do, behind those for counts that rise and fall. */
    static final int MOVED = 2 * KEPT;

    static final int IN_SYSTEM = 16;
    static final int ATTEMPTS = 17;
    static final int ACCEPTED = 18;

    private final int firstFork;
    private final int firstAccess;
    private final int firstOrigin;
    private final int origins;
    private final long[] all;
    private final long[][] byOrigin;

    Counts(QueueTable table) {
        firstFork = table.firstFork;
        firstAccess = table.firstAccess;
        firstOrigin = table.firstOrigin;
        origins = table.origins;
        all = new long[KEPT * table.points + 1];
        byOrigin = new long[table.points][];
    }

    /** Tells customers of different origins apart at a point. */
    void tellApart(int point) {
        if (byOrigin[point] == null) {
            byOrigin[point] = new long[KEPT * origins];
        }
    }

    /** Whether customers of different origins are told apart at a point. */
    boolean tellsApart(int point) {
        return byOrigin[point] != null;
    }

    void reset() {
        Arrays.fill(all, 0);
        for (long[] some : byOrigin) {
            if (some != null) {
                Arrays.fill(some, 0);
            }
        }
    }

    /** Adds to a count that is kept. */
    void add(int sort, int point, int origin, int change) {
        all[KEPT * point + sort] += change;
        long[] some = byOrigin[point];
        if (some != null) {
            some[KEPT * origin + sort] += change;
        }
    }

    /** Customers in service and waiting at a station. */
    long atStation(int station) {
        return all[KEPT * station + WAITING] + all[KEPT * station + BUSY];
    }

    /** All counts that are kept, for those who look at one of them often, or change many where nobody tells origins apart. */
    long[] all() {
        return all;
    }

    /** The place of a count that is kept in {@link #all}. */
    static int place(int sort, int point) {
        return KEPT * point + sort;
    }

    /** True for a count that is kept, false for one that follows from others. */
    static boolean isKept(int sort) {
        return sort < KEPT;
    }

    /** The place of a count that stays zero. */
    int placeOfNothing() {
        return all.length - 1;
    }

    /** A count that is kept. */
    long kept(int sort, int point) {
        return all[KEPT * point + sort];
    }

    /** A count over all customers. */
    long of(int sort, int point) {
        return of(sort, point, all, KEPT * point);
    }

    /** A count over the customers of one origin, at a point that tells them apart. */
    long of(int sort, int point, int origin) {
        return of(sort, point, byOrigin[point], KEPT * origin);
    }

    private long of(int sort, int point, long[] counts, int base) {
        if (sort < KEPT) {
            return counts[base + sort];
        }
        if (point >= firstAccess && point < firstOrigin && sort == ATTEMPTS) {
            return counts[base + SENT];
        }
        return switch (sort) {
            case IN_SYSTEM ->
                point < firstFork
                        ? counts[base + WAITING] + counts[base + BUSY]
                        : counts[base + ARRIVALS]
                                - counts[base + COMPLETED]
                                - counts[base + LOST]
                                - counts[base + DROPPED];
            case ATTEMPTS -> counts[base + ARRIVALS] + counts[base + RETRIES];
            default ->
                counts[base + ARRIVALS] + counts[base + RETRIES] - counts[base + REJECTED] - counts[base + BALKED];
        };
    }
}
