package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedClustersTest {

    /** Two heaps far apart, one above the other, four points each: the first cut runs between them. */
    @Test
    void heapsAreSeparated() {
        double[] x = {0, 1, 0, 1, 0, 1, 0, 1};
        double[] y = {0, 0, 1, 1, 50, 50, 51, 51};
        assertThat(BalancedClusters.split(x, y, 2)).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    }

    @Test
    void groupsAreOfEqualSizeAndCompact() {
        Random random = new Random(1);
        double[] x = random.doubles(1000, 0, 100).toArray();
        double[] y = random.doubles(1000, 0, 100).toArray();

        int[] group = BalancedClusters.split(x, y, 16);

        for (int g = 0; g < 16; g++) {
            int wanted = g;
            int[] members =
                    IntStream.range(0, 1000).filter(i -> group[i] == wanted).toArray();
            assertThat(members.length).isBetween(61, 64);
            double width = IntStream.of(members).mapToDouble(i -> x[i]).max().orElseThrow()
                    - IntStream.of(members).mapToDouble(i -> x[i]).min().orElseThrow();
            assertThat(width).isLessThan(40);
        }
    }

    /** 500 points of a 12 by 12 raster, so that many coordinates are equal: sought as sorted, by the coordinate and then by the number. */
    @Test
    void theMiddleThatIsSoughtIsTheMiddleOfASortedList() {
        Random random = new Random(2);
        double[] x = random.ints(500, 0, 12).asDoubleStream().toArray();
        double[] y = random.ints(500, 0, 12).asDoubleStream().toArray();

        int[] expected = new int[500];
        List<List<Integer>> groups = new ArrayList<>();
        halveSorted(IntStream.range(0, 500).boxed().toList(), x, y, 23, groups);
        for (int g = 0; g < groups.size(); g++) {
            for (int point : groups.get(g)) {
                expected[point] = g;
            }
        }

        assertThat(BalancedClusters.split(x, y, 23)).containsExactly(expected);
    }

    private static void halveSorted(
            List<Integer> points, double[] x, double[] y, int count, List<List<Integer>> groups) {
        if (count == 1) {
            groups.add(points);
            return;
        }
        double[] key = width(points, x) >= width(points, y) ? x : y;
        List<Integer> sorted = points.stream()
                .sorted(Comparator.comparingDouble((Integer p) -> key[p]).thenComparingInt(p -> p))
                .toList();
        int lower = count / 2;
        int cut = (int) Math.round((double) points.size() * lower / count);
        cut = Math.max(lower, Math.min(points.size() - (count - lower), cut));
        halveSorted(sorted.subList(0, cut), x, y, lower, groups);
        halveSorted(sorted.subList(cut, sorted.size()), x, y, count - lower, groups);
    }

    private static double width(List<Integer> points, double[] key) {
        return points.stream().mapToDouble(p -> key[p]).max().orElseThrow()
                - points.stream().mapToDouble(p -> key[p]).min().orElseThrow();
    }

    @Test
    void moreGroupsThanPointsAreRefused() {
        assertThatThrownBy(() -> BalancedClusters.split(new double[2], new double[2], 3))
                .hasMessageContaining("groups 3");
    }
}
