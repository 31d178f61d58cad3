package org.faultline.dynamics.state;

import org.faultline.trace.EventLog;

/** Whether traffic finds a way. */
public interface Reachability {

    /** True when a path of working transit assets joins the two nodes at the present time. */
    boolean reaches(int node, int provider);

    /** The event by which a node that lost providers last lost some, or {@link EventLog#NO_CAUSE}. */
    int lostBy(int node);
}
