package org.faultline.atlas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.stats.Interval;
import org.faultline.stats.Quantiles;

/**
 * A measure of one entry over draws and replications.
 *
 * @param measure id in the catalogue
 * @param whose of the supplier that hurts most in each draw, or of the mean over all suppliers
 * @param supplier the one that hurts most in most draws; empty for the mean, and where none hurts
 * @param often part of the draws in which it does
 * @param mean over all draws and replications, with its interval: that of the means of the draws
 * @param low what one run in twenty does not exceed
 * @param high what nineteen runs in twenty do not exceed
 * @param fromShares part of the variance that comes from what is not known of the suppliers; empty with one draw or one replication, or
 *     where nothing varies
 */
public record Loss(
        String measure,
        Whose whose,
        Optional<String> supplier,
        double often,
        Interval mean,
        double low,
        double high,
        Optional<Double> fromShares) {

    static final double LEVEL = 0.9;

    /** Of whom. */
    public enum Whose {
        WORST,
        MEAN;

        /** The word in output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Sums up values of runs.
     *
     * @param values by draw and replication
     */
    static Loss of(String measure, Whose whose, Optional<String> supplier, double often, double[][] values) {
        double[] means = Arrays.stream(values)
                .mapToDouble(v -> Arrays.stream(v).average().orElseThrow())
                .toArray();
        double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        return new Loss(
                measure,
                whose,
                supplier,
                often,
                Interval.ofMean(means, LEVEL).within(0, Double.POSITIVE_INFINITY),
                Quantiles.of(all, (1 - LEVEL) / 2),
                Quantiles.of(all, (1 + LEVEL) / 2),
                fromShares(values, means));
    }

    /** One-way analysis of variance with random effects: draws are the groups, replications stand in them. */
    private static Optional<Double> fromShares(double[][] values, double[] means) {
        int draws = values.length;
        int replications = values[0].length;
        if (draws < 2 || replications < 2) {
            return Optional.empty();
        }
        double grand = Arrays.stream(means).average().orElseThrow();
        double between = replications
                * Arrays.stream(means).map(m -> (m - grand) * (m - grand)).sum()
                / (draws - 1);
        double within = IntStream.range(0, draws)
                        .mapToDouble(d -> Arrays.stream(values[d])
                                .map(v -> (v - means[d]) * (v - means[d]))
                                .sum())
                        .sum()
                / (draws * (replications - 1.0));
        double ofDraws = Math.max(0, (between - within) / replications);
        return ofDraws + within > 0 ? Optional.of(ofDraws / (ofDraws + within)) : Optional.empty();
    }
}
