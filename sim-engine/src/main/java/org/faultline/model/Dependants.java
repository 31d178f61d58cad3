package org.faultline.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes something from whom over any number of needs, and what share of it. Nodes are the assets in the order of the network, and behind
 * them the services.
 *
 * <p>Within one need, all providers give everything where all are needed; where any or some of them suffice, each gives an equal share, and
 * otherwise a share by its weight. Along a chain shares multiply; of several needs of one dependant the greatest counts, since what comes
 * through them may be the same. Needs that go round in a ring are followed once.
 */
public final class Dependants {

    private record Source(int provider, double share) {}

    private final int nodes;
    private final Map<Integer, List<List<Source>>> gatesOf = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> takers = new LinkedHashMap<>();

    /**
     * Reads the needs of a network; O(needs).
     *
     * @param kinds only needs of these kinds are followed
     */
    public Dependants(Network network, Set<Gate.Kind> kinds) {
        List<String> ids = new ArrayList<>();
        network.assets().forEach(a -> ids.add(a.id()));
        network.services().forEach(s -> ids.add(s.id()));
        nodes = ids.size();
        Numbering numbers = Numbering.of(ids);
        network.dependencies().forEach(d -> read(numbers.of(d.dependant()), d.gates(), kinds, numbers));
        network.services().forEach(s -> read(numbers.of(s.id()), s.gates(), kinds, numbers));
    }

    private void read(int dependant, List<Gate> gates, Set<Gate.Kind> kinds, Numbering numbers) {
        for (Gate gate : gates) {
            if (!kinds.contains(gate.kind())) {
                continue;
            }
            List<Source> sources = new ArrayList<>();
            for (Gate.Need need : gate.needs()) {
                int provider = numbers.of(need.provider());
                sources.add(new Source(provider, share(gate, need)));
                takers.computeIfAbsent(provider, p -> new ArrayList<>()).add(dependant);
            }
            gatesOf.computeIfAbsent(dependant, d -> new ArrayList<>()).add(sources);
        }
    }

    /** What a gate takes of one provider, in (0, 1]. */
    public static double share(Gate gate, Gate.Need need) {
        return switch (gate.mode()) {
            case ALL -> 1;
            case ANY, K_OF_N -> 1.0 / gate.needs().size();
            case WEIGHTED ->
                need.weight()
                        / gate.needs().stream().mapToDouble(Gate.Need::weight).sum();
        };
    }

    /** Number of nodes. */
    public int nodes() {
        return nodes;
    }

    /**
     * Everybody who takes something from a node, with the share in (0, 1] of what it takes that comes from there; the node itself, with
     * 1, comes first. O(needs of those who are found).
     */
    public Map<Integer, Double> of(int node) {
        Map<Integer, Double> shares = new LinkedHashMap<>();
        for (int taker : inOrder(node)) {
            double most = 0;
            for (List<Source> gate : gatesOf.getOrDefault(taker, List.of())) {
                double sum = 0;
                for (Source source : gate) {
                    sum += source.share() * shares.getOrDefault(source.provider(), 0.0);
                }
                most = Math.max(most, sum);
            }
            shares.put(taker, taker == node ? 1 : Math.min(1, most));
        }
        return shares;
    }

    /** Who is reached, each behind all of its providers that are not reached over itself. */
    private List<Integer> inOrder(int node) {
        List<Integer> finished = new ArrayList<>();
        Map<Integer, Integer> next = new LinkedHashMap<>();
        Deque<Integer> path = new ArrayDeque<>();
        path.push(node);
        next.put(node, 0);
        while (!path.isEmpty()) {
            int here = path.peek();
            List<Integer> all = takers.getOrDefault(here, List.of());
            int place = next.get(here);
            if (place == all.size()) {
                finished.add(path.pop());
            } else {
                next.put(here, place + 1);
                if (next.putIfAbsent(all.get(place), 0) == null) {
                    path.push(all.get(place));
                }
            }
        }
        Collections.reverse(finished);
        return finished;
    }
}
