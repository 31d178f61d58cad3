package org.faultline.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.stats.StandardNormal;

/**
 * The z-scores of a check, which together must look standard normal, in every family of cases and over all families of a letter.
 * Outputs of the same runs are dependent, so one of each counts: the first that has an error and no tolerance of its own.
 */
public final class Scores {

    /** A probability below this speaks against the normal distribution; it was fixed before any run. */
    public static final double BOUND = 1e-4;

    private static final int LEAST = 8;

    /**
     * How the scores of some runs are spread.
     *
     * @param family letter and number of the cases, or a letter for all its families
     * @param runs number of runs
     * @param mean of the scores, about 0
     * @param variance mean square of the scores, about 1
     * @param pMean probability of a mean as far from 0
     * @param pVariance probability of a mean square as far from 1, to the side where it is
     * @param pShape of the test of Kolmogorov and Smirnov against the standard normal distribution; one for fewer than eight runs
     * @param worst score that is farthest from 0
     */
    public record Spread(
            String family,
            int runs,
            double mean,
            double variance,
            double pMean,
            double pVariance,
            double pShape,
            double worst) {

        /** False when one of the tests speaks against the normal distribution. */
        public boolean ok() {
            return Math.min(pMean, Math.min(pVariance, pShape)) >= BOUND;
        }
    }

    private final Map<String, List<Double>> byFamily = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Takes note of a finding. */
    public void add(Finding finding) {
        if (!finding.isPlain() || finding.z().isEmpty() || finding.verdict() == Finding.Verdict.TOO_RARE) {
            return;
        }
        if (seen.add(finding.runs())) {
            double z = finding.z().get();
            byFamily.computeIfAbsent(finding.family().substring(0, 1), f -> new ArrayList<>())
                    .add(z);
            byFamily.computeIfAbsent(finding.family(), f -> new ArrayList<>()).add(z);
        }
    }

    /** Of each letter, followed by its families. */
    public List<Spread> spreads() {
        return byFamily.entrySet().stream()
                .map(e -> spread(e.getKey(), e.getValue()))
                .toList();
    }

    private static Spread spread(String family, List<Double> all) {
        double[] scores = all.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = 0;
        double squares = 0;
        double worst = 0;
        for (double z : scores) {
            mean += z / scores.length;
            squares += z * z;
            worst = Math.abs(z) > Math.abs(worst) ? z : worst;
        }
        return new Spread(
                family,
                scores.length,
                mean,
                squares / scores.length,
                StandardNormal.pOfMean(mean, scores.length),
                StandardNormal.pOfSquares(squares, scores.length),
                scores.length < LEAST ? 1 : StandardNormal.pValue(scores),
                worst);
    }
}
