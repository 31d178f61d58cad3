package org.faultline.model.signalling;

import java.util.Locale;
import org.faultline.model.AccessCategory;

/** Requests of which an AMF wants fewer in an overload (Overload Action, TS 38.413, 9.3.1.105); answers to pages are never among them. */
public enum OverloadAction {
    /** Data and calls that devices begin; what tolerates delay counts as data. */
    REJECT_DATA,
    /** These, and registrations and updates. */
    REJECT_SIGNALLING,
    /** All but emergencies, those of devices of high priority too. */
    PERMIT_EMERGENCIES,
    /** All but those of devices of high priority, emergencies too. */
    PERMIT_PRIORITY;

    /**
     * Whether a share of certain attempts is turned away.
     *
     * @param isOfPriority whether their devices are of high priority (access identities 1, 2 and 11 to 15)
     */
    public boolean rejects(AccessCategory category, boolean isOfPriority) {
        boolean isOrdinary = category.isBarredUnnamed();
        return switch (this) {
            case REJECT_DATA -> isOrdinary && category != AccessCategory.MO_SIGNALLING && !isOfPriority;
            case REJECT_SIGNALLING -> isOrdinary && !isOfPriority;
            case PERMIT_EMERGENCIES -> isOrdinary;
            case PERMIT_PRIORITY -> category != AccessCategory.MT_ACCESS && !isOfPriority;
        };
    }

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
