package org.faultline.dynamics.signalling;

import org.faultline.model.Distribution;

/** A waiting time in pieces of equal chance, each of them even: what cohorts know of its distribution. */
final class Waits {

    private static final int PIECES = 32;
    private static final double EDGE = 1e-4;
    private static final double HOUR = 3600 * SignallingTable.SECOND;

    private final double[] bounds;

    Waits(Distribution hours) {
        if (hours.least() == hours.greatest()) {
            bounds = new double[] {hours.least() * HOUR, hours.least() * HOUR};
        } else {
            bounds = new double[PIECES + 1];
            for (int i = 0; i <= PIECES; i++) {
                bounds[i] = hours.quantile(Math.min(1 - EDGE, Math.max(EDGE, (double) i / PIECES))) * HOUR;
            }
        }
    }

    /** A waiting time between a share and another of a constant. */
    Waits(double micros, double leastShare, double greatestShare) {
        bounds = new double[] {micros * leastShare, micros * greatestShare};
    }

    int pieces() {
        return bounds.length - 1;
    }

    /** Microseconds. */
    double from(int piece) {
        return bounds[piece];
    }

    /** Microseconds. */
    double to(int piece) {
        return bounds[piece + 1];
    }

    double longest() {
        return bounds[bounds.length - 1];
    }
}
