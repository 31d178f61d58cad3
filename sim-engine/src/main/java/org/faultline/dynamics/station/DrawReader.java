package org.faultline.dynamics.station;

import org.faultline.kernel.Draws;

/**
 * The draws of one purpose for one thing, one after the other: number 0, 1, 2, ... of the key. They are looked up some at a time,
 * which lets the processor work on several at once. After each 2^24 draws the key goes on with that of the next block, so there is no
 * end.
 */
final class DrawReader {

    private static final int AHEAD = 32;
    private static final int BLOCK = 1 << 24;

    private final int purpose;
    private final long entity;
    private final double[] ready = new double[AHEAD];
    private int at = AHEAD;
    private long number;
    private Draws draws = new Draws(0, 0);

    /**
     * Draws of a purpose.
     *
     * @param purpose one of {@code Purposes}
     * @param entity key of what they are for
     */
    DrawReader(int purpose, long entity) {
        this.purpose = purpose;
        this.entity = entity;
    }

    /** Begins anew with the draws of a replication; O(1). */
    void reset(Draws newDraws) {
        draws = newDraws;
        at = AHEAD;
        number = 0;
    }

    /** The next uniform draw, strictly between 0 and 1. */
    double next() {
        if (at == AHEAD) {
            refill();
        }
        return ready[at++];
    }

    private void refill() {
        int block = (int) (number / BLOCK);
        long key = block == 0 ? entity : Draws.keyOf(entity, block);
        int first = (int) (number % BLOCK);
        for (int i = 0; i < AHEAD; i++) {
            ready[i] = draws.uniform(purpose, key, first + i);
        }
        number += AHEAD;
        at = 0;
    }
}
