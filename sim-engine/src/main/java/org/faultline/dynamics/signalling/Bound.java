package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * Devices of a cohort that are bound to instances that answer wrongly, by class, stage and instance of the home of the stage: those that try
 * for the stage, and those that gave it up and are on their way back to it. Both are taken to be mixed among the others that do the same.
 */
final class Bound {

    private final double[][][] trying;
    private final double[][][] onTheWay;

    Bound(double[][][] contexts) {
        trying = alike(contexts);
        onTheWay = alike(contexts);
    }

    private static double[][][] alike(double[][][] some) {
        return Arrays.stream(some)
                .map(c -> Arrays.stream(c).map(s -> new double[s.length]).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Nobody of a class is bound. */
    void clear(int c) {
        for (int s = 0; s < trying[c].length; s++) {
            Arrays.fill(trying[c][s], 0);
            Arrays.fill(onTheWay[c][s], 0);
        }
    }

    /** Nobody is bound to an instance. */
    void letGo(int c, int stage, int instanceInSet) {
        trying[c][stage][instanceInSet] = 0;
        onTheWay[c][stage][instanceInSet] = 0;
    }

    /** More devices that try for a stage are bound to an instance. */
    void add(int c, int stage, int instanceInSet, double devices) {
        trying[c][stage][instanceInSet] += devices;
    }

    /** Some of those who try for a stage do so no more. */
    void keep(int c, int stage, double share) {
        scale(trying[c][stage], share);
    }

    private static void scale(double[] some, double share) {
        for (int k = 0; k < some.length; k++) {
            some[k] *= share;
        }
    }

    /** Devices that try for a stage and are bound to any instance. */
    double tryingFor(int c, int stage) {
        double sum = 0;
        for (double some : trying[c][stage]) {
            sum += some;
        }
        return sum;
    }

    /** A share of those who try for a stage gives it up. */
    void giveUp(int c, int stage, double share) {
        for (int k = 0; k < trying[c][stage].length; k++) {
            double some = trying[c][stage][k] * share;
            trying[c][stage][k] -= some;
            onTheWay[c][stage][k] += some;
        }
    }

    /** A share of those who are on their way to a stage has come to it. */
    void comeTo(int c, int stage, double share) {
        for (int k = 0; k < trying[c][stage].length; k++) {
            double some = onTheWay[c][stage][k] * share;
            onTheWay[c][stage][k] -= some;
            trying[c][stage][k] += some;
        }
    }
}
