package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts kept one change at a time against parts found anew by JGraphT, on random graphs from trees to meshes. */
class PartsTest {

    private static final int ROUTERS = 60;
    private static final int END_POINTS = 25;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private final List<Link> links = new ArrayList<>();
    private TrafficGraph graph;
    private int[] providers;

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAndTheirProvidersAreThoseOfAPlainSearch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        build(random);
        Parts parts = new Parts(graph);
        boolean[] works = new boolean[ROUTERS];
        java.util.Arrays.fill(works, true);
        compare(parts, works, seed);
        for (int change = 0; change < 80; change++) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                parts.reset();
                java.util.Arrays.fill(works, true);
            } else if (kind == 1) {
                for (int r = 0; r < ROUTERS; r++) {
                    works[r] = random.nextInt(4) > 0;
                }
                parts.rebuild(node -> works[node]);
            } else {
                change(parts, works, random.nextInt(ROUTERS));
            }
            parts.forgetChanges();
            compare(parts, works, seed);
        }
    }

    private static void change(Parts parts, boolean[] works, int router) {
        long[] before = new long[ROUTERS];
        for (int r = 0; r < ROUTERS; r++) {
            before[r] = seen(parts, r);
        }
        works[router] = !works[router];
        if (works[router]) {
            parts.add(router);
        } else {
            parts.remove(router);
        }
        Set<Integer> told = new TreeSet<>();
        for (int i = 0; i < parts.moved().size(); i++) {
            told.add(parts.moved().at(i));
        }
        for (int r = 0; r < ROUTERS; r++) {
            boolean inChangedPart = false;
            for (int i = 0; i < parts.changedParts().size(); i++) {
                inChangedPart |= parts.of(r) == parts.changedParts().at(i);
            }
            if (seen(parts, r) != before[r]) {
                assertThat(told.contains(r) || inChangedPart)
                        .as("router " + r + " is told of its change")
                        .isTrue();
            }
        }
    }

    private static long seen(Parts parts, int router) {
        return parts.of(router) == Parts.NONE ? 0 : parts.providersOf(parts.of(router));
    }

    private void compare(Parts parts, boolean[] works, long seed) {
        Graph<Integer, DefaultEdge> plain = new SimpleGraph<>(DefaultEdge.class);
        for (int r = 0; r < ROUTERS; r++) {
            if (works[r]) {
                plain.addVertex(r);
            } else {
                assertThat(parts.of(r)).isEqualTo(Parts.NONE);
            }
        }
        for (Link link : links) {
            int a = number(link.from());
            int b = number(link.to());
            if (plain.containsVertex(a) && plain.containsVertex(b)) {
                plain.addEdge(a, b);
            }
        }
        Set<Integer> numbers = new TreeSet<>();
        List<Set<Integer>> sets = new ConnectivityInspector<>(plain).connectedSets();
        for (Set<Integer> set : sets) {
            int number = parts.of(set.iterator().next());
            assertThat(set).as("seed " + seed).allMatch(r -> parts.of(r) == number);
            assertThat(numbers.add(number))
                    .as("two parts with one number, seed " + seed)
                    .isTrue();
            assertThat(parts.providersOf(number)).as("providers, seed " + seed).isEqualTo(plainProviders(set));
        }
    }

    private long plainProviders(Set<Integer> part) {
        long sum = 0;
        for (int provider : providers) {
            boolean touches = part.contains(provider);
            for (Link link : links) {
                int a = number(link.from());
                int b = number(link.to());
                touches |= (a == provider && part.contains(b)) || (b == provider && part.contains(a));
            }
            if (provider < ROUTERS && !part.contains(provider)) {
                touches = false; // a router counts where it stands
            }
            sum += touches ? graph.key(provider) : 0;
        }
        return sum;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1));
    }

    /** A random tree of routers with up to 40 further links; end points on one to three routers; a third are providers. */
    private void build(SplittableRandom random) {
        List<Asset> assets = new ArrayList<>();
        Place place = new Place(50, 10, "home");
        for (int r = 0; r < ROUTERS + END_POINTS; r++) {
            assets.add(Asset.of("n" + r, r < ROUTERS ? AssetKind.ACCESS_ROUTER : AssetKind.FACILITY, place));
        }
        Set<String> have = new TreeSet<>();
        for (int r = 1; r < ROUTERS; r++) {
            link(have, r, random.nextInt(Math.max(0, r - 6), r));
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            link(have, random.nextInt(ROUTERS), random.nextInt(ROUTERS));
        }
        for (int e = ROUTERS; e < ROUTERS + END_POINTS; e++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                link(have, e, random.nextInt(ROUTERS));
            }
        }
        providers = random.ints(12, 0, ROUTERS + END_POINTS).distinct().sorted().toArray();
        Network network = new Network(
                "graph",
                List.of(new Region("home", "Home", 1)),
                List.of(),
                assets,
                links,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        graph = new TrafficGraph(network, new Nodes(network), providers);
    }

    private void link(Set<String> have, int a, int b) {
        if (a != b && have.add(Math.min(a, b) + " " + Math.max(a, b))) {
            links.add(new Link("n" + a, "n" + b, Link.Kind.RING));
        }
    }
}
