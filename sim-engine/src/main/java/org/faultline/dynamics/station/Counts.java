package org.faultline.dynamics.station;

import java.util.Arrays;

/**
 * How many customers are where, and how often what happened, by point; also by origin at the points where somebody asks for that.
 * Whoever observes a point is told before anything there changes.
 */
final class Counts {

    static final int IN_SYSTEM = 0;
    static final int WAITING = 1;
    static final int BUSY = 2;
    static final int IN_ORBIT = 3;
    static final int ARRIVALS = 4;
    static final int ATTEMPTS = 5;
    static final int REJECTED = 6;
    static final int REJECTED_FIRST = 7;
    static final int RETRIES = 8;
    static final int ACCEPTED = 9;
    static final int COMPLETED = 10;
    static final int LOST = 11;
    static final int BALKED = 12;
    static final int ABANDONED = 13;
    static final int DROPPED = 14;
    static final int COLLIDED = 15;
    static final int UNHEARD = 16;
    static final int UNANSWERED = 17;
    static final int SORTS = 18;

    private final int points;
    private final int origins;
    private final long[] all;
    private final long[][] byOrigin;

    Counts(int points, int origins) {
        this.points = points;
        this.origins = origins;
        all = new long[SORTS * points];
        byOrigin = new long[points][];
    }

    /** Tells customers of different origins apart at a point. */
    void tellApart(int point) {
        byOrigin[point] = new long[SORTS * origins];
    }

    void reset() {
        Arrays.fill(all, 0);
        for (long[] some : byOrigin) {
            if (some != null) {
                Arrays.fill(some, 0);
            }
        }
    }

    void add(int sort, int point, int origin, int change) {
        all[sort * points + point] += change;
        if (byOrigin[point] != null) {
            byOrigin[point][sort * origins + origin] += change;
        }
    }

    long of(int sort, int point) {
        return all[sort * points + point];
    }

    long of(int sort, int point, int origin) {
        return byOrigin[point][sort * origins + origin];
    }
}
