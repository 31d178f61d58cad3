package org.faultline.dynamics.station;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/**
 * Durations of one law, drawn one after the other. They are worked out some at a time: the processor then works on several at once,
 * which halves their price. What is drawn does not depend on that.
 */
final class Durations {

    private static final int FIRST = 4;
    private static final int MOST = 64;

    private final Law law;
    private final DrawSequence draws;
    private long[] ready = new long[FIRST];
    private int at;
    private int end;

    Durations(Law law, DrawSequence draws) {
        this.law = law;
        this.draws = draws;
    }

    /** Begins anew with the draws of a replication; O(1). */
    void restart(Draws newDraws) {
        draws.restart(newDraws);
        at = 0;
        end = 0;
    }

    /** The next duration, in microseconds. */
    long next() {
        if (at == end) {
            workOut();
        }
        return ready[at++];
    }

    /** So many next durations, into an array from its start. */
    void next(long[] into, int count) {
        int done = 0;
        while (done < count) {
            if (at == end) {
                workOut();
            }
            int some = Math.min(count - done, end - at);
            System.arraycopy(ready, at, into, done, some);
            done += some;
            at += some;
        }
    }

    /** Works out twice as many as before, up to some. */
    private void workOut() {
        end = Math.max(FIRST, Math.min(2 * end, MOST));
        if (ready.length < end) {
            ready = new long[end];
        }
        law.next(draws, ready, end);
        at = 0;
    }
}
