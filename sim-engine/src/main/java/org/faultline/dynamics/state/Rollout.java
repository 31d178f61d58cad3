package org.faultline.dynamics.state;

/** What defenders can do to a campaign that is under way. */
public interface Rollout {

    /** Stops the staged delivery of a step; what it reached stays reached. */
    void halt(int step, int cause);
}
