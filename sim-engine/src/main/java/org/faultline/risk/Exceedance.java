package org.faultline.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.faultline.kernel.Draws;
import org.faultline.stats.Quantiles;

/**
 * How likely a loss is exceeded, if one supplier is turned: a mixture over suppliers, each weighted by how likely it is to be the one, of what
 * its replications lost.
 *
 * <pre>
 *   P(L > x) = sum over suppliers v of w_v (replications of v with a loss above x) / replications,   w_v = p_v / sum of p
 *   VaR_q  = least x with P(L <= x) >= q
 *   ES_q   = mean of the worst 1 - q of all cases (C. Acerbi, D. Tasche, Journal of Banking and Finance 26 (2002) 1487-1503)
 * </pre>
 */
public final class Exceedance {

    private static final int RESAMPLES = 400;
    private static final double CLOSE = 1e-12;

    private final double[] losses;
    private final double[] weights;

    private Exceedance(double[] losses, double[] weights) {
        this.losses = losses;
        this.weights = weights;
    }

    /**
     * A point of the curve.
     *
     * @param loss that is exceeded
     * @param probability of more
     */
    public record Point(double loss, double probability) {}

    /**
     * A number of the tail, and where it lies in nine of ten resamples of the replications.
     *
     * @param value from all replications
     * @param low lower end
     * @param high upper end
     */
    public record Tail(double value, double low, double high) {}

    /**
     * The mixture under a mix.
     *
     * @param probabilities by what is turned; suppliers left out are never turned
     */
    public static Exceedance of(Losses losses, String mix, Map<String, Double> probabilities) {
        return of(losses, mix, probabilities, null);
    }

    private static Exceedance of(Losses losses, String mix, Map<String, Double> probabilities, int[] chosen) {
        double total = losses.turned(mix).stream()
                .mapToDouble(t -> probabilities.getOrDefault(t, 0.0))
                .sum();
        List<double[]> pairs = new ArrayList<>();
        for (String turned : losses.turned(mix)) {
            double p = probabilities.getOrDefault(turned, 0.0);
            double[] row = losses.of(mix, turned);
            for (int i = 0; p > 0 && i < row.length; i++) {
                pairs.add(new double[] {row[chosen == null ? i : chosen[i]], p / total / row.length});
            }
        }
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("Under the mix " + mix + " no supplier is ever turned.");
        }
        pairs.sort(Comparator.comparingDouble(p -> p[0]));
        return new Exceedance(
                pairs.stream().mapToDouble(p -> p[0]).toArray(),
                pairs.stream().mapToDouble(p -> p[1]).toArray());
    }

    /** The probability of a larger loss. */
    public double above(double loss) {
        double sum = 0;
        for (int i = losses.length - 1; i >= 0 && losses[i] > loss; i--) {
            sum += weights[i];
        }
        return sum;
    }

    /** The whole curve: a point at each loss that happened, ascending. */
    public List<Point> curve() {
        List<Point> curve = new ArrayList<>();
        double above = 0;
        for (int i = losses.length - 1; i >= 0; i--) {
            if (i == losses.length - 1 || losses[i] < losses[i + 1]) {
                curve.add(new Point(losses[i], above));
            }
            above += weights[i];
        }
        Collections.reverse(curve);
        return curve;
    }

    /** The expected loss. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += weights[i] * losses[i];
        }
        return sum;
    }

    /** The loss that is not exceeded with a probability of at least q, strictly between 0 and 1. */
    public double valueAtRisk(double q) {
        double below = 0;
        for (int i = 0; i < losses.length; i++) {
            below += weights[i];
            if (below >= q - CLOSE) {
                return losses[i];
            }
        }
        return losses[losses.length - 1];
    }

    /** The mean loss in the worst share {@code 1 - q} of all cases. */
    public double expectedShortfall(double q) {
        double left = 1 - q;
        double sum = 0;
        for (int i = losses.length - 1; i >= 0 && left > CLOSE; i--) {
            double part = Math.min(left, weights[i]);
            sum += part * losses[i];
            left -= part;
        }
        return sum / (1 - q);
    }

    /** A number of the tail with where it lies in nine of ten bootstrap resamples of whole replications; draws are keyed by the seed. */
    public static Tail tail(
            Losses losses,
            String mix,
            Map<String, Double> probabilities,
            java.util.function.ToDoubleFunction<Exceedance> number,
            long seed,
            int purpose) {
        int n = losses.replications();
        double[] found = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            Draws draws = new Draws(seed, b);
            int[] chosen = new int[n];
            for (int i = 0; i < n; i++) {
                chosen[i] = (int) (draws.uniform(purpose, i, 0) * n);
            }
            found[b] = number.applyAsDouble(of(losses, mix, probabilities, chosen));
        }
        return new Tail(
                number.applyAsDouble(of(losses, mix, probabilities)),
                Quantiles.of(found, 0.05),
                Quantiles.of(found, 0.95));
    }
}
