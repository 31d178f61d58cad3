package org.faultline.trace;

/** What changed in an event; {@code from} and {@code to} of the event are in the unit given here. */
public enum What {
    /** A campaign step fired; subject is the step; from 0 to 1. */
    STEP(0),
    /** An asset's own condition, in [0, 1]. */
    CONDITION(1),
    /** What an asset or service delivers, in [0, 1]. */
    LEVEL(2),
    /** A gate's stock: 1 to 0 when it begins to drain, 0 to -1 when it is empty, 1 to -1 when it was empty, back to 1 when it refills. */
    AUTONOMY(3),
    /** Integrity of an asset: 0 clean, 1 dormant, 2 active, 3 detected, 4 contained; 2 to 2 where an active asset is read or false from now on. */
    INTEGRITY(4),
    /** The incident of a step was noticed; subject is the step; from 0 to 1. */
    NOTICED(5),
    /** The remedy of a step is known; subject is the step; from 0 to 1. */
    DIAGNOSED(6),
    /** A staged update was halted; subject is the step; to is the share that had been reached. */
    HALTED(7),
    /** A repair of an asset: 0 waiting, 1 under way, 2 done. */
    REPAIR(8),
    /** A sensor raised an alert on an asset that a step had reached; from 0 to the number of the sensor in the plan, from 1. */
    ALERT(9),
    /**
     * A playbook acted on an asset; from 0 to 1 isolated, 2 connected again, 3 started, 4 rolled back, 5 restored from a backup, 6 restored with
     * what was in the backup, 7 failed.
     */
    DEFENCE(10);

    private static final What[] BY_CODE = values();

    private final int code;

    What(int code) {
        this.code = code;
    }

    /** The number under which files and logs keep it; never reused. */
    public int code() {
        return code;
    }

    /** A set with this alone, which joins with others by {@code |}; for {@link EventLog#isAmong}. */
    public long alone() {
        return 1L << code;
    }

    /** The inverse of {@link #code()}. */
    public static What ofCode(int code) {
        return BY_CODE[code];
    }
}
