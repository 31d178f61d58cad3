package org.faultline.analysis.logic;

/** A decision diagram has grown beyond what it may. */
final class TooManyNodes extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyNodes(int limit) {
        super("The decision diagram has more than " + limit + " nodes.", null, false, false);
    }
}
