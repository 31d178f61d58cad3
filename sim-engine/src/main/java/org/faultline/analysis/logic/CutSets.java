package org.faultline.analysis.logic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The minimal cut sets of a failure function that never gets better when something more fails: the sets of events that bring the
 * failure and of which none can be spared.
 *
 * <p>They are kept as a zero-suppressed decision diagram (S. Minato, Proc. 30th DAC (1993) 272-277), which shares what many sets have
 * in common: millions of sets take thousands of nodes, and are counted without being listed. The sets of a function with the top
 * variable x are those without x, {@code M(f0)}, and those of {@code M(f1)}, with x, that hold none of {@code M(f0)} (A. Rauzy,
 * Reliab. Eng. Syst. Saf. 40 (1993) 203-211).
 */
public final class CutSets {

    private static final int WITHOUT = 0;

    private final Diagram sets;
    private final int root;
    private final int[] eventOfVariable;

    private CutSets(Diagram sets, int root, int[] eventOfVariable) {
        this.sets = sets;
        this.root = root;
        this.eventOfVariable = eventOfVariable;
    }

    /** The cut sets of a function; {@link TooManyNodes} is thrown beyond the limit. */
    static CutSets of(Diagram functions, int function, int[] eventOfVariable, int limit) {
        Diagram sets = new Diagram(limit);
        Map<Integer, Integer> known = new HashMap<>();
        known.put(Diagram.ZERO, Diagram.ZERO);
        known.put(Diagram.ONE, Diagram.ONE);
        int root = minimal(functions, function, sets, known);
        return new CutSets(sets, root, eventOfVariable);
    }

    private static int minimal(Diagram functions, int function, Diagram sets, Map<Integer, Integer> known) {
        Integer there = known.get(function);
        if (there != null) {
            return there;
        }
        int low = minimal(functions, functions.low(function), sets, known);
        int high = without(sets, minimal(functions, functions.high(function), sets, known), low);
        int result = high == Diagram.ZERO ? low : sets.node(functions.variable(function), low, high);
        known.put(function, result);
        return result;
    }

    /** The sets of one family that hold no set of another. */
    private static int without(Diagram sets, int a, int b) {
        if (a == Diagram.ZERO || b == Diagram.ONE || a == b) {
            return Diagram.ZERO;
        }
        if (b == Diagram.ZERO) {
            return a;
        }
        if (sets.variable(a) > sets.variable(b)) {
            return without(sets, a, sets.low(b));
        }
        int known = sets.remembered(WITHOUT, a, b);
        if (known >= 0) {
            return known;
        }
        boolean same = sets.variable(a) == sets.variable(b);
        int bLow = same ? sets.low(b) : b;
        int high = without(sets, sets.high(a), bLow);
        if (same) {
            high = without(sets, high, sets.high(b));
        }
        int low = without(sets, sets.low(a), bLow);
        int result = high == Diagram.ZERO ? low : sets.node(sets.variable(a), low, high);
        return sets.remember(WITHOUT, a, b, result);
    }

    /** Number of minimal cut sets. */
    public BigInteger count() {
        BigInteger[] count = new BigInteger[sets.size()];
        count[Diagram.ZERO] = BigInteger.ZERO;
        count[Diagram.ONE] = BigInteger.ONE;
        for (int node = 2; node < count.length; node++) {
            count[node] = count[sets.low(node)].add(count[sets.high(node)]);
        }
        return count[root];
    }

    /** Number of minimal cut sets with 0, 1, 2, ... events, up to and including a size. */
    public List<BigInteger> countBySize(int largest) {
        BigInteger[][] count = new BigInteger[sets.size()][largest + 1];
        Arrays.fill(count[Diagram.ZERO], BigInteger.ZERO);
        Arrays.fill(count[Diagram.ONE], BigInteger.ZERO);
        count[Diagram.ONE][0] = BigInteger.ONE;
        for (int node = 2; node < count.length; node++) {
            BigInteger[] low = count[sets.low(node)];
            BigInteger[] high = count[sets.high(node)];
            for (int k = 0; k <= largest; k++) {
                count[node][k] = k == 0 ? low[0] : low[k].add(high[k - 1]);
            }
        }
        return List.of(count[root]);
    }

    /**
     * Minimal cut sets, those with fewest events first, up to a number of them.
     *
     * @return events of each set in ascending order
     */
    public List<int[]> smallest(int limit) {
        int[] least = new int[sets.size()];
        least[Diagram.ZERO] = Integer.MAX_VALUE - 1;
        int[] most = new int[sets.size()];
        most[Diagram.ZERO] = -1;
        for (int node = 2; node < least.length; node++) {
            least[node] = Math.min(least[sets.low(node)], 1 + least[sets.high(node)]);
            most[node] = Math.max(most[sets.low(node)], 1 + most[sets.high(node)]);
        }
        List<int[]> found = new ArrayList<>();
        for (int size = least[root]; size <= most[root] && found.size() < limit; size++) {
            collect(root, new int[size], 0, least, most, limit, found);
        }
        return found;
    }

    private void collect(int node, int[] set, int filled, int[] least, int[] most, int limit, List<int[]> found) {
        int left = set.length - filled;
        if (found.size() == limit || least[node] > left || most[node] < left) {
            return;
        }
        if (node == Diagram.ONE) {
            int[] events = set.clone();
            Arrays.sort(events);
            found.add(events);
            return;
        }
        if (left > 0) {
            set[filled] = eventOfVariable[sets.variable(node)];
            collect(sets.high(node), set, filled + 1, least, most, limit, found);
        }
        collect(sets.low(node), set, filled, least, most, limit, found);
    }
}
