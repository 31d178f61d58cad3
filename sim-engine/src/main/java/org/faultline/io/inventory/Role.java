package org.faultline.io.inventory;

import java.util.Locale;

/** What a column of an inventory holds. */
public enum Role {
    ASSET,
    SITE,
    FUNCTION,
    KIND,
    VENDOR,
    PRODUCT,
    RELEASE,
    COUNT,
    REGION,
    LATITUDE,
    LONGITUDE,
    OPERATOR,
    YEAR;

    /** The word used on the command line and in tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
