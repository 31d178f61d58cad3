package org.faultline.analysis.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The same question about a smaller graph: a node that is no terminal and has one edge is no help and goes; one with two edges
 * becomes an edge (series); parallel edges become one. Each step keeps the probability exactly. S. Satyanarayana, R. K. Wood, SIAM J.
 * Comput. 14 (1985) 818-832. O(edges + reductions x degree).
 */
final class ReducedGraph {

    private final UnreliableGraph source;
    private final boolean[] terminal;
    private final List<List<double[]>> edges = new ArrayList<>();

    private ReducedGraph(UnreliableGraph source) {
        this.source = source;
        terminal = new boolean[source.graph().size()];
        for (int t : source.terminals()) {
            terminal[t] = true;
        }
        for (int v = 0; v < source.graph().size(); v++) {
            edges.add(new ArrayList<>());
        }
    }

    /** The reduced question. */
    static UnreliableGraph of(UnreliableGraph source) {
        return new ReducedGraph(source).reduce();
    }

    private UnreliableGraph reduce() {
        Graph graph = source.graph();
        for (int e = 0; e < graph.edges(); e++) {
            join(graph.from(e), graph.to(e), source.edgeWorks()[e]);
        }
        List<Integer> open = new ArrayList<>();
        for (int v = 0; v < graph.size(); v++) {
            open.add(v);
        }
        while (!open.isEmpty()) {
            reduce(open.remove(open.size() - 1), open);
        }
        return remaining();
    }

    private void reduce(int v, List<Integer> open) {
        List<double[]> own = edges.get(v);
        if (terminal[v] || own.isEmpty() || own.size() > 2) {
            return;
        }
        int a = (int) own.get(0)[0];
        double works = own.get(0)[1] * source.nodeWorks()[v];
        remove(a, v);
        open.add(a);
        if (own.size() == 2) {
            int b = (int) own.get(1)[0];
            remove(b, v);
            open.add(b);
            join(a, b, works * own.get(1)[1]);
        }
        own.clear();
    }

    /** Adds an edge; one that is parallel to another makes that one stronger. An edge is held at both ends. */
    private void join(int a, int b, double works) {
        strengthen(a, b, works);
        strengthen(b, a, works);
    }

    private void strengthen(int a, int b, double works) {
        for (double[] edge : edges.get(a)) {
            if ((int) edge[0] == b) {
                edge[1] = 1 - (1 - edge[1]) * (1 - works);
                return;
            }
        }
        edges.get(a).add(new double[] {b, works});
    }

    private void remove(int a, int b) {
        edges.get(a).removeIf(edge -> (int) edge[0] == b);
    }

    private UnreliableGraph remaining() {
        int n = terminal.length;
        int[] number = new int[n];
        List<Integer> kept = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            if (terminal[v] || !edges.get(v).isEmpty()) {
                number[v] = kept.size();
                kept.add(v);
            }
        }
        List<Integer> from = new ArrayList<>();
        List<Integer> to = new ArrayList<>();
        List<Double> works = new ArrayList<>();
        for (int v : kept) {
            for (double[] edge : edges.get(v)) {
                if (v < (int) edge[0]) {
                    from.add(number[v]);
                    to.add(number[(int) edge[0]]);
                    works.add(edge[1]);
                }
            }
        }
        Graph graph = Graph.of(kept.size(), ints(from), ints(to));
        double[] nodeWorks =
                kept.stream().mapToDouble(v -> source.nodeWorks()[v]).toArray();
        int[] terminals =
                kept.stream().filter(v -> terminal[v]).mapToInt(v -> number[v]).toArray();
        return new UnreliableGraph(
                graph,
                nodeWorks,
                works.stream().mapToDouble(Double::doubleValue).toArray(),
                terminals);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
