package org.faultline.stats;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean with the interval in which the true mean lies with the given confidence, if replications are independent.
 *
 * @param mean arithmetic mean
 * @param low lower end; equal to the mean with one value only
 * @param high upper end; equal to the mean with one value only
 * @param level confidence in (0, 1), e.g. 0.9
 * @param n number of values
 */
public record Interval(double mean, double low, double high, double level, int n) {

    /**
     * Student's interval of the mean: {@code mean +- t(n-1, (1+level)/2) s / sqrt(n)}.
     *
     * @throws IllegalArgumentException when there is no value or the level is not strictly between 0 and 1
     */
    public static Interval ofMean(double[] values, double level) {
        if (values.length == 0) {
            throw new IllegalArgumentException("An interval needs at least one value.");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The confidence level " + level + " must lie strictly between 0 and 1.");
        }
        double mean = mean(values);
        if (values.length == 1) {
            return new Interval(mean, mean, mean, level, 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        double half = squares == 0 ? 0 : quantileOfT(n - 1, level) * StrictMath.sqrt(squares / (n - 1) / n);
        return new Interval(mean, mean - half, mean + half, level, n);
    }

    /** The interval of the mean of {@code a[i] - b[i]}: sharp when both saw the same draws. */
    public static Interval ofPairedDifference(double[] a, double[] b, double level) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "Pairs need two equally long rows; they have " + a.length + " and " + b.length + " values.");
        }
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return ofMean(difference, level);
    }

    /**
     * The part of the interval in which the mean can lie at all. Whenever the whole interval covers the true mean, that part does too, so its
     * confidence stays the same.
     *
     * @param least least value that the mean can have
     * @param greatest greatest one
     */
    public Interval within(double least, double greatest) {
        return new Interval(mean, clip(low, least, greatest), clip(high, least, greatest), level, n);
    }

    private double clip(double end, double least, double greatest) {
        return Math.min(Math.max(end, Math.min(least, mean)), Math.max(greatest, mean));
    }

    /** True when the interval holds zero. */
    public boolean includesZero() {
        return low <= 0 && high >= 0;
    }

    /** Half of the width. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** B. P. Welford, Technometrics 4 (1962) 419-420: equal values have exactly that mean. */
    private static double mean(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }

    private static double quantileOfT(int degreesOfFreedom, double level) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
    }
}
