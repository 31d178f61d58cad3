package org.faultline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * A number that replications give, and how far it is off by chance.
 *
 * @param value best estimate
 * @param standardError standard deviation of that estimate, zero or more; zero where nothing was drawn
 * @param n number of replications behind it; zero where nothing was drawn
 */
public record Estimated(double value, double standardError, int n) {
    public Estimated {
        if (!(standardError >= 0) || n < 0) {
            throw new IllegalArgumentException("The standard error (" + standardError + ") of an estimate from " + n
                    + " replications must not be below zero.");
        }
    }

    /** A number that was computed, not drawn. */
    public static Estimated exact(double value) {
        return new Estimated(value, 0, 0);
    }

    /** A smooth function of the number; its error by the slope at the estimate (delta method). */
    public Estimated map(DoubleUnaryOperator of) {
        double result = of.applyAsDouble(value);
        if (standardError == 0) {
            return new Estimated(result, 0, n);
        }
        double step = standardError / 2;
        double slope = (of.applyAsDouble(value + step) - of.applyAsDouble(value - step)) / (2 * step);
        return new Estimated(result, Math.abs(slope) * standardError, n);
    }

    /** How many standard errors the number lies above another; not a number where there is no error. */
    public double standardErrorsAbove(double other) {
        return (value - other) / standardError;
    }
}
