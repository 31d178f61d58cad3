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
 * <p>Assets are weakened, or let obey false commands, one after the other; each fall is followed down the needs until nothing changes, O(needs of
 * those who fall), and for a router that falls O(routers + links + needs of paths). Autonomy counts as none, of a response the last step counts, a
 * coverage area is served as far as the capacity of its own cells goes, and islands of the grid are left out. Everything is taken back in the
 * opposite order. {@link Prospect} asks this for each candidate again and again.
 */
final class ExpectedLoss {

    private static final double SMALL = 1e-9;

    /** What is remembered of a node, and what is to be taken back. */
    private static final int LEVEL = 0;

    private static final int OWN = 1;
    private static final int LIES = 2;
    private static final int WORST_LIE = 3;

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

    /** By what is remembered, then by node: its level, what attacks left of it, what false commands cost it and at most cost it. */
    private final double[][] known;

    private final double[] level;
    private boolean partsAreOld = true;
    private double lost;
    /** What was changed, each as its place in {@link #known}. */
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
        known = new double[4][n];
        level = known[LEVEL];
        Arrays.fill(level, 1);
        Arrays.fill(known[OWN], 1);
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
            weaken(asset, 0);
        }
        double all = lost;
        undo(0);
        return all;
    }

    /** People without their service. */
    double lost() {
        return lost;
    }

    /** Leaves at most so much of an asset, and follows what comes of it. */
    void weaken(int asset, double left) {
        if (left < known[OWN][asset]) {
            set(OWN, asset, left);
            follow(asset);
        }
    }

    /**
     * Lets a node obey false commands beside those that it obeys already, and follows what comes of it.
     *
     * @param share of its commands that are false
     * @param cost what it loses by obeying nothing else, in [0, 1]
     */
    void mislead(int node, double share, double cost) {
        set(LIES, node, known[LIES][node] + share * cost);
        set(WORST_LIE, node, Math.max(known[WORST_LIE][node], cost));
        follow(node);
    }

    private void follow(int first) {
        IntList queue = new IntList();
        queue.add(first);
        for (int i = 0; i < queue.size(); i++) {
            int node = queue.at(i);
            double now = evaluate(node);
            double old = level[node];
            if (now >= old - SMALL) {
                continue;
            }
            lose(node, old - now);
            set(LEVEL, node, now);
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

    private void lose(int node, double fall) {
        lost += nodes.isAsset(node) ? 0 : nodes.service(node).people() * fall;
    }

    private void set(int what, int node, double value) {
        if (changed.size() == before.length) {
            before = Arrays.copyOf(before, 2 * before.length);
        }
        before[changed.size()] = known[what][node];
        changed.add(what * level.length + node);
        known[what][node] = value;
    }

    /** Number of changes so far, to come back to. */
    int mark() {
        return changed.size();
    }

    /** Takes back everything since a mark. */
    void undo(int mark) {
        for (int i = changed.size() - 1; i >= mark; i--) {
            int what = changed.at(i) / level.length;
            int node = changed.at(i) % level.length;
            if (what == LEVEL) {
                lose(node, level[node] - before[i]);
                partsAreOld |= isTransit(node);
            }
            known[what][node] = before[i];
        }
        changed.shorten(mark);
        lost = mark == 0 ? 0 : lost;
    }

    /** What is left of a node itself by attacks and by what it obeys. */
    private double own(int node) {
        return Math.min(known[OWN][node], 1 - Math.min(known[LIES][node], known[WORST_LIE][node]));
    }

    private double evaluate(int node) {
        double own = own(node);
        if (own < SMALL) {
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
        return own * least < SMALL ? 0 : own * least;
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
