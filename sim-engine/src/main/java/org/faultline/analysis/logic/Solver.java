package org.faultline.analysis.logic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns formulas into functions of the events. Formulas are taken in strongly connected groups, what they need first (R. Tarjan, SIAM
 * J. Comput. 1 (1972) 146-160); a group that is a loop starts with "never fails" and is worked out again and again until nothing
 * changes.
 */
final class Solver {

    private static final double GRAINS = 1e9;

    private final Formula formula;
    private final Bdd bdd;
    private final int[] variableOfEvent;
    private final int[] value;

    private final int[] number;
    private final int[] low;
    private final int[] next;
    private final int[] path;
    private final int[] stack;
    private final boolean[] stacked;
    private int stackSize;
    private int clock;

    private Solver(Formula formula, Bdd bdd, int[] variableOfEvent) {
        this.formula = formula;
        this.bdd = bdd;
        this.variableOfEvent = variableOfEvent;
        int n = formula.size();
        value = new int[n];
        number = new int[n];
        low = new int[n];
        next = new int[n];
        path = new int[n];
        stack = new int[n];
        stacked = new boolean[n];
        Arrays.fill(number, -1);
    }

    /** The function of a formula. */
    static int solve(Formula formula, int top, Bdd bdd, int[] variableOfEvent) {
        Solver solver = new Solver(formula, bdd, variableOfEvent);
        solver.explore(top);
        return solver.value[top];
    }

    private void explore(int top) {
        int depth = 0;
        enter(top, 0);
        while (depth >= 0) {
            int f = path[depth];
            int[] parts = formula.term(f).parts();
            if (next[f] < parts.length) {
                int part = parts[next[f]++];
                if (number[part] < 0) {
                    enter(part, ++depth);
                } else if (stacked[part]) {
                    low[f] = Math.min(low[f], number[part]);
                }
            } else {
                if (low[f] == number[f]) {
                    settle(f);
                }
                if (--depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[f]);
                }
            }
        }
    }

    private void enter(int f, int depth) {
        path[depth] = f;
        number[f] = clock;
        low[f] = clock++;
        stack[stackSize++] = f;
        stacked[f] = true;
    }

    /** Works out the group on the stack that began with a formula. */
    private void settle(int first) {
        int from = stackSize;
        do {
            stacked[stack[--from]] = false;
        } while (stack[from] != first);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = stackSize - 1; i >= from; i--) {
                int f = stack[i];
                int now = function(formula.term(f));
                changed |= now != value[f] && stackSize - from > 1;
                value[f] = now;
            }
        }
        stackSize = from;
    }

    private int function(Formula.Term term) {
        return switch (term.kind()) {
            case EVENT -> bdd.variable(variableOfEvent[term.event()]);
            case OR -> or(term.parts());
            case BEYOND -> beyond(term);
            case CUT -> cut(term);
            case PROMISED -> throw new IllegalStateException("A formula was promised and not defined.");
        };
    }

    private int or(int[] parts) {
        int result = Diagram.ZERO;
        for (int part : parts) {
            result = bdd.or(result, value[part]);
        }
        return result;
    }

    private int cut(Formula.Term term) {
        int[] cutOff = term.crossing().cutOff(bdd, value);
        int result = Diagram.ONE;
        for (int door : term.doors()) {
            result = bdd.and(result, cutOff[door]);
        }
        return result;
    }

    private int beyond(Formula.Term term) {
        double[] rest = new double[term.parts().length + 1];
        for (int i = term.parts().length - 1; i >= 0; i--) {
            rest[i] = rest[i + 1] + term.weights()[i];
        }
        return beyond(term, 0, 0, rest, new HashMap<>());
    }

    /** Whether the failed weight passes what can be borne, when the parts before i have failed with a weight. */
    private int beyond(Formula.Term term, int i, double failed, double[] rest, Map<Long, Integer> known) {
        if (failed > term.bearable()) {
            return Diagram.ONE;
        }
        if (failed + rest[i] <= term.bearable()) {
            return Diagram.ZERO;
        }
        long key = Math.round(failed / rest[0] * GRAINS) * rest.length + i;
        Integer there = known.get(key);
        if (there != null) {
            return there;
        }
        int without = beyond(term, i + 1, failed, rest, known);
        int with = beyond(term, i + 1, failed + term.weights()[i], rest, known);
        int result = bdd.or(without, bdd.and(value[term.parts()[i]], with));
        known.put(key, result);
        return result;
    }
}
