package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * Messages that registrations which an AMF has let in will still bring to each set of functions. An AMF knows them, as it keeps the state of
 * each procedure that it has begun, and refuses further ones before they add up to more than it may let wait. Counted from one message to the
 * next, and anew at each step of time, O(attempts under way x sets), as devices may leave on other ways.
 */
final class LetIn {

    private final SignallingTable table;
    private final Parcels parcels;
    private final double[] expected;
    private boolean isCounting;

    LetIn(SignallingTable table, Parcels parcels) {
        this.table = table;
        this.parcels = parcels;
        expected = new double[table.sets];
    }

    /** Nobody was let in. */
    void reset() {
        Arrays.fill(expected, 0);
        isCounting = false;
    }

    /** Messages that a set has yet to receive. */
    double expected(int set) {
        return Math.max(0, expected[set]);
    }

    /** A registration may go on: all of its messages are to come. */
    void begin(int p) {
        parcels.isLetIn[p] = true;
        isCounting = true;
        add(p);
    }

    /** A message has come to a set. */
    void came(int p, int set) {
        parcels.isThere[p] = true;
        if (parcels.isLetIn[p]) {
            expected[set] -= parcels.size(p);
        }
    }

    /** A step of time. */
    void tick() {
        if (!isCounting) {
            return;
        }
        Arrays.fill(expected, 0);
        isCounting = false;
        for (int p = 0; p < parcels.end(); p++) {
            if (parcels.isUsed[p] && parcels.isLetIn[p]) {
                isCounting = true;
                add(p);
            }
        }
    }

    private void add(int p) {
        int next = parcels.hop[p] + (parcels.isThere[p] ? 1 : 0);
        int[] left = table.messagesFrom[parcels.devices[p]][parcels.lane[p]][next];
        double size = parcels.size(p);
        for (int s = 0; s < left.length; s++) {
            expected[s] += size * left[s] * table.asks[s];
        }
    }
}
