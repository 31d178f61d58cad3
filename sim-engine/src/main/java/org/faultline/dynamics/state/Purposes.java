package org.faultline.dynamics.state;

/** What draws decide, as numbers that key them. Never reuse a number: results at equal seed would move. */
public final class Purposes {

    /** Hours of autonomy of a gate. */
    public static final int AUTONOMY = 1;
    /** Restart time of an asset or service. */
    public static final int RESTART = 2;
    /** Moment of a campaign step. */
    public static final int STEP_TIME = 3;
    /** Place of an asset in the order of a step's targets. */
    public static final int TARGET_ORDER = 4;
    /** Whether an effect takes hold on a target. */
    public static final int SUCCESS = 5;
    /** Delay of an effect on a target. */
    public static final int EFFECT_DELAY = 6;
    /** Whether and when an incident is noticed and understood. */
    public static final int DETECTION = 7;
    /** Travel time of a repair. */
    public static final int TRAVEL = 8;
    /** Working time of a repair. */
    public static final int WORK = 9;
    /** Load of a member of a group at the start. */
    public static final int LOAD = 60;
    /** Load that a member of a group bears. */
    public static final int LIMIT = 61;
    /** Time until an infected asset infects a neighbour, or the next contact of a pool. */
    public static final int CONTACT = 62;
    /** Who is infected by a contact of a pool, and by whom. */
    public static final int CONTACT_ENDS = 63;
    /** Time until an infected asset is clean again. */
    public static final int CLEANING = 64;
    /** Time until a spread is frozen. */
    public static final int FREEZE = 65;

    private Purposes() {}
}
