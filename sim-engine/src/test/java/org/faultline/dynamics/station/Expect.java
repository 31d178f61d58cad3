package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.story.Written;

/** Compares what replications of a written scenario observed with a number known from elsewhere. */
final class Expect {

    private static final String HEAD = "horizon: %s\nnetwork: {inline: {regions: {town: 1}}}\n";
    private static final double MOST_Z = 4;

    private final Written written;

    private Expect(Written written) {
        this.written = written;
    }

    /** Runs a queue network without any other network. */
    static Expect of(String horizon, String text, int replications) {
        return new Expect(Written.run(HEAD.formatted(horizon) + text, 20260310, replications));
    }

    /** Runs a scenario with its network. */
    static Expect ofAll(String text, int replications) {
        return new Expect(Written.run(text, 20260310, replications));
    }

    /** The mean over replications lies within four standard errors of a value. */
    Expect mean(String observation, double value) {
        double[] all = written.all(observation);
        double mean = mean(all);
        double error = Math.sqrt(variance(all) / all.length);
        assertThat(Math.abs(mean - value) / Math.max(error, 1e-12 * Math.abs(value)))
                .as("%s: %s +- %s, expected %s", observation, mean, error, value)
                .isLessThanOrEqualTo(MOST_Z);
        return this;
    }

    /** The mean over replications lies further away than four standard errors: the test can fail. */
    Expect meanIsNot(String observation, double value) {
        double[] all = written.all(observation);
        double error = Math.sqrt(variance(all) / all.length);
        assertThat(Math.abs(mean(all) - value) / error).isGreaterThan(MOST_Z);
        return this;
    }

    /** The variance over replications lies within four standard errors of a value. */
    Expect variance(String observation, double value) {
        double[] all = written.all(observation);
        double variance = variance(all);
        double fourth = 0;
        double mean = mean(all);
        for (double x : all) {
            fourth += Math.pow(x - mean, 4) / all.length;
        }
        double error = Math.sqrt((fourth - variance * variance) / all.length);
        assertThat(Math.abs(variance - value) / error)
                .as("variance of %s: %s +- %s, expected %s", observation, variance, error, value)
                .isLessThanOrEqualTo(MOST_Z);
        return this;
    }

    /** Every replication gives exactly a value, up to rounding. */
    Expect exactly(String observation, double value) {
        for (double x : written.all(observation)) {
            assertThat(x)
                    .as(observation)
                    .isCloseTo(value, org.assertj.core.api.Assertions.within(1e-9 * Math.max(1, Math.abs(value))));
        }
        assertThat(written.all(observation)).as(observation).isNotEmpty();
        return this;
    }

    /** The values of an observation. */
    double[] all(String observation) {
        return written.all(observation);
    }

    static double mean(double[] all) {
        double sum = 0;
        for (double x : all) {
            sum += x;
        }
        return sum / all.length;
    }

    static double variance(double[] all) {
        double mean = mean(all);
        double sum = 0;
        for (double x : all) {
            sum += (x - mean) * (x - mean);
        }
        return sum / (all.length - 1);
    }
}
