package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Restarts;
import org.faultline.dynamics.state.Supply;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.trace.EventLog;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives in random networks, change by change, against ways of JGraphT and shares of linear programs. */
class FlowsPropertiesTest {

    private static final double OF_LINEAR_PROGRAMS = 1e-5;
    private static final int CLASSES = Traffic.USUAL_CLASSES.size();

    /** A network in which conditions can be set, settled at once. */
    private static final class Bench {
        private final Network network;
        private final Nodes nodes;
        private final Agenda agenda = new Agenda();
        private final EventLog log = new EventLog(16);
        private final Levels levels;
        private final Flows flows;

        Bench(Network network) {
            this.network = network;
            nodes = new Nodes(network);
            levels = new Levels(nodes, agenda, log, Restarts.none());
            flows = new Flows(new FlowTable(network, nodes), nodes, levels, agenda, 0, 1_000_000, List.of());
            levels.connect(Supply.FULL, List.of(flows));
            begin();
        }

        void begin() {
            agenda.clear();
            log.clear();
            levels.reset(new Draws(1, 0));
            flows.reset(new Draws(1, 0));
            flows.start();
            agenda.runUntil(0);
        }

        void set(String id, double condition) {
            levels.setCondition(nodes.of(id), condition, EventLog.NO_CAUSE);
        }

        void settle() {
            agenda.runUntil(agenda.now() + 1);
        }

        double level(String id) {
            return levels.level(nodes.of(id));
        }

        /** The level of every flow, by the flow's name. */
        Map<String, Double> arriving() {
            Map<String, Double> shares = new LinkedHashMap<>();
            network.traffic().flows().forEach(f -> shares.put(f.declared(), level(f.id())));
            return shares;
        }
    }

    /** What should arrive from sources that work, made from nothing: no trees, no increments, no heaps. */
    private static Map<String, Double> plainly(Bench bench) {
        Network network = bench.network;
        Map<String, Integer> numbers = new LinkedHashMap<>();
        List<Double> capacity = new ArrayList<>();
        Graph<String, DefaultWeightedEdge> graph = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        network.assets().forEach(a -> {
            graph.addVertex(a.id());
            if (a.kind().carriesTraffic() && a.capacity() > 0) {
                numbers.put(a.id(), capacity.size());
                capacity.add(a.capacity() * bench.level(a.id()));
            }
        });
        Map<String, Double> latency = new LinkedHashMap<>();
        for (Link link : network.links()) {
            for (String arc : List.of(link.from() + ">" + link.to(), link.to() + ">" + link.from())) {
                double ms = link.latencyMs().orElse(0);
                if (latency.getOrDefault(arc, Double.MAX_VALUE) > ms) {
                    latency.put(arc, ms);
                    numbers.remove(arc);
                    link.capacityMbps().ifPresent(c -> {
                        numbers.put(arc, capacity.size());
                        capacity.add(c);
                    });
                }
            }
        }
        List<FairShares.Flow> flows = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Map<String, Double> expected = new LinkedHashMap<>();
        for (Traffic.Flow flow : network.traffic().flows()) {
            if (bench.level(flow.source()) == 0) {
                continue;
            }
            List<String> way = way(bench, graph, latency, flow);
            expected.put(flow.declared(), 0.0);
            if (!way.isEmpty()) {
                open.add(flow.declared());
                flows.add(new FairShares.Flow(flow.priority(), flow.volumeMbps(), crossed(way, numbers)));
            }
        }
        double[] shares = FairShares.of(capacity.stream().mapToDouble(c -> c).toArray(), flows, CLASSES);
        for (int f = 0; f < shares.length; f++) {
            expected.put(open.get(f), shares[f]);
        }
        return expected;
    }

    private static List<Integer> crossed(List<String> way, Map<String, Integer> numbers) {
        List<Integer> crossed = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            if (numbers.containsKey(way.get(i))) {
                crossed.add(numbers.get(way.get(i)));
            }
            if (i > 0 && numbers.containsKey(way.get(i - 1) + ">" + way.get(i))) {
                crossed.add(numbers.get(way.get(i - 1) + ">" + way.get(i)));
            }
        }
        return crossed;
    }

    /** The quickest way to a destination through what works; empty when there is none. */
    private static List<String> way(
            Bench bench, Graph<String, DefaultWeightedEdge> vertices, Map<String, Double> latency, Traffic.Flow flow) {
        Graph<String, DefaultWeightedEdge> graph = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        vertices.vertexSet().forEach(graph::addVertex);
        latency.forEach((arc, ms) -> {
            String[] ends = arc.split(">");
            boolean fromOpen = ends[0].equals(flow.source()) || ends[0].startsWith("r");
            boolean fromWorks = ends[0].equals(flow.source()) || bench.level(ends[0]) > 0;
            boolean toWorks = bench.level(ends[1]) > 0;
            if (fromOpen && fromWorks && toWorks) {
                graph.setEdgeWeight(graph.addEdge(ends[0], ends[1]), ms);
            }
        });
        GraphPath<String, DefaultWeightedEdge> best = null;
        for (String to : flow.destinations()) {
            GraphPath<String, DefaultWeightedEdge> path = new DijkstraShortestPath<>(graph).getPath(flow.source(), to);
            if (path != null && (best == null || path.getWeight() < best.getWeight())) {
                best = path;
            }
        }
        return best == null ? List.of() : best.getVertexList();
    }

    private static void compare(Bench bench, int world, int change) {
        Map<String, Double> expected = plainly(bench);
        Map<String, Double> arriving = bench.arriving();
        expected.forEach((flow, share) -> assertThat(arriving.get(flow))
                .as("flow %s of world %s after change %s", flow, world, change)
                .isCloseTo(share, within(OF_LINEAR_PROGRAMS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatArrivesIsWhatAPlainModelSaysAfterEveryChange(int seed) {
        for (int world = 0; world < 12; world++) {
            FlowWorld drawn = new FlowWorld(100L * seed + world);
            Bench bench = new Bench(drawn.network(0));
            Random random = new Random(seed);
            compare(bench, world, -1);
            for (int change = 0; change < 12; change++) {
                int together = 1 + random.nextInt(3);
                for (int i = 0; i < together; i++) {
                    boolean router = random.nextInt(4) > 0;
                    List<String> all = router ? drawn.routers() : drawn.ends();
                    bench.set(all.get(random.nextInt(all.size())), random.nextInt(3) / 2.0);
                }
                bench.settle();
                compare(bench, world, change);
            }
        }
    }

    /** When everything is whole again, everything is as it was; and a run begins as the one before began. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void whatIsMendedIsAsBefore(int seed) {
        for (int world = 0; world < 60; world++) {
            FlowWorld drawn = new FlowWorld(100L * seed + world);
            Bench bench = new Bench((world % 2 == 0 ? drawn.withTies() : drawn).network(0));
            Map<String, Double> before = bench.arriving();
            Random random = new Random(world);
            List<String> broken = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<String> all = i % 3 == 2 ? drawn.ends() : drawn.routers();
                broken.add(all.get(random.nextInt(all.size())));
                bench.set(broken.get(i), random.nextInt(2) / 2.0);
                bench.settle();
            }
            Map<String, Double> between = bench.arriving();
            bench.begin();
            assertThat(bench.arriving()).isEqualTo(before);
            Random again = new Random(world);
            for (int i = 0; i < 6; i++) {
                List<String> all = i % 3 == 2 ? drawn.ends() : drawn.routers();
                String id = all.get(again.nextInt(all.size()));
                bench.set(id, again.nextInt(2) / 2.0);
                bench.settle();
            }
            assertThat(bench.arriving()).isEqualTo(between);
            broken.forEach(id -> bench.set(id, 1));
            bench.settle();
            assertThat(bench.arriving()).isEqualTo(before);
        }
    }

    /** However changes and convergence overlap: six minutes after the last change what arrives is what arrives without convergence. */
    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23})
    void whenTheNetworkHasConvergedItIsAsIfItHadDoneSoAtOnce(int seed) {
        int differed = 0;
        for (int world = 0; world < 60; world++) {
            long id = 100L * seed + world;
            FlowWorld drawn = new FlowWorld(id).withTies();
            Bench atOnce = new Bench(drawn.network(0));
            Bench later = new Bench(new FlowWorld(id).withTies().converging().network(0));
            Random random = new Random(world);
            for (int change = 0; change < 30; change++) {
                List<String> all = change % 3 == 2 ? drawn.ends() : drawn.routers();
                String asset = all.get(random.nextInt(all.size()));
                double condition = random.nextInt(2);
                atOnce.set(asset, condition);
                later.set(asset, condition);
                atOnce.settle();
                later.settle();
                differed += later.arriving().equals(atOnce.arriving()) ? 0 : 1;
                later.agenda.runUntil(later.agenda.now() + random.nextInt(3) * SimTime.HOUR / 60);
            }
            later.agenda.runUntil(later.agenda.now() + SimTime.HOUR / 10);
            assertThat(later.arriving()).isEqualTo(atOnce.arriving());
        }
        assertThat(differed).isGreaterThan(100);
    }

    /** Two assets that fail one after the other and at once leave the same state. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void theOrderOfFailuresDoesNotShow(int seed) {
        for (int world = 0; world < 60; world++) {
            FlowWorld drawn = new FlowWorld(100L * seed + world).withTies();
            Network network = drawn.network(0);
            Random random = new Random(world);
            List<String> routers = drawn.routers();
            String one = routers.get(random.nextInt(routers.size()));
            String other = routers.get(random.nextInt(routers.size()));
            Bench together = new Bench(network);
            together.set(one, 0);
            together.set(other, 0);
            together.settle();
            Bench inTurn = new Bench(network);
            inTurn.set(other, 0);
            inTurn.settle();
            inTurn.set(one, 0);
            inTurn.settle();
            assertThat(inTurn.arriving()).isEqualTo(together.arriving());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10})
    void neitherTheOrderOfTheFileNorNamesMatter(int seed) {
        for (int world = 0; world < 60; world++) {
            long id = 100L * seed + world;
            Bench plain = new Bench(new FlowWorld(id).network(0));
            Bench shuffled = new Bench(new FlowWorld(id).network(5));
            Bench renamed = new Bench(new FlowWorld(id)
                    .named(name -> name.charAt(0) + String.valueOf(99 - Integer.parseInt(name.substring(1))))
                    .network(7));
            assertThat(shuffled.arriving()).isEqualTo(plain.arriving());
            renamed.arriving().forEach((flow, share) -> assertThat(share)
                    .isCloseTo(plain.arriving().get(flow), within(1e-6)));
        }
    }

    /** Classes 0 and 1 do not see how much class 2 sends; nobody gets more than all. */
    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void theUrgentDoNotSeeWhatOthersSend(int seed) {
        for (int world = 0; world < 60; world++) {
            long id = 100L * seed + world;
            Bench few = new Bench(new FlowWorld(id).network(0));
            Bench many = new Bench(new FlowWorld(id).timesLowVolumes(10).network(0));
            for (Traffic.Flow flow : few.network.traffic().flows()) {
                assertThat(few.level(flow.id())).isBetween(0.0, 1.0);
                if (flow.priority() < 2) {
                    assertThat(many.level(flow.id())).isEqualTo(few.level(flow.id()));
                }
            }
        }
    }

    /**
     * With room for everything nothing is lost. Ways do not depend on loads, so more room never makes the least share of the most urgent
     * class smaller; single flows may lose by it, because others get further.
     */
    @ParameterizedTest
    @ValueSource(ints = {13, 14})
    void roomHelps(int seed) {
        for (int world = 0; world < 60; world++) {
            long id = 100L * seed + world;
            assertThat(new Bench(new FlowWorld(id).timesCapacities(100).network(0)).log.size())
                    .isZero();
            Bench narrow = new Bench(new FlowWorld(id).network(0));
            Bench wide = new Bench(new FlowWorld(id).timesCapacities(1.5).network(0));
            assertThat(leastUrgentShare(wide)).isGreaterThanOrEqualTo(leastUrgentShare(narrow));
        }
    }

    private static double leastUrgentShare(Bench bench) {
        return bench.network.traffic().flows().stream()
                .filter(f -> f.priority() == 0)
                .mapToDouble(f -> bench.level(f.id()))
                .min()
                .orElse(1);
    }
}
