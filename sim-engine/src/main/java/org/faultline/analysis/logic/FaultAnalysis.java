package org.faultline.analysis.logic;

import java.util.Arrays;
import java.util.Optional;

/**
 * The failure of one formula, solved: its exact probability for any probabilities of the events, the weight of each event, and its
 * minimal cut sets. Shared events are taken for what they are; nothing is assumed rare.
 */
public final class FaultAnalysis {

    /** Nodes of a decision diagram beyond which a formula counts as too large: about 300 MB. */
    public static final int USUAL_NODES = 8_000_000;

    private static final int FIRST_TRY = 50_000;
    private static final int GROWTH = 6;

    private final Formula formula;
    private final Diagram functions;
    private final int root;
    private final int[] eventOfVariable;
    private final int limit;

    private FaultAnalysis(Formula formula, Diagram functions, int root, int[] eventOfVariable, int limit) {
        this.formula = formula;
        this.functions = functions;
        this.root = root;
        this.eventOfVariable = eventOfVariable;
        this.limit = limit;
    }

    /**
     * Solves a formula. A few orders of the events are tried with little room each, then with more.
     *
     * @param limit nodes of a decision diagram, e.g. {@link #USUAL_NODES}
     * @return empty when no order keeps the diagram within the limit
     */
    public static Optional<FaultAnalysis> find(Formula formula, int top, int limit) {
        for (long room = Math.min(FIRST_TRY, limit); ; room = Math.min(limit, room * GROWTH)) {
            for (VariableOrder order : VariableOrder.values()) {
                Optional<FaultAnalysis> solved = tried(formula, top, order.of(formula, top), (int) room, limit);
                if (solved.isPresent()) {
                    return solved;
                }
            }
            if (room == limit) {
                return Optional.empty();
            }
        }
    }

    private static Optional<FaultAnalysis> tried(Formula formula, int top, int[] order, int room, int limit) {
        try {
            return Optional.of(solve(formula, top, order, room, limit));
        } catch (TooManyNodes e) {
            return Optional.empty();
        }
    }

    private static FaultAnalysis solve(Formula formula, int top, int[] order, int room, int limit) {
        int[] variableOfEvent = new int[formula.events()];
        Arrays.fill(variableOfEvent, -1);
        for (int v = 0; v < order.length; v++) {
            variableOfEvent[order[v]] = v;
        }
        Bdd bdd = new Bdd(room);
        int root = Solver.solve(formula, top, bdd, variableOfEvent);
        return new FaultAnalysis(formula, bdd.diagram(), root, order, limit);
    }

    /** Events on which the formula can hang. */
    public int[] events() {
        return eventOfVariable.clone();
    }

    /** Nodes of the decision diagram, with those of steps on the way. */
    public int nodes() {
        return functions.size();
    }

    /**
     * Probability of the failure when events happen independently of each other. O(nodes).
     *
     * @param probability of each event, in [0, 1]; 0 and 1 force an event
     */
    public double probability(double[] probability) {
        return probabilities(checked(probability))[root];
    }

    /**
     * Birnbaum's importance of each event: the probability of the failure when the event happens, less that when it does not (Z. W.
     * Birnbaum 1969). All in one pass, O(nodes).
     */
    public double[] birnbaum(double[] probability) {
        double[] p = probabilities(checked(probability));
        double[] weight = new double[functions.size()];
        double[] importance = new double[formula.events()];
        weight[root] = 1;
        for (int node = root; node > Diagram.ONE; node--) {
            if (weight[node] > 0) {
                int event = eventOfVariable[functions.variable(node)];
                importance[event] += weight[node] * (p[functions.high(node)] - p[functions.low(node)]);
                weight[functions.high(node)] += weight[node] * probability[event];
                weight[functions.low(node)] += weight[node] * (1 - probability[event]);
            }
        }
        return importance;
    }

    /**
     * The share of the failure's probability that goes when an event never happens, {@code 1 - P(failure | not event) / P(failure)}:
     * Fussell's and Vesely's importance as probabilistic risk assessment computes it (J. B. Fussell, IEEE Trans. Reliab. R-24 (1975)
     * 169-174). 0 for all when the failure is impossible.
     */
    public double[] fussellVesely(double[] probability) {
        double all = probability(probability);
        double[] importance = birnbaum(probability);
        for (int event = 0; event < importance.length; event++) {
            importance[event] = all > 0 ? importance[event] * probability[event] / all : 0;
        }
        return importance;
    }

    /** The minimal cut sets; empty when they take too much room. */
    public Optional<CutSets> findCutSets() {
        try {
            return Optional.of(CutSets.of(functions, root, eventOfVariable, limit));
        } catch (TooManyNodes e) {
            return Optional.empty();
        }
    }

    /** Probability of each function of the diagram, leaves first. */
    private double[] probabilities(double[] probability) {
        double[] p = new double[functions.size()];
        p[Diagram.ONE] = 1;
        for (int node = 2; node <= root; node++) {
            double happens = probability[eventOfVariable[functions.variable(node)]];
            p[node] = happens * p[functions.high(node)] + (1 - happens) * p[functions.low(node)];
        }
        return p;
    }

    private double[] checked(double[] probability) {
        if (probability.length < formula.events()) {
            throw new IllegalArgumentException("The formula has " + formula.events() + " events, but "
                    + probability.length + " probabilities are given.");
        }
        for (int event : eventOfVariable) {
            if (!(probability[event] >= 0 && probability[event] <= 1)) {
                throw new IllegalArgumentException("The probability of event " + event + " is " + probability[event]
                        + "; it must lie between 0 and 1.");
            }
        }
        return probability;
    }
}
