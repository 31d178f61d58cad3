package org.faultline.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * What independent replications say about a distribution, each with its standard error. All throw for fewer than two values.
 *
 * <p>Standard errors are those of large samples: the central limit theorem for means, its delta method for functions of means (A.
 * W. van der Vaart, Asymptotic Statistics, 1998, chapter 3), fourth moments for the variance, order statistics for quantiles.
 */
public final class Estimators {

    private Estimators() {}

    /** The mean; O(n). */
    public static Estimated mean(double[] values) {
        check(values);
        double mean = average(values);
        return new Estimated(mean, deviation(values, mean) / Math.sqrt(values.length), values.length);
    }

    /**
     * The variance, with n - 1 below. Its error is that of {@code s^2}: {@code sqrt((m4 - s^4 (n-3)/(n-1)) / n)} with the fourth
     * central moment {@code m4}; O(n).
     */
    public static Estimated variance(double[] values) {
        check(values);
        double mean = average(values);
        int n = values.length;
        double second = 0;
        double fourth = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }
        double variance = second / (n - 1);
        double spread = fourth / n - variance * variance * (n - 3) / (n - 1);
        return new Estimated(variance, Math.sqrt(Math.max(0, spread) / n), n);
    }

    /** The covariance of pairs, with n - 1 below; O(n). */
    public static Estimated covariance(double[] a, double[] b) {
        checkPairs(a, b);
        double meanA = average(a);
        double meanB = average(b);
        double[] products = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            products[i] = (a[i] - meanA) * (b[i] - meanB);
        }
        Estimated mean = mean(products);
        double unbiased = (double) a.length / (a.length - 1);
        return new Estimated(mean.value() * unbiased, mean.standardError() * unbiased, a.length);
    }

    /**
     * The mean of one quantity over the mean of another, which is not the mean of their quotients: {@code r = mean(a) / mean(b)}
     * with error {@code sd(a - r b) / (|mean(b)| sqrt(n))}; O(n).
     *
     * @throws IllegalArgumentException when the second mean is zero
     */
    public static Estimated ratio(double[] a, double[] b) {
        checkPairs(a, b);
        double below = average(b);
        if (below == 0) {
            throw new IllegalArgumentException("A ratio needs a mean below the line that is not zero.");
        }
        double ratio = average(a) / below;
        double[] rest = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            rest[i] = (a[i] - ratio * b[i]) / below;
        }
        return new Estimated(ratio, mean(rest).standardError(), a.length);
    }

    /**
     * A quantile: the smallest value that at least a share of the replications does not exceed. Its error is half the distance of
     * the order statistics one binomial standard deviation below and above; O(n log n).
     *
     * @param share strictly between 0 and 1
     */
    public static Estimated quantile(double[] values, double share) {
        check(values);
        checkShare(share);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double place = n * share;
        double deviation = Math.sqrt(n * share * (1 - share));
        double low = sorted[clamp((int) Math.floor(place - deviation) - 1, n)];
        double high = sorted[clamp((int) Math.ceil(place + deviation) - 1, n)];
        return new Estimated(sorted[clamp((int) Math.ceil(place - 1e-9) - 1, n)], (high - low) / 2, n);
    }

    /**
     * The mean beyond a quantile q, also called expected shortfall: {@code q + mean(max(0, x - q)) / (1 - share)}, which is right
     * for values that occur many times too (R. T. Rockafellar, S. Uryasev, J. of Banking and Finance 26 (2002) 1443-1471).
     */
    public static Estimated meanBeyond(double[] values, double share) {
        double quantile = quantile(values, share).value();
        double[] beyond = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            beyond[i] = quantile + Math.max(0, values[i] - quantile) / (1 - share);
        }
        return mean(beyond);
    }

    /** The probability of at most {@code hits} of {@code n} when each happens with a probability, and that of at least as many. */
    public static double[] binomialTails(int hits, int n, double probability) {
        BinomialDistribution distribution = new BinomialDistribution(null, n, probability);
        return new double[] {distribution.cumulativeProbability(hits), 1 - distribution.cumulativeProbability(hits - 1)
        };
    }

    /**
     * The least probability that a number of hits leaves, with a confidence (C. J. Clopper, E. S. Pearson, Biometrika 26 (1934)
     * 404-413).
     *
     * @param confidence strictly between 0 and 1
     */
    public static double binomialAtLeast(int hits, int n, double confidence) {
        checkShare(confidence);
        return hits == 0
                ? 0
                : new BetaDistribution(null, hits, n - hits + 1.0).inverseCumulativeProbability(1 - confidence);
    }

    /** The greatest probability that a number of hits leaves, with a confidence. */
    public static double binomialAtMost(int hits, int n, double confidence) {
        return 1 - binomialAtLeast(n - hits, n, confidence);
    }

    /** B. P. Welford, Technometrics 4 (1962) 419-420: equal values have exactly that mean. */
    private static double average(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        return mean;
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private static int clamp(int place, int n) {
        return Math.max(0, Math.min(n - 1, place));
    }

    private static void check(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "An estimate with an error needs at least two values; there are " + values.length + ".");
        }
    }

    private static void checkPairs(double[] a, double[] b) {
        check(a);
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "Pairs need two equally long rows; they have " + a.length + " and " + b.length + " values.");
        }
    }

    private static void checkShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("The share " + share + " must lie strictly between 0 and 1.");
        }
    }
}
