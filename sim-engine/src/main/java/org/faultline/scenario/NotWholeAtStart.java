package org.faultline.scenario;

/**
 * A network in which some need is not met before anything has happened. What it would lose from the start would be booked on the
 * campaign, so it is not run.
 */
public final class NotWholeAtStart extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String subject;

    /**
     * Says which asset or service lacks what.
     *
     * @param subject id of the asset or service
     */
    public NotWholeAtStart(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    /** The asset or service that lacks something. */
    public String subject() {
        return subject;
    }
}
