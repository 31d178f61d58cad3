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

    /** An asset was cleaned or mended; {@code event} is the INTEGRITY event where it had been touched, otherwise the cause. */
    default void cleaned(int node, int event) {}
}
