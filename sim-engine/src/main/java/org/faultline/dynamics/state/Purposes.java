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

    /** Length of a life of a unit that breaks by itself. */
    public static final int LIFE = 80;
    /** Repair time of what comes back by itself. */
    public static final int OWN_REPAIR = 81;
    /** Time between shocks. */
    public static final int SHOCK_TIME = 82;
    /** Whether a shock breaks a target. */
    public static final int SHOCK_HIT = 83;
    /** Whether a unit is down when the run begins. */
    public static final int DOWN_AT_START = 84;
    /** Time from the order of a spare to its arrival. */
    public static final int RESTOCK = 85;
    /** Time for which a unit that takes over delivers nothing yet. */
    public static final int SWITCH_OVER = 86;
    /** Time from a failure to asking for its repair. */
    public static final int NOTICE_OF_FAILURE = 87;
    /** Whether a backup starts, and how long it runs. */
    public static final int BACKUP = 88;
    /** Whether a campaign step happens at all. */
    public static final int STEP_HAPPENS = 89;

    private Purposes() {}
}
