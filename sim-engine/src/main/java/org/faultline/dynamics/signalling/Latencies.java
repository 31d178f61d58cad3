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
    /** By class and stage: sum of the times of those that succeeded, in microseconds. */
    private final double[][] micros;

    Latencies(SignallingTable table) {
        int n = table.classes.size();
        attempts = new double[n][];
        successes = new double[n][];
        bins = new double[n][][];
        micros = new double[n][];
        for (int c = 0; c < n; c++) {
            attempts[c] = new double[table.stages(c)];
            successes[c] = new double[table.stages(c)];
            micros[c] = new double[table.stages(c)];
            bins[c] = new double[table.stages(c)][BINS];
        }
    }

    void reset() {
        for (int c = 0; c < attempts.length; c++) {
            Arrays.fill(attempts[c], 0);
            Arrays.fill(successes[c], 0);
            Arrays.fill(micros[c], 0);
            for (double[] one : bins[c]) {
                Arrays.fill(one, 0);
            }
        }
    }

    void attempted(int c, int stage, double devices) {
        attempts[c][stage] += devices;
    }

    void completed(int c, int stage, double devices, long time) {
        successes[c][stage] += devices;
        micros[c][stage] += devices * time;
        int bin = time <= FIRST_MICROS
                ? 0
                : Math.min(BINS - 1, 1 + (int) (StrictMath.log(time / FIRST_MICROS) / LOG_GROWTH));
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
        return quantileHours(bins[c][stage], successes[c][stage], share);
    }

    private static double quantileHours(double[] bins, double successes, double share) {
        double left = share * successes;
        for (int b = 0; b < BINS && successes > 0; b++) {
            left -= bins[b];
            if (left <= 0) {
                double upper = FIRST_MICROS * StrictMath.exp(b * LOG_GROWTH);
                return upper * StrictMath.exp(b == 0 ? 0 : -LOG_GROWTH / 2) / SignallingTable.SECOND / 3600;
            }
        }
        return 0;
    }

    /** Several classes and stages together, empty at first. */
    Merged merged() {
        return new Merged();
    }

    /** Times of several classes and stages together. */
    final class Merged {
        private final double[] all = new double[BINS];
        private double count;
        private double sum;

        /** Adds a class and stage. */
        void add(int c, int stage) {
            count += successes[c][stage];
            sum += micros[c][stage];
            for (int b = 0; b < BINS; b++) {
                all[b] += bins[c][stage][b];
            }
        }

        /** Mean time in hours; zero without any. */
        double meanHours() {
            return count > 0 ? sum / count / SignallingTable.SECOND / 3600 : 0;
        }

        /** Hours within which a share ended; zero without any. */
        double quantileHours(double share) {
            return Latencies.quantileHours(all, count, share);
        }
    }
}
