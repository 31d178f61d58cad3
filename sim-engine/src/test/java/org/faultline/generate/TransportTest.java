package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.junit.jupiter.api.Test;

class TransportTest {

    /** One operator's routers and data centres as a graph; sites hang on their access router and are left out. */
    private static final class Routers {
        final Map<String, Integer> numbers = new HashMap<>();
        final List<Asset> assets = new ArrayList<>();
        final List<List<Integer>> neighbours = new ArrayList<>();
        final List<int[]> links = new ArrayList<>();

        Routers(Network network, String operator) {
            for (Asset a : network.assets()) {
                boolean mine = a.operator().equals(Optional.of(operator));
                if (mine && (a.kind().carriesTraffic() || a.kind() == AssetKind.DATA_CENTRE)) {
                    numbers.put(a.id(), assets.size());
                    assets.add(a);
                    neighbours.add(new ArrayList<>());
                }
            }
            for (Link link : network.links()) {
                Integer from = numbers.get(link.from());
                Integer to = numbers.get(link.to());
                if (from != null && to != null) {
                    neighbours.get(from).add(to);
                    neighbours.get(to).add(from);
                    links.add(new int[] {from, to});
                }
            }
        }

        /** Routers that reach a data centre when one node or one link is gone. */
        boolean[] reach(int goneNode, int[] goneLink) {
            boolean[] seen = new boolean[assets.size()];
            Deque<Integer> queue = new ArrayDeque<>();
            IntStream.range(0, seen.length)
                    .filter(n -> assets.get(n).kind() == AssetKind.DATA_CENTRE && n != goneNode)
                    .forEach(n -> {
                        seen[n] = true;
                        queue.add(n);
                    });
            while (!queue.isEmpty()) {
                int node = queue.remove();
                for (int next : neighbours.get(node)) {
                    boolean gone = next == goneNode
                            || (goneLink.length > 0
                                    && Math.min(node, next) == Math.min(goneLink[0], goneLink[1])
                                    && Math.max(node, next) == Math.max(goneLink[0], goneLink[1]));
                    if (!gone && !seen[next] && (seen[next] = true)) {
                        queue.add(next);
                    }
                }
            }
            return seen;
        }

        int[] of(AssetKind kind) {
            IntPredicate wanted = n -> assets.get(n).kind() == kind;
            return IntStream.range(0, assets.size()).filter(wanted).toArray();
        }
    }

    private static final int[] NO_LINK = {};

    @Test
    void noSingleLinkCutsARouterOff() {
        Network network = Countries.Nordland.BUILT.network();
        network.operators().forEach(o -> {
            Routers routers = new Routers(network, o.id());
            for (int[] link : routers.links) {
                boolean[] reach = routers.reach(-1, link);
                assertThat(IntStream.range(0, reach.length).filter(n -> !reach[n]))
                        .as(
                                "cut %s--%s",
                                routers.assets.get(link[0]).id(),
                                routers.assets.get(link[1]).id())
                        .isEmpty();
            }
        });
    }

    @Test
    void noSingleRouterCutsAnotherOff() {
        Network network = Countries.Nordland.BUILT.network();
        network.operators().forEach(o -> {
            Routers routers = new Routers(network, o.id());
            for (int gone = 0; gone < routers.assets.size(); gone++) {
                int node = gone;
                boolean[] reach = routers.reach(gone, NO_LINK);
                assertThat(IntStream.range(0, reach.length).filter(n -> !reach[n] && n != node))
                        .as("without %s", routers.assets.get(gone).id())
                        .isEmpty();
            }
        });
    }

    /** In Germany for every core router, every aggregation router and every fortieth access router. */
    @Test
    void noSingleRouterCutsAnotherOffInGermany() {
        Network network = Countries.Germany.BUILT.network();
        network.operators().forEach(o -> {
            Routers routers = new Routers(network, o.id());
            for (int gone = 0; gone < routers.assets.size(); gone++) {
                if (routers.assets.get(gone).kind() != AssetKind.ACCESS_ROUTER || gone % 40 == 0) {
                    boolean[] reach = routers.reach(gone, NO_LINK);
                    assertThat(IntStream.range(0, reach.length)
                                    .filter(n -> !reach[n])
                                    .count())
                            .isLessThanOrEqualTo(1);
                }
            }
        });
    }

    @Test
    void everyAggregationRouterHasTwoCoreRoutersOfItsOwn() {
        Network network = Countries.Germany.BUILT.network();
        network.operators().forEach(o -> {
            Routers routers = new Routers(network, o.id());
            for (int metro : routers.of(AssetKind.AGGREGATION_ROUTER)) {
                assertThat(routers.neighbours.get(metro).stream()
                                .filter(n -> routers.assets.get(n).kind() == AssetKind.CORE_ROUTER)
                                .distinct())
                        .hasSize(2);
            }
        });
    }

    @Test
    void ringsAreOfUsualSize() {
        Network network = Countries.Germany.BUILT.network();
        Routers routers = new Routers(network, "telekom");
        int access = routers.of(AssetKind.ACCESS_ROUTER).length;
        int ends = 0;
        for (int a : routers.of(AssetKind.ACCESS_ROUTER)) {
            assertThat(routers.neighbours.get(a)).hasSize(2);
            ends += (int) routers.neighbours.get(a).stream()
                    .filter(n -> routers.assets.get(n).kind() == AssetKind.AGGREGATION_ROUTER)
                    .count();
        }
        assertThat(access / (ends / 2.0)).isBetween(6.0, 10.0);
        assertThat(36_450.0 / access).isBetween(9.0, 11.0);
    }

    @Test
    void coreRoutersStandInLargeCitiesThatKeepADistance() {
        Network network = Countries.Germany.BUILT.network();
        Routers routers = new Routers(network, "telekom");
        int[] core = routers.of(AssetKind.CORE_ROUTER);
        assertThat(core).hasSize(12);
        for (int a : core) {
            for (int b : core) {
                if (a != b) {
                    assertThat(routers.assets
                                    .get(a)
                                    .place()
                                    .distanceKm(routers.assets.get(b).place()))
                            .isGreaterThan(60);
                }
            }
        }
        assertThat(IntStream.of(core)
                        .mapToObj(c -> routers.assets.get(c).place().region()))
                .contains("DE-BE-01", "DE-HH-01");
    }

    @Test
    void sitesHangOnANearAccessRouter() {
        Network network = Countries.Germany.BUILT.network();
        Map<String, Asset> assets = new HashMap<>();
        network.assets().forEach(a -> assets.put(a.id(), a));
        double[] lengths = network.links().stream()
                .filter(l -> l.kind() == Link.Kind.BACKHAUL && l.from().startsWith("gnb:"))
                .mapToDouble(l -> assets.get(l.from())
                        .place()
                        .distanceKm(assets.get(l.to()).place()))
                .sorted()
                .toArray();
        assertThat(lengths).hasSize(92_450);
        assertThat(lengths[lengths.length / 2]).isLessThan(8);
        assertThat(lengths[lengths.length - 1]).isLessThan(60);
    }
}
