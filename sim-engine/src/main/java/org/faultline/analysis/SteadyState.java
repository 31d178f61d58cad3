package org.faultline.analysis;

import java.util.Arrays;
import java.util.List;
import org.faultline.analysis.StaticNetwork.CellColumns;
import org.faultline.analysis.StaticNetwork.Rows;
import org.faultline.analysis.graph.Graph;
import org.faultline.model.Gate;

/**
 * What is left when some assets are lost for good, once every stock has run out and every response has come to its last step: the
 * state to which a run without repair comes in the end.
 *
 * <p>With {@code own} the condition of a node (0 when lost, else 1), {@code share} what coverage or the balance of the grid leaves it
 * and {@code supply} what a gate gets, the levels are the greatest solution of
 *
 * <pre>level = own x share x min over gates of max(supply, last response level)</pre>
 *
 * <p>found from the intact network downwards: whoever hangs on something that fell is worked out again until nothing falls. Levels only
 * fall, so the order does not matter. A loss costs what it touches, {@link #restore} the same; a loss that takes many transit assets
 * costs the transit network once more, one that takes buses or generators the grid.
 */
public final class SteadyState {

    private final StaticNetwork network;
    private final CellColumns cells;
    private final Journal own;
    private final Journal share;
    private final Journal level;
    private final TransitParts parts;

    private final int[] buses;
    private final boolean[] isBus;
    private final boolean[] isGenerator;
    private boolean gridChanged;

    private final Journal unmet;
    private final Journal spare;
    private final Journal acceptance;
    private final Journal served;
    private final Journal areaServed;
    private final IntRow changedCells = new IntRow();
    private final IntRow takers = new IntRow();
    private final IntRow givers = new IntRow();
    private final boolean[] takerMarked;
    private final boolean[] giverMarked;

    private final IntRow failing = new IntRow();
    private final IntRow touched = new IntRow();
    private final boolean[] waiting;
    private final double[] scratch;

    /** The intact network; O(network). */
    public SteadyState(StaticNetwork network) {
        this.network = network;
        cells = network.cells();
        int n = network.size();
        own = Journal.of(n, 1);
        share = Journal.of(n, 1);
        level = Journal.of(n, 1);
        parts = new TransitParts(network);
        int widest = 0;
        for (int g = 0; g < network.gates(); g++) {
            widest = Math.max(widest, network.endNeed(g) - network.firstNeed(g));
        }
        scratch = new double[widest];
        isBus = new boolean[n];
        isGenerator = new boolean[n];
        IntRow found = new IntRow();
        for (int a = 0; a < network.assets(); a++) {
            isBus[a] = network.isBus(a);
            isGenerator[a] = network.isGenerator(a);
            if (isBus[a]) {
                found.add(a);
            }
        }
        buses = found.toArray();
        int count = cells.node().length;
        unmet = Journal.of(count, 0);
        acceptance = Journal.of(count, 1);
        served = new Journal(cells.users());
        areaServed = new Journal(cells.areaUsers());
        double[] free = new double[count];
        Arrays.setAll(free, c -> cells.capacity()[c] - cells.users()[c]);
        spare = new Journal(free);
        takerMarked = new boolean[count];
        giverMarked = new boolean[count];
        waiting = new boolean[n];
        settleAtRest();
    }

    /** A network that is not whole by itself begins with what it really delivers. */
    private void settleAtRest() {
        for (int node = 0; node < network.size(); node++) {
            touch(node);
        }
        gridChanged = buses.length > 0;
        settle();
        for (Journal journal : journals()) {
            journal.settle();
        }
    }

    private Journal[] journals() {
        return new Journal[] {own, share, level, unmet, spare, acceptance, served, areaServed};
    }

    /**
     * Loses assets for good, all at once. (One after the other could end lower: an island of the grid that sheds load for the first loss
     * might not have to after both.)
     *
     * @throws IllegalStateException when something is lost already; {@link #restore} first
     */
    public void lose(int... assets) {
        if (own.count() > 0) {
            throw new IllegalStateException("Something is lost already; restore it before losing more.");
        }
        for (int asset : assets) {
            own.set(asset, 0);
            touch(asset);
            gridChanged |= isBus[asset];
        }
        settle();
    }

    /** Everything is there again; O(what had changed). */
    public void restore() {
        for (Journal journal : journals()) {
            journal.restore();
        }
        parts.restore();
    }

    /** What a node delivers, in [0, 1]. */
    public double level(int node) {
        return level.get(node);
    }

    /** Number of nodes whose level has fallen. */
    public int fallen() {
        return level.count();
    }

    /** One of the nodes whose level has fallen, for i below {@link #fallen}. */
    public int fallen(int i) {
        return level.written(i);
    }

    private void touch(int node) {
        if (!waiting[node]) {
            waiting[node] = true;
            touched.add(node);
        }
    }

    private void settle() {
        while (touched.size() > 0 || failing.size() > 0 || gridChanged || changedCells.size() > 0) {
            for (int i = 0; i < touched.size(); i++) {
                waiting[touched.at(i)] = false;
                evaluate(touched.at(i));
            }
            touched.clear();
            if (failing.size() > 0) {
                separate();
            } else if (gridChanged) {
                gridChanged = false;
                balance();
            } else if (changedCells.size() > 0) {
                cover();
            }
        }
    }

    private void evaluate(int node) {
        double target = (float) (own.get(node) * share.get(node) * supplied(node));
        double before = level.get(node);
        if (target >= before) {
            return;
        }
        level.set(node, target);
        Rows dependants = network.dependants();
        for (int i = dependants.start()[node]; i < dependants.start()[node + 1]; i++) {
            touch(network.owner(dependants.value()[i]));
        }
        if (network.isTransit(node) && target == 0) {
            failing.add(node);
        }
        gridChanged |= isGenerator[node];
        if (cells.ofNode()[node] >= 0) {
            changedCells.add(cells.ofNode()[node]);
        }
    }

    private double supplied(int node) {
        double least = 1;
        for (int g = network.firstGate(node); g < network.endGate(node) && least > 0; g++) {
            least = Math.min(least, Math.max(supply(g), network.remaining(g)));
        }
        return least;
    }

    private double supply(int g) {
        Gate gate = network.gate(g);
        return (float) Math.min(1, raw(g, gate) / gate.fullAt());
    }

    private double raw(int g, Gate gate) {
        int first = network.firstNeed(g);
        int end = network.endNeed(g);
        double least = 1;
        double greatest = 0;
        double sum = 0;
        double weights = 0;
        for (int need = first; need < end; need++) {
            double value = provided(g, need);
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            sum += network.weight(need) * value;
            weights += network.weight(need);
            scratch[need - first] = value;
        }
        return switch (gate.mode()) {
            case ALL -> least;
            case ANY -> greatest;
            case WEIGHTED -> sum / weights;
            case K_OF_N -> {
                Arrays.sort(scratch, 0, end - first);
                yield gate.isBeyondReach() ? 0 : scratch[end - first - gate.k()];
            }
        };
    }

    private double provided(int g, int need) {
        int provider = network.provider(need);
        double value = level.get(provider);
        return value > 0 && network.needsPath(g) && !reaches(network.origin(g), provider) ? 0 : value;
    }

    /** A node reaches another over a link or when both touch one part of the working transit assets. */
    private boolean reaches(int node, int provider) {
        if (node == provider || joined(node, provider)) {
            return true;
        }
        if (parts.of(node) != TransitParts.NONE) {
            return touchesPart(provider, parts.of(node));
        }
        Graph traffic = network.traffic();
        for (int i = traffic.start(node); i < traffic.end(node); i++) {
            int part = parts.of(traffic.neighbour(i));
            if (part != TransitParts.NONE && touchesPart(provider, part)) {
                return true;
            }
        }
        return false;
    }

    private boolean joined(int a, int b) {
        Graph traffic = network.traffic();
        boolean fewer = traffic.degree(a) < traffic.degree(b);
        int from = fewer ? a : b;
        int to = fewer ? b : a;
        for (int i = traffic.start(from); i < traffic.end(from); i++) {
            if (traffic.neighbour(i) == to) {
                return true;
            }
        }
        return false;
    }

    private boolean touchesPart(int node, int part) {
        if (parts.of(node) != TransitParts.NONE) {
            return parts.of(node) == part;
        }
        Graph traffic = network.traffic();
        for (int i = traffic.start(node); i < traffic.end(node); i++) {
            if (parts.of(traffic.neighbour(i)) == part) {
                return true;
            }
        }
        return false;
    }

    /** Takes fallen transit assets out, and has those look again who may have lost a path. */
    private void separate() {
        parts.remove(failing);
        if (parts.foundAnew()) {
            for (int g : network.pathsFrom().value()) {
                askAgain(g);
            }
        } else {
            lookAgainAround(failing);
            lookAgainAround(parts.moved());
        }
        failing.clear();
    }

    private void lookAgainAround(IntRow transits) {
        Graph traffic = network.traffic();
        for (int i = 0; i < transits.size(); i++) {
            int v = transits.at(i);
            lookAgain(v);
            for (int j = traffic.start(v); j < traffic.end(v); j++) {
                if (!network.isTransit(traffic.neighbour(j))) {
                    lookAgain(traffic.neighbour(j));
                }
            }
        }
    }

    private void lookAgain(int node) {
        for (Rows gates : List.of(network.pathsFrom(), network.dependants())) {
            for (int i = gates.start()[node]; i < gates.start()[node + 1]; i++) {
                askAgain(gates.value()[i]);
            }
        }
    }

    private void askAgain(int g) {
        if (network.needsPath(g) && level.get(network.owner(g)) > 0) {
            touch(network.owner(g));
        }
    }

    /** Shares what the generators of each island give evenly over the load of its buses. */
    private void balance() {
        Graph power = network.power();
        int[] island = new int[network.size()];
        Arrays.fill(island, -1);
        int[] members = new int[buses.length];
        for (int root : buses) {
            if (own.get(root) == 0 || island[root] >= 0) {
                continue;
            }
            int tail = 0;
            double wanted = 0;
            double given = 0;
            island[root] = root;
            members[tail++] = root;
            for (int head = 0; head < tail; head++) {
                int bus = members[head];
                wanted += network.asset(bus).capacity();
                for (int i = power.start(bus); i < power.end(bus); i++) {
                    int next = power.neighbour(i);
                    if (isBus[next] && own.get(next) > 0 && island[next] < 0) {
                        island[next] = root;
                        members[tail++] = next;
                    } else if (isGenerator[next] && firstBus(next) == bus) {
                        given += network.asset(next).capacity() * level.get(next);
                    }
                }
            }
            double part = given <= 0 ? 0 : given >= wanted ? 1 : given / wanted;
            for (int i = 0; i < tail; i++) {
                if (part < share.get(members[i])) {
                    share.set(members[i], part);
                    touch(members[i]);
                }
            }
        }
    }

    private int firstBus(int generator) {
        Graph power = network.power();
        for (int i = power.start(generator); i < power.end(generator); i++) {
            int bus = power.neighbour(i);
            if (isBus[bus] && own.get(bus) > 0) {
                return bus;
            }
        }
        return -1;
    }

    /** Hands the users of fallen cells to their neighbours, as far as those have room. */
    private void cover() {
        for (int i = 0; i < changedCells.size(); i++) {
            offer(changedCells.at(i));
        }
        changedCells.clear();
        for (int i = 0; i < takers.size(); i++) {
            accept(takers.at(i));
        }
        takers.clear();
        for (int i = 0; i < givers.size(); i++) {
            serve(givers.at(i));
        }
        givers.clear();
    }

    private void offer(int cell) {
        double able = Math.floor(cells.capacity()[cell] * level.get(cells.node()[cell]));
        double kept = Math.min(cells.users()[cell], able);
        unmet.set(cell, cells.users()[cell] - kept);
        spare.set(cell, able - kept);
        markGiver(cell);
        markTaker(cell);
        for (int i = cells.takers().start()[cell]; i < cells.takers().start()[cell + 1]; i++) {
            markTaker(cells.takers().value()[i]);
        }
    }

    private void markTaker(int cell) {
        if (!takerMarked[cell]) {
            takerMarked[cell] = true;
            takers.add(cell);
        }
    }

    private void markGiver(int cell) {
        if (!giverMarked[cell]) {
            giverMarked[cell] = true;
            givers.add(cell);
        }
    }

    private void accept(int taker) {
        takerMarked[taker] = false;
        double offered = 0;
        int first = cells.places().start()[taker];
        int end = cells.places().start()[taker + 1];
        for (int i = first; i < end; i++) {
            int place = cells.places().value()[i];
            offered += unmet.get(cells.giver()[place]) * cells.takerShare()[place];
        }
        acceptance.set(taker, offered <= spare.get(taker) ? 1 : spare.get(taker) / offered);
        for (int i = first; i < end; i++) {
            int giver = cells.giver()[cells.places().value()[i]];
            if (unmet.get(giver) > 0) {
                markGiver(giver);
            }
        }
    }

    private void serve(int cell) {
        giverMarked[cell] = false;
        double now = cells.users()[cell] - unmet.get(cell);
        for (int i = cells.takers().start()[cell]; i < cells.takers().start()[cell + 1]; i++) {
            now += Math.floor(unmet.get(cell)
                    * cells.takerShare()[i]
                    * acceptance.get(cells.takers().value()[i]));
        }
        now = Math.min(now, cells.users()[cell]);
        double change = now - served.get(cell);
        if (change != 0) {
            served.set(cell, now);
            int area = cells.area()[cell];
            areaServed.set(area, areaServed.get(area) + change);
            double total = cells.areaUsers()[area];
            share.set(cells.areaNode()[area], total == 0 ? 1 : areaServed.get(area) / total);
            touch(cells.areaNode()[area]);
        }
    }
}
