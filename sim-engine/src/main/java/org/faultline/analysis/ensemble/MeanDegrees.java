package org.faultline.analysis.ensemble;

/**
 * Mean degrees at which random graphs with Poisson degrees change: where a core appears, and between which all can fall to one. O(k) per step of
 * a bisection.
 */
public final class MeanDegrees {

    private static final double TINY = 1e-9;

    private MeanDegrees() {}

    /**
     * The mean degree from which on a k-core exists: {@code c = min over l of l / P(Poisson(l) >= k - 1)} (B. Pittel, J. Spencer, N.
     * Wormald, J. Comb. Theory B 67 (1996) 111-151). The 2-core appears with the large component, at 1.
     *
     * @param k at least 2
     */
    public static double ofCore(int k) {
        if (k < 2) {
            throw new IllegalArgumentException(
                    "Every graph has a " + k + "-core; the first that appears is the 2-core.");
        }
        if (k == 2) {
            return 1;
        }
        double l = Root.between(TINY, 3.0 * k + 20, x -> 1 - upTo(k - 2, x) - (k - 1) * chance(k - 1, x));
        return l / (1 - upTo(k - 2, l));
    }

    /**
     * The mean degrees between which one failure can bring down a finite share of a large random graph whose nodes fail with a share of
     * their neighbours.
     *
     * @param low lower end
     * @param high upper end
     */
    public record Window(double low, double high) {}

    /**
     * The window of global cascades: nodes of at most {@code K = floor(1 / share)} neighbours fail with one of them, and those nodes must hang
     * together: {@code z P(Poisson(z) <= K - 2) > 1} (D. J. Watts, PNAS 99 (2002) 5766-5771).
     *
     * @param share of the neighbours with whose failure a node fails, above 0
     * @throws IllegalArgumentException when no mean degree has such cascades
     */
    public static Window ofCascades(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share " + share + " of failed neighbours must lie above 0 and at most at 1.");
        }
        int fragile = (int) StrictMath.floor(1 / share + TINY);
        double top = fragile < 2
                ? 0
                : Root.between(
                        TINY, widest(fragile), z -> upTo(fragile - 2, z) - (fragile - 1) * chance(fragile - 1, z));
        if (top * upTo(fragile - 2, top) < 1) {
            throw new IllegalArgumentException("With a share of " + share
                    + " of the neighbours no mean degree lets one failure bring down a large random graph.");
        }
        return new Window(
                Root.between(TINY, top, z -> z * upTo(fragile - 2, z) - 1),
                Root.between(top, widest(fragile), z -> z * upTo(fragile - 2, z) - 1));
    }

    private static double widest(int fragile) {
        return 3.0 * fragile + 30;
    }

    /** {@code P(Poisson(mean) = k)}. */
    private static double chance(int k, double mean) {
        double term = StrictMath.exp(-mean);
        for (int i = 1; i <= k; i++) {
            term *= mean / i;
        }
        return term;
    }

    /** {@code P(Poisson(mean) <= k)}. */
    private static double upTo(int k, double mean) {
        double term = StrictMath.exp(-mean);
        double sum = k < 0 ? 0 : term;
        for (int i = 1; i <= k; i++) {
            term *= mean / i;
            sum += term;
        }
        return sum;
    }
}
