package org.faultline.dynamics.state;

/** Where repairs by crews are asked for. */
@FunctionalInterface
public interface RepairDesk {

    /** Asks for the repair of a damaged asset, unless it has been asked for already. */
    void ask(int node);
}
