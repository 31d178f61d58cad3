package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void moreGroupsThanPointsAreRefused() {
        assertThatThrownBy(() -> BalancedClusters.split(new double[2], new double[2], 3))
                .hasMessageContaining("groups 3");
    }
}
