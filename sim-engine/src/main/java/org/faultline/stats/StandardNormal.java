package org.faultline.stats;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/** Do numbers look as if drawn from the standard normal distribution? */
public final class StandardNormal {

    private static final int LEAST = 8;

    private StandardNormal() {}

    /**
     * The p-value of the test of Kolmogorov and Smirnov: small when they do not; one for fewer than {@value #LEAST} numbers, which
     * say nothing.
     */
    public static double pValue(double[] scores) {
        return scores.length < LEAST
                ? 1
                : new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(null, 0, 1), scores, false);
    }

    /** The probability that the mean of so many numbers lies as far from zero, to either side. */
    public static double pOfMean(double mean, int n) {
        return Math.min(
                1, 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(mean) * Math.sqrt(n)));
    }

    /** The probability that the sum of the squares of so many numbers lies as far out, times two for either side. */
    public static double pOfSquares(double sum, int n) {
        double below = new ChiSquaredDistribution(null, n).cumulativeProbability(sum);
        return Math.min(1, 2 * Math.min(below, 1 - below));
    }
}
