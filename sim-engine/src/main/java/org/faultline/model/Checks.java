package org.faultline.model;

/** Refusals shared by the records of the model; each names the thing, the value and the rule. */
public final class Checks {

    private Checks() {}

    /** Refuses an empty name: every thing that can be pointed at has one. */
    public static String named(String what, String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("The " + what + " must not be empty.");
        }
        return id;
    }

    /** Refuses an empty name; the words are put together only for that, so that there may be many of the kind. */
    static String named(String what, String of, String id) {
        return id == null || id.isBlank() ? named(what + of, id) : id;
    }

    /** Refuses a value outside [0, 1], NaN included. */
    public static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must lie between 0 and 1.");
        }
        return value;
    }

    /** Like the check of two words, which are put together only to refuse. */
    static double share(String what, String of, double value) {
        return value >= 0 && value <= 1 ? value : share(what + of, value);
    }

    /** Refuses a value below zero, infinite or NaN. */
    public static double notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be zero or more and finite.");
        }
        return value;
    }

    /** Like the check of two words, which are put together only to refuse. */
    static double notNegative(String what, String of, double value) {
        return value >= 0 && value <= Double.MAX_VALUE ? value : notNegative(what + of, value);
    }

    /** Refuses a value that is not above zero, infinite or NaN. */
    public static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be above zero and finite.");
        }
        return value;
    }

    /** Like the check of two words, which are put together only to refuse. */
    static double positive(String what, String of, double value) {
        return value > 0 && value <= Double.MAX_VALUE ? value : positive(what + of, value);
    }

    /** Refuses an urgency outside [1, 16], where one is the most urgent. */
    public static int priority(String what, int value) {
        if (value < 1 || value > 16) {
            throw new IllegalArgumentException(
                    "The priority of " + what + " is " + value + "; it must lie between 1, the most urgent, and 16.");
        }
        return value;
    }
}
