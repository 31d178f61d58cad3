package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HilbertCurveTest {
    private static final int SIDE = 32;

    /** The middles of 32 x 32 fields: a Hilbert curve enters each once and always steps to a field that shares an edge. */
    @Test
    void theCurveNeverJumps() {
        double[] x =
                IntStream.range(0, SIDE * SIDE).mapToDouble(i -> i % SIDE + 0.5).toArray();
        double[] y = IntStream.range(0, SIDE * SIDE)
                .mapToDouble(i -> Math.floorDiv(i, SIDE) + 0.5)
                .toArray();

        int[] order = new HilbertCurve(0, 0, SIDE).order(x, y);

        assertThat(order).hasSize(SIDE * SIDE).doesNotHaveDuplicates();
        for (int i = 1; i < order.length; i++) {
            double step = Math.abs(x[order[i]] - x[order[i - 1]]) + Math.abs(y[order[i]] - y[order[i - 1]]);
            assertThat(step).as("step %d", i).isEqualTo(1);
        }
    }

    @Test
    void pointsOutsideCountAsOnTheEdge() {
        HilbertCurve curve = new HilbertCurve(0, 0, 1);
        assertThat(curve.position(-5, -5)).isZero();
        assertThat(curve.position(7, -3)).isEqualTo((1L << 32) - 1);
    }

    @Test
    void pointsOfOneFieldKeepTheirOrder() {
        assertThat(new HilbertCurve(0, 0, 1).order(new double[] {0.9, 0.1, 0.9}, new double[] {0.1, 0.1, 0.1}))
                .containsExactly(1, 0, 2);
    }
}
