package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TourTest {

    /** The corners of a square visited crosswise: 0 (0,0), 1 (1,1), 2 (1,0), 3 (0,1), back to 0. */
    @Test
    void crossingsGo() {
        int[] tour = {0, 1, 2, 3, 0};
        new Tour(new double[] {0, 1, 1, 0}, new double[] {0, 1, 0, 1}).shorten(tour);
        assertThat(length(tour, new double[] {0, 1, 1, 0}, new double[] {0, 1, 0, 1}))
                .isEqualTo(4);
    }

    /** Eight points between fixed ends: at most a tenth longer than the best of all 40,320 orders. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWayIsNearlyAsShortAsTheShortest(long seed) {
        Random random = new Random(seed);
        double[] x = random.doubles(10).toArray();
        double[] y = random.doubles(10).toArray();
        int[] way = IntStream.range(0, 10).toArray();

        new Tour(x, y).shorten(way);

        assertThat(way[0]).isZero();
        assertThat(way[9]).isEqualTo(9);
        assertThat(way).containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
        assertThat(length(way, x, y)).isLessThan(1.1 * shortest(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, x, y));
    }

    private static double shortest(int[] way, int from, double[] x, double[] y) {
        if (from == way.length - 1) {
            return length(way, x, y);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < way.length - 1; i++) {
            swap(way, from, i);
            least = Math.min(least, shortest(way, from + 1, x, y));
            swap(way, from, i);
        }
        return least;
    }

    private static void swap(int[] way, int a, int b) {
        int point = way[a];
        way[a] = way[b];
        way[b] = point;
    }

    private static double length(int[] way, double[] x, double[] y) {
        return IntStream.range(1, way.length)
                .mapToDouble(i -> Math.hypot(x[way[i]] - x[way[i - 1]], y[way[i]] - y[way[i - 1]]))
                .sum();
    }
}
