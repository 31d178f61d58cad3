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
}
