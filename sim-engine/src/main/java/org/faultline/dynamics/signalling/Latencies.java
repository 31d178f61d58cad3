package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * Attempts, successes and how long they took, by class and stage. Times fall into classes whose bounds grow by a twentieth, so that a
 * percentile is off by 2.5 % at most.
 */
final class Latencies {

    private static final double FIRST_MICROS = 1000;
    private static final double LOG_GROWTH = StrictMath.log(1.05);
    private static final int BINS = 320;

    private final double[][] attempts;
    private final double[][] successes;
    private final double[][][] bins;

    Latencies(SignallingTable table) {
        int n = table.classes.size();
        attempts = new double[n][];
        successes = new double[n][];
        bins = new double[n][][];
        for (int c = 0; c < n; c++) {
            attempts[c] = new double[table.stages(c)];
            successes[c] = new double[table.stages(c)];
            bins[c] = new double[table.stages(c)][BINS];
        }
    }

    void reset() {
        for (int c = 0; c < attempts.length; c++) {
            Arrays.fill(attempts[c], 0);
            Arrays.fill(successes[c], 0);
            for (double[] one : bins[c]) {
                Arrays.fill(one, 0);
            }
        }
    }

    void attempted(int c, int stage, double devices) {
        attempts[c][stage] += devices;
    }

    void completed(int c, int stage, double devices, long micros) {
        successes[c][stage] += devices;
        int bin = micros <= FIRST_MICROS
                ? 0
                : Math.min(BINS - 1, 1 + (int) (StrictMath.log(micros / FIRST_MICROS) / LOG_GROWTH));
        bins[c][stage][bin] += devices;
    }

    double attempts(int c, int stage) {
        return attempts[c][stage];
    }

    double successes(int c, int stage) {
        return successes[c][stage];
    }

    /** Hours within which a share of the completed procedures ended; zero without any. */
    double quantileHours(int c, int stage, double share) {
        double left = share * successes[c][stage];
        for (int b = 0; b < BINS && successes[c][stage] > 0; b++) {
            left -= bins[c][stage][b];
            if (left <= 0) {
                double upper = FIRST_MICROS * StrictMath.exp(b * LOG_GROWTH);
                return upper * StrictMath.exp(b == 0 ? 0 : -LOG_GROWTH / 2) / SignallingTable.SECOND / 3600;
            }
        }
        return 0;
    }
}
