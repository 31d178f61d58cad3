package org.faultline.model;

import java.util.Locale;
import java.util.Map;

/**
 * Why a device asks for access, by which the access network may bar it: access categories of unified access control (3GPP TS 22.261, table
 * 6.22.2.3-1; TS 24.501, table 4.5.2.2).
 */
public enum AccessCategory {
    /** An answer to the network, which is never barred. */
    MT_ACCESS(0),
    /** Anything that a device of low priority asks for, which tolerates delay. */
    DELAY_TOLERANT(1),
    /** An emergency. */
    EMERGENCY(2),
    /** Registration and other management of mobility begun by the device. */
    MO_SIGNALLING(3),
    /** A voice call over IMS. */
    MMTEL_VOICE(4),
    /** A session, or service for data. */
    MO_DATA(7),
    /** Registration for voice over IMS. */
    IMS_SIGNALLING(9);

    private static final Map<String, AccessCategory> OF_PROCEDURES = Map.ofEntries(
            Map.entry("registration", MO_SIGNALLING),
            Map.entry("mobility-update", MO_SIGNALLING),
            Map.entry("periodic-update", MO_SIGNALLING),
            Map.entry("deregistration", MO_SIGNALLING),
            Map.entry("ims-registration", IMS_SIGNALLING),
            Map.entry("ims-registration-again", IMS_SIGNALLING),
            Map.entry("ims-call", MMTEL_VOICE),
            Map.entry("emergency-registration", EMERGENCY),
            Map.entry("emergency-session", EMERGENCY),
            Map.entry("emergency-call", EMERGENCY));

    private final int number;

    AccessCategory(int number) {
        this.number = number;
    }

    /** Its number in the specifications. */
    public int number() {
        return number;
    }

    /** Whether a bar that names no category is about it: an emergency is barred only by its name, an answer to the network never (TS 24.501, 4.5.5). */
    public boolean isBarredUnnamed() {
        return this != EMERGENCY && this != MT_ACCESS;
    }

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The category of a number. */
    public static AccessCategory numbered(int number) {
        for (AccessCategory category : values()) {
            if (category.number == number) {
                return category;
            }
        }
        throw new IllegalArgumentException("No access category is modelled that has the number " + number + ".");
    }

    /**
     * The category of an attempt, by the first rule of table 4.5.2.2 that fits: an answer to the network, an emergency, a device that tolerates delay, and only
     * then what the procedure is for; what is none of the shipped procedures is data.
     *
     * @param registration category of the device's registrations
     */
    public static AccessCategory of(Procedure procedure, AccessCategory registration) {
        AccessCategory own = OF_PROCEDURES.getOrDefault(procedure.id(), MO_DATA);
        if (!procedure.messages().get(0).sender().equals(Procedure.DEVICE)) {
            return MT_ACCESS;
        }
        return own == EMERGENCY ? own : registration == DELAY_TOLERANT || own == MO_SIGNALLING ? registration : own;
    }
}
