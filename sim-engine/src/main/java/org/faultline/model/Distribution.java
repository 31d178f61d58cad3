package org.faultline.model;

import java.util.List;

/**
 * A number that is not known exactly. Every kind is drawn by inversion: {@link #quantile} maps a uniform draw to a value, so
 * that the same draw gives neighbouring values under neighbouring parameters (monotone common random numbers).
 *
 * <p>The unit is that of the place where the distribution stands (hours, shares, counts).
 */
public sealed interface Distribution {

    /** The value below which a share {@code u} of all draws lies; {@code u} strictly between 0 and 1. */
    double quantile(double u);

    /** The expected value. */
    double mean();

    /** The least value that can be drawn; zero, as for times, where a kind does not say otherwise. */
    default double least() {
        return 0;
    }

    /** The bound above which nothing is drawn; infinite where there is none. */
    default double greatest() {
        return Double.POSITIVE_INFINITY;
    }

    /** A number known exactly. */
    static Distribution of(double value) {
        return new Constant(value);
    }

    /** True for a number known exactly. */
    default boolean isConstant() {
        return this instanceof Constant;
    }

    /** The same value at every draw. */
    record Constant(double value) implements Distribution {
        public Constant {
            finite("constant", value);
        }

        @Override
        public double quantile(double u) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public double least() {
            return value;
        }

        @Override
        public double greatest() {
            return value;
        }
    }

    /** Equal density between {@code low} and {@code high}. */
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            ordered("uniform", low, high);
        }

        @Override
        public double quantile(double u) {
            return low + u * (high - low);
        }

        @Override
        public double mean() {
            return (low + high) / 2;
        }

        @Override
        public double least() {
            return low;
        }

        @Override
        public double greatest() {
            return high;
        }
    }

    /** Density rising linearly from {@code low} to {@code mode} and falling to {@code high}. */
    record Triangular(double low, double mode, double high) implements Distribution {
        public Triangular {
            ordered("triangular", low, high);
            if (!(mode >= low && mode <= high)) {
                throw new IllegalArgumentException("The mode " + mode
                        + " of a triangular distribution must lie between " + low + " and " + high + ".");
            }
        }

        @Override
        public double quantile(double u) {
            double width = high - low;
            if (width == 0) {
                return low;
            }
            double cut = (mode - low) / width;
            return u < cut
                    ? low + StrictMath.sqrt(u * width * (mode - low))
                    : high - StrictMath.sqrt((1 - u) * width * (high - mode));
        }

        @Override
        public double mean() {
            return (low + mode + high) / 3;
        }

        @Override
        public double least() {
            return low;
        }

        @Override
        public double greatest() {
            return high;
        }
    }

    /** Memoryless waiting time with the given mean. */
    record Exponential(double meanValue) implements Distribution {
        public Exponential {
            Checks.positive("The mean of an exponential distribution", meanValue);
        }

        @Override
        public double quantile(double u) {
            return -meanValue * StrictMath.log1p(-u);
        }

        @Override
        public double mean() {
            return meanValue;
        }
    }

    /** Logarithm is normal: given by the median and the factor {@code spread} between median and 84th percentile (exp of sigma). */
    record Lognormal(double median, double spread) implements Distribution {
        public Lognormal {
            Checks.positive("The median of a lognormal distribution", median);
            if (!(spread >= 1) || Double.isInfinite(spread)) {
                throw new IllegalArgumentException(
                        "The spread " + spread + " of a lognormal distribution must be at least 1.");
            }
        }

        @Override
        public double quantile(double u) {
            return median * StrictMath.exp(StrictMath.log(spread) * StandardNormal.quantile(u));
        }

        @Override
        public double mean() {
            double sigma = StrictMath.log(spread);
            return median * StrictMath.exp(sigma * sigma / 2);
        }
    }

    /** Weibull waiting time; shape below one: early failures, above one: wear. */
    record Weibull(double shape, double scale) implements Distribution {
        public Weibull {
            Checks.positive("The shape of a Weibull distribution", shape);
            Checks.positive("The scale of a Weibull distribution", scale);
        }

        @Override
        public double quantile(double u) {
            return scale * StrictMath.pow(-StrictMath.log1p(-u), 1 / shape);
        }

        @Override
        public double mean() {
            return scale * org.apache.commons.math3.special.Gamma.gamma(1 + 1 / shape);
        }
    }

    /** Listed values with weights, e.g. batteries of 0.5 h and 4 h. */
    record Discrete(List<Double> values, List<Double> weights) implements Distribution {
        public Discrete {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
            if (values.isEmpty() || values.size() != weights.size()) {
                throw new IllegalArgumentException(
                        "A discrete distribution needs as many weights as values and at least one; it has "
                                + weights.size() + " and " + values.size() + ".");
            }
            values.forEach(v -> finite("discrete", v));
            weights.forEach(w -> Checks.positive("A weight of a discrete distribution", w));
        }

        @Override
        public double quantile(double u) {
            double left = u * total();
            for (int i = 0; i < values.size(); i++) {
                left -= weights.get(i);
                if (left < 0) {
                    return values.get(i);
                }
            }
            return values.get(values.size() - 1);
        }

        @Override
        public double mean() {
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.get(i) * weights.get(i);
            }
            return sum / total();
        }

        @Override
        public double least() {
            return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        @Override
        public double greatest() {
            return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        private double total() {
            return weights.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * A course that was observed, as a law: by the i-th value the i-th share of all is through, and between two values evenly many. Of what
     * returns part by part, each part draws the moment of its return. A first share above zero comes at the first value itself.
     *
     * @param values rising
     * @param shares rising in (0, 1] but for the first, which may be 0; the last is 1
     */
    record Piecewise(List<Double> values, List<Double> shares) implements Distribution {
        public Piecewise {
            values = List.copyOf(values);
            shares = List.copyOf(shares);
            if (values.size() < 2 || values.size() != shares.size()) {
                throw new IllegalArgumentException(
                        "A piecewise distribution needs as many shares as values and at least two; it has "
                                + shares.size() + " and " + values.size() + ".");
            }
            values.forEach(v -> finite("piecewise", v));
            for (int i = 1; i < values.size(); i++) {
                rises("value", values.get(i - 1), values.get(i));
                rises("share", shares.get(i - 1), shares.get(i));
            }
            if (!(shares.get(0) >= 0) || shares.get(shares.size() - 1) != 1) {
                throw new IllegalArgumentException("The shares of a piecewise distribution go from "
                        + shares.get(0) + " to " + shares.get(shares.size() - 1)
                        + "; they must begin at 0 or above and end at 1.");
            }
        }

        private static void rises(String what, double before, double after) {
            if (!(after > before)) {
                throw new IllegalArgumentException("The " + what + " " + after
                        + " of a piecewise distribution must be above the one before it, " + before + ".");
            }
        }

        @Override
        public double quantile(double u) {
            if (u <= shares.get(0)) {
                return values.get(0);
            }
            int i = 1;
            while (u > shares.get(i)) {
                i++;
            }
            double part = (u - shares.get(i - 1)) / (shares.get(i) - shares.get(i - 1));
            return values.get(i - 1) + part * (values.get(i) - values.get(i - 1));
        }

        @Override
        public double mean() {
            double sum = shares.get(0) * values.get(0);
            for (int i = 1; i < values.size(); i++) {
                sum += (shares.get(i) - shares.get(i - 1)) * (values.get(i - 1) + values.get(i)) / 2;
            }
            return sum;
        }

        @Override
        public double least() {
            return values.get(0);
        }

        @Override
        public double greatest() {
            return values.get(values.size() - 1);
        }
    }

    /** Sum of {@code stages} exponential times of equal mean. */
    record Erlang(int stages, double meanValue) implements Distribution {
        public Erlang {
            if (stages < 1) {
                throw new IllegalArgumentException(
                        "An Erlang distribution has " + stages + " stages; it needs at least one.");
            }
            Checks.positive("The mean of an Erlang distribution", meanValue);
        }

        @Override
        public double quantile(double u) {
            return meanValue / stages * Inversion.gamma(stages, u);
        }

        @Override
        public double mean() {
            return meanValue;
        }
    }

    /** Gamma law with a shape above zero and a mean; the variance is the square of the mean over the shape. */
    record Gamma(double shape, double meanValue) implements Distribution {
        public Gamma {
            Checks.positive("The shape of a gamma distribution", shape);
            Checks.positive("The mean of a gamma distribution", meanValue);
        }

        @Override
        public double quantile(double u) {
            return meanValue / shape * Inversion.gamma(shape, u);
        }

        @Override
        public double mean() {
            return meanValue;
        }
    }

    /** With the chance {@code p} an exponential time of the first mean, otherwise one of the second. */
    record Hyperexponential(double p, double mean1, double mean2) implements Distribution {
        public Hyperexponential {
            if (!(p > 0 && p < 1)) {
                throw new IllegalArgumentException(
                        "The chance " + p + " of a hyperexponential distribution must lie between 0 and 1.");
            }
            Checks.positive("The first mean of a hyperexponential distribution", mean1);
            Checks.positive("The second mean of a hyperexponential distribution", mean2);
        }

        @Override
        public double quantile(double u) {
            return Inversion.hyperexponential(p, mean1, mean2, u);
        }

        @Override
        public double mean() {
            return p * mean1 + (1 - p) * mean2;
        }
    }

    /** Beta law on [0, {@code high}]. */
    record Beta(double a, double b, double high) implements Distribution {
        public Beta {
            Checks.positive("The first parameter of a beta distribution", a);
            Checks.positive("The second parameter of a beta distribution", b);
            Checks.positive("The upper end of a beta distribution", high);
        }

        @Override
        public double quantile(double u) {
            return high * Inversion.beta(a, b, u);
        }

        @Override
        public double mean() {
            return high * a / (a + b);
        }

        @Override
        public double greatest() {
            return high;
        }
    }

    /**
     * Pareto law between two bounds: the chance of more than x falls as x to the power of minus {@code shape}, down to zero at {@code high}. The
     * smaller the shape, the more of the mean is in few great values.
     */
    record Pareto(double shape, double low, double high) implements Distribution {
        public Pareto {
            Checks.positive("The shape of a Pareto distribution", shape);
            Checks.positive("The lower end of a Pareto distribution", low);
            ordered("Pareto", low, high);
        }

        @Override
        public double quantile(double u) {
            double left = 1 - u * (1 - StrictMath.pow(low / high, shape));
            return Math.min(high, low * StrictMath.pow(left, -1 / shape));
        }

        /** With r = low / high: shape low (1 - r^(shape - 1)) / ((shape - 1) (1 - r^shape)), and its limit where the shape is one. */
        @Override
        public double mean() {
            double span = StrictMath.log(high / low);
            if (span == 0) {
                return low;
            }
            double power = shape - 1;
            double part = power == 0 ? span : -StrictMath.expm1(-power * span) / power;
            return shape * low * part / -StrictMath.expm1(-shape * span);
        }

        @Override
        public double least() {
            return low;
        }

        @Override
        public double greatest() {
            return high;
        }
    }

    /** Number of tries up to the first success: 1, 2, 3, ... with the given mean, at least one. */
    record Geometric(double meanValue) implements Distribution {
        public Geometric {
            if (!(meanValue >= 1) || Double.isInfinite(meanValue)) {
                throw new IllegalArgumentException(
                        "The mean " + meanValue + " of a geometric distribution must be at least one and finite.");
            }
        }

        @Override
        public double quantile(double u) {
            return meanValue == 1
                    ? 1
                    : Math.max(1, StrictMath.ceil(StrictMath.log1p(-u) / StrictMath.log1p(-1 / meanValue)));
        }

        @Override
        public double mean() {
            return meanValue;
        }

        @Override
        public double least() {
            return 1;
        }
    }

    /** The lognormal law with a mean and a squared coefficient of variation (variance over squared mean), both above zero. */
    static Distribution lognormalOfMean(double mean, double cv2) {
        Checks.positive("The mean of a lognormal distribution", mean);
        Checks.positive("The squared coefficient of variation of a lognormal distribution", cv2);
        return new Lognormal(mean / StrictMath.sqrt(1 + cv2), StrictMath.exp(StrictMath.sqrt(StrictMath.log1p(cv2))));
    }

    private static void finite(String kind, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "A " + kind + " distribution has the value " + value + "; it must be finite.");
        }
    }

    private static void ordered(String kind, double low, double high) {
        finite(kind, low);
        finite(kind, high);
        if (low > high) {
            throw new IllegalArgumentException(
                    "A " + kind + " distribution from " + low + " to " + high + " must have its lower end first.");
        }
    }
}
