package org.faultline.dynamics.state;

/** What a node gets from others. */
public interface Supply {

    /** Everybody gets everything. */
    Supply FULL = new Supply() {
        @Override
        public double suppliedTo(int node, int cause) {
            return 1;
        }

        @Override
        public int lostBy(int node, int otherwise) {
            return otherwise;
        }
    };

    /**
     * The supplied level of a node at the present time, in [0, 1].
     *
     * @param node whose supply is asked
     * @param cause the event that made the question necessary; named where supply has returned
     */
    double suppliedTo(int node, int cause);

    /**
     * Reads what the answer for a node will need, and changes nothing. Asked of several nodes in a row, the misses of the cache are under way
     * at the same time. The value means nothing; whoever uses it keeps the compiler from leaving the reads out.
     */
    default int readAhead(int node) {
        return 0;
    }

    /**
     * The event that took away what the node misses of its supply. May be asked only of the node whose supply was asked last,
     * at the same time.
     *
     * @param otherwise named where there is no such event
     */
    int lostBy(int node, int otherwise);
}
