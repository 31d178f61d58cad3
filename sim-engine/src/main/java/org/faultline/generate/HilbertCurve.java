package org.faultline.generate;

import java.util.Arrays;

/**
 * Position along the Hilbert curve that fills a square: near positions are near on the map, so that cutting the curve cuts the map
 * into contiguous areas. D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flaechenstueck", Math. Annalen 38 (1891)
 * 459-460; the order is 16, so the square has 65,536 x 65,536 fields.
 */
final class HilbertCurve {
    private static final int SIDE = 1 << 16;

    private final double left;
    private final double bottom;
    private final double size;

    /** A curve through the square whose lower left corner and side are given, in one unit. */
    HilbertCurve(double left, double bottom, double size) {
        this.left = left;
        this.bottom = bottom;
        this.size = size > 0 ? size : 1;
    }

    /** Distance along the curve of a point, in fields from 0 to 2^32 - 1; points outside count as on the edge. */
    long position(double x, double y) {
        int fieldX = field((x - left) / size);
        int fieldY = field((y - bottom) / size);
        long position = 0;
        for (int half = SIDE / 2; half > 0; half /= 2) {
            int right = (fieldX & half) > 0 ? 1 : 0;
            int upper = (fieldY & half) > 0 ? 1 : 0;
            position += (long) half * half * ((3 * right) ^ upper);
            if (upper == 0) {
                if (right == 1) {
                    fieldX = SIDE - 1 - fieldX;
                    fieldY = SIDE - 1 - fieldY;
                }
                int swap = fieldX;
                fieldX = fieldY;
                fieldY = swap;
            }
        }
        return position;
    }

    /** Numbers of points in the order of the curve; points in one field keep their order. O(n log n). */
    int[] order(double[] x, double[] y) {
        long[] keys = new long[x.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = position(x[i], y[i]);
        }
        Integer[] order = new Integer[keys.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(keys[a], keys[b]));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }

    private static int field(double share) {
        return (int) Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)));
    }
}
