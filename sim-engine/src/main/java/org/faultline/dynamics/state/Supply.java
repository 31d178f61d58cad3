package org.faultline.dynamics.state;

/** What a node gets from others, in [0, 1]. */
@FunctionalInterface
public interface Supply {

    /**
     * The supplied level of a node at the present time.
     *
     * @param node whose supply is asked
     * @param cause the event that made the question necessary; cause of everything the answer starts
     */
    double suppliedTo(int node, int cause);
}
