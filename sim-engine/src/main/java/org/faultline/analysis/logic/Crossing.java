package org.faultline.analysis.logic;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.faultline.analysis.graph.Graph;

/**
 * Who is cut off from some doors when nodes of a graph fail: for each node, the function "no working path leads from it to a door",
 * itself and the door included. They are the largest functions with
 *
 * <pre>D(v) = F(v) for a door,   D(v) = F(v) or (D(w) for all neighbours w) for others,</pre>
 *
 * found by going round from the doors until nothing changes; at most as many rounds as the longest path without detour.
 */
final class Crossing {

    private final Graph graph;
    private final int[] failure;
    private final boolean[] door;
    private int[] lastInput = new int[0];
    private int[] lastOutput = new int[0];

    /**
     * A question about a graph.
     *
     * @param failure formula of the failure of each node
     * @param doors nodes that must be reached
     */
    Crossing(Graph graph, int[] failure, int[] doors) {
        this.graph = graph;
        this.failure = failure.clone();
        door = new boolean[graph.size()];
        for (int v : doors) {
            door[v] = true;
        }
    }

    int[] failure() {
        return failure;
    }

    /** The functions for the failures that the formulas have now. */
    int[] cutOff(Bdd bdd, int[] valueOfFormula) {
        int[] input = Arrays.stream(failure).map(f -> valueOfFormula[f]).toArray();
        if (!Arrays.equals(input, lastInput)) {
            lastOutput = solve(bdd, input);
            lastInput = input;
        }
        return lastOutput;
    }

    private int[] solve(Bdd bdd, int[] fails) {
        int[] cut = new int[fails.length];
        Arrays.fill(cut, Diagram.ONE);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        boolean[] waiting = new boolean[cut.length];
        for (int v = 0; v < cut.length; v++) {
            if (door[v]) {
                cut[v] = fails[v];
                wake(v, open, waiting);
            }
        }
        while (!open.isEmpty()) {
            int v = open.remove();
            waiting[v] = false;
            int value = Diagram.ONE;
            for (int i = graph.start(v); i < graph.end(v); i++) {
                value = bdd.and(value, cut[graph.neighbour(i)]);
            }
            value = bdd.or(value, fails[v]);
            if (value != cut[v]) {
                cut[v] = value;
                wake(v, open, waiting);
            }
        }
        return cut;
    }

    private void wake(int changed, ArrayDeque<Integer> open, boolean[] waiting) {
        for (int i = graph.start(changed); i < graph.end(changed); i++) {
            int w = graph.neighbour(i);
            if (!door[w] && !waiting[w]) {
                waiting[w] = true;
                open.add(w);
            }
        }
    }
}
