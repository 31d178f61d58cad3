package org.faultline.trace;

/** What changed in an event; {@code from} and {@code to} of the event are in the unit given here. */
public enum What {
    /** A campaign step fired; subject is the step; from 0 to 1. */
    STEP,
    /** An asset's own condition, in [0, 1]. */
    CONDITION,
    /** What an asset or service delivers, in [0, 1]. */
    LEVEL,
    /** A gate's stock: from 1 to 0 when it begins to drain, 0 to -1 when it is empty, -1 or 0 to 1 when it refills. */
    AUTONOMY,
    /** Integrity of an asset: 0 clean, 1 dormant, 2 active, 3 detected, 4 contained. */
    INTEGRITY,
    /** The incident of a step was noticed; subject is the step; from 0 to 1. */
    NOTICED,
    /** The remedy of a step is known; subject is the step; from 0 to 1. */
    DIAGNOSED,
    /** A staged update was halted; subject is the step; to is the share that had been reached. */
    HALTED,
    /** A repair of an asset: 0 waiting, 1 under way, 2 done. */
    REPAIR;

    private static final What[] VALUES = values();

    /** The inverse of {@link #ordinal()}, without a copy of the array. */
    public static What of(int ordinal) {
        return VALUES[ordinal];
    }
}
