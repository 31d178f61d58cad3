package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.dynamics.radio.CellTable;
import org.faultline.dynamics.radio.Coverage;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Restarts;
import org.faultline.dynamics.state.Supply;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.model.Cell;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.trace.EventLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows carry that follow users, change by change, against networks made anew in which every volume is what the users of that moment send. */
class FollowedUsersPropertiesTest {

    private static final double OF_A_GRAIN = 2e-4;

    /** A network in which conditions can be set, settled at once. */
    private static final class Bench {
        private final Network network;
        private final Nodes nodes;
        private final Agenda agenda = new Agenda();
        private final Levels levels;
        private final Coverage coverage;
        private final Flows flows;

        Bench(Network network) {
            this.network = network;
            nodes = new Nodes(network);
            levels = new Levels(nodes, agenda, new EventLog(16), Restarts.none());
            coverage = new Coverage(new CellTable(network, nodes), levels, agenda);
            flows = new Flows(new FlowTable(network, nodes), nodes, levels, agenda, 0, 1_000_000, List.of());
            flows.follow(coverage);
            levels.connect(Supply.FULL, List.of(coverage, flows));
            begin();
        }

        void begin() {
            agenda.clear();
            levels.reset(new Draws(1, 0));
            coverage.reset();
            flows.reset(new Draws(1, 0));
            flows.start();
            agenda.runUntil(0);
        }

        void set(Map<String, Double> conditions) {
            conditions.forEach((id, c) -> levels.setCondition(nodes.of(id), c, EventLog.NO_CAUSE));
            agenda.runUntil(agenda.now() + 1);
        }

        Map<String, Double> arriving() {
            Map<String, Double> shares = new LinkedHashMap<>();
            network.traffic().flows().forEach(f -> shares.put(f.id(), levels.level(nodes.of(f.id()))));
            return shares;
        }
    }

    /** Users whom each cell serves when cells are as they are: own ones first, then of what neighbours offer what there is room for. */
    private static Map<String, Double> served(Network network, Map<String, Double> conditions) {
        Map<String, Double> capacity = new HashMap<>();
        network.assets().forEach(a -> capacity.put(a.id(), a.capacity()));
        Map<String, Double> offered = new HashMap<>();
        Map<String, Double> own = new HashMap<>();
        for (Cell cell : network.cells()) {
            double able = capacity.get(cell.asset()) * conditions.getOrDefault(cell.asset(), 1.0);
            own.put(cell.asset(), Math.min(cell.users(), able));
            double unmet = cell.users() - own.get(cell.asset());
            cell.neighbours().forEach(n -> offered.merge(n.cell(), unmet * n.share(), Double::sum));
        }
        Map<String, Double> served = new HashMap<>();
        own.forEach((cell, users) -> {
            double room = capacity.get(cell) * conditions.getOrDefault(cell, 1.0) - users;
            served.put(cell, users + Math.min(room, offered.getOrDefault(cell, 0.0)));
        });
        return served;
    }

    /** The network with the volumes that come to the sources of flows, and the part that comes of what is sent. */
    private record Sent(Network network, Map<String, Double> part) {}

    private static Sent plainly(Network network, Map<String, Double> conditions) {
        Map<String, Double> users = new HashMap<>();
        network.cells().forEach(c -> users.put(c.asset(), c.users()));
        Map<String, Double> served = served(network, conditions);
        Map<String, Double> part = new HashMap<>();
        List<Traffic.Flow> flows = new ArrayList<>();
        for (Traffic.Flow flow : network.traffic().flows()) {
            Traffic.Site first = flow.sites().get(0);
            double normally = sum(users, first) + sum(users, flow.sites().get(1));
            double atFirst = sum(served, first) / normally;
            double all = atFirst + sum(served, flow.sites().get(1)) / normally;
            double left = capacity(network, first.via().orElseThrow(), flow.source());
            double same = 0;
            for (Traffic.Flow other : network.traffic().flows()) {
                boolean together = other.source().equals(flow.source());
                left -= together && other.priority() < flow.priority() ? other.volumeMbps() * atFirst : 0;
                same += together && other.priority() == flow.priority() ? other.volumeMbps() * atFirst : 0;
            }
            double passes = same <= left ? 1 : Math.max(0, left) / same;
            double comes = all - atFirst + passes * atFirst;
            part.put(flow.id(), all > 0 ? comes / all : 1);
            flows.add(new Traffic.Flow(
                    flow.id(),
                    flow.source(),
                    flow.destinations(),
                    flow.volumeMbps() * comes,
                    flow.priority(),
                    flow.volumeByHour(),
                    flow.bound()));
        }
        Traffic traffic =
                new Traffic(network.traffic().classes(), network.traffic().convergence(), flows);
        return new Sent(network.withTraffic(traffic, network.assets(), network.links(), network.dependencies()), part);
    }

    private static double sum(Map<String, Double> of, Traffic.Site site) {
        return site.cells().stream().mapToDouble(of::get).sum();
    }

    private static double capacity(Network network, String via, String source) {
        return network.links().stream()
                .filter(l -> l.from().equals(via) && l.to().equals(source))
                .map(Link::capacityMbps)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
    }

    private static Map<String, Double> change(FlowWorld drawn, Random random) {
        Map<String, Double> change = new HashMap<>();
        int together = 1 + random.nextInt(3);
        for (int i = 0; i < together; i++) {
            int kind = random.nextInt(5);
            List<String> all = kind == 0 ? drawn.routers() : kind == 1 ? drawn.ends() : drawn.cells();
            change.put(all.get(random.nextInt(all.size())), random.nextInt(3) / 2.0);
        }
        return change;
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33})
    void whatArrivesIsWhatNetworksMadeAnewSayAfterEveryChange(int seed) {
        int cut = 0;
        int lost = 0;
        for (int world = 0; world < 30; world++) {
            FlowWorld drawn = new FlowWorld(100L * seed + world).withCells();
            Bench bench = new Bench(drawn.network(0));
            Map<String, Double> conditions = new HashMap<>();
            Random random = new Random(world);
            for (int step = 0; step < 20; step++) {
                Map<String, Double> change = change(drawn, random);
                conditions.putAll(change);
                bench.set(change);
                Sent sent = plainly(bench.network, conditions);
                Bench anew = new Bench(sent.network());
                anew.set(conditions);
                Map<String, Double> arriving = bench.arriving();
                for (Map.Entry<String, Double> share : anew.arriving().entrySet()) {
                    double expected = share.getValue() * sent.part().get(share.getKey());
                    assertThat(arriving.get(share.getKey()))
                            .as("%s of world %s after change %s", share.getKey(), world, step)
                            .isCloseTo(expected, within(OF_A_GRAIN));
                    cut += sent.part().get(share.getKey()) < 1 ? 1 : 0;
                    lost += share.getValue() > 0 && share.getValue() < 1 ? 1 : 0;
                }
            }
        }
        assertThat(cut).isGreaterThan(100);
        assertThat(lost).isGreaterThan(100);
    }

    /** When everything is whole again, everything is as it was to the bit; and a run begins as the one before began. */
    @ParameterizedTest
    @ValueSource(ints = {34, 35})
    void whatIsMendedIsAsBefore(int seed) {
        for (int world = 0; world < 60; world++) {
            FlowWorld drawn = new FlowWorld(100L * seed + world).withCells();
            Bench bench = new Bench(drawn.network(0));
            Map<String, Double> before = bench.arriving();
            long[] volumes = volumes(bench);
            Map<String, Double> broken = new HashMap<>();
            Random random = new Random(world);
            for (int step = 0; step < 8; step++) {
                Map<String, Double> change = change(drawn, random);
                broken.putAll(change);
                bench.set(change);
            }
            Map<String, Double> between = bench.arriving();
            bench.begin();
            assertThat(bench.arriving()).isEqualTo(before);
            assertThat(volumes(bench)).isEqualTo(volumes);
            Random again = new Random(world);
            for (int step = 0; step < 8; step++) {
                bench.set(change(drawn, again));
            }
            assertThat(bench.arriving()).isEqualTo(between);
            broken.replaceAll((id, condition) -> 1.0);
            bench.set(broken);
            assertThat(bench.arriving()).isEqualTo(before);
            assertThat(volumes(bench)).isEqualTo(volumes);
        }
    }

    /** What each flow offers, and what is asked for in all. */
    private static long[] volumes(Bench bench) {
        int flows = bench.network.traffic().flows().size();
        long[] volumes = new long[flows + 3];
        for (int f = 0; f < flows; f++) {
            volumes[f] = bench.flows.ways().volume(f);
        }
        for (int g = 0; g < 3; g++) {
            volumes[flows + g] = g < groups(bench) ? bench.flows.demandOf(g) : 0;
        }
        return volumes;
    }

    private static long groups(Bench bench) {
        return bench.network.traffic().flows().stream()
                .map(Traffic.Flow::priority)
                .distinct()
                .count();
    }
}
