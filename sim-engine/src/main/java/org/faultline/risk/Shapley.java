package org.faultline.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.kernel.Draws;
import org.faultline.stats.Estimated;

/**
 * Each player's part in what all of them together do (L. S. Shapley, Contributions to the Theory of Games II, 1953, 307-317): its mean
 * contribution over all orders in which players could join. Parts add up to what all do together. What a set of players is worth comes as a row
 * over replications; the exact part is worked out in each replication, so that its error is that of a mean over paired rows.
 */
public final class Shapley {

    /** Most players for which all sets are run: 256 sets. */
    public static final int MOST_EXACT = 8;

    /** What sets of players are worth; a set is a number whose bit i says whether player i is in it. */
    @FunctionalInterface
    public interface Game {
        /** The worth in each replication; of no player, zeros. */
        double[] worth(int set);
    }

    private Shapley() {}

    /** All sets of some players but the empty one, in the order of their numbers. */
    public static List<Integer> sets(int players) {
        return IntStream.range(1, 1 << players).boxed().toList();
    }

    /**
     * The exact parts; O(players 2^players replications).
     *
     * @return by player, with the standard error over replications
     */
    public static List<Estimated> exact(int players, Game game) {
        int all = (1 << players) - 1;
        double[] weights = weights(players);
        double[][] worth = new double[all + 1][];
        for (int set = 0; set <= all; set++) {
            worth[set] = game.worth(set);
        }
        List<Estimated> parts = new ArrayList<>();
        for (int player = 0; player < players; player++) {
            double[] part = new double[worth[all].length];
            for (int set = 0; set <= all; set++) {
                if ((set >> player & 1) == 0) {
                    double weight = weights[Integer.bitCount(set)];
                    double[] with = worth[set | 1 << player];
                    for (int r = 0; r < part.length; r++) {
                        part[r] += weight * (with[r] - worth[set][r]);
                    }
                }
            }
            parts.add(estimated(part));
        }
        return parts;
    }

    /** The weight of a set by its size: s! (n - s - 1)! / n!. */
    private static double[] weights(int players) {
        double[] weights = new double[players];
        for (int size = 0; size < players; size++) {
            double choose = 1;
            for (int i = 1; i <= size; i++) {
                choose = choose * (players - i) / i;
            }
            weights[size] = 1 / (choose * players);
        }
        return weights;
    }

    /**
     * Orders drawn by chance, keyed by the seed: order number m is the same whatever the number of orders.
     *
     * @param purpose of the draws
     */
    public static List<int[]> orders(int players, int orders, long seed, int purpose) {
        List<int[]> drawn = new ArrayList<>();
        for (int m = 0; m < orders; m++) {
            Draws draws = new Draws(seed, m);
            int[] order = IntStream.range(0, players).toArray();
            for (int i = players - 1; i > 0; i--) {
                int j = (int) (draws.uniform(purpose, i, 0) * (i + 1));
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            drawn.add(order);
        }
        return drawn;
    }

    /** The sets that some orders meet, each once, ascending. */
    public static List<Integer> sets(List<int[]> orders) {
        return orders.stream()
                .flatMap(order -> {
                    int[] sets = new int[order.length];
                    for (int i = 0, set = 0; i < order.length; i++) {
                        set |= 1 << order[i];
                        sets[i] = set;
                    }
                    return Arrays.stream(sets).boxed();
                })
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Parts from orders that were drawn. The standard error is that over the orders and that over replications, squared and added; what both
     * have in common is counted twice, so it is rather too large.
     *
     * @param orders at least two
     */
    public static List<Estimated> sampled(int players, List<int[]> orders, Game game) {
        Map<Integer, double[]> known = new HashMap<>();
        int replications = game.worth(0).length;
        double[][] byOrder = new double[players][orders.size()];
        double[][] byReplication = new double[players][replications];
        for (int m = 0; m < orders.size(); m++) {
            int set = 0;
            for (int player : orders.get(m)) {
                double[] before = known.computeIfAbsent(set, game::worth);
                set |= 1 << player;
                double[] after = known.computeIfAbsent(set, game::worth);
                for (int r = 0; r < replications; r++) {
                    double gain = after[r] - before[r];
                    byOrder[player][m] += gain / replications;
                    byReplication[player][r] += gain / orders.size();
                }
            }
        }
        return IntStream.range(0, players)
                .mapToObj(player -> {
                    Estimated overOrders = estimated(byOrder[player]);
                    Estimated overReplications = estimated(byReplication[player]);
                    double error = Math.hypot(overOrders.standardError(), overReplications.standardError());
                    return new Estimated(overOrders.value(), error, replications);
                })
                .toList();
    }

    private static Estimated estimated(double[] values) {
        return Samples.mean(values);
    }
}
