package org.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.stats.Estimated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of players, against games whose parts are known and against all orders one by one. */
class ShapleyTest {

    private static double[] row(double value) {
        return new double[] {value};
    }

    private static List<Double> values(List<Estimated> parts) {
        return parts.stream().map(Estimated::value).toList();
    }

    /** One left glove (player 0) and two right ones: a pair is worth 1. Parts 2/3, 1/6 and 1/6. */
    @Test
    void theGloveGame() {
        Shapley.Game gloves = set -> row((set & 1) == 1 && (set & 6) != 0 ? 1 : 0);

        List<Double> parts = values(Shapley.exact(3, gloves));

        assertThat(parts.get(0)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(parts.get(1)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(parts.get(2)).isCloseTo(1.0 / 6, within(1e-12));
    }

    /**
     * The airport game: a set costs what its largest member costs. Each further stretch of the runway is shared by those that need it
     * (S. C. Littlechild, G. Owen, Management Science 20 (1973) 370-372): costs 6, 8, 12 give 6/3 = 2, 2 + 2/2 = 3, 3 + 4 = 7.
     */
    @Test
    void theAirportGame() {
        double[] cost = {6, 8, 12};
        Shapley.Game airport = set -> row(IntStream.range(0, 3)
                .filter(i -> (set >> i & 1) == 1)
                .mapToDouble(i -> cost[i])
                .max()
                .orElse(0));

        assertThat(values(Shapley.exact(3, airport)))
                .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-12 ? 0 : 1)
                .containsExactly(2.0, 3.0, 7.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void exactPartsAreTheMeanOverAllOrders(long seed) {
        int players = 5;
        Random random = new Random(seed);
        double[][] worth = new double[1 << players][3];
        for (int set = 1; set < worth.length; set++) {
            for (int r = 0; r < 3; r++) {
                worth[set][r] = random.nextDouble();
            }
        }
        double[] plain = new double[players];
        List<int[]> orders = new ArrayList<>();
        permute(new ArrayList<>(), players, orders);
        for (int[] order : orders) {
            int set = 0;
            for (int player : order) {
                int with = set | 1 << player;
                for (int r = 0; r < 3; r++) {
                    plain[player] += (worth[with][r] - worth[set][r]) / 3 / orders.size();
                }
                set = with;
            }
        }

        List<Double> exact = values(Shapley.exact(players, set -> worth[set]));

        for (int i = 0; i < players; i++) {
            assertThat(exact.get(i)).isCloseTo(plain[i], within(1e-12));
        }
        double all = (worth[31][0] + worth[31][1] + worth[31][2]) / 3;
        assertThat(exact.stream().mapToDouble(x -> x).sum()).isCloseTo(all, within(1e-12));
        List<Double> ofAllOrders = values(Shapley.sampled(players, orders, set -> worth[set]));
        for (int i = 0; i < players; i++) {
            assertThat(ofAllOrders.get(i)).isCloseTo(plain[i], within(1e-12));
        }
    }

    private static void permute(List<Integer> begun, int players, List<int[]> out) {
        if (begun.size() == players) {
            out.add(begun.stream().mapToInt(i -> i).toArray());
            return;
        }
        for (int i = 0; i < players; i++) {
            if (!begun.contains(i)) {
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(i);
                permute(longer, players, out);
            }
        }
    }

    /** Twelve players of whom any six do all the harm: each has a twelfth, and drawn orders say so within their error. */
    @Test
    void drawnOrdersLieWithinTheirError() {
        Shapley.Game half = set -> row(Integer.bitCount(set) >= 6 ? 1 : 0);
        List<int[]> orders = Shapley.orders(12, 400, 7, 160);

        List<Estimated> parts = Shapley.sampled(12, orders, half);

        assertThat(parts.stream().mapToDouble(Estimated::value).sum()).isCloseTo(1, within(1e-9));
        assertThat(parts).allSatisfy(p -> {
            assertThat(p.standardError()).isBetween(0.005, 0.03);
            assertThat(Math.abs(p.value() - 1.0 / 12)).isLessThan(4 * p.standardError());
        });
        assertThat(Shapley.sets(orders)).doesNotHaveDuplicates().contains((1 << 12) - 1);
        assertThat(Shapley.orders(12, 3, 7, 160).get(2)).containsExactly(orders.get(2));
    }
}
