package org.faultline.dynamics.failure;

import java.util.Arrays;

/**
 * What has happened to each unit of the failure processes in a run: a row of {@value #ROW} words for each, which those share who lead its
 * life, break it and bring it back, so that a look at a unit costs one line of the cache. All words are zero at the start of a run.
 */
final class UnitRows {

    static final int ROW = 8;

    /** The timer of its life; as all timers here a handle plus one, or {@link #NO_TIMER}. */
    static final int LIFE = 0;
    /** Its lives so far. */
    static final int LIVES = 1;
    /** Its repairs so far. */
    static final int REPAIRS = 2;
    /** The event that broke it. */
    static final int CAUSE = 3;
    /** Of the first unit of a node, the timer of the node's outage. */
    static final int OUTAGE = 4;
    /**
     * {@link #OPEN} while it waits for notice, a part or a crew; by steps of {@link #ONE_WAITS}, of the first unit of a node, how many of the
     * node's units wait for their parts.
     */
    static final int MARKS = 5;

    static final int OPEN = 1;
    static final int ONE_WAITS = 2;

    static final int NO_TIMER = 0;

    /** Two words for {@link #nextLife}; of a unit on its course ({@link Courses}) the first is minus the number of turns ahead of it. */
    private static final int NEXT_LIFE = 6;

    final int[] words;

    /** Of the first unit of a node, the end of the node's outage; a column, since it is read only where outages overlap. */
    final long[] end;

    UnitRows(int units) {
        words = new int[ROW * units];
        end = new long[units];
    }

    void reset() {
        Arrays.fill(words, 0);
    }

    /** The length of the next life of a unit, in microseconds, if it was drawn already; otherwise zero, as for one that ends at once. */
    long nextLife(int u) {
        int place = ROW * u + NEXT_LIFE;
        return ((long) words[place] << Integer.SIZE) | Integer.toUnsignedLong(words[place + 1]);
    }

    void setNextLife(int u, long micros) {
        words[ROW * u + NEXT_LIFE] = (int) (micros >>> Integer.SIZE);
        words[ROW * u + NEXT_LIFE + 1] = (int) micros;
    }

    /** A handle as it stands in a row. */
    static int timer(int handle) {
        return handle + 1;
    }

    /** The handle of a timer that is not {@link #NO_TIMER}. */
    static int handle(int timer) {
        return timer - 1;
    }

    /** One more turn is ahead of a unit. */
    void addAhead(int u) {
        words[ROW * u + NEXT_LIFE]--;
    }

    /** Whether a unit is on its course: its next turn is foreseen. */
    boolean isOnCourse(int u) {
        return words[ROW * u + NEXT_LIFE] < 0;
    }

    /** A turn of a unit has come; false when the unit has left its course before. */
    boolean takeTurn(int u) {
        if (!isOnCourse(u)) {
            return false;
        }
        words[ROW * u + NEXT_LIFE]++;
        return true;
    }

    /** No turn that was foreseen means anything for a unit from now on. */
    void leaveCourse(int u) {
        words[ROW * u + NEXT_LIFE] = 0;
    }
}
