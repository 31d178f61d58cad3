package org.faultline.dynamics.station;

/** A part of the queue network that nothing else touches, and that is run by itself once all else has happened. */
interface Apart {

    /** Number of its station. */
    int station();

    /**
     * Runs from the start to the horizon.
     *
     * @param horizon end of the run, in microseconds
     * @param most events that a moment may well have
     * @throws org.faultline.kernel.EndlessMoment when no time passes
     */
    void run(long horizon, long most);
}
