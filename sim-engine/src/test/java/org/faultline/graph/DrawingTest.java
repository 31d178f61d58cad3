package org.faultline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {

    private static Drawing drawing(Pattern pattern, int nodes, double degree) {
        return new Drawing(pattern, nodes, degree, 2.5, 2, Math.min(100, nodes - 1), 5);
    }

    private static Edges draw(Pattern pattern, int nodes, double degree) {
        return drawing(pattern, nodes, degree).draw(new Chance(3, "test"));
    }

    private static int[] degrees(Edges edges, int nodes) {
        int[] degrees = new int[nodes];
        for (int e = 0; e < edges.size(); e++) {
            degrees[edges.from(e)]++;
            degrees[edges.to(e)]++;
        }
        return degrees;
    }

    /** Pairs are drawn one by one; those that join a node to itself or were drawn before do not count, until there are enough. */
    @ParameterizedTest
    @CsvSource({"12, 4", "60, 29", "500, 4", "2000, 7.5"})
    void aRandomGraphHasTheFirstDifferentPairs(int nodes, double degree) {
        Chance chance = new Chance(3, "test");
        Set<List<Integer>> plain = new LinkedHashSet<>();
        Set<Set<Integer>> seen = new HashSet<>();
        for (int draw = 0; plain.size() < Math.round(nodes * degree / 2); draw++) {
            int a = chance.below(nodes, 0, draw, 0);
            int b = chance.below(nodes, 1, draw, 0);
            if (a != b && seen.add(Set.of(a, b))) {
                plain.add(List.of(a, b));
            }
        }
        Edges edges = draw(Pattern.ERDOS_RENYI, nodes, degree);
        List<List<Integer>> drawn = IntStream.range(0, edges.size())
                .mapToObj(e -> List.of(edges.from(e), edges.to(e)))
                .toList();
        assertThat(drawn).containsExactlyElementsOf(plain);
    }

    /** Beside a set of pairs in which everything is looked up by hashes; twenty nodes make many pairs that come back. */
    @Test
    void pairsAreKnownWhenTheyWereSortedOrAddedAndNotRemoved() {
        Random random = new Random(11);
        int[] from = random.ints(60, 0, 20).toArray();
        int[] to = random.ints(60, 0, 20).toArray();
        boolean[] isRefused = new boolean[60];
        PairIndex index = PairIndex.of(20, from, to, 60, isRefused);
        Set<Set<Integer>> plain = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            assertThat(isRefused[i]).isEqualTo(from[i] == to[i] || !plain.add(Set.of(from[i], to[i])));
        }
        for (int step = 0; step < 2000; step++) {
            int a = random.nextInt(20);
            int b = (a + 1 + random.nextInt(19)) % 20;
            assertThat(index.contains(a, b)).isEqualTo(plain.contains(Set.of(a, b)));
            if (plain.contains(Set.of(a, b)) && random.nextBoolean()) {
                index.remove(a, b);
                plain.remove(Set.of(a, b));
            } else {
                assertThat(index.add(a, b)).isEqualTo(plain.add(Set.of(a, b)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void noEdgeStandsTwiceOrJoinsANodeToItself(Pattern pattern) {
        for (int nodes : new int[] {10, 60, 300}) {
            Edges edges = draw(pattern, nodes, 4);
            Set<Long> seen = new HashSet<>();
            for (int e = 0; e < edges.size(); e++) {
                int a = Math.min(edges.from(e), edges.to(e));
                int b = Math.max(edges.from(e), edges.to(e));
                assertThat(a).isNotEqualTo(b).isNotNegative();
                assertThat(b).isLessThan(nodes);
                assertThat(seen.add((long) a * nodes + b)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void equalLayoutsAreEqual(Pattern pattern) {
        Edges first = draw(pattern, 100, 4);
        Edges again = draw(pattern, 100, 4);
        assertThat(again.size()).isEqualTo(first.size());
        for (int e = 0; e < first.size(); e++) {
            assertThat(again.from(e)).isEqualTo(first.from(e));
            assertThat(again.to(e)).isEqualTo(first.to(e));
        }
    }

    /** Links of small graphs counted by hand. */
    @Test
    void patternsHaveTheEdgesThatTheyShould() {
        assertThat(draw(Pattern.NONE, 10, 0).size()).isZero();
        assertThat(draw(Pattern.ERDOS_RENYI, 1000, 3).size()).isEqualTo(1500);
        assertThat(draw(Pattern.ERDOS_RENYI, 10, 8).size()).isEqualTo(40);
        assertThat(degrees(draw(Pattern.REGULAR, 500, 5), 500)).containsOnly(5);
        assertThat(degrees(draw(Pattern.REGULAR, 4, 3), 4)).containsOnly(3);
        assertThat(degrees(draw(Pattern.RING, 8, 4), 8)).containsOnly(4);
        assertThat(degrees(draw(Pattern.TORUS, 20, 0), 20)).containsOnly(4);
        // Four rows of five: 4 x 4 along rows, 3 x 5 along columns.
        assertThat(draw(Pattern.LATTICE, 20, 0).size()).isEqualTo(31);
        assertThat(draw(Pattern.LINE, 10, 0).size()).isEqualTo(9);
        assertThat(degrees(draw(Pattern.STAR, 10, 0), 10)).startsWith(9, 1, 1);
        assertThat(draw(Pattern.COMPLETE, 10, 0).size()).isEqualTo(45);
        assertThat(degrees(draw(Pattern.TREE, 7, 2), 7)).containsExactly(2, 3, 3, 1, 1, 1, 1);
        // The first three have no links before the fourth comes; each newcomer brings three.
        assertThat(draw(Pattern.PREFERENTIAL, 100, 3).size()).isEqualTo(291);
    }

    /**
     * Degrees of a power law with exponent 2.5 from 2 to 100: the mean is sum of k^-1.5 over sum of k^-2.5, 3.87 by direct summation, and
     * switching keeps them.
     */
    @Test
    void degreesFollowThePowerLaw() {
        double weights = 0;
        double weighted = 0;
        for (int k = 2; k <= 100; k++) {
            weights += StrictMath.pow(k, -2.5);
            weighted += StrictMath.pow(k, -1.5);
        }
        int nodes = 50_000;
        int[] degrees = degrees(draw(Pattern.POWER_LAW, nodes, 0), nodes);
        double mean = java.util.Arrays.stream(degrees).average().orElseThrow();
        assertThat(mean).isCloseTo(weighted / weights, within(0.1));
        double twos = java.util.Arrays.stream(degrees).filter(d -> d == 2).count() / (double) nodes;
        assertThat(twos).isCloseTo(StrictMath.pow(2, -2.5) / weights, within(0.01));
        assertThat(java.util.Arrays.stream(degrees)).allMatch(d -> d >= 2 && d <= 101);
    }

    @Test
    void poissonNumbersHaveTheirMean() {
        int sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += Chance.poisson(3, (i + 0.5) / 10_000);
        }
        assertThat(sum / 10_000.0).isCloseTo(3, within(0.002));
        assertThat(Chance.poisson(0, 0.9)).isZero();
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> drawing(Pattern.REGULAR, 5, 3)).hasMessageContaining("odd");
        assertThatThrownBy(() -> drawing(Pattern.LATTICE, 7, 3)).hasMessageContaining("5 columns do not fit 7 nodes");
        assertThatThrownBy(() -> drawing(Pattern.PREFERENTIAL, 7, 2.5)).hasMessageContaining("whole number");
        assertThatThrownBy(() -> drawing(Pattern.ERDOS_RENYI, 7, 7)).hasMessageContaining("between 0.0 and 6.0");
    }
}
