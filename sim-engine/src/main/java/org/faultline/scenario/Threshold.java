package org.faultline.scenario;

import java.util.Locale;

/**
 * A test of a number against a bound. Both are compared to the 24 bits of a float, as event logs keep levels, so that a level of
 * 0.7 is at least 0.7.
 *
 * @param sense which side passes, or the bound alone
 * @param bound in the unit of the number
 */
public record Threshold(Sense sense, double bound) {

    /** Which side of the bound passes. */
    public enum Sense {
        BELOW,
        AT_MOST,
        AT_LEAST,
        ABOVE,
        EQUALS;

        /** The key used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Threshold {
        if (Double.isNaN(bound) || Double.isInfinite(bound)) {
            throw new IllegalArgumentException("The bound of a test is " + bound + "; it must be finite.");
        }
    }

    /** Passes what lies below a bound. */
    public static Threshold below(double bound) {
        return new Threshold(Sense.BELOW, bound);
    }

    /** Passes what lies above a bound. */
    public static Threshold above(double bound) {
        return new Threshold(Sense.ABOVE, bound);
    }

    /** Passes what is a bound or more. */
    public static Threshold atLeast(double bound) {
        return new Threshold(Sense.AT_LEAST, bound);
    }

    /** Passes what is a bound or less. */
    public static Threshold atMost(double bound) {
        return new Threshold(Sense.AT_MOST, bound);
    }

    /** True when a number passes. */
    public boolean holds(double number) {
        float value = (float) number;
        float limit = (float) bound;
        return switch (sense) {
            case BELOW -> value < limit;
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
            case ABOVE -> value > limit;
            case EQUALS -> value == limit;
        };
    }
}
