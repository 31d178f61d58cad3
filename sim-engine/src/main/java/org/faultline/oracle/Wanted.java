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
 */
record Wanted(
        String name,
        Optional<Integer> index,
        Optional<Double> value,
        String text,
        String kind,
        String test,
        Tolerance tolerance) {

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
