package org.faultline.analysis;

import java.util.Locale;

/** By what assets weigh in a share. */
public enum Weighting {
    /** Every asset weighs the same. */
    ASSETS,
    /**
     * By users of cells. A cell's users weigh on the radio assets that it needs, directly or through other radio assets, in equal parts; the
     * users of an operator's cells weigh on its assets of any other function in equal parts.
     */
    USERS,
    /** By lines, i.e. contracts: an operator's share of the country's lines weighs on its assets in equal parts. */
    LINES;

    /** The word used in results. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
