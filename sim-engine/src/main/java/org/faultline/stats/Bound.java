package org.faultline.stats;

import java.util.Locale;

/**
 * A test of a number against another, in double precision.
 *
 * @param sense which numbers pass
 * @param value what they are compared with
 */
public record Bound(Sense sense, double value) {

    /** Which numbers pass. */
    public enum Sense {
        BELOW,
        AT_MOST,
        AT_LEAST,
        ABOVE,
        EQUALS;

        /** The key used in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Bound {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The bound " + value + " must be a number.");
        }
    }

    /** True when a number passes. */
    public boolean holds(double number) {
        return switch (sense) {
            case BELOW -> number < value;
            case AT_MOST -> number <= value;
            case AT_LEAST -> number >= value;
            case ABOVE -> number > value;
            case EQUALS -> number == value;
        };
    }
}
