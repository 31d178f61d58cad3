package org.faultline.generate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Whole numbers in proportion to weights that add up to a total exactly (method of largest remainders, Hamilton 1792): every part
 * gets the whole of its quota {@code total * weight / sum}, and what is left goes to the largest fractions, the earlier part
 * first among equals. No part differs from its quota by one or more. Cost O(n log n).
 */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Splits a total.
     *
     * @param total zero or more
     * @param weights zero or more each, at least one above zero
     */
    static long[] split(long total, double... weights) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("The weight " + weight + " of a share must be zero or more.");
            }
            sum += weight;
        }
        if (!(sum > 0) || total < 0) {
            throw new IllegalArgumentException(
                    "The total " + total + " cannot be split by weights that add up to " + sum + ".");
        }
        long[] parts = new long[weights.length];
        double[] fractions = new double[weights.length];
        long left = total;
        for (int i = 0; i < parts.length; i++) {
            double quota = total * (weights[i] / sum);
            parts[i] = (long) Math.floor(quota);
            fractions[i] = quota - parts[i];
            left -= parts[i];
        }
        Integer[] order = new Integer[parts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -fractions[i]));
        for (int k = 0; k < left; k++) {
            parts[order[k]]++;
        }
        return parts;
    }

    /** Splits a total of at least the number of parts so that no part is empty: too small ones get one, the rest goes by weight. */
    static long[] splitAtLeastOne(long total, double... weights) {
        if (total < weights.length) {
            throw new IllegalArgumentException(
                    "The total " + total + " is too small to give each of " + weights.length + " parts one.");
        }
        double[] open = weights.clone();
        long[] parts = split(total, open);
        while (Arrays.stream(parts).anyMatch(p -> p == 0)) {
            int fixed = 0;
            for (int i = 0; i < parts.length; i++) {
                open[i] = parts[i] == 0 ? 0 : open[i];
                fixed += open[i] == 0 ? 1 : 0;
            }
            parts = split(total - fixed, open);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = open[i] == 0 ? 1 : parts[i];
            }
        }
        return parts;
    }
}
