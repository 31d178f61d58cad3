package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KdTreeTest {

    /** Against sorting all points by distance and number; whole coordinates make many equal distances and equal points. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 7, 3", "3, 500, 11", "4, 2000, 4", "5, 300, 300", "6, 40, 60"})
    void findsWhatSortingFinds(long seed, int points, int count) {
        Random random = new Random(seed);
        double[] x =
                IntStream.range(0, points).mapToDouble(i -> random.nextInt(25)).toArray();
        double[] y =
                IntStream.range(0, points).mapToDouble(i -> random.nextInt(25)).toArray();
        KdTree tree = new KdTree(x, y);
        for (int query = 0; query < 200; query++) {
            double px = random.nextInt(30) - 2.5;
            double py = random.nextInt(30) - 2.5;
            int[] expected = IntStream.range(0, points)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                                    (Integer i) -> (x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py))
                            .thenComparingInt(i -> i))
                    .limit(count)
                    .mapToInt(i -> i)
                    .toArray();
            assertThat(tree.nearest(px, py, count)).containsExactly(expected);
            assertThat(tree.nearest(px, py)).isEqualTo(expected[0]);
        }
    }
}
