package org.faultline.dynamics.response;

/** What a playbook does to an asset until it takes it back. */
interface Grip {

    /** A run begins, in which a playbook may be about an asset. */
    default void prepare(int p, int node) {}

    /** It is done; {@code cause} is the event of it. */
    void take(int p, int node, int cause);

    /** It is taken back. */
    void release(int p, int node, int cause);

    /** What the event at the asset says when it is done. */
    int taken(int p);

    /** What the event at the asset says when it is taken back. */
    int released(int p);
}
