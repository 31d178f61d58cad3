package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Draws;
import org.faultline.threat.Delivery;
import org.faultline.threat.Selector;

/** Whom a step reaches, and in which order: who passes its filter, can be got at and paid for, up to its share and count. */
final class TargetOrder {

    /** So many targets are kept in order one by one. */
    private static final int FEW = 256;
    /** Keys of so many targets are drawn together. */
    private static final int TOGETHER = 256;
    /** No turn. */
    private static final int NEVER = -1;

    private static final double SMALL = 1e-12;

    private final StepTable table;
    private final Nodes nodes;
    private final Implants implants;
    private final Ranks ranks;
    /** By step that goes by impact among candidates that a run finds: the last of these, and their order. */
    private final int[][] lastPool;

    private final int[][] lastOrder;
    private final double[] lastLeft;
    /** What the campaign can still spend. */
    private double left;
    /** By step: the last turn of which only those were put in order of whom the effect takes hold. */
    private final int[] siftedTurn;

    private final long[] pairs = new long[TOGETHER];
    private final double[] keys = new double[TOGETHER];

    TargetOrder(StepTable table, Nodes nodes, Implants implants) {
        this.table = table;
        this.nodes = nodes;
        this.implants = implants;
        ranks = table.ranks();
        lastPool = new int[table.size()][];
        lastOrder = new int[table.size()][];
        lastLeft = new double[table.size()];
        siftedTurn = new int[table.size()];
        Arrays.fill(siftedTurn, NEVER);
    }

    /** Nothing is spent. */
    void reset() {
        left = table.purse().budget().orElse(Double.POSITIVE_INFINITY);
    }

    /** Pays for a step itself. Returns false where that is not in the plan, or not to be paid any more. */
    boolean begins(int s) {
        if (!table.purse().pays(table.step(s))) {
            return true;
        }
        double cost = table.step(s).targets().means().toBegin();
        if (table.plan().isPresent()) {
            return cost == 0 || table.plan().get().begins(s);
        }
        if (cost > left * (1 + SMALL)) {
            return false;
        }
        left = Math.max(0, left - cost);
        return true;
    }

    /** Whether the effect is known to take hold of all targets of a step and turn, so that nobody needs to ask again. */
    boolean isSifted(int s, int turn) {
        return siftedTurn[s] == turn;
    }

    /**
     * The targets of a step in their order.
     *
     * @param turn how often the step has come before
     * @param sift leaves those of some assets of whom the effect would take hold; where all are reached at once, the others need no place in the order
     */
    int[] of(int s, int turn, Draws draws, UnaryOperator<int[]> sift) {
        siftedTurn[s] = NEVER;
        Selector selector = table.step(s).targets();
        int[] pool = within(s, table.implantStep(s) < 0 ? table.candidates(s) : carriers(s));
        int wanted = (int) Math.min(selector.count(), StrictMath.round(selector.share() * pool.length));
        if (table.plan().isPresent() && table.purse().pays(table.step(s))) {
            return planned(s, pool, wanted);
        }
        boolean isLimited = selector.means().budget().isPresent() || table.paysAsItComes(s);
        if (!isLimited) {
            return ordered(s, turn, pool, wanted, draws, Optional.of(sift));
        }
        double budget = table.paysAsItComes(s) ? left : Double.POSITIVE_INFINITY;
        int[] affordable =
                table.affordable(s, ordered(s, turn, pool, pool.length, draws, Optional.empty()), nodes, budget);
        int[] paid = Arrays.copyOf(affordable, Math.min(wanted, affordable.length));
        if (table.paysAsItComes(s)) {
            left = Math.max(
                    0,
                    left
                            - Arrays.stream(paid)
                                    .mapToDouble(n -> table.cost(s, nodes.asset(n)))
                                    .sum());
        }
        return paid;
    }

    /** Those that were paid for in the plan, as far as they can be got at. */
    private int[] planned(int s, int[] pool, int wanted) {
        int[] reached = Arrays.stream(table.plan().orElseThrow().targets(s))
                .filter(node -> Arrays.stream(pool).anyMatch(n -> n == node))
                .toArray();
        return Arrays.copyOf(reached, Math.min(wanted, reached.length));
    }

    private int[] ordered(int s, int turn, int[] pool, int wanted, Draws draws, Optional<UnaryOperator<int[]>> sift) {
        Selector selector = table.step(s).targets();
        if (selector.order() == Selector.Order.RANDOM) {
            boolean allAtOnce = wanted == pool.length && !(table.step(s).delivery() instanceof Delivery.Staged);
            boolean sifts = allAtOnce && sift.isPresent();
            int[] some = sifts ? sift.get().apply(pool) : pool;
            siftedTurn[s] = sifts ? turn : NEVER;
            long step = Draws.mixed(table.key(s));
            return leastBy(some, Math.min(wanted, some.length), (from, count) -> {
                for (int i = 0; i < count; i++) {
                    pairs[i] = Draws.keyOfMixed(nodes.key(some[from + i]), step);
                }
                draws.uniforms(Purposes.TARGET_ORDER, turn, pairs, count, keys);
            });
        } else if (selector.order() == Selector.Order.BY_CAPACITY) {
            double greatest = Arrays.stream(pool)
                    .mapToDouble(n -> nodes.asset(n).capacity())
                    .max()
                    .orElse(0);
            return leastBy(pool, wanted, (from, count) -> {
                for (int i = 0; i < count; i++) {
                    keys[i] =
                            greatest == 0 ? 0 : 1 - nodes.asset(pool[from + i]).capacity() / greatest;
                }
            });
        } else if (selector.order() == Selector.Order.BY_IMPACT
                && (Ranks.dependsOnTheRun(selector) || table.paysAsItComes(s))) {
            return Arrays.copyOf(byImpact(s, pool), wanted);
        }
        return Arrays.copyOf(pool, wanted);
    }

    private int[] byImpact(int s, int[] pool) {
        if (!Arrays.equals(pool, lastPool[s]) || left != lastLeft[s]) {
            lastPool[s] = pool.clone();
            lastLeft[s] = left;
            lastOrder[s] = ranks.byImpact(s, pool, table.step(s), table.purse(), left);
        }
        return lastOrder[s];
    }

    /** Those of some assets to which a held management system of their operator leads. */
    private int[] within(int s, int[] pool) {
        int through = table.throughStep(s);
        return through < 0
                ? pool
                : Arrays.stream(pool)
                        .filter(node ->
                                Arrays.stream(table.managersOf(node)).anyMatch(m -> implants.carries(through, m)))
                        .toArray();
    }

    private int[] carriers(int s) {
        return Arrays.stream(table.candidates(s))
                .filter(node -> implants.carries(table.implantStep(s), node))
                .toArray();
    }

    /** Puts the keys of some targets, from a place on, into the first places of {@link #keys}. */
    private interface Keys {

        void read(int from, int count);
    }

    /**
     * The nodes with the least keys in [0, 1], in their order, ties by place; a key is kept to 31 bits. A few of many are kept in order while
     * the keys pass by, O(nodes + wanted^2 log nodes); otherwise all are sorted.
     */
    private int[] leastBy(int[] pool, int wanted, Keys of) {
        boolean few = wanted <= FEW && wanted < pool.length;
        long[] least = new long[few ? wanted : pool.length];
        int kept = 0;
        for (int i = 0; i < pool.length; i++) {
            if (i % TOGETHER == 0) {
                of.read(i, Math.min(TOGETHER, pool.length - i));
            }
            long keyed = ((long) (keys[i % TOGETHER] * Integer.MAX_VALUE) << 32) | i;
            if (kept < least.length) {
                least[kept++] = keyed;
                if (few && kept == wanted) {
                    Arrays.sort(least);
                }
            } else if (kept > 0 && keyed < least[kept - 1]) {
                insert(least, keyed);
            }
        }
        if (!few) {
            Arrays.sort(least);
        }
        int[] first = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            first[i] = pool[(int) least[i]];
        }
        return first;
    }

    /** Puts a value below the last into its place in a sorted list, from which the last drops out. */
    private static void insert(long[] sorted, long value) {
        int place = -1 - Arrays.binarySearch(sorted, value);
        System.arraycopy(sorted, place, sorted, place + 1, sorted.length - 1 - place);
        sorted[place] = value;
    }
}
