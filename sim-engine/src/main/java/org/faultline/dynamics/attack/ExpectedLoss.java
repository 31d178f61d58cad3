package org.faultline.dynamics.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Adjacency;
import org.faultline.dynamics.state.Components;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * What somebody expects of the loss of some assets who knows needs, links and users, but no batteries, restart times or repairs: people
 * without their service once everything has followed.
 *
 * <p>Assets go down one after the other; each fall is followed down the needs until nothing changes, O(needs of those who fall), and for a
 * router that falls O(routers + links + needs of paths). Autonomy counts as none, of a response the last step counts, a coverage area is
 * served as far as the capacity of its own cells goes, and islands of the grid are left out. {@link #greedy} asks this for each candidate again and again.
 */
final class ExpectedLoss {

    private static final double SMALL = 1e-9;
    private static final int MOST_CHOSEN = 1_000;

    /** What a node needs. */
    private static final class Need {
        private final Gate gate;
        private final int[] providers;
        private final boolean isPath;

        Need(Gate gate, int[] providers, boolean isPath) {
            this.gate = gate;
            this.providers = providers;
            this.isPath = isPath;
        }
    }

    private final Nodes nodes;
    private final Need[][] needs;
    private final int[][] takers;
    private final int[] withPaths;
    private final Csr neighbours;
    private final Components parts;
    private final double[] areaUsers;
    private final int[][] cellsOf;
    private final double[] cellUsers;

    private final boolean[] down;
    private final double[] level;
    private boolean partsAreOld = true;
    private double lost;
    private final IntList changed = new IntList();
    private double[] before = new double[64];

    ExpectedLoss(Network network, Nodes nodes) {
        this.nodes = nodes;
        int n = nodes.size();
        needs = new Need[n][];
        Arrays.fill(needs, new Need[0]);
        neighbours = Adjacency.of(network, nodes, Link.Kind::carriesTraffic);
        IntList transits = new IntList();
        for (int node = 0; node < nodes.assets(); node++) {
            if (isTransit(node)) {
                transits.add(node);
            }
        }
        parts = new Components(n, neighbours, transits.toArray());
        List<List<Integer>> takersOf = new ArrayList<>();
        for (int node = 0; node < n; node++) {
            takersOf.add(new ArrayList<>(0));
        }
        for (Dependency d : network.dependencies()) {
            read(nodes.of(d.dependant()), d.gates(), takersOf);
        }
        network.services().forEach(s -> read(nodes.of(s.id()), s.gates(), takersOf));
        areaUsers = new double[n];
        cellUsers = new double[n];
        List<List<Integer>> cells = new ArrayList<>();
        for (int node = 0; node < n; node++) {
            cells.add(new ArrayList<>(0));
        }
        for (Cell cell : network.cells()) {
            int area = nodes.of(cell.area());
            int asset = nodes.of(cell.asset());
            areaUsers[area] += cell.users();
            cellUsers[asset] += cell.users();
            cells.get(area).add(asset);
            takersOf.get(asset).add(area);
        }
        takers = ints(takersOf);
        cellsOf = ints(cells);
        IntList paths = new IntList();
        for (int node = 0; node < n; node++) {
            if (Arrays.stream(needs[node]).anyMatch(need -> need.isPath)) {
                paths.add(node);
            }
        }
        withPaths = paths.toArray();
        down = new boolean[n];
        level = new double[n];
        Arrays.fill(level, 1);
    }

    private static int[][] ints(List<List<Integer>> lists) {
        return lists.stream()
                .map(l -> l.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void read(int owner, List<Gate> gates, List<List<Integer>> takersOf) {
        needs[owner] = gates.stream()
                .map(g -> new Need(
                        g,
                        g.needs().stream().mapToInt(p -> nodes.of(p.provider())).toArray(),
                        g.kind() == Gate.Kind.CONNECTIVITY && isLinked(owner)))
                .toArray(Need[]::new);
        for (Need need : needs[owner]) {
            for (int provider : need.providers) {
                takersOf.get(provider).add(owner);
            }
        }
    }

    private boolean isLinked(int node) {
        return nodes.isAsset(node) && neighbours.start(node) < neighbours.end(node);
    }

    private boolean isTransit(int node) {
        return nodes.isAsset(node) && nodes.asset(node).kind().carriesTraffic();
    }

    /** People without their service while these assets are down. */
    double of(int... assets) {
        for (int asset : assets) {
            bringDown(asset);
        }
        double all = lost;
        undo(0, assets);
        return all;
    }

    /**
     * Candidates in the order in which a greedy attacker takes them: again and again the one that adds most to what is lost for each unit of its
     * cost, among those that can still be paid for, of equal ones the earlier; behind them the others as they stood. O(taken x
     * candidates x cost of a fall).
     *
     * @param costs of the candidates
     * @param budget that the costs of those taken must not exceed
     * @param wanted number that are taken at most; of more than 1,000 the first so many
     */
    int[] greedy(int[] candidates, double[] costs, double budget, int wanted) {
        boolean[] isTaken = new boolean[candidates.length];
        IntList order = new IntList();
        double left = budget;
        while (order.size() < Math.min(Math.min(wanted, MOST_CHOSEN), candidates.length)) {
            int best = best(candidates, costs, left, isTaken);
            if (best < 0) {
                break;
            }
            isTaken[best] = true;
            order.add(candidates[best]);
            left -= costs[best];
            bringDown(candidates[best]);
        }
        undo(0, order.toArray());
        for (int i = 0; i < candidates.length; i++) {
            if (!isTaken[i]) {
                order.add(candidates[i]);
            }
        }
        return order.toArray();
    }

    private int best(int[] candidates, double[] costs, double left, boolean[] isTaken) {
        int best = -1;
        double most = -1;
        double already = lost;
        for (int i = 0; i < candidates.length; i++) {
            if (isTaken[i] || costs[i] > left * (1 + SMALL)) {
                continue;
            }
            int mark = changed.size();
            bringDown(candidates[i]);
            double gain = (lost - already) / costs[i];
            undo(mark, candidates[i]);
            if (gain > most * (1 + SMALL) + SMALL) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    private void bringDown(int asset) {
        down[asset] = true;
        IntList queue = new IntList();
        queue.add(asset);
        for (int i = 0; i < queue.size(); i++) {
            int node = queue.at(i);
            double now = evaluate(node);
            double old = level[node];
            if (now >= old - SMALL) {
                continue;
            }
            set(node, now);
            for (int taker : takers[node]) {
                queue.add(taker);
            }
            if (now == 0 && isTransit(node)) {
                partsAreOld = true;
                for (int owner : withPaths) {
                    queue.add(owner);
                }
            }
        }
    }

    private void set(int node, double now) {
        if (changed.size() == before.length) {
            before = Arrays.copyOf(before, 2 * before.length);
        }
        before[changed.size()] = level[node];
        changed.add(node);
        count(node, level[node] - now);
        level[node] = now;
    }

    private void count(int node, double fall) {
        lost += nodes.isAsset(node) ? 0 : nodes.service(node).people() * fall;
    }

    /** Takes back everything since a mark. */
    private void undo(int mark, int... assets) {
        for (int asset : assets) {
            down[asset] = false;
        }
        for (int i = changed.size() - 1; i >= mark; i--) {
            int node = changed.at(i);
            count(node, level[node] - before[i]);
            level[node] = before[i];
            partsAreOld |= isTransit(node);
        }
        changed.shorten(mark);
        lost = mark == 0 ? 0 : lost;
    }

    private double evaluate(int node) {
        if (down[node]) {
            return 0;
        }
        double least = 1;
        if (areaUsers[node] > 0) {
            double served = 0;
            for (int cell : cellsOf[node]) {
                served += Math.min(
                        cellUsers[cell], level[cell] * nodes.asset(cell).capacity());
            }
            least = served / areaUsers[node];
        }
        for (Need need : needs[node]) {
            least = Math.min(least, passed(node, need));
        }
        return least < SMALL ? 0 : least;
    }

    private double passed(int owner, Need need) {
        double[] levels = new double[need.providers.length];
        double weighted = 0;
        double weights = 0;
        for (int p = 0; p < levels.length; p++) {
            levels[p] = need.isPath && !reaches(owner, need.providers[p]) ? 0 : level[need.providers[p]];
            weighted += levels[p] * need.gate.needs().get(p).weight();
            weights += need.gate.needs().get(p).weight();
        }
        Arrays.sort(levels);
        int n = levels.length;
        double raw =
                switch (need.gate.mode()) {
                    case ALL -> levels[0];
                    case ANY -> levels[n - 1];
                    case K_OF_N -> need.gate.k() > n ? 0 : levels[n - need.gate.k()];
                    case WEIGHTED -> weighted / weights;
                };
        double supply = Math.min(1, raw / need.gate.fullAt());
        List<Gate.ResponseStep> response = need.gate.response();
        return supply >= 1 - SMALL || response.isEmpty()
                ? Math.min(1, supply)
                : Math.max(supply, response.get(response.size() - 1).level());
    }

    private boolean reaches(int from, int to) {
        if (!isLinked(to)) {
            return true;
        }
        if (partsAreOld) {
            partsAreOld = false;
            parts.find(node -> level[node] > 0);
        }
        if (parts.of(from) != Components.NONE) {
            return meets(parts.of(from), from, to);
        }
        for (int i = neighbours.start(from); i < neighbours.end(from); i++) {
            int door = neighbours.at(i);
            if (door == to || (parts.of(door) != Components.NONE && meets(parts.of(door), from, to))) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(int part, int from, int to) {
        if (parts.of(to) == part) {
            return true;
        }
        for (int i = neighbours.start(to); i < neighbours.end(to); i++) {
            if (neighbours.at(i) == from || parts.of(neighbours.at(i)) == part) {
                return true;
            }
        }
        return false;
    }
}
