package org.faultline.hindcast;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the replications gave for one figure, against its band. A replication that ended before the figure was known gives a <em>bound</em>, a value that
 * it is at least; a bound lies in no band. A replication without a value does not either.
 *
 * @param hindcast id of the hindcast
 * @param band where the figure must lie
 * @param median of the replications that gave a value; empty when none did, as where the scenario does not observe the figure
 * @param low the value that one replication in ten does not exceed
 * @param high the value that nine in ten do not exceed
 * @param share of all replications that lie in the band
 * @param replications number of replications
 * @param bounds number of those that gave a bound
 */
public record Figure(
        String hindcast,
        Band band,
        Optional<Value> median,
        Optional<Value> low,
        Optional<Value> high,
        double share,
        int replications,
        int bounds) {

    private static final double TENTH = 0.1;

    /**
     * A value in the unit of the band.
     *
     * @param number the value
     * @param isBound true when it is at least this
     */
    public record Value(double number, boolean isBound) {}

    /**
     * Sums replications up; O(n log n). The quantile q is the smallest value that a share q of the replications does not exceed; where a bound
     * stands before it, or is it, it is a bound itself.
     *
     * @param values of the replications that gave one
     * @param replications number of replications, at least as many
     */
    public static Figure of(String hindcast, Band band, List<Value> values, int replications) {
        if (values.size() > replications) {
            throw new IllegalArgumentException("The figure " + band.figure() + " has " + values.size() + " values of "
                    + replications + " replications.");
        }
        List<Value> sorted = values.stream()
                .sorted(Comparator.comparingDouble(Value::number).thenComparing(Value::isBound))
                .toList();
        long inside = values.stream()
                .filter(v -> !v.isBound() && band.holds(v.number()))
                .count();
        return new Figure(
                hindcast,
                band,
                quantile(sorted, 0.5),
                quantile(sorted, TENTH),
                quantile(sorted, 1 - TENTH),
                replications == 0 ? 0 : (double) inside / replications,
                replications,
                (int) values.stream().filter(Value::isBound).count());
    }

    private static Optional<Value> quantile(List<Value> sorted, double share) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int place = Math.max(0, (int) Math.ceil(sorted.size() * share - 1e-9) - 1);
        boolean isBound = sorted.subList(0, place + 1).stream().anyMatch(Value::isBound);
        return Optional.of(new Value(sorted.get(place).number(), isBound));
    }

    /** Whether the median is known and lies in the band. */
    public boolean ok() {
        return median.filter(v -> !v.isBound() && band.holds(v.number())).isPresent();
    }
}
