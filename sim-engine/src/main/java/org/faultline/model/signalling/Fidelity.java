package org.faultline.model.signalling;

import java.util.Locale;

/** How closely devices are followed. */
public enum Fidelity {
    /** Each device is followed by itself. */
    INDIVIDUAL,
    /** Devices of a class are counted by what they do. */
    COHORT,
    /** Individual up to a number of devices, cohorts above. */
    AUTO;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
