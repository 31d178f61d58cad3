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

    /** Value of an uncertain number, drawn before the run; numbers from here on are not drawn by the dynamics. */
    public static final int UNCERTAIN_NUMBER = 64;

    private Purposes() {}
}
