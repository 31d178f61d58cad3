package org.faultline.dynamics.group;

import org.faultline.kernel.Draws;

/** How one group decides during a run which of its members work. */
interface Rule {

    /** Everybody able, before a replication. */
    void reset(Draws draws);

    /** Touches the members that do not meet the rule when everybody is able. */
    void settle();

    /** Whether a member may work now. */
    boolean passes(int member);

    /** True when nothing but this rule keeps the member from working, as far as the rule has been worked out. */
    default boolean denies(int member) {
        return !passes(member);
    }

    /** At the end of a run: true when the member does not get back what the rule took, whoever else comes back. */
    default boolean staysOut(int member) {
        return !passes(member);
    }

    /** The event that took the member's permission, or no cause. */
    int lostBy(int member);

    /**
     * A member was evaluated.
     *
     * @param able true when nothing but this rule keeps it from working
     * @param cause the event that made the evaluation necessary
     */
    default void evaluated(int member, boolean able, int cause) {}

    /** True when it must be told of members that begin to work or cease to. */
    default boolean hearsChanges() {
        return true;
    }

    /** A member began to work or ceased to. */
    default void changed(int member, boolean works, int event) {}
}
