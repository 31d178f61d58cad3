package org.faultline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.stats.Interval;

/**
 * The loss in every replication, by vendor mix and by what is turned. Rows are paired: replication r has the same draws in all of them.
 *
 * @param byMix loss by mix and by the label of what is turned, in the order of the scenario
 */
public record Losses(Map<String, Map<String, double[]>> byMix) {

    public Losses {
        Map<String, Map<String, double[]>> copy = new LinkedHashMap<>();
        byMix.forEach(
                (mix, turned) -> copy.put(mix, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(turned))));
        byMix = java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * Reads the loss out of finished runs. A replication that is missing somewhere is left out everywhere, so that rows stay paired; a run
     * in which the measure has no value has lost nothing.
     *
     * @param rows of all variants in question
     * @throws IllegalArgumentException when no replication is complete
     */
    public static Losses of(Scenario scenario, List<RunRow> rows, MeasureKey key) {
        Map<Integer, Map<Integer, Double>> byReplication = new java.util.TreeMap<>();
        List<Integer> variants =
                rows.stream().map(RunRow::variant).distinct().sorted().toList();
        rows.forEach(r -> byReplication
                .computeIfAbsent(r.replication(), n -> new java.util.HashMap<>())
                .put(r.variant(), r.values().getOrDefault(key, 0.0)));
        List<Map<Integer, Double>> complete = byReplication.values().stream()
                .filter(r -> r.size() == variants.size())
                .toList();
        if (complete.isEmpty()) {
            throw new IllegalArgumentException("No replication was finished for all variants.");
        }
        Map<String, Map<String, double[]>> byMix = new LinkedHashMap<>();
        for (int v : variants) {
            Variant variant = scenario.variants().get(v);
            byMix.computeIfAbsent(variant.mix().id(), m -> new LinkedHashMap<>())
                    .put(
                            variant.supplier().orElse(""),
                            complete.stream().mapToDouble(r -> r.get(v)).toArray());
        }
        return new Losses(byMix);
    }

    /** Mixes in order. */
    public List<String> mixes() {
        return new ArrayList<>(byMix.keySet());
    }

    /** Labels of what is turned under a mix, in order. */
    public List<String> turned(String mix) {
        return new ArrayList<>(byMix.get(mix).keySet());
    }

    /** The loss in each replication. */
    public double[] of(String mix, String turned) {
        return byMix.get(mix).get(turned).clone();
    }

    /** The expected loss given that something is turned, with its interval. */
    public Interval given(String mix, String turned, double level) {
        return ofLoss(of(mix, turned), level);
    }

    /**
     * The expected loss of a year in each replication: sum over suppliers of the probability that it is turned times what is then lost. At most
     * one supplier is turned in a year; the error is of the order of the product of two probabilities.
     *
     * @param probabilities by what is turned
     */
    public double[] expected(String mix, Map<String, Double> probabilities) {
        double[] sum = new double[replications()];
        byMix.get(mix).forEach((turned, losses) -> {
            double p = probabilities.getOrDefault(turned, 0.0);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += p * losses[r];
            }
        });
        return sum;
    }

    /** The interval of a mean loss, which is never below zero. */
    public static Interval ofLoss(double[] losses, double level) {
        return Interval.ofMean(losses, level).within(0, Double.POSITIVE_INFINITY);
    }

    /** Number of replications. */
    public int replications() {
        return byMix.values().iterator().next().values().iterator().next().length;
    }
}
