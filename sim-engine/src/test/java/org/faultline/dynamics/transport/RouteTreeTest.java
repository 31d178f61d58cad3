package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Network;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways, kept change by change, against JGraphT and against the rule that says which of equal ways is taken. */
class RouteTreeTest {

    private static final int OUTSIDE = -1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void waysAreShortestAfterEveryChange(int seed) {
        for (int world = 0; world < 30; world++) {
            FlowWorld drawn = new FlowWorld(1000L * seed + world);
            Network network = (world % 2 == 0 ? drawn.withTies() : drawn).network(world);
            Nodes nodes = new Nodes(network);
            RouteGraph graph = new RouteGraph(
                    network, nodes, n -> nodes.asset(n).kind() == org.faultline.model.AssetKind.FACILITY);
            follow(graph, nodes, new Random(seed + world));
        }
    }

    private static void follow(RouteGraph graph, Nodes nodes, Random random) {
        RouteSearch search = new RouteSearch(graph);
        int[] roots = {graph.pointOf(nodes.of("e0")), graph.pointOf(nodes.of("e1")), graph.pointOf(nodes.of("r0"))};
        RouteTree intact = new RouteTree(graph, roots, search);
        RouteTree tree = intact.copy();
        boolean[] passes = new boolean[graph.points()];
        java.util.Arrays.fill(passes, true);
        check(graph, tree, roots, passes);
        for (int change = 0; change < 25; change++) {
            IntList vanishing = new IntList();
            IntList appearing = new IntList();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                int point = random.nextInt(graph.points());
                boolean known = contains(vanishing, point) || contains(appearing, point);
                if (!known && (graph.isTransit(point) || tree.isRoot(point))) {
                    passes[point] = !passes[point];
                    (passes[point] ? appearing : vanishing).add(point);
                }
            }
            search.update(tree, passes, vanishing, appearing);
            check(graph, tree, roots, passes);
        }
        tree.backTo(intact);
        java.util.Arrays.fill(passes, true);
        check(graph, tree, roots, passes);
    }

    private static boolean contains(IntList list, int value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.at(i) == value) {
                return true;
            }
        }
        return false;
    }

    private static void check(RouteGraph graph, RouteTree tree, int[] roots, boolean[] passes) {
        SingleSourcePaths<Integer, DefaultWeightedEdge> expected = ways(graph, tree, roots, passes);
        for (int point = 0; point < graph.points(); point++) {
            double length = expected.getWeight(point);
            if (Double.isInfinite(length)) {
                assertThat(tree.length(point)).isEqualTo(RouteTree.NO_WAY);
                assertThat(tree.next(point)).isEqualTo(RouteGraph.NONE);
            } else {
                assertThat((double) tree.length(point)).isEqualTo(length);
                assertThat(tree.next(point)).isEqualTo(firstOfTheShortest(graph, tree, point, passes));
            }
        }
    }

    /** Ways from a point outside that is joined to all destinations that work; numbers are small enough to be exact in a double. */
    private static SingleSourcePaths<Integer, DefaultWeightedEdge> ways(
            RouteGraph graph, RouteTree tree, int[] roots, boolean[] passes) {
        Graph<Integer, DefaultWeightedEdge> plain = new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
        plain.addVertex(OUTSIDE);
        for (int point = 0; point < graph.points(); point++) {
            plain.addVertex(point);
        }
        for (int root : roots) {
            if (passes[root]) {
                plain.setEdgeWeight(plain.addEdge(OUTSIDE, root), 0);
            }
        }
        for (int arc = 0; arc < graph.arcs(); arc++) {
            int through = graph.head(arc);
            if (passes[through] && (graph.isTransit(through) || tree.isRoot(through))) {
                plain.setEdgeWeight(plain.addEdge(through, graph.tail(arc)), (double) graph.length(arc));
            }
        }
        return new DijkstraShortestPath<>(plain).getPaths(OUTSIDE);
    }

    private static int firstOfTheShortest(RouteGraph graph, RouteTree tree, int point, boolean[] passes) {
        if (tree.length(point) == 0) {
            return RouteGraph.NONE;
        }
        int best = RouteGraph.NONE;
        for (int arc = graph.firstArc(point); arc < graph.endOfArcs(point); arc++) {
            int over = graph.head(arc);
            boolean open = passes[over] && (graph.isTransit(over) || tree.isRoot(over));
            if (open
                    && tree.length(over) != RouteTree.NO_WAY
                    && tree.length(over) + graph.length(arc) == tree.length(point)
                    && (best == RouteGraph.NONE || over < graph.head(best))) {
                best = arc;
            }
        }
        return best;
    }
}
