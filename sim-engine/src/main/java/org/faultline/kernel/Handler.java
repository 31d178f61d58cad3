package org.faultline.kernel;

/** What happens when an event is due. */
@FunctionalInterface
public interface Handler {

    /**
     * Called at the time of the event, with the two numbers given when it was scheduled.
     *
     * @param a first number, usually the subject
     * @param b second number, free
     */
    void fire(int a, int b);
}
