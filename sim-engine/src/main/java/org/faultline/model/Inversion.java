package org.faultline.model;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Quantiles of laws without a closed inverse, by Newton steps on the distribution function inside a bracket that shrinks with every
 * step; a step that leaves the bracket halves it instead. Small and large probabilities are looked for in the tail that they belong to, so that
 * both keep their digits. Stops when a step moves by less than 4e-16 of the value.
 */
final class Inversion {

    private static final int MOST_STEPS = 200;
    private static final double CLOSE = 4e-16;

    private Inversion() {}

    /** The value {@code x} in (low, high) at which a rising function is {@code target}. */
    private static double solve(
            double low,
            double high,
            double start,
            double target,
            DoubleUnaryOperator rising,
            DoubleUnaryOperator slope) {
        double from = low;
        double to = high;
        double x = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double miss = rising.applyAsDouble(x) - target;
            if (miss == 0) {
                return x;
            }
            if (miss < 0) {
                from = x;
            } else {
                to = x;
            }
            double next = x - miss / slope.applyAsDouble(x);
            if (!(next > from && next < to)) {
                next = Double.isInfinite(to) ? 2 * x : (from + to) / 2;
            }
            if (StrictMath.abs(next - x) <= CLOSE * StrictMath.abs(x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** Quantile of the gamma law with shape {@code k} and scale one. */
    static double gamma(double k, double u) {
        double logGamma = Gamma.logGamma(k);
        DoubleUnaryOperator density = x -> StrictMath.exp((k - 1) * StrictMath.log(x) - x - logGamma);
        double start = gammaStart(k, u, logGamma);
        if (u <= 0.5) {
            return solve(0, Double.POSITIVE_INFINITY, start, u, x -> lowerGamma(k, x, logGamma), density);
        }
        return solve(0, Double.POSITIVE_INFINITY, start, u - 1, x -> -upperGamma(k, x), density);
    }

    /** Wilson and Hilferty (1931) in the middle, the first term of the series for small values. */
    private static double gammaStart(double k, double u, double logGamma) {
        double c = 1 / (9 * k);
        double root = 1 - c + StandardNormal.quantile(u) * StrictMath.sqrt(c);
        double near = k * root * root * root;
        double small = StrictMath.exp((StrictMath.log(u) + logGamma + StrictMath.log(k)) / k);
        return near > 0.2 * k ? near : Math.max(small, Double.MIN_NORMAL);
    }

    private static double lowerGamma(double k, double x, double logGamma) {
        if (k != Math.rint(k) || k > 50 || x > 2 * k) {
            return Gamma.regularizedGammaP(k, x);
        }
        double term = StrictMath.exp(k * StrictMath.log(x) - x - logGamma) / k;
        double sum = term;
        for (int i = 1; term > sum * 1e-17; i++) {
            term *= x / (k + i);
            sum += term;
        }
        return sum;
    }

    private static double upperGamma(double k, double x) {
        if (k != Math.rint(k) || k > 50) {
            return Gamma.regularizedGammaQ(k, x);
        }
        double term = 1;
        double sum = 1;
        for (int i = 1; i < k; i++) {
            term *= x / i;
            sum += term;
        }
        return sum * StrictMath.exp(-x);
    }

    /** Quantile of the beta law on [0, 1]. */
    static double beta(double a, double b, double u) {
        if (a + b <= 50 && a == Math.rint(a) && b == Math.rint(b)) {
            return integerBeta((int) a, (int) b, u);
        }
        double logBeta = Beta.logBeta(a, b);
        DoubleUnaryOperator density =
                x -> StrictMath.exp((a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log1p(-x) - logBeta);
        return solve(0, 1, a / (a + b), u, x -> Beta.regularizedBeta(x, a, b), density);
    }

    /** For whole parameters the law is that of the a-th smallest of a + b - 1 uniform draws: a binomial tail. */
    private static double integerBeta(int a, int b, double u) {
        int n = a + b - 1;
        double first = 1; // n choose a
        for (int i = 1; i <= a; i++) {
            first = first * (n - a + i) / i;
        }
        double choose = first;
        DoubleUnaryOperator density = x -> choose * a * power(x, a - 1) * power(1 - x, b - 1);
        return solve(0, 1, (double) a / (a + b), u, x -> binomialTail(n, a, choose, x), density);
    }

    private static double binomialTail(int n, int a, double choose, double x) {
        double odds = x / (1 - x);
        double term = choose * power(x, a) * power(1 - x, n - a);
        double sum = term;
        for (int j = a + 1; j <= n; j++) {
            term *= odds * (n - j + 1) / j;
            sum += term;
        }
        return sum;
    }

    private static double power(double x, int n) {
        double product = 1;
        double base = x;
        for (int left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                product *= base;
            }
            base *= base;
        }
        return product;
    }

    /**
     * Quantile of a mixture of two exponential laws. The logarithm of its tail is convex, so Newton steps from the left never
     * overshoot.
     */
    static double hyperexponential(double p, double mean1, double mean2, double u) {
        double target = StrictMath.log1p(-u);
        double x = Math.max(0, Math.max(mean1 * (StrictMath.log(p) - target), mean2 * (StrictMath.log1p(-p) - target)));
        for (int i = 0; i < MOST_STEPS; i++) {
            double tail1 = p * StrictMath.exp(-x / mean1);
            double tail2 = (1 - p) * StrictMath.exp(-x / mean2);
            double tail = tail1 + tail2;
            double log = tail > 0.5
                    ? StrictMath.log1p(p * StrictMath.expm1(-x / mean1) + (1 - p) * StrictMath.expm1(-x / mean2))
                    : StrictMath.log(tail);
            double step = (log - target) * tail / (tail1 / mean1 + tail2 / mean2);
            if (!(step > CLOSE * x)) {
                return x;
            }
            x += step;
        }
        return x;
    }
}
