package org.faultline.analysis.logic;

/**
 * Boolean functions as reduced ordered binary decision diagrams: each function is one number, equal functions are equal numbers.
 * R. E. Bryant, IEEE Trans. Comput. C-35 (1986) 677-691. An operation costs at most the product of the sizes of its operands and
 * recurses as deep as there are variables. Variables are places in an order; the lowest stands at the top.
 */
final class Bdd {

    private static final int AND = 0;
    private static final int OR = 1;

    private final Diagram diagram;

    /** A store of functions; {@link TooManyNodes} is thrown beyond the limit. */
    Bdd(int limit) {
        diagram = new Diagram(limit);
    }

    Diagram diagram() {
        return diagram;
    }

    /** The function that is one variable. */
    int variable(int v) {
        return diagram.node(v, Diagram.ZERO, Diagram.ONE);
    }

    int and(int a, int b) {
        if (a == b || b == Diagram.ONE) {
            return a;
        }
        if (a == Diagram.ZERO || b == Diagram.ZERO) {
            return Diagram.ZERO;
        }
        return a == Diagram.ONE ? b : combined(AND, Math.min(a, b), Math.max(a, b));
    }

    int or(int a, int b) {
        if (a == b || b == Diagram.ZERO) {
            return a;
        }
        if (a == Diagram.ONE || b == Diagram.ONE) {
            return Diagram.ONE;
        }
        return a == Diagram.ZERO ? b : combined(OR, Math.min(a, b), Math.max(a, b));
    }

    private int combined(int operation, int a, int b) {
        int known = diagram.remembered(operation, a, b);
        if (known >= 0) {
            return known;
        }
        int v = Math.min(diagram.variable(a), diagram.variable(b));
        int aLow = diagram.variable(a) == v ? diagram.low(a) : a;
        int bLow = diagram.variable(b) == v ? diagram.low(b) : b;
        int aHigh = diagram.variable(a) == v ? diagram.high(a) : a;
        int bHigh = diagram.variable(b) == v ? diagram.high(b) : b;
        int low = operation == AND ? and(aLow, bLow) : or(aLow, bLow);
        int high = operation == AND ? and(aHigh, bHigh) : or(aHigh, bHigh);
        return diagram.remember(operation, a, b, low == high ? low : diagram.node(v, low, high));
    }
}
