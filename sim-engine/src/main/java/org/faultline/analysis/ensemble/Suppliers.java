package org.faultline.analysis.ensemble;

/** Large populations in which each needs suppliers drawn at random from all others, and fails when enough of them have. */
public final class Suppliers {

    private static final int GRID = 10_000;
    private static final int NARROWINGS = 200;

    private Suppliers() {}

    /**
     * The share of first failures up to which some stay up. What fails in the end solves {@code x = r + (1 - r) P(Binomial(n, x) >= f)},
     * that is {@code r = 1 - 1 / H(x)} with {@code H(x) = sum over j < f of C(n, j) x^j (1 - x)^(n - 1 - j)}; beyond the largest such r only
     * x = 1 solves it. O(grid x n).
     *
     * @param suppliers n of each, at least 1
     * @param failed f of them with whose failure it fails, from 1 to n
     */
    public static double critical(int suppliers, int failed) {
        if (failed < 1 || failed > suppliers) {
            throw new IllegalArgumentException("Failing with " + failed + " of " + suppliers
                    + " suppliers is no rule; it takes from 1 to all of them.");
        }
        int best = 0;
        for (int i = 1; i <= GRID; i++) {
            best = bearing(suppliers, failed, (double) i / GRID) > bearing(suppliers, failed, (double) best / GRID)
                    ? i
                    : best;
        }
        double low = Math.max(0, best - 1.0) / GRID;
        double high = Math.min(GRID, best + 1.0) / GRID;
        for (int i = 0; i < NARROWINGS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (bearing(suppliers, failed, left) < bearing(suppliers, failed, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        double most = Math.max(bearing(suppliers, failed, low), bearing(suppliers, failed, high));
        return 1 - 1 / most;
    }

    private static double bearing(int suppliers, int failed, double x) {
        double sum = 0;
        double ways = 1;
        for (int j = 0; j < failed; j++) {
            sum += ways * StrictMath.pow(x, j) * StrictMath.pow(1 - x, suppliers - 1 - j);
            ways *= (double) (suppliers - j) / (j + 1);
        }
        return sum;
    }
}
