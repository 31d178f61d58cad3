package org.faultline.generate;

import java.util.function.IntToDoubleFunction;

/**
 * The points of the unit cube that meet one linear total, {@code sum a_i x_i = c}, drawn uniformly.
 *
 * <p>All coordinates but the one with the largest weight are drawn uniformly between what the total leaves them at most; that one is solved
 * for, and the point is kept when it lies in the cube. Leaving out one coordinate maps the slice linearly, so kept points are
 * uniform on it. Of n coordinates at least one draw in (n-1)! is kept, the worst case being a corner.
 */
final class Slice {

    private static final int MOST_TRIES = 100_000;
    private static final double ROUNDING = 1e-9;

    private final double[] weights;
    private final double total;
    private final double sum;
    private final int solved;

    /**
     * A slice.
     *
     * @param weights above zero, at least one
     * @param total between zero and the sum of the weights
     */
    Slice(double[] weights, double total) {
        double all = 0;
        int largest = 0;
        for (int i = 0; i < weights.length; i++) {
            all += weights[i];
            largest = weights[i] > weights[largest] ? i : largest;
        }
        if (weights.length == 0 || !(total >= -ROUNDING && total <= all + ROUNDING)) {
            throw new IllegalArgumentException(
                    "The total " + total + " must lie between 0 and the sum of the weights, " + all + ".");
        }
        this.weights = weights.clone();
        this.total = Math.max(0, Math.min(all, total));
        this.sum = all;
        this.solved = largest;
    }

    /**
     * A point.
     *
     * @param uniform the k-th of a sequence of uniform draws strictly between 0 and 1
     */
    double[] draw(IntToDoubleFunction uniform) {
        double[] x = new double[weights.length];
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            double rest = total;
            for (int i = 0; i < x.length; i++) {
                if (i != solved) {
                    double low = Math.max(0, 1 - (sum - total) / weights[i]);
                    double high = Math.min(1, total / weights[i]);
                    x[i] = low + (high - low) * uniform.applyAsDouble(attempt * x.length + i);
                    rest -= weights[i] * x[i];
                }
            }
            double last = rest / weights[solved];
            if (last >= -ROUNDING && last <= 1 + ROUNDING) {
                x[solved] = Math.max(0, Math.min(1, last));
                return x;
            }
        }
        throw new IllegalStateException("No point of the slice was found for the total " + total + ".");
    }
}
