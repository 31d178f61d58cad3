package org.faultline.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.scenario.Scenario;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * The mutual percolation cascade: two random graphs of N nodes each, mean degree 4, that need each other one to one, the first attacked at p =
 * 0.6139, just above its threshold. Compares the engine, from a scenario text and with its event log, with bare loops over the same graphs
 * and the same attack: one that finds the components of everybody left in every stage, and one that searches from both sides of what was cut
 * (interleaved breadth-first searches around the removed nodes, the smaller sides are cut off). All must leave the same number of nodes, or
 * next to nothing: which of the last small pieces counts as the largest depends on whose turn it is. JGraphT and, where there is a {@code
 * python3} that has it, igraph find all components anew in every stage, once each and without building their graphs. All times are of the
 * processor.
 *
 * <p>Arguments: numbers of nodes per graph, 100000 and 1000000 unless given.
 */
public final class MutualPercolation {

    private static final double KEPT = 0.6139;
    private static final int ROUNDS = 3;

    private MutualPercolation() {}

    /** Prints a line per size. */
    public static void main(String[] arguments) {
        int[] sizes = arguments.length == 0
                ? new int[] {100_000, 1_000_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println(
                "nodes per graph | build s | engine s | plain loop s | local loop s | JGraphT s | igraph s | engine / local | left");
        for (int size : sizes) {
            measure(size);
        }
    }

    private static void measure(int size) {
        double begin = processorSeconds();
        Scenario scenario = read(size);
        CompiledNetwork compiled = CompiledNetwork.of(scenario.network(), scenario.response());
        Simulation simulation = Simulation.of(
                compiled,
                scenario,
                scenario.variants().get(0).campaign(),
                scenario.network().assets().stream().map(a -> a.equipment()).toList());
        Run run = simulation.newRun();
        double build = processorSeconds() - begin;
        Loop loop = new Loop(scenario.network(), size);
        double engine = Double.POSITIVE_INFINITY;
        double plain = Double.POSITIVE_INFINITY;
        double local = Double.POSITIVE_INFINITY;
        int left = 0;
        boolean[] hit = {};
        for (int round = 0; round < ROUNDS; round++) {
            begin = processorSeconds();
            EventLog log = run.execute(1, 0);
            engine = Math.min(engine, processorSeconds() - begin);
            left = left(log, size);
            hit = hit(log, size);
            begin = processorSeconds();
            int leftByPlain = loop.plain(hit);
            plain = Math.min(plain, processorSeconds() - begin);
            begin = processorSeconds();
            int leftByLocal = loop.local(hit);
            local = Math.min(local, processorSeconds() - begin);
            compare("the plain loop", leftByPlain, left, size);
            compare("the local loop", leftByLocal, left, size);
        }
        JgraphtCascade objects = new JgraphtCascade(loop.from, loop.to, size);
        begin = processorSeconds();
        compare("JGraphT", objects.left(hit), left, size);
        double jgrapht = processorSeconds() - begin;
        Optional<IgraphCascade.Result> igraph = new IgraphCascade(loop.from, loop.to).run(hit);
        int expected = left;
        igraph.ifPresent(result -> compare("igraph", result.left(), expected, size));
        System.out.printf(
                Locale.ROOT,
                "%d | %.2f | %.3f | %.3f | %.3f | %.2f (%.1f) | %s | %.2f | %d%n",
                size,
                build,
                engine,
                plain,
                local,
                jgrapht,
                jgrapht / engine,
                inTimes(igraph, engine),
                engine / local,
                left);
    }

    private static String inTimes(Optional<IgraphCascade.Result> igraph, double engine) {
        return igraph.map(r -> String.format(Locale.ROOT, "%.2f (%.1f)", r.seconds(), r.seconds() / engine))
                .orElse("-");
    }

    /** After a collapse, which of the last pieces counts as the largest depends on whose turn it is. */
    private static void compare(String peer, int leftByPeer, int left, int size) {
        if (leftByPeer != left && Math.max(left, leftByPeer) >= size / 100) {
            throw new IllegalStateException(
                    left + " nodes are left by the engine, " + leftByPeer + " by " + peer + ".");
        }
    }

    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static Scenario read(int size) {
        return Texts.read(
                """
                faultline: 1
                id: mutual
                title: Mutual percolation
                start: 2026-03-10T00:00
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers:
                      a: {assets: %1$d, tags: a, links: {pattern: erdos-renyi, degree: 4}}
                      b: {assets: %1$d, tags: b, links: {pattern: erdos-renyi, degree: 4}}
                    supports:
                      need: {kind: power, of: a, by: b, one_to_one: same-place, both_ways: true}
                    groups:
                      whole-a: {of: a, largest_component: true}
                      whole-b: {of: b, largest_component: true}
                campaign: {steps: {hit: {at: 0 h, targets: {tag: a}, chance: %2$s, effect: stop}}}
                """
                        .formatted(size, 1 - KEPT));
    }

    private static int left(EventLog log, int size) {
        int fallen = 0;
        for (int e = 0; e < log.size(); e++) {
            fallen += log.what(e) == What.LEVEL && log.subject(e) < size ? 1 : 0;
        }
        return size - fallen;
    }

    private static boolean[] hit(EventLog log, int size) {
        boolean[] hit = new boolean[size];
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.CONDITION) {
                hit[log.subject(e)] = true;
            }
        }
        return hit;
    }

    /** The two graphs as bare arrays; node i of one needs node i of the other. */
    private static final class Loop {

        private static final int NONE = -1;

        private final int size;
        private final int[][] from = new int[2][];
        private final int[][] to = new int[2][];
        private final int[][] start = new int[2][];
        private final int[][] neighbour = new int[2][];
        private final boolean[][] alive = new boolean[2][];
        private final int[] label;
        private final int[] queue;
        private final int[] stamp;
        private int stamps;

        Loop(Network network, int size) {
            this.size = size;
            label = new int[size];
            queue = new int[size];
            stamp = new int[size];
            for (int layer = 0; layer < 2; layer++) {
                String prefix = layer == 0 ? "a-" : "b-";
                List<Link> links = network.links().stream()
                        .filter(l -> l.from().startsWith(prefix))
                        .toList();
                from[layer] = links.stream()
                        .mapToInt(l -> Integer.parseInt(l.from().substring(2)))
                        .toArray();
                to[layer] = links.stream()
                        .mapToInt(l -> Integer.parseInt(l.to().substring(2)))
                        .toArray();
                start[layer] = new int[size + 1];
                for (int i = 0; i < from[layer].length; i++) {
                    start[layer][from[layer][i] + 1]++;
                    start[layer][to[layer][i] + 1]++;
                }
                for (int i = 0; i < size; i++) {
                    start[layer][i + 1] += start[layer][i];
                }
                int[] next = start[layer].clone();
                neighbour[layer] = new int[2 * from[layer].length];
                for (int i = 0; i < from[layer].length; i++) {
                    neighbour[layer][next[from[layer][i]]++] = to[layer][i];
                    neighbour[layer][next[to[layer][i]]++] = from[layer][i];
                }
                alive[layer] = new boolean[size];
            }
        }

        private void begin(boolean[] hit) {
            for (int i = 0; i < size; i++) {
                alive[0][i] = !hit[i];
                alive[1][i] = true;
            }
        }

        /** Keeps the largest component of a layer; gives the nodes that fell, ended by {@link #NONE}. */
        private int[] keepLargest(int layer) {
            Arrays.fill(label, NONE);
            int best = NONE;
            int most = 0;
            int count = 0;
            for (int root = 0; root < size; root++) {
                if (!alive[layer][root] || label[root] != NONE) {
                    continue;
                }
                int tail = 0;
                label[root] = count;
                queue[tail++] = root;
                for (int head = 0; head < tail; head++) {
                    int n = queue[head];
                    for (int i = start[layer][n]; i < start[layer][n + 1]; i++) {
                        int m = neighbour[layer][i];
                        if (alive[layer][m] && label[m] == NONE) {
                            label[m] = count;
                            queue[tail++] = m;
                        }
                    }
                }
                if (tail > most) {
                    most = tail;
                    best = count;
                }
                count++;
            }
            int[] fallen = new int[size + 1];
            int f = 0;
            for (int n = 0; n < size; n++) {
                if (alive[layer][n] && label[n] != best) {
                    alive[layer][n] = false;
                    fallen[f++] = n;
                }
            }
            fallen[f] = NONE;
            return fallen;
        }

        int plain(boolean[] hit) {
            begin(hit);
            boolean changed = true;
            for (int layer = 0; changed; layer = 1 - layer) {
                keepLargest(layer);
                changed = false;
                for (int n = 0; n < size; n++) {
                    if (!alive[layer][n] && alive[1 - layer][n]) {
                        alive[1 - layer][n] = false;
                        changed = true;
                    }
                }
            }
            return count();
        }

        /** After a first search of both layers each stage searches only around what fell, while that is little. */
        int local(boolean[] hit) {
            begin(hit);
            boolean[] whole = {true, true};
            int[] due = new int[size + 1];
            int dueCount = 0;
            int layer = 0;
            while (true) {
                int[] fallen;
                if (whole[layer] || dueCount > size / 50) {
                    fallen = keepLargest(layer);
                    whole[layer] = false;
                } else {
                    fallen = cutOff(layer, due, dueCount);
                }
                int other = 1 - layer;
                dueCount = 0;
                if (whole[other]) {
                    for (int n = 0; n < size; n++) {
                        if (!alive[layer][n] && alive[other][n]) {
                            alive[other][n] = false;
                            due[dueCount++] = n;
                        }
                    }
                } else {
                    for (int i = 0; fallen[i] != NONE; i++) {
                        if (alive[other][fallen[i]]) {
                            alive[other][fallen[i]] = false;
                            due[dueCount++] = fallen[i];
                        }
                    }
                }
                if (dueCount == 0) {
                    return count();
                }
                layer = other;
            }
        }

        /**
         * Pieces that the loss of some nodes cut off the largest component: a breadth-first search from each neighbour of what was lost; one that
         * meets an earlier one, or grows beyond a bound, belongs to the rest.
         */
        private int[] cutOff(int layer, int[] lost, int lostCount) {
            int[] fallen = new int[64];
            int f = 0;
            int first = stamps + 1;
            int large = Math.max(1000, size / 1000);
            for (int l = 0; l < lostCount; l++) {
                for (int e = start[layer][lost[l]]; e < start[layer][lost[l] + 1]; e++) {
                    int root = neighbour[layer][e];
                    if (!alive[layer][root] || stamp[root] >= first) {
                        continue;
                    }
                    int own = ++stamps;
                    int tail = 0;
                    stamp[root] = own;
                    queue[tail++] = root;
                    boolean joined = false;
                    for (int head = 0; head < tail && !joined && tail < large; head++) {
                        int n = queue[head];
                        for (int i = start[layer][n]; i < start[layer][n + 1] && !joined; i++) {
                            int m = neighbour[layer][i];
                            if (alive[layer][m] && stamp[m] != own) {
                                joined = stamp[m] >= first;
                                stamp[m] = own;
                                queue[tail++] = m;
                            }
                        }
                    }
                    if (!joined && tail < large) {
                        if (f + tail + 1 > fallen.length) {
                            fallen = Arrays.copyOf(fallen, 2 * (f + tail + 1));
                        }
                        for (int i = 0; i < tail; i++) {
                            alive[layer][queue[i]] = false;
                            fallen[f++] = queue[i];
                        }
                    }
                }
            }
            fallen = f == fallen.length ? Arrays.copyOf(fallen, f + 1) : fallen;
            fallen[f] = NONE;
            return fallen;
        }

        private int count() {
            int left = 0;
            for (int n = 0; n < size; n++) {
                left += alive[0][n] && alive[1][n] ? 1 : 0;
            }
            return left;
        }
    }
}
