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

    /** Two words for {@link #nextLife}. */
    private static final int NEXT_LIFE = 6;

    /** Words of the row of a course: how many turns are ahead, and the event that began the present outage. */
    private static final int COURSE_ROW = 2;

    private static final int AHEAD = 0;
    private static final int BROKEN_BY = 1;

    final int[] words;

    /** Of the first unit of a node, the end of the node's outage; a column, since it is read only where outages overlap. */
    final long[] end;

    /** What a turn of a course looks at, in rows of their own as small as can be: units turn in no order, and each look costs a line of the cache. */
    private final int[] courses;

    /** By unit, how many turns its course had when the run began. */
    private final int[] turns;

    /** Rows for units, of which some may have courses. */
    UnitRows(int units, boolean anyCourses) {
        words = new int[ROW * units];
        end = new long[units];
        courses = new int[anyCourses ? COURSE_ROW * units : 0];
        turns = new int[anyCourses ? units : 0];
    }

    void reset() {
        Arrays.fill(words, 0);
        Arrays.fill(courses, 0);
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
        courses[COURSE_ROW * u + AHEAD]++;
    }

    /** All courses are known. */
    void begin() {
        for (int u = 0; u < turns.length; u++) {
            turns[u] = courses[COURSE_ROW * u + AHEAD];
        }
    }

    /** Whether a unit is on its course: its next turn is foreseen. */
    boolean isOnCourse(int u) {
        return courses.length > 0 && courses[COURSE_ROW * u + AHEAD] > 0;
    }

    /** A turn of a unit has come; false when the unit has left its course before. After the last one it goes on as others do. */
    boolean takeTurn(int u) {
        int place = COURSE_ROW * u + AHEAD;
        if (courses[place] == 0) {
            return false;
        }
        if (--courses[place] == 0) {
            countTurns(u, turns[u]);
        }
        return true;
    }

    /**
     * No turn that was foreseen means anything for a unit from now on.
     *
     * @param lives whether a life of it is under way, and not an outage just over
     */
    void leaveCourse(int u, boolean lives) {
        countTurns(u, turns[u] - courses[COURSE_ROW * u + AHEAD]);
        words[ROW * u + LIVES] += lives ? 1 : 0;
        courses[COURSE_ROW * u + AHEAD] = 0;
    }

    /** Lives and repairs take turns, a life first; of a unit on its course they are not counted one by one. */
    private void countTurns(int u, int taken) {
        words[ROW * u + LIVES] = (taken + 1) / 2;
        words[ROW * u + REPAIRS] = taken / 2;
    }

    /** The event that began the present outage of a unit on its course. */
    int brokenBy(int u) {
        return courses[COURSE_ROW * u + BROKEN_BY];
    }

    void setBrokenBy(int u, int event) {
        courses[COURSE_ROW * u + BROKEN_BY] = event;
    }
}
