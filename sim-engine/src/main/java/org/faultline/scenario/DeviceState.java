package org.faultline.scenario;

import java.util.Locale;

/** What devices of a class are doing. */
public enum DeviceState {
    /** With access and all stages completed, whether or not a contact would be answered now. */
    SERVED,
    /** With access and without all stages. */
    TRYING,
    /** Without access. */
    AWAY,
    /** With access, without a stage that they have lost, and not knowing it. */
    UNAWARE,
    /** All but served. */
    UNSERVED;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
