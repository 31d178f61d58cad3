package org.faultline.scenario;

import java.util.List;
import java.util.Locale;

/** A number that mobile networks are watched by, with its name in 3GPP TS 28.552 (counters) or TS 28.554 (indicators). */
public enum Indicator {
    /** Devices that are registered: with access and the stage of registration completed. */
    REGISTERED(
            "RM.RegisteredSubNbrMean, RM.RegisteredSubNbrMax",
            "TS 28.552, 5.2.1; TS 28.554, 6.2.1",
            "devices",
            "RM.RegisteredSubNbrMean",
            "RM.RegisteredSubNbrMax",
            "AMFMeanRegNbr"),
    REGISTRATION_REQUESTS("RM.RegInitReq", "TS 28.552, 5.2.2.1", "attempts"),
    REGISTRATIONS("RM.RegInitSucc", "TS 28.552, 5.2.2.2", "attempts"),
    /** Initial registrations over requests since the start, one before any. */
    REGISTRATION_SUCCESS_RATE("RSR", "TS 28.554, 6.2.3", "share", "RSR"),
    /** Of those that succeeded since the start, zero before any; as the device sees it, two messages over the air longer than at the AMF. */
    REGISTRATION_TIME("RM.RegTimeMean", "TS 28.552, 5.2.2", "h"),
    /** Devices with a session. */
    SESSIONS("SM.SessionNbrMean, PDUSesMeanNbr", "TS 28.552, 5.3.1; TS 28.554, 6.4.1", "devices", "PDUSesMeanNbr"),
    SESSION_REQUESTS("SM.PduSessionCreationReq", "TS 28.552, 5.3.1.3", "attempts"),
    SESSIONS_MADE("SM.PduSessionCreationSucc", "TS 28.552, 5.3.1.4", "attempts"),
    SESSION_SUCCESS_RATE("SM.PduSessionCreationSucc / SM.PduSessionCreationReq", "TS 28.554, 6.2", "share"),
    /** As the device sees it, which the specification does not: it counts at the SMF. */
    SESSION_TIME("PDUEstTime", "TS 28.554, 6.4.3", "h"),
    /** Contacts in an hour that come for devices. */
    PAGES("MM.Paging5GReq", "TS 28.552, 5.2", "contacts per h"),
    /** Share of them that their device answers, one where none comes. */
    PAGING_SUCCESS_RATE("MM.Paging5GSucc / MM.Paging5GReq", "TS 28.552, 5.2", "share"),
    /** Attempts to get through the air of cells since the start, before any barring by the core is known to them. */
    RANDOM_ACCESS_ATTEMPTS("RRC.ConnEstabAtt", "TS 28.552, 5.1.1", "attempts"),
    /** Share of them that got through. */
    RANDOM_ACCESS_SUCCESS_RATE("RRC.ConnEstabSucc / RRC.ConnEstabAtt", "TS 28.552, 5.1.1", "share");

    private final String name3gpp;
    private final String clause;
    private final String unit;
    private final String aliases;

    Indicator(String name3gpp, String clause, String unit, String... aliases) {
        this.name3gpp = name3gpp;
        this.clause = clause;
        this.unit = unit;
        this.aliases = String.join(" ", aliases);
    }

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the specification calls it. */
    public String name3gpp() {
        return name3gpp;
    }

    /** Names of the specifications that scenario files may use as well: those that it gives to exactly this number, and not to a part or a relative of it. */
    public List<String> aliases() {
        return aliases.isEmpty() ? List.of() : List.of(aliases.split(" ", -1));
    }

    /** Where the specification says so. */
    public String clause() {
        return clause;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** True for a time, of which the mean or a quantile can be asked. */
    public boolean isTime() {
        return this == REGISTRATION_TIME || this == SESSION_TIME;
    }
}
