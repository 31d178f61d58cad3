package org.faultline.dynamics.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Restarts;
import org.faultline.dynamics.state.Supply;
import org.faultline.graph.Chance;
import org.faultline.graph.Drawing;
import org.faultline.graph.Edges;
import org.faultline.graph.Pattern;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Group;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.trace.EventLog;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spanning tree against components that JGraphT finds anew after every change, and neighbourhoods against a plain fixed point. */
class LargestComponentTest {

    /** A share of failed neighbours that is never reached. */
    private static final double NO_BOUND = 2;

    private static final Place HERE = new Place(50, 10, "r");

    /** A group alone: conditions are set from outside, levels follow. */
    private static final class Bench {
        final Network network;
        final Agenda agenda = new Agenda();
        final EventLog log = new EventLog(1024);
        final Levels levels;
        final Groups groups;
        final int size;
        private int moment;

        Bench(int size, Edges edges, Group group) {
            this.size = size;
            List<Asset> assets = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                assets.add(Asset.of("n" + i, AssetKind.FACILITY, HERE));
            }
            List<Link> links = new ArrayList<>();
            for (int e = 0; e < edges.size(); e++) {
                links.add(new Link("n" + edges.from(e), "n" + edges.to(e), Link.Kind.RING));
            }
            network = new Network(
                    "bench",
                    List.of(new Region("r", "r", 0)),
                    List.of(),
                    assets,
                    links,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(group));
            Nodes nodes = new Nodes(network);
            levels = new Levels(nodes, agenda, log, Restarts.none());
            groups = new Groups(new GroupTable(network, nodes), nodes, Supply.FULL, levels, agenda);
            levels.connect(groups, List.of(groups));
            reset();
        }

        void reset() {
            agenda.clear();
            log.clear();
            moment = 0;
            levels.reset(new Draws(1, 0));
            groups.reset(new Draws(1, 0));
            groups.settle();
            agenda.runUntil(moment);
        }

        void set(List<Integer> which, double condition) {
            which.forEach(n -> levels.setCondition(n, condition, EventLog.NO_CAUSE));
            agenda.runUntil(++moment);
        }
    }

    private static List<String> ids(int size) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add("n" + i);
        }
        return ids;
    }

    private static Set<Integer> largest(Bench bench, Edges edges) {
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (int i = 0; i < bench.size; i++) {
            if (bench.levels.condition(i) > 0) {
                graph.addVertex(i);
            }
        }
        for (int e = 0; e < edges.size(); e++) {
            if (graph.containsVertex(edges.from(e)) && graph.containsVertex(edges.to(e))) {
                graph.addEdge(edges.from(e), edges.to(e));
            }
        }
        return new ConnectivityInspector<>(graph)
                .connectedSets().stream()
                        .reduce((a, b) -> a.size() > b.size()
                                        || (a.size() == b.size()
                                                && a.stream()
                                                                .min(Integer::compare)
                                                                .orElseThrow()
                                                        < b.stream()
                                                                .min(Integer::compare)
                                                                .orElseThrow())
                                ? a
                                : b)
                        .orElse(Set.of());
    }

    private static Edges edges(int size, Random own) {
        return switch (own.nextInt(3)) {
            case 0 ->
                new Drawing(Pattern.ERDOS_RENYI, size, 1.2 + own.nextInt(3), 0, 1, 1, 1)
                        .draw(new Chance(own.nextInt(), "g"));
            case 1 -> new Drawing(Pattern.LATTICE, size, 0, 0, 1, 1, 10).draw(new Chance(1, "g"));
            default -> new Drawing(Pattern.TREE, size, 2, 0, 1, 1, 1).draw(new Chance(1, "g"));
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theTreeIsTheComponentThatASearchFinds(int seed) {
        Random own = new Random(seed);
        int size = 20 * (1 + own.nextInt(15));
        Edges edges = edges(size, own);
        Bench bench = new Bench(size, edges, new Group.LargestComponent("g", ids(size)));
        for (int round = 0; round < 120; round++) {
            boolean fails = own.nextInt(100) < (round % 40 < 25 ? 80 : 25);
            List<Integer> which = new ArrayList<>();
            for (int i = 0; i < 1 + own.nextInt(own.nextBoolean() ? 2 : 12); i++) {
                which.add(own.nextInt(size));
            }
            bench.set(which, fails ? 0 : 1);
            Set<Integer> expected = largest(bench, edges);
            for (int n = 0; n < size; n++) {
                assertThat(bench.levels.level(n) > 0)
                        .as("seed %d, round %d, node %d", seed, round, n)
                        .isEqualTo(expected.contains(n));
            }
        }
        String before = bench.log.hash();
        bench.reset();
        Bench fresh = new Bench(size, edges, new Group.LargestComponent("g", ids(size)));
        assertThat(bench.log.hash()).isEqualTo(fresh.log.hash());
        assertThat(before).isNotEqualTo(bench.log.hash());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void neighbourhoodsFallToTheirFixedPoint(int seed) {
        Random own = new Random(seed);
        int size = 150;
        Edges edges = new Drawing(Pattern.ERDOS_RENYI, size, 4, 0, 1, 1, 1).draw(new Chance(seed, "g"));
        double failedShare = own.nextBoolean() ? 0.4 : NO_BOUND;
        int least = failedShare > 1 || own.nextBoolean() ? 2 : 0;
        Bench bench = new Bench(
                size,
                edges,
                new Group.Neighbours(
                        "g",
                        ids(size),
                        Optional.of(failedShare).filter(f -> f < NO_BOUND).map(Distribution.Constant::new),
                        0,
                        least,
                        new Distribution.Constant(0)));
        for (int round = 0; round < 12; round++) {
            bench.set(List.of(own.nextInt(size), own.nextInt(size)), 0);
            boolean[] works = new boolean[size];
            for (int n = 0; n < size; n++) {
                works[n] = bench.levels.condition(n) > 0;
            }
            while (pruned(works, edges, failedShare, least).isPresent()) {
                works[pruned(works, edges, failedShare, least).orElseThrow()] = false;
            }
            for (int n = 0; n < size; n++) {
                assertThat(bench.levels.level(n) > 0).isEqualTo(works[n]);
            }
        }
    }

    private static Optional<Integer> pruned(boolean[] works, Edges edges, double failedShare, int least) {
        int[] degree = new int[works.length];
        int[] live = new int[works.length];
        for (int e = 0; e < edges.size(); e++) {
            degree[edges.from(e)]++;
            degree[edges.to(e)]++;
            live[edges.from(e)] += works[edges.to(e)] ? 1 : 0;
            live[edges.to(e)] += works[edges.from(e)] ? 1 : 0;
        }
        for (int n = 0; n < works.length; n++) {
            int failed = degree[n] - live[n];
            if (works[n] && (live[n] < least || (degree[n] > 0 && failed >= failedShare * degree[n] - 1e-9))) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }
}
