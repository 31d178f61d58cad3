package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Cell;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;

/**
 * Whose users flows carry; not changed by runs and shared by all of them. Flows of one source with the same sites are of one crowd: they share what the links of each site to the
 * source can carry. Only narrow sites are kept as such: those whose links can ever be asked for more than they carry.
 */
final class SenderTable {
    private static final int NONE = -1;
    private static final double BITS_PER_MEGABIT = 1e6;

    private final Map<Crowd, Integer> crowds = new LinkedHashMap<>();
    private final int[] crowdOf;
    private final Csr flowsOf;
    private final IntColumn cellOf;
    private final IntList nodeOf = new IntList();
    private final Csr crowdsAt;
    private final Csr cellsOf;
    private final double[] limit;
    private final Csr narrowAt;
    private final Csr narrowOf;
    private final Csr cellsOfNarrow;

    private record Crowd(String source, List<Traffic.Site> sites) {}

    private record Ends(String via, String source) {}

    /** Pairs of numbers. */
    private static final class Pairs {
        private final IntList left = new IntList();
        private final IntList right = new IntList();

        void add(int a, int b) {
            left.add(a);
            right.add(b);
        }

        Csr byLeft(int rows) {
            return Csr.of(rows, left.toArray(), right.toArray(), left.size());
        }

        Csr byRight(int rows) {
            return Csr.of(rows, right.toArray(), left.toArray(), left.size());
        }
    }

    /**
     * Finds the crowds of a table of flows; O(flows), and O(cells + links) where any has sites.
     *
     * @throws IllegalArgumentException when a site names what is no cell, or an asset without links to the source
     */
    SenderTable(Network network, Nodes nodes, FlowTable table) {
        List<Traffic.Flow> flows = network.traffic().flows();
        crowdOf = new int[flows.size()];
        for (int f = 0; f < crowdOf.length; f++) {
            Traffic.Flow flow = flows.get(f);
            crowdOf[f] = flow.sites().isEmpty()
                    ? NONE
                    : crowds.computeIfAbsent(new Crowd(flow.source(), flow.sites()), c -> crowds.size());
        }
        flowsOf = flowsByUrgency(table);
        cellOf = new IntColumn(nodes.size(), NONE);
        Pairs cells = new Pairs();
        crowds.forEach((crowd, c) ->
                crowd.sites().forEach(site -> site.cells().forEach(id -> cells.add(c, numberOf(nodes.of(id))))));
        cellsOf = cells.byLeft(crowds.size());
        crowdsAt = cells.byRight(nodeOf.size());
        double[] users = new double[nodeOf.size()];
        double[] most = new double[nodeOf.size()];
        if (isUsed()) {
            count(network, nodes, users, most);
        }
        Pairs ofCrowds = new Pairs();
        Pairs ofCells = new Pairs();
        Map<Ends, Double> limits = limits(network);
        double[] found = new double[limits.size()];
        crowds.forEach((crowd, c) -> crowd.sites().forEach(site -> site.via().ifPresent(via -> {
            int[] members = site.cells().stream()
                    .mapToInt(id -> cellOf.at(nodes.of(id)))
                    .toArray();
            double carries = limits.get(new Ends(via, crowd.source()));
            double together = IntStream.of(members).mapToDouble(m -> most[m]).sum();
            if (mostAsked(c, table) * together > carries * usersOf(c, users)) {
                int number = ofCrowds.left.size();
                found[number] = carries;
                ofCrowds.add(c, number);
                IntStream.of(members).forEach(m -> ofCells.add(number, m));
            }
        })));
        limit = Arrays.copyOf(found, ofCrowds.left.size());
        narrowOf = ofCrowds.byLeft(crowds.size());
        cellsOfNarrow = ofCells.byLeft(limit.length);
        narrowAt = ofCells.byRight(nodeOf.size());
    }

    private Csr flowsByUrgency(FlowTable table) {
        int[] order = LongStream.range(0, crowdOf.length)
                .filter(f -> crowdOf[(int) f] != NONE)
                .map(f -> (long) table.priorityOf(table.group((int) f)) << 32 | f)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
        return Csr.of(crowds.size(), IntStream.of(order).map(f -> crowdOf[f]).toArray(), order, order.length);
    }

    private int numberOf(int node) {
        if (cellOf.at(node) == NONE) {
            cellOf.set(node, nodeOf.size());
            nodeOf.add(node);
        }
        return cellOf.at(node);
    }

    /** Users of the cells while all is well, and how many each can serve. */
    private void count(Network network, Nodes nodes, double[] users, double[] most) {
        Arrays.fill(users, NONE);
        int last = NONE;
        for (Cell cell : network.cells()) {
            last = nodes.of(cell.asset(), last + 1);
            int number = cellOf.at(last);
            if (number != NONE) {
                users[number] = cell.users();
                most[number] = Math.max(cell.users(), nodes.asset(last).capacity());
            }
        }
        for (int number = 0; number < users.length; number++) {
            if (users[number] == NONE) {
                throw new IllegalArgumentException(
                        "A flow carries the users of " + nodes.id(nodeOf.at(number)) + ", which is no cell.");
            }
        }
    }

    /** What links of sites to sources carry, in bit/s; infinite where one of them has no limit. */
    private Map<Ends, Double> limits(Network network) {
        Map<Ends, Double> limits = new HashMap<>();
        crowds.keySet().forEach(crowd -> crowd.sites()
                .forEach(site -> site.via().ifPresent(via -> limits.put(new Ends(via, crowd.source()), 0.0))));
        for (Link link : network.links()) {
            if (!limits.isEmpty() && link.carriesTraffic()) {
                double bits = BITS_PER_MEGABIT * link.capacityMbps().orElse(Double.POSITIVE_INFINITY);
                limits.computeIfPresent(new Ends(link.from(), link.to()), (ends, sum) -> sum + bits);
                limits.computeIfPresent(new Ends(link.to(), link.from()), (ends, sum) -> sum + bits);
            }
        }
        limits.forEach((ends, bits) -> {
            if (bits == 0) {
                throw new IllegalArgumentException("Users come to " + ends.source + " via " + ends.via
                        + ", but no link that carries traffic joins the two.");
            }
        });
        return limits;
    }

    private double usersOf(int crowd, double[] users) {
        double sum = 0;
        for (int i = cellsOf.start(crowd); i < cellsOf.end(crowd); i++) {
            sum += users[cellsOf.at(i)];
        }
        return sum;
    }

    /** What the users of a crowd ask for in their busiest hour, in bit/s, while all is well. */
    private double mostAsked(int crowd, FlowTable table) {
        double sum = 0;
        for (int i = flowsOf.start(crowd); i < flowsOf.end(crowd); i++) {
            int f = flowsOf.at(i);
            sum += table.volume(f) * table.greatestWeight(table.group(f));
        }
        return sum;
    }

    /** True when any flow carries users of cells. */
    boolean isUsed() {
        return !crowds.isEmpty();
    }

    /** Number of crowds. */
    int crowds() {
        return crowds.size();
    }

    /** Flows of each crowd, the most urgent class first. */
    Csr flowsOf() {
        return flowsOf;
    }

    /** The number of the cell of a node; below zero for none whose users matter. */
    int cellOf(int node) {
        return cellOf.at(node);
    }

    int nodeOf(int cell) {
        return nodeOf.at(cell);
    }

    /** Crowds by cell. */
    Csr crowdsAt() {
        return crowdsAt;
    }

    /** Cells by crowd. */
    Csr cellsOf() {
        return cellsOf;
    }

    /** Narrow sites by cell. */
    Csr narrowAt() {
        return narrowAt;
    }

    /** Narrow sites by crowd. */
    Csr narrowOf() {
        return narrowOf;
    }

    /** Cells by narrow site. */
    Csr cellsOfNarrow() {
        return cellsOfNarrow;
    }

    /** What the links of a narrow site to its source carry, in bit/s. */
    double limit(int narrow) {
        return limit[narrow];
    }

    /** Number of narrow sites. */
    int narrow() {
        return limit.length;
    }
}
