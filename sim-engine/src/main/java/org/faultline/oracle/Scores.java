package org.faultline.oracle;

import java.util.ArrayList;
import java.util.List;
import org.faultline.stats.StandardNormal;

/**
 * The z-scores of a check, which together must look standard normal. Outputs of the same runs are dependent, so the test takes one
 * of each: that of the first output with an error that has no tolerance of its own.
 */
public final class Scores {

    /**
     * How the scores of some runs are spread.
     *
     * @param runs number of runs
     * @param mean of the scores, about 0
     * @param deviation standard deviation of the scores, about 1; 0 for fewer than two
     * @param pValue of the test of Kolmogorov and Smirnov against the standard normal distribution
     */
    public record Spread(int runs, double mean, double deviation, double pValue) {}

    private final List<Double> all = new ArrayList<>();
    private String lastRuns = "";

    /** Takes note of a finding; findings of the same runs come one after the other. */
    public void add(Finding finding) {
        boolean counts = finding.isPlain() && finding.z().isPresent();
        if (!counts || finding.runs().equals(lastRuns)) {
            return;
        }
        lastRuns = finding.runs();
        all.add(finding.z().get());
    }

    /** Over all runs. */
    public Spread spread() {
        double[] scores = all.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double squares = all.stream().mapToDouble(z -> (z - mean) * (z - mean)).sum();
        return new Spread(
                scores.length,
                mean,
                scores.length < 2 ? 0 : Math.sqrt(squares / (scores.length - 1)),
                StandardNormal.pValue(scores));
    }
}
