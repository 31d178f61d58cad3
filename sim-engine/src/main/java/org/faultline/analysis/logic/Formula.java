package org.faultline.analysis.logic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.analysis.graph.Graph;

/**
 * Failures as formulas of other failures and of basic events, which are numbers from zero. A formula is known by the number it is
 * given. It may be promised before it is defined, so that failures can depend on each other in a loop; a loop fails only for a reason
 * outside of it (the least solution): two assets that need each other both stand until something else takes one of them.
 *
 * <p>All formulas are monotone: nothing gets better when something more fails.
 */
public final class Formula {

    /** How a formula follows from its parts. */
    enum Kind {
        PROMISED,
        EVENT,
        OR,
        BEYOND,
        CUT
    }

    /**
     * A formula.
     */
    static final class Term {

        private final Kind kind;
        private final int event;
        private final int[] parts;
        private final double[] weights;
        private final double bearable;
        private final Crossing crossing;
        private final int[] doors;

        Term(Kind kind, int event, int[] parts, double[] weights, double bearable, Crossing crossing, int[] doors) {
            this.kind = kind;
            this.event = event;
            this.parts = parts;
            this.weights = weights;
            this.bearable = bearable;
            this.crossing = crossing;
            this.doors = doors;
        }

        Kind kind() {
            return kind;
        }

        /** Of an event. */
        int event() {
            return event;
        }

        /** Formulas it is made of. */
        int[] parts() {
            return parts;
        }

        /** Of the parts. */
        double[] weights() {
            return weights;
        }

        /** Weight of failed parts that can be borne. */
        double bearable() {
            return bearable;
        }

        /** Who is cut off, of a cut: its parts are then the failures in the graph. */
        Crossing crossing() {
            return crossing;
        }

        /** Nodes of the graph that would do, of a cut. */
        int[] doors() {
            return doors;
        }
    }

    /** A set of doors in a graph, to be asked who is cut off from it. */
    public static final class Doors {
        private final Crossing crossing;

        private Doors(Crossing crossing) {
            this.crossing = crossing;
        }
    }

    private static final Term PROMISE = plain(Kind.PROMISED);

    private final List<Term> terms = new ArrayList<>();
    private int events;

    private static Term plain(Kind kind, int... parts) {
        return new Term(kind, -1, parts, new double[0], 0, null, new int[0]);
    }

    /** A formula that will be defined later. */
    public int promise() {
        return add(PROMISE);
    }

    /** Makes a promised formula equal to another. */
    public void keep(int promised, int formula) {
        if (terms.get(promised).kind() != Kind.PROMISED) {
            throw new IllegalStateException("The formula " + promised + " is defined already.");
        }
        terms.set(promised, plain(Kind.OR, formula));
    }

    /** A basic event. */
    public int event(int number) {
        events = Math.max(events, number + 1);
        return add(new Term(Kind.EVENT, number, new int[0], new double[0], 0, null, new int[0]));
    }

    /** Fails when some part fails; never, without parts. */
    public int any(int... parts) {
        return add(plain(Kind.OR, parts.clone()));
    }

    /** Fails when all parts fail; always, without parts. */
    public int all(int... parts) {
        return atLeast(parts.length, parts);
    }

    /** Fails when at least k parts fail. */
    public int atLeast(int k, int... parts) {
        double[] ones = new double[parts.length];
        Arrays.fill(ones, 1);
        return beyond(k - 0.5, ones, parts);
    }

    /** Fails when the weight of the failed parts is above what can be borne. */
    public int beyond(double bearable, double[] weights, int... parts) {
        return add(new Term(Kind.BEYOND, -1, parts.clone(), weights.clone(), bearable, null, new int[0]));
    }

    /**
     * Doors that are to be reached in a graph whose nodes fail.
     *
     * @param failure formula of the failure of each node
     */
    public Doors doors(Graph graph, int[] failure, int... doors) {
        return new Doors(new Crossing(graph, failure, doors));
    }

    /** Fails when none of some nodes of the graph works and reaches a door. */
    public int cutOff(Doors from, int... nodes) {
        return add(new Term(Kind.CUT, -1, from.crossing.failure(), new double[0], 0, from.crossing, nodes.clone()));
    }

    private int add(Term term) {
        terms.add(term);
        return terms.size() - 1;
    }

    Term term(int formula) {
        return terms.get(formula);
    }

    /** Number of formulas. */
    public int size() {
        return terms.size();
    }

    /** One more than the highest number of an event. */
    public int events() {
        return events;
    }
}
