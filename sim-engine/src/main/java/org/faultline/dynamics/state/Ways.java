package org.faultline.dynamics.state;

/** What an adversary can do to traffic on its way. */
public interface Ways {

    /**
     * From now on an asset does something to each flow that passes it, or starts or ends there.
     *
     * @param keeps share of the flow that goes on, in [0, 1]; 1 for all of it
     * @param addsMs latency that comes on top, in ms; 0 for none
     */
    void tamper(int node, double keeps, double addsMs, int cause);
}
