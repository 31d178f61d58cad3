package org.faultline.dynamics.state;

/** Whether traffic finds a way. */
@FunctionalInterface
public interface Reachability {

    /** True when a path of working transit assets joins the two nodes at the present time. */
    boolean reaches(int node, int provider);
}
