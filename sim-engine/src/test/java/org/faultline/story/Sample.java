package org.faultline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Values of independent replications, held against an exact expectation. */
public final class Sample {

    private static final double MOST_STANDARD_ERRORS = 4;

    private final double[] values;

    private Sample(double[] values) {
        this.values = values.clone();
    }

    /** The values of an observation. */
    public static Sample of(Written run, String observation) {
        return new Sample(run.all(observation));
    }

    /** One for each value that passes, zero for each other. */
    public Sample share(DoublePredicate test) {
        return new Sample(Arrays.stream(values).map(v -> test.test(v) ? 1 : 0).toArray());
    }

    /** The squares of the distances from a mean that is known. */
    public Sample squaredAround(double mean) {
        return new Sample(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray());
    }

    /** The mean of the values. */
    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The standard error of the mean. */
    public double error() {
        double mean = mean();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /**
     * The mean lies within four standard errors of the expectation, and the standard error is at most a share of it, so that the
     * comparison can fail.
     */
    public void meets(double expected, double greatestRelativeError) {
        assertThat(error()).as("standard error of the mean").isLessThanOrEqualTo(expected * greatestRelativeError);
        assertThat(mean())
                .as("mean over %d replications, expected %s, standard error %s", values.length, expected, error())
                .isBetween(expected - MOST_STANDARD_ERRORS * error(), expected + MOST_STANDARD_ERRORS * error());
    }

    /** The mean lies more than four standard errors off: what a wrong mechanism would give. */
    public void misses(double wrong) {
        assertThat(Math.abs(mean() - wrong))
                .as("distance of the mean from %s", wrong)
                .isGreaterThan(MOST_STANDARD_ERRORS * error());
    }
}
