package org.faultline.model;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A connection between two assets, usable in both directions. A link itself does not fail: a cable that can be cut is an
 * asset of kind {@link AssetKind#OPTICAL_LINE} between two links.
 *
 * @param from id of an asset
 * @param to id of an asset
 * @param kind what flows
 * @param capacityMbps what it carries in each direction, in Mbit/s, above zero; empty where it never limits
 * @param latencyMs time that a packet takes over it, in ms, zero to 60 000; empty where nobody said so, which counts as none
 */
public record Link(String from, String to, Kind kind, OptionalDouble capacityMbps, OptionalDouble latencyMs) {

    /** The longest latency of a link, in ms. */
    public static final double MOST_LATENCY_MS = 60_000;

    /** What a link carries. */
    public enum Kind {
        FRONTHAUL,
        MIDHAUL,
        BACKHAUL,
        RING,
        CORE,
        INTERCONNECT,
        POWER,
        /** A network beside the one that carries traffic, over which elements are managed. */
        MANAGEMENT;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** True when data of users, not electricity or orders of element managers alone, flow. */
        public boolean carriesTraffic() {
            return this != POWER && this != MANAGEMENT;
        }
    }

    public Link {
        Checks.named("first end of a link", from);
        Checks.named("second end of a link", to);
        if (from.equals(to)) {
            throw new IllegalArgumentException("The link " + from + "--" + to + " must join two different assets.");
        }
        capacityMbps.ifPresent(c -> Checks.positive("The capacity of link " + from + "--" + to + ", in Mbit/s,", c));
        latencyMs.ifPresent(ms -> {
            if (!(ms >= 0 && ms <= MOST_LATENCY_MS)) {
                throw new IllegalArgumentException("The latency of link " + from + "--" + to + " is " + ms
                        + " ms; it must lie between 0 and 1 min.");
            }
        });
    }

    /** A link that never limits and takes no time. */
    public Link(String from, String to, Kind kind) {
        this(from, to, kind, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same link with a capacity and a latency where it has none of its own. */
    public Link orElse(OptionalDouble usualCapacityMbps, OptionalDouble usualLatencyMs) {
        return new Link(
                from,
                to,
                kind,
                capacityMbps.isPresent() ? capacityMbps : usualCapacityMbps,
                latencyMs.isPresent() ? latencyMs : usualLatencyMs);
    }

    /** True when data of users, not electricity or orders of element managers alone, flow. */
    public boolean carriesTraffic() {
        return kind.carriesTraffic();
    }
}
