package org.faultline.dynamics.station;

/** Takes customers from one point to the next and out of the network. */
interface Journeys {

    /** A customer is done at a point and goes where the routing of the point sends it. */
    void goOn(int c, int point);

    /** Where the routing of a point sends a customer next, or {@link QueueTable#NOWHERE}. */
    int targetOf(int c, int point);

    /** A customer goes where {@link #targetOf} said. */
    void goTo(int c, int target);

    /** A customer leaves for good; {@code served} is false when it was lost. */
    void leave(int c, boolean served);
}
