package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * What peers do when an instance is back that has lost its contexts: its time of recovery is younger than that which they know (TS 23.527, 4.2 and 6.2), so that they
 * drop what was bound to it and have devices told, as many in a second as is said. Who has not been told before finds out by a contact of its own.
 */
final class Restarts {
    private final SignallingTable table;
    private final Crowd crowd;
    private final boolean[] isTelling;
    /** By set: devices that there is still time to tell; below zero where a whole device took more than there was. */
    private final double[] room;

    private boolean isIdle = true;

    Restarts(SignallingTable table, Crowd crowd) {
        this.table = table;
        this.crowd = crowd;
        isTelling = new boolean[table.sets];
        room = new double[table.sets];
    }

    /** Nobody is told of anything. */
    void reset() {
        Arrays.fill(isTelling, false);
        Arrays.fill(room, 0);
        isIdle = true;
    }

    /** An instance that had lost its contexts works again. */
    void returned(int i) {
        if (table.toldPerSecond[table.setOfInstance[i]] > 0) {
            isTelling[table.setOfInstance[i]] = true;
            isIdle = false;
        }
    }

    /** A step of time: tells as many as the step has room for. */
    void tick(long now) {
        if (isIdle) {
            return;
        }
        isIdle = true;
        for (int set = 0; set < isTelling.length; set++) {
            if (isTelling[set]) {
                isTelling[set] = tell(set, now);
                isIdle &= !isTelling[set];
            }
        }
    }

    private boolean tell(int set, long now) {
        room[set] = Math.min(0, room[set]) + table.toldPerSecond[set] * table.tick / SignallingTable.SECOND;
        double left = 0;
        for (int c = 0; c < table.classes.size(); c++) {
            for (int s = 0; s < table.stages(c); s++) {
                if (table.home[c][s] == set && crowd.unaware[c][s] > 0) {
                    room[set] -= crowd.tell(c, s, Math.max(0, Math.min(room[set], crowd.unaware[c][s])), now);
                    left += crowd.unaware[c][s];
                }
            }
        }
        return left > 0;
    }
}
