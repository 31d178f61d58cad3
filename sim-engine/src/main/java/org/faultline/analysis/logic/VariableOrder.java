package org.faultline.analysis.logic;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Orders of events for decision diagrams: the size of a diagram hangs on the order, and the best one is hard to find, so that a few
 * good ones are tried. All follow the formula depth first, which keeps events together that meet in one gate; they differ in which
 * part goes first.
 */
enum VariableOrder {
    /** Parts as they are written. */
    AS_WRITTEN,
    /** Parts with few formulas below them first. */
    SMALL_FIRST,
    /** Parts with many formulas below them first. */
    LARGE_FIRST;

    /** Events in their order; only those that the formula can reach. */
    int[] of(Formula formula, int top) {
        long[] size = this == AS_WRITTEN ? new long[formula.size()] : sizes(formula, top);
        boolean[] seen = new boolean[formula.size()];
        int[] order = new int[formula.events()];
        boolean[] placed = new boolean[formula.events()];
        int count = 0;
        ArrayDeque<Integer> path = new ArrayDeque<>();
        path.push(top);
        while (!path.isEmpty()) {
            int f = path.pop();
            if (seen[f]) {
                continue;
            }
            seen[f] = true;
            Formula.Term term = formula.term(f);
            if (term.kind() == Formula.Kind.EVENT && !placed[term.event()]) {
                placed[term.event()] = true;
                order[count++] = term.event();
            }
            int[] parts = sorted(term.parts(), size);
            for (int i = parts.length - 1; i >= 0; i--) {
                path.push(parts[i]);
            }
        }
        return Arrays.copyOf(order, count);
    }

    private int[] sorted(int[] parts, long[] size) {
        if (this == AS_WRITTEN) {
            return parts;
        }
        Comparator<Integer> bySize = Comparator.comparingLong(i -> size[parts[i]]);
        return IntStream.range(0, parts.length)
                .boxed()
                .sorted(this == SMALL_FIRST ? bySize : bySize.reversed())
                .mapToInt(i -> parts[i])
                .toArray();
    }

    /** Formulas below each, counted once for each way down, up to a bound; loops count as leaves. */
    private static long[] sizes(Formula formula, int top) {
        long most = 1L << 40;
        long[] size = new long[formula.size()];
        int[] next = new int[formula.size()];
        boolean[] entered = new boolean[formula.size()];
        int[] path = new int[formula.size() + 1];
        int depth = 0;
        path[0] = top;
        entered[top] = true;
        while (depth >= 0) {
            int f = path[depth];
            int[] parts = formula.term(f).parts();
            if (next[f] < parts.length) {
                int part = parts[next[f]++];
                if (!entered[part]) {
                    entered[part] = true;
                    path[++depth] = part;
                }
            } else {
                long sum = 1;
                for (int part : parts) {
                    sum = Math.min(most, sum + Math.max(1, size[part]));
                }
                size[f] = sum;
                depth--;
            }
        }
        return size;
    }
}
