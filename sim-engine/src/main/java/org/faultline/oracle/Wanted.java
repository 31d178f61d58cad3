package org.faultline.oracle;

import java.util.Optional;

/**
 * An output of a case.
 *
 * @param name as the case writes it
 * @param index place in the list, from 0, when the output is an item of a list
 * @param value what it should be; empty when it is no number
 * @param text the same as it is written
 * @param kind where the value comes from, e.g. {@code exact} or {@code published}
 * @param test how it is judged
 * @param tolerance how far it may be off
 * @param agreement greatest relative difference between this value and what other ways of working it out gave; 0 when none is stated
 */
record Wanted(
        String name,
        Optional<Integer> index,
        Optional<Double> value,
        String text,
        String kind,
        String test,
        Tolerance tolerance,
        double agreement) {

    /** Relative difference up to which numbers without chance are equal: published values have twelve digits. */
    static final double EXACT = 1e-9;

    /** Another way that agrees to fewer than six digits says nothing of the digits of a value. */
    private static final double COARSE = 1e-6;

    /** Values that are listed to be told apart from the right one. */
    private static final String CONTROL = "negative-control";

    /** Name and place in the list. */
    String label() {
        return index.map(i -> name + "[" + i + "]").orElse(name);
    }

    /** True when the test must fail, to show that it can. */
    boolean mustFail() {
        return kind.equals(CONTROL);
    }

    /** True for values that are listed for information only. */
    boolean isInformation() {
        return kind.equals("informative");
    }

    /** Relative difference up to which a number that was worked out, not drawn, is equal to this value: as far as the file is sure of it. */
    double precision() {
        return agreement <= COARSE ? Math.max(EXACT, agreement) : EXACT;
    }

    /** How it is judged. */
    Rule rule() {
        return Rule.of(test);
    }

    /** True when only a lower or an upper bound is stated. */
    boolean isBounded() {
        return tolerance.least().isPresent() || tolerance.most().isPresent();
    }

    /** True for a value that a figure or an approximation gives, with a tolerance of its own. */
    boolean hasOwnTolerance() {
        return tolerance.relative().isPresent() || tolerance.absolute().isPresent();
    }

    /** True when nothing but chance is allowed between this value and the simulator's. */
    boolean isPlain() {
        return !mustFail()
                && !isInformation()
                && !hasOwnTolerance()
                && tolerance.fs() == 0
                && rule() == Rule.CHANCE
                && !isBounded();
    }
}
