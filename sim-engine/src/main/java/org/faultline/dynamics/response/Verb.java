package org.faultline.dynamics.response;

/** What playbooks of one sort do to the assets they are about, during one run. */
interface Verb {

    /** A run begins; nothing was done yet. */
    void start(int p);

    /**
     * A playbook begins.
     *
     * @param turn number of its first draw
     * @param cause what cued it
     */
    void begin(int p, int turn, int cause);

    /** A playbook that began is about an asset. */
    void reach(int p, int node, int cause);

    /** A playbook that began has been told all the assets that it is about. */
    default void told(int p, int turn) {}
}
