package org.faultline.model;

import java.util.Locale;

/**
 * A connection between two assets, usable in both directions. A link itself does not fail: a cable that can be cut is an
 * asset of kind {@link AssetKind#OPTICAL_LINE} between two links.
 *
 * @param from id of an asset
 * @param to id of an asset
 * @param kind what flows
 */
public record Link(String from, String to, Kind kind) {

    /** What a link carries. */
    public enum Kind {
        FRONTHAUL,
        MIDHAUL,
        BACKHAUL,
        RING,
        CORE,
        INTERCONNECT,
        POWER;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True when data, not electricity, flows. */
        public boolean carriesTraffic() {
            return this != POWER;
        }
    }

    public Link {
        Checks.named("first end of a link", from);
        Checks.named("second end of a link", to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("The link " + from + "--" + to + " must join two different assets.");
        }
    }

    /** True when data, not electricity, flows. */
    public boolean carriesTraffic() {
        return kind.carriesTraffic();
    }
}
