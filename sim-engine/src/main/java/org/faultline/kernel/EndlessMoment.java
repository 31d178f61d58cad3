package org.faultline.kernel;

/**
 * Events that bring about each other without time passing, so that a run stands still. What they should come to is not decided by
 * the model; such a run is given up.
 */
public final class EndlessMoment extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** Says when, and what goes round. */
    public EndlessMoment(String message) {
        super(message);
    }

    /**
     * Refuses a clock that stands where it stood some events ago.
     *
     * @param then the clock when it was last looked at, in microseconds
     * @param now the clock
     * @param most events since then
     * @throws EndlessMoment when it has not moved
     */
    public static void refuse(long then, long now, long most) {
        if (then == now) {
            throw new EndlessMoment("At " + SimTime.toHours(now) + " h more than " + most
                    + " events have happened and no time passes: something repeats that takes no time.");
        }
    }
}
