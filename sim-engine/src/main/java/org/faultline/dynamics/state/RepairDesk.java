package org.faultline.dynamics.state;

/** Where repairs by crews are asked for. */
@FunctionalInterface
public interface RepairDesk {

    /** Asks for the repair of a damaged asset, unless it has been asked for already. */
    void ask(int node);

    /** As {@link #ask}, of an asset for which a part is at hand already. */
    default void askWithPart(int node) {
        ask(node);
    }
}
