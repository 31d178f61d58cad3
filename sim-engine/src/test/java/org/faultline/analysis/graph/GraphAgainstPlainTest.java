package org.faultline.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fast algorithms against slow plain ones on seeded random graphs. */
class GraphAgainstPlainTest {

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static Graph random(int seed, int nodes, int edges) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<Integer> pairs = new TreeSet<>();
        while (pairs.size() < edges) {
            int a = random.nextInt(nodes);
            int b = random.nextInt(nodes);
            if (a < b) {
                pairs.add(a * nodes + b);
            }
        }
        return Graph.of(
                nodes,
                pairs.stream().mapToInt(p -> p / nodes).toArray(),
                pairs.stream().mapToInt(p -> p % nodes).toArray());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void betweennessIsThatOfJGraphT(int seed) {
        Graph graph = random(seed, 30, 20 + seed % 40);
        SimpleGraph<Integer, DefaultEdge> other = new SimpleGraph<>(DefaultEdge.class);
        IntStream.range(0, graph.size()).forEach(other::addVertex);
        IntStream.range(0, graph.edges()).forEach(e -> other.addEdge(graph.from(e), graph.to(e)));
        var scores = new BetweennessCentrality<>(other).getScores();
        double[] own = Betweenness.of(graph);
        for (int v = 0; v < own.length; v++) {
            assertThat(own[v]).as("node %d", v).isCloseTo(scores.get(v), within(1e-9));
        }
    }

    @Test
    void sampledBetweennessOfTheBusiestLiesWithinItsErrors() {
        Graph graph = random(1, 400, 800);
        double[] exact = Betweenness.of(graph);
        int[] busiest = IntStream.range(0, 400)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(v -> -exact[v]))
                .limit(20)
                .mapToInt(Integer::intValue)
                .toArray();
        int inside = 0;
        double sum = 0;
        double truth = 0;
        for (int seed = 0; seed < 20; seed++) {
            SampledBetweenness sampled = SampledBetweenness.of(graph, 100, seed);
            for (int v : busiest) {
                inside += Math.abs(sampled.value()[v] - exact[v]) <= 2 * sampled.standardError()[v] ? 1 : 0;
                sum += sampled.value()[v];
                truth += exact[v];
            }
        }
        // two standard errors hold about 95 % of 400 estimates; errors half as large would hold about 68 %
        assertThat(inside).isBetween(340, 398);
        assertThat(sum / truth).isCloseTo(1, within(0.03));
        assertThat(SampledBetweenness.of(graph, 400, 1).value()).isEqualTo(exact);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutPointsAreThoseWhoseRemovalMakesMoreParts(int seed) {
        Graph graph = random(seed, 25, 15 + seed % 25);
        CutPoints cuts = CutPoints.find(graph);
        Parts whole = Parts.find(graph);
        for (int v = 0; v < graph.size(); v++) {
            boolean[] gone = new boolean[graph.size()];
            gone[v] = true;
            Parts left = Parts.find(graph, gone);
            boolean apart = left.count() > whole.count() - (graph.degree(v) == 0 ? 1 : 0);
            assertThat(cuts.articulation()[v]).as("node %d", v).isEqualTo(apart);
            int part = whole.of()[v];
            int largest = IntStream.range(0, graph.size())
                    .filter(w -> !gone[w] && whole.of()[w] == part)
                    .map(w -> left.sizes()[left.of()[w]])
                    .max()
                    .orElse(0);
            assertThat(cuts.separated()[v])
                    .as("cut off by %d", v)
                    .isEqualTo(apart ? whole.sizes()[part] - 1 - largest : 0);
        }
        for (int e = 0; e < graph.edges(); e++) {
            int cut = e;
            int[] rest = IntStream.range(0, graph.edges()).filter(i -> i != cut).toArray();
            Graph without = Graph.of(
                    graph.size(),
                    Arrays.stream(rest).map(graph::from).toArray(),
                    Arrays.stream(rest).map(graph::to).toArray());
            assertThat(cuts.bridge()[e])
                    .as("edge %d", e)
                    .isEqualTo(Parts.find(without).count() > whole.count());
        }
    }

    @Test
    void aChainOfAMillionNodesNeedsNoDeepStack() {
        int n = 1_000_000;
        Graph chain = Graph.of(
                n, IntStream.range(0, n - 1).toArray(), IntStream.range(1, n).toArray());
        CutPoints cuts = CutPoints.find(chain);
        assertThat(cuts.articulation()[0]).isFalse();
        assertThat(cuts.articulation()[n / 4]).isTrue();
        assertThat(cuts.separated()[n / 4]).isEqualTo(n / 4);
        assertThat(cuts.bridge()[n / 2]).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void coresAreWhatPruningLeaves(int seed) {
        Graph graph = random(seed, 40, 40 + seed);
        Cores cores = Cores.find(graph);
        for (int k = 0; k < 6; k++) {
            boolean[] gone = new boolean[graph.size()];
            boolean pruned = true;
            while (pruned) {
                pruned = false;
                for (int v = 0; v < graph.size(); v++) {
                    int left = 0;
                    for (int i = graph.start(v); i < graph.end(v); i++) {
                        left += gone[graph.neighbour(i)] ? 0 : 1;
                    }
                    if (!gone[v] && left < k) {
                        gone[v] = true;
                        pruned = true;
                    }
                }
            }
            int size =
                    (int) IntStream.range(0, graph.size()).filter(v -> !gone[v]).count();
            assertThat(cores.size(k)).as("%d-core", k).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void largestPartsAfterAnAttackAreThoseOfASearch(int seed) {
        Graph graph = random(seed, 30, 45);
        for (DegreeAttack attack :
                new DegreeAttack[] {DegreeAttack.byInitialDegree(graph), DegreeAttack.byPresentDegree(graph)}) {
            boolean[] gone = new boolean[graph.size()];
            for (int i = 0; i < graph.size(); i++) {
                assertThat(attack.largest()[i])
                        .isEqualTo(Parts.find(graph, gone).largest());
                gone[attack.order()[i]] = true;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reliabilityIsTheSumOverAllStates(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Graph graph = random(seed, 6, 8);
        double[] nodes = random.doubles(6, 0.5, 1).toArray();
        double[] edges = random.doubles(8, 0.3, 1).toArray();
        if (seed % 2 == 0) {
            Arrays.fill(nodes, 1);
        }
        int[] terminals = IntStream.range(0, 1 + seed % 6).toArray();
        TerminalReliability got = TerminalReliability.of(new UnreliableGraph(graph, nodes, edges, terminals));
        assertThat(got.exact()).isTrue();
        assertThat(got.value()).isCloseTo(plain(graph, nodes, edges, terminals), within(1e-12));
    }

    private static double plain(Graph graph, double[] nodes, double[] edges, int[] terminals) {
        double sum = 0;
        int things = nodes.length + edges.length;
        for (int state = 0; state < 1 << things; state++) {
            double p = 1;
            for (int i = 0; i < things; i++) {
                double works = i < nodes.length ? nodes[i] : edges[i - nodes.length];
                p *= (state >> i & 1) == 1 ? works : 1 - works;
            }
            sum += p > 0 && joined(graph, state, nodes.length, terminals) ? p : 0;
        }
        return sum;
    }

    private static boolean joined(Graph graph, int state, int nodes, int[] terminals) {
        int reached = state & 1 << terminals[0];
        for (int round = 0; round < nodes; round++) {
            for (int e = 0; e < graph.edges(); e++) {
                int a = 1 << graph.from(e);
                int b = 1 << graph.to(e);
                boolean works = ((state >> (nodes + e)) & 1) == 1 && (state & a) != 0 && (state & b) != 0;
                if (works && (reached & (a | b)) != 0) {
                    reached |= a | b;
                }
            }
        }
        for (int t : terminals) {
            if ((reached & 1 << t) == 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aGraphThatIsTooWideHasBoundsThatHoldTheTruthAndASampleThatAgrees() {
        Graph graph = random(5, 10, 24);
        double[] nodes = new double[10];
        double[] edges = new double[24];
        Arrays.fill(nodes, 1);
        Arrays.fill(edges, 0.7);
        int[] all = IntStream.range(0, 10).toArray();
        UnreliableGraph question = new UnreliableGraph(graph, nodes, edges, all);
        double exact = TerminalReliability.of(question).value();
        TerminalReliability narrow = TerminalReliability.of(question, 8);
        assertThat(narrow.exact()).isFalse();
        assertThat(narrow.low()).isLessThan(exact);
        assertThat(narrow.high()).isGreaterThan(exact);
        SampledReliability sample = SampledReliability.of(question, 20_000, 0.999, 1);
        assertThat(exact).isBetween(sample.low(), sample.high());
        assertThat(sample.high() - sample.low()).isLessThan(0.03);
    }
}
