package org.faultline.dynamics.failure;

import org.faultline.model.Distribution;

/**
 * What is left of a life at an age: {@code P(left > x) = S(age + x) / S(age)} with S the chance to live longer, by inversion. In closed form for
 * exponential and Weibull lives; for others S(age) is found by halving on the quantile function (53 steps), and is taken to be at least 1e-9, so
 * that older ones live on as if they were of the age that one in 1e9 reaches.
 */
final class Ageing {

    private static final double RAREST = 1e-9;
    private static final int HALVINGS = 53;

    private Ageing() {}

    /** Hours that are left of a life at an age in hours, by a draw strictly between 0 and 1. */
    static double left(Distribution life, double age, double u) {
        if (age <= 0 || life instanceof Distribution.Exponential) {
            return Math.max(0, life.quantile(u));
        }
        if (life instanceof Distribution.Weibull weibull) {
            return Math.max(0, left(weibull, age, u));
        }
        double before = Math.min(shareBelow(life, age), 1 - RAREST);
        return Math.max(0, life.quantile(before + u * (1 - before)) - Math.min(age, life.quantile(before)));
    }

    /** The sum of hazards up to the end is that up to now and one exponential draw more. */
    private static double left(Distribution.Weibull life, double age, double u) {
        double hazard = StrictMath.pow(age / life.scale(), life.shape()) - StrictMath.log1p(-u);
        return life.scale() * StrictMath.pow(hazard, 1 / life.shape()) - age;
    }

    private static double shareBelow(Distribution life, double age) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (life.quantile(middle) <= age) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
