package org.faultline.dynamics.state;

/** A subsystem that wants to hear of what campaign steps do to assets. */
public interface DamageListener {

    /**
     * A step took hold of an asset.
     *
     * @param node the asset
     * @param step number of the campaign step
     * @param visible true when the asset's own condition fell
     * @param event the CONDITION event when visible, the INTEGRITY event otherwise
     */
    void damaged(int node, int step, boolean visible, int event);

    /** What a step did to an asset cannot be seen, because the asset was down already; told after {@link #damaged}. */
    default void covered(int node, int step) {}

    /** An outage is over and the asset stays down, so that its damage can be seen; {@code event} is what damaged it last. */
    default void surfaced(int node, int event) {}

    /** An asset was cleaned or mended; {@code event} is the INTEGRITY event where it had been touched, otherwise the cause. */
    default void cleaned(int node, int event) {}
}
