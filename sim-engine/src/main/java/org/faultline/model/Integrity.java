package org.faultline.model;

import java.util.Locale;

/** Whether an asset does what its owner wants; independent of whether it works. Codes as in event logs. */
public enum Integrity {
    CLEAN(0),
    DORMANT(1),
    ACTIVE(2),
    DETECTED(3),
    CONTAINED(4);

    private final int code;

    Integrity(int code) {
        this.code = code;
    }

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number under which logs keep it. */
    public int code() {
        return code;
    }
}
