package org.faultline.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.analysis.StaticNetwork.CellColumns;
import org.faultline.analysis.graph.Graph;
import org.faultline.analysis.logic.Formula;
import org.faultline.model.AssetKind;
import org.faultline.model.Gate;

/**
 * The loss of a service or asset as a formula over lost assets, once every stock has run out.
 *
 * <p>"The level is below x" follows exactly from the same statement about the providers of {@code all}, {@code any} and {@code k of n}
 * gates: with a gate that is full at f, about their levels below {@code x f}. In a {@code weighted} gate a provider counts whole while it
 * is at full level and else not at all. A gate whose last response step leaves x or more never brings the loss. A path needs transit
 * assets whose level is above zero. A coverage area counts the users of its working cells; that neighbours take over is left out. A bus
 * needs a path over buses to a working generator; that the generators suffice is taken for granted. Both is said on the model's page.
 */
public final class FailureFormula {

    private final Formula formula;
    private final int top;
    private final int[] events;

    FailureFormula(Formula formula, int top, int[] events) {
        this.formula = formula;
        this.top = top;
        this.events = events;
    }

    /** All failures. */
    public Formula formula() {
        return formula;
    }

    /** The loss that was asked for. */
    public int top() {
        return top;
    }

    /** Assets that are basic events, ascending; an event's number is that of its asset. */
    public int[] events() {
        return events;
    }

    /** Formulas beyond which a network is too large for exact cut sets. */
    private static final int MOST_FORMULAS = 60_000;

    /** Nodes beyond which a graph is too large for a formula of its cuts. */
    private static final int MOST_IN_GRAPH = 600;

    /**
     * The formula of a loss.
     *
     * @param node what is lost
     * @param below the level below which it counts as lost, in (0, 1]
     * @return empty when too much hangs together for a formula
     */
    public static Optional<FailureFormula> find(StaticNetwork network, int node, double below) {
        if (!(below > 0 && below <= 1)) {
            throw new IllegalArgumentException("The level " + below + " must lie above 0 and up to 1.");
        }
        return new Writer(network).write(node, below);
    }

    /** The basic events of a network: assets with an unavailability where there are any, else all that can fail by themselves. */
    public static boolean[] eventsOf(StaticNetwork network) {
        boolean[] event = new boolean[network.size()];
        boolean known = false;
        for (int a = 0; a < network.assets(); a++) {
            event[a] = network.asset(a).unavailability() > 0;
            known |= event[a];
        }
        for (int a = 0; a < network.assets() && !known; a++) {
            event[a] = network.standsAlone(a);
        }
        return event;
    }

    /** A node and the level below which it counts; 0 stands for "nothing at all". */
    private record Key(int node, double below) {}

    private static final class Writer {
        private static final double ROUNDING = 1e-7;
        private static final double NOTHING = 0;

        private final StaticNetwork network;
        private final boolean[] event;
        private final Formula formula = new Formula();
        private final Map<Key, Integer> known = new HashMap<>();
        private final ArrayDeque<Key> open = new ArrayDeque<>();
        private final Map<Integer, Integer> eventFormula = new HashMap<>();
        private final Map<Integer, Formula.Doors> doors = new HashMap<>();
        private final int[] transitNumber;
        private Graph transitGraph;
        private int[] transitFailure = new int[0];
        private final int[] busNumber;
        private Optional<Formula.Doors> generators = Optional.empty();
        private boolean tooLarge;

        Writer(StaticNetwork network) {
            this.network = network;
            event = eventsOf(network);
            transitNumber = new int[network.size()];
            busNumber = new int[network.size()];
        }

        Optional<FailureFormula> write(int node, double below) {
            int top = ask(node, below);
            while (!open.isEmpty() && !tooLarge) {
                Key key = open.remove();
                formula.keep(known.get(key), loss(key));
                tooLarge |= formula.size() > MOST_FORMULAS;
            }
            int[] events = eventFormula.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            return tooLarge ? Optional.empty() : Optional.of(new FailureFormula(formula, top, events));
        }

        private int ask(int node, double below) {
            Key key = new Key(node, below);
            Integer there = known.get(key);
            if (there != null) {
                return there;
            }
            int promised = formula.promise();
            known.put(key, promised);
            open.add(key);
            return promised;
        }

        private int loss(Key key) {
            List<Integer> reasons = new ArrayList<>();
            own(key.node()).ifPresent(reasons::add);
            for (int g = network.firstGate(key.node()); g < network.endGate(key.node()); g++) {
                boolean enough =
                        key.below() == NOTHING ? network.remaining(g) > 0 : network.remaining(g) >= key.below();
                if (!enough) {
                    reasons.add(gate(g, key.below()));
                }
            }
            area(key).ifPresent(reasons::add);
            if (network.isBus(key.node())) {
                island(key.node()).ifPresent(reasons::add);
            }
            return formula.any(ints(reasons));
        }

        private Optional<Integer> own(int node) {
            return event[node] ? Optional.of(eventFormula.computeIfAbsent(node, formula::event)) : Optional.empty();
        }

        private int gate(int g, double below) {
            Gate gate = network.gate(g);
            boolean weighted = gate.mode() == Gate.Mode.WEIGHTED && below != NOTHING;
            double asked = weighted ? 1 : below * gate.fullAt();
            int first = network.firstNeed(g);
            int n = network.endNeed(g) - first;
            int[] lost = new int[n];
            double[] weights = new double[n];
            double all = 0;
            for (int i = 0; i < n; i++) {
                int provider = network.provider(first + i);
                lost[i] = ask(provider, asked);
                if (network.needsPath(g)) {
                    lost[i] = unreached(network.origin(g), provider, lost[i]);
                }
                weights[i] = network.weight(first + i);
                all += weights[i];
            }
            return switch (gate.mode()) {
                case ALL -> formula.any(lost);
                case ANY -> formula.all(lost);
                case K_OF_N -> formula.atLeast(n - gate.k() + 1, lost);
                case WEIGHTED ->
                    weighted
                            ? formula.beyond(all * (1 - below * gate.fullAt() + ROUNDING), weights, lost)
                            : formula.all(lost);
            };
        }

        /** The provider is lost, or no path leads to it. */
        private int unreached(int origin, int provider, int lost) {
            Graph traffic = network.traffic();
            List<Integer> near = new ArrayList<>();
            for (int i = traffic.start(origin); i < traffic.end(origin); i++) {
                int next = traffic.neighbour(i);
                if (next == provider) {
                    return lost;
                }
                if (network.isTransit(next)) {
                    near.add(next);
                }
            }
            if (origin == provider || !drawTransit()) {
                return lost;
            }
            Formula.Doors to = doors.computeIfAbsent(provider, this::doorsOf);
            int[] from = near.stream().mapToInt(v -> transitNumber[v]).toArray();
            return formula.any(lost, formula.cutOff(to, from));
        }

        private Formula.Doors doorsOf(int provider) {
            Graph traffic = network.traffic();
            IntRow to = new IntRow();
            if (network.isTransit(provider)) {
                to.add(transitNumber[provider]);
            }
            for (int i = traffic.start(provider); i < traffic.end(provider); i++) {
                int next = traffic.neighbour(i);
                if (network.isTransit(next)) {
                    to.add(transitNumber[next]);
                }
            }
            return formula.doors(transitGraph, transitFailure, to.toArray());
        }

        /** Draws the graph of transit assets when it is needed first; false when it is too large. */
        private boolean drawTransit() {
            if (transitGraph == null && !tooLarge) {
                IntRow members = new IntRow();
                for (int a = 0; a < network.assets(); a++) {
                    if (network.isTransit(a)) {
                        members.add(a);
                    }
                }
                tooLarge = members.size() > MOST_IN_GRAPH;
                if (!tooLarge) {
                    transitGraph = drawn(members, transitNumber, network.traffic());
                    transitFailure = new int[members.size()];
                    for (int i = 0; i < members.size(); i++) {
                        transitFailure[i] = ask(members.at(i), NOTHING);
                    }
                }
            }
            return !tooLarge;
        }

        /** The graph of some nodes, numbered anew. */
        private static Graph drawn(IntRow members, int[] number, Graph whole) {
            java.util.Arrays.fill(number, -1);
            for (int i = 0; i < members.size(); i++) {
                number[members.at(i)] = i;
            }
            IntRow from = new IntRow();
            IntRow to = new IntRow();
            for (int e = 0; e < whole.edges(); e++) {
                if (number[whole.from(e)] >= 0 && number[whole.to(e)] >= 0) {
                    from.add(number[whole.from(e)]);
                    to.add(number[whole.to(e)]);
                }
            }
            return Graph.of(members.size(), from.toArray(), to.toArray());
        }

        /** A coverage area is lost with too many users of its cells. */
        private Optional<Integer> area(Key key) {
            if (key.node() >= network.assets() || network.asset(key.node()).kind() != AssetKind.COVERAGE_AREA) {
                return Optional.empty();
            }
            CellColumns cells = network.cells();
            List<Integer> lost = new ArrayList<>();
            List<Double> users = new ArrayList<>();
            double all = 0;
            for (int c = 0; c < cells.node().length; c++) {
                if (cells.areaNode()[cells.area()[c]] == key.node() && cells.users()[c] > 0) {
                    lost.add(ask(cells.node()[c], key.below() == NOTHING ? NOTHING : 1));
                    users.add(cells.users()[c]);
                    all += cells.users()[c];
                }
            }
            if (lost.isEmpty()) {
                return Optional.empty();
            }
            double bearable = key.below() == NOTHING ? all * (1 - ROUNDING) : all * (1 - key.below() + ROUNDING);
            return Optional.of(formula.beyond(
                    bearable, users.stream().mapToDouble(Double::doubleValue).toArray(), ints(lost)));
        }

        /** A bus is lost when no path over whole buses leads to a working generator. */
        private Optional<Integer> island(int bus) {
            if (generators.isEmpty()) {
                IntRow members = new IntRow();
                IntRow sources = new IntRow();
                for (int a = 0; a < network.assets(); a++) {
                    if (network.isBus(a) || network.isGenerator(a)) {
                        members.add(a);
                    }
                    if (network.isGenerator(a)) {
                        sources.add(members.size() - 1);
                    }
                }
                tooLarge |= members.size() > MOST_IN_GRAPH;
                if (tooLarge || sources.size() == 0) {
                    return Optional.empty();
                }
                Graph grid = drawn(members, busNumber, network.power());
                int[] failure = new int[members.size()];
                int never = formula.any();
                for (int i = 0; i < failure.length; i++) {
                    int member = members.at(i);
                    failure[i] = network.isBus(member) ? own(member).orElse(never) : ask(member, NOTHING);
                }
                generators = Optional.of(formula.doors(grid, failure, sources.toArray()));
            }
            return Optional.of(formula.cutOff(generators.get(), busNumber[bus]));
        }

        private static int[] ints(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
