package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Betweenness;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Network;
import org.faultline.threat.Purse;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;

/** How central assets stand in the whole network, over links of all kinds; worked out when it is first asked for. */
final class Ranks {

    /** Betweenness that differs by less than one in so many is equal. */
    private static final double EQUAL = 1e9;

    private final Network network;
    private final Nodes nodes;
    private final Supplier<Prospect> prospects;
    private Csr neighbours;
    private double[] betweenness;
    private Optional<Prospect> prospect = Optional.empty();

    /** Ranks in a network; what attackers expect is asked for when it is first needed. */
    Ranks(Network network, Nodes nodes, Supplier<Prospect> prospects) {
        this.network = network;
        this.nodes = nodes;
        this.prospects = prospects;
    }

    private Csr neighbours() {
        if (neighbours == null) {
            neighbours = Adjacency.of(network, nodes, kind -> true);
        }
        return neighbours;
    }

    /** Number of links of a node. */
    int degree(int node) {
        return neighbours().end(node) - neighbours().start(node);
    }

    /** The candidates of a step in the order that it asks for, where that follows from the network alone. */
    int[] ordered(int s, int[] candidates, Step step, Purse purse) {
        return switch (step.targets().order()) {
            case BY_DEGREE -> descending(candidates, this::degree);
            case BY_BETWEENNESS -> descending(candidates, this::betweenness);
            case BY_REMAINING_DEGREE -> byRemainingDegree(candidates);
            case BY_IMPACT ->
                dependsOnTheRun(step.targets()) || purse.pays(step)
                        ? candidates
                        : byImpact(s, candidates, step, purse, Double.POSITIVE_INFINITY);
            default -> candidates;
        };
    }

    private double betweenness(int node) {
        if (betweenness == null) {
            boolean[] all = new boolean[nodes.size()];
            Arrays.fill(all, true);
            betweenness = new Betweenness(nodes.size(), neighbours()).of(all);
            double greatest = Arrays.stream(betweenness).max().orElse(0);
            for (int i = 0; i < betweenness.length; i++) {
                betweenness[i] = greatest == 0 ? 0 : Math.rint(betweenness[i] / greatest * EQUAL);
            }
        }
        return betweenness[node];
    }

    /** Whether only a run knows the candidates: those with a backdoor, or behind a system that somebody holds. */
    static boolean dependsOnTheRun(Selector selector) {
        return selector.implantedBy().isPresent() || selector.through().isPresent();
    }

    /**
     * The candidates in the order of a greedy attacker, as far as he takes any; what is expected is worked out anew.
     *
     * @param left what the purse of the campaign still holds
     */
    int[] byImpact(int s, int[] candidates, Step step, Purse purse, double left) {
        Selector selector = step.targets();
        int share = (int) StrictMath.round(selector.share() * candidates.length);
        double own = selector.means().budget().orElse(Double.POSITIVE_INFINITY);
        double budget = purse.pays(step) ? Math.min(own, left) : own;
        return prospect()
                .greedy(
                        s,
                        candidates,
                        node -> purse.cost(step, nodes.asset(node)),
                        budget,
                        Double.isInfinite(budget) ? Math.min(selector.count(), share) : candidates.length);
    }

    private Prospect prospect() {
        if (prospect.isEmpty()) {
            prospect = Optional.of(prospects.get());
        }
        return prospect.get();
    }

    private static int[] descending(int[] candidates, java.util.function.IntToDoubleFunction rank) {
        return Arrays.stream(candidates)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble((Integer node) -> -rank.applyAsDouble(node))
                        .thenComparingInt(node -> node))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A queue of (degree, node) in which a node stands again for each link that it lost; O(links log links). */
    private int[] byRemainingDegree(int[] candidates) {
        int[] left = new int[nodes.size()];
        Arrays.fill(left, -1);
        PriorityQueue<long[]> queue =
                new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(b[0], a[0]) : Long.compare(a[1], b[1]));
        for (int node : candidates) {
            left[node] = degree(node);
            queue.add(new long[] {left[node], node});
        }
        int[] order = new int[candidates.length];
        int chosen = 0;
        while (chosen < order.length) {
            long[] first = queue.remove();
            int node = (int) first[1];
            if (left[node] != first[0]) {
                continue;
            }
            order[chosen++] = node;
            left[node] = -1;
            for (int i = neighbours().start(node); i < neighbours().end(node); i++) {
                int next = neighbours().at(i);
                if (left[next] > 0) {
                    queue.add(new long[] {--left[next], next});
                }
            }
        }
        return order;
    }
}
