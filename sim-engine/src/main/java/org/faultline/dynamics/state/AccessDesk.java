package org.faultline.dynamics.state;

import java.util.List;
import org.faultline.model.AccessCategory;

/** What operators can do by hand to who has access to their networks, where devices are modelled. */
public interface AccessDesk {

    /** A network without devices. */
    AccessDesk WITHOUT_DEVICES = new AccessDesk() {
        @Override
        public boolean isAccess(int node) {
            return false;
        }

        @Override
        public boolean isHost(int node) {
            return false;
        }

        @Override
        public void bar(
                int node, int bar, double share, List<String> classes, List<AccessCategory> categories, int cause) {
            throw new IllegalStateException("No device begins anything at node " + node + ".");
        }

        @Override
        public void unbar(int node, int bar, int cause) {
            throw new IllegalStateException("No device begins anything at node " + node + ".");
        }

        @Override
        public void letGuestsIn(int node, boolean in, int cause) {
            throw new IllegalStateException("Node " + node + " has no guests.");
        }
    };

    /** True for an asset at which devices ask for access. */
    boolean isAccess(int node);

    /** True for an asset through which guests of another operator reach a host. */
    boolean isHost(int node);

    /**
     * Turns a share of what devices begin at an asset away, from now on and besides what other bars do.
     *
     * @param bar number of the bar, from 0 on
     * @param share in [0, 1]
     * @param classes ids of device classes; empty for all
     * @param categories of what they begin; empty for all
     */
    void bar(int node, int bar, double share, List<String> classes, List<AccessCategory> categories, int cause);

    /** Ends a bar at an asset. */
    void unbar(int node, int bar, int cause);

    /** A host lets guests in at an asset from now on, or no more. */
    void letGuestsIn(int node, boolean in, int cause);
}
