package org.faultline.scenario;

/**
 * A network in which some need is not met before anything has happened. What it would lose from the start would be booked on the
 * campaign, so it is not run.
 */
public final class NotWholeAtStart extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Says which asset or service lacks what. */
    public NotWholeAtStart(String message) {
        super(message);
    }
}
