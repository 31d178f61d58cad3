package org.faultline.scenario;

import java.util.Locale;

/** What a member of a population can do. */
public enum MemberState {
    /** It rests: it was served, or has not asked yet. */
    AT_REST,
    /** Its request is under way, or will be made after a back-off. */
    REQUESTING,
    /** What it is attached to is at level zero. */
    DETACHED,
    /** Its request was lost and it does not ask again. */
    GAVE_UP,
    /** It is not at rest. */
    UNSERVED;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
