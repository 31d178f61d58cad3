package org.faultline.dynamics.station;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/**
 * Durations of one law, drawn one after the other. They are worked out some at a time: the processor then works on several at once,
 * which halves their price. What is drawn does not depend on that.
 */
final class Durations {

    private static final int AHEAD = 32;

    private final Law law;
    private final DrawSequence draws;
    private final long[] ready = new long[AHEAD];
    private int at = AHEAD;

    Durations(Law law, DrawSequence draws) {
        this.law = law;
        this.draws = draws;
    }

    /** Begins anew with the draws of a replication; O(1). */
    void restart(Draws newDraws) {
        draws.restart(newDraws);
        at = AHEAD;
    }

    /** The next duration, in microseconds. */
    long next() {
        if (at == AHEAD) {
            for (int i = 0; i < AHEAD; i++) {
                ready[i] = law.next(draws);
            }
            at = 0;
        }
        return ready[at++];
    }
}
