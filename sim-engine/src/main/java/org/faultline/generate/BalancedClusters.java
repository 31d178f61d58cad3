package org.faultline.generate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Compact groups of about equal size: the points are halved along the longer side of their bounding box, in proportion to the number
 * of groups on each side, until one group is left. Cost O(n log² n).
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
        Integer[] points = new Integer[x.length];
        Arrays.setAll(points, i -> i);
        clusters.halve(points, 0, points.length, count);
        return clusters.group;
    }

    private void halve(Integer[] points, int from, int to, int count) {
        if (count == 1) {
            for (int i = from; i < to; i++) {
                group[points[i]] = groups;
            }
            groups++;
            return;
        }
        double[] key = extent(points, from, to, x) >= extent(points, from, to, y) ? x : y;
        Arrays.sort(
                points,
                from,
                to,
                Comparator.comparingDouble((Integer p) -> key[p]).thenComparingInt(p -> p));
        int lower = count / 2;
        int cut = from + (int) Math.round((double) (to - from) * lower / count);
        cut = Math.max(from + lower, Math.min(to - (count - lower), cut));
        halve(points, from, cut, lower);
        halve(points, cut, to, count - lower);
    }

    private static double extent(Integer[] points, int from, int to, double[] key) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            least = Math.min(least, key[points[i]]);
            greatest = Math.max(greatest, key[points[i]]);
        }
        return greatest - least;
    }
}
