package org.faultline.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sample quantiles. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, American Statistician 50
     * (1996) 361-365).
     *
     * @param values at least one; not changed
     * @param share in [0, 1]
     */
    public static double of(double[] values, double share) {
        if (values.length == 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A quantile needs values and a share between 0 and 1; there are "
                    + values.length + " values and the share is " + share + ".");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** The place of the value that is the lower median; of equal values the first. */
    public static int placeOfMedian(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[(values.length - 1) / 2];
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == median)
                .findFirst()
                .orElseThrow();
    }
}
