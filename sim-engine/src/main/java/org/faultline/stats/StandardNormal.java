package org.faultline.stats;

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
}
