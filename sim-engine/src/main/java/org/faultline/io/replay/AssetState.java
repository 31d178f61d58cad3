package org.faultline.io.replay;

/** How an asset is shown, the first that applies. */
public enum AssetState {
    /** An attacker is inside and nobody knows; shown only when hidden facts are asked for. */
    COMPROMISED("compromised"),
    /** Somebody is repairing it. */
    RESTORING("restoring"),
    /** Broken itself. */
    FAILED("failed"),
    /** Whole, but without something it needs. */
    FAILED_BY_DEPENDENCY("failed (dependency)"),
    /** Delivers a part. */
    DEGRADED("degraded"),
    /** Delivers everything. */
    IN_SERVICE("in service");

    private final String words;

    AssetState(String words) {
        this.words = words;
    }

    /** The words shown to people. */
    public String words() {
        return words;
    }
}
