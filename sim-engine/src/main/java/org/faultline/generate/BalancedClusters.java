package org.faultline.generate;

import java.util.Arrays;

/**
 * Compact groups of about equal size: the points are halved along the longer side of their bounding box, in proportion to the number
 * of groups on each side, until one group is left. Cost O(n log n) on average: only what stands on which side is sought, not an order.
 */
final class BalancedClusters {
    private final double[] x;
    private final double[] y;
    private final int[] group;
    private int groups;

    private BalancedClusters(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.group = new int[x.length];
    }

    /**
     * Group of each point, numbered from 0 along the halvings, so that near numbers are near on the map.
     *
     * @param count number of groups, at least one and at most the number of points
     */
    static int[] split(double[] x, double[] y, int count) {
        if (count < 1 || count > x.length) {
            throw new IllegalArgumentException("The number of groups " + count
                    + " must lie between 1 and the number of points, " + x.length + ".");
        }
        BalancedClusters clusters = new BalancedClusters(x, y);
        int[] points = new int[x.length];
        Arrays.setAll(points, i -> i);
        clusters.halve(points, 0, points.length, count);
        return clusters.group;
    }

    private void halve(int[] points, int from, int to, int count) {
        if (count == 1) {
            for (int i = from; i < to; i++) {
                group[points[i]] = groups;
            }
            groups++;
            return;
        }
        double[] key = extent(points, from, to, x) >= extent(points, from, to, y) ? x : y;
        int lower = count / 2;
        int cut = from + (int) Math.round((double) (to - from) * lower / count);
        cut = Math.max(from + lower, Math.min(to - (count - lower), cut));
        select(points, from, to - 1, cut, key);
        halve(points, from, cut, lower);
        halve(points, cut, to, count - lower);
    }

    /** Hoare's selection: afterwards what stands before the middle is before it by its coordinate, or by its number where those are equal. */
    private static void select(int[] points, int low, int high, int middle, double[] key) {
        int from = low;
        int to = high;
        while (from < to) {
            int pivot = points[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (isBefore(points[i], pivot, key)) {
                    i++;
                }
                while (isBefore(pivot, points[j], key)) {
                    j--;
                }
                if (i <= j) {
                    int swap = points[i];
                    points[i++] = points[j];
                    points[j--] = swap;
                }
            }
            if (middle <= j) {
                to = j;
            } else if (middle >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    private static boolean isBefore(int one, int other, double[] key) {
        int order = Double.compare(key[one], key[other]);
        return order == 0 ? one < other : order < 0;
    }

    private static double extent(int[] points, int from, int to, double[] key) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            least = Math.min(least, key[points[i]]);
            greatest = Math.max(greatest, key[points[i]]);
        }
        return greatest - least;
    }
}
