package org.faultline.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.faultline.model.Link;
import org.faultline.model.Place;

/**
 * Capacity and latency of an operator's links.
 *
 * <p><em>Latency.</em> The way of a cable, or of a microwave link where a site has no fibre, and what the equipment at its ends takes ({@link TransportProfile.Medium}).
 *
 * <p><em>Capacity.</em> A link has as many ports of its kind as it takes to carry its users' traffic in the busy hour ({@link LinkLoads}) while it is full to no more than
 * a given share. The backhaul of a site carries what its cells send together at their best. What no users are counted for has one port.
 */
final class LinkSizes {
    private final TransportProfile profile;
    private final Map<String, Place> places;
    private final Map<String, Setting> microwave;
    private final double mbpsPerUser;
    private final double fill;

    /**
     * Of links between assets that stand at given places.
     *
     * @param microwave settings of the sites whose base station, by its id, has no fibre
     * @param mbpsPerUser what a user puts on a link in the busy hour
     * @param fill share of its capacity to which a link may be full
     */
    LinkSizes(
            TransportProfile profile,
            Map<String, Place> places,
            Map<String, Setting> microwave,
            double mbpsPerUser,
            double fill) {
        this.profile = profile;
        this.places = places;
        this.microwave = microwave;
        this.mbpsPerUser = mbpsPerUser;
        this.fill = fill;
    }

    /** Milliseconds over a link between two assets. */
    double latencyMs(String from, String to) {
        double km = places.get(from).distanceKm(places.get(to));
        return microwave.containsKey(from)
                ? profile.microwave().ms(km)
                : profile.fibre().ms(km);
    }

    /**
     * Sizes all links that carry traffic; what a link says of itself stays.
     *
     * @param transport whose links they are
     * @param users behind its access routers
     * @param siteMbps what the cells of the site of a base station send together at their best, by its id
     */
    void size(NetworkParts parts, Transport transport, RouterUsers users, Map<String, Double> siteMbps) {
        LinkLoads loads = new LinkLoads(transport, users, this::latencyMs);
        Map<String, Double> ofCentralUnits = new HashMap<>();
        List<Transport.Router> metros = transport.metros();
        for (int m = 0; m < metros.size(); m++) {
            ofCentralUnits.put(metros.get(m).id(), loads.inArea(m));
        }
        parts.replaceLinks(link -> sized(
                link,
                switch (link.kind()) {
                    case BACKHAUL -> backhaulMbps(link, siteMbps);
                    case MIDHAUL -> ports(profile.ports().metro(), ofCentralUnits.getOrDefault(link.to(), 0.0));
                    case RING -> ports(profile.ports().ring(), loads.sizedFor(link.from(), link.to()));
                    case CORE -> coreMbps(link, loads);
                    default -> profile.ports().line();
                }));
    }

    /** Sizes links of nobody's users: one port each. */
    void sizeLines(NetworkParts parts) {
        parts.replaceLinks(link -> sized(
                link,
                link.kind() == Link.Kind.CORE
                        ? profile.ports().metro()
                        : profile.ports().line()));
    }

    private Link sized(Link link, double mbps) {
        return link.carriesTraffic()
                        && (link.capacityMbps().isEmpty() || link.latencyMs().isEmpty())
                ? link.orElse(OptionalDouble.of(mbps), OptionalDouble.of(latencyMs(link.from(), link.to())))
                : link;
    }

    private double backhaulMbps(Link link, Map<String, Double> siteMbps) {
        double most = siteMbps.getOrDefault(link.from(), 0.0) * profile.load().onTheLink();
        if (most == 0) {
            return profile.ports().line();
        }
        double port = microwave.containsKey(link.from())
                ? profile.ports().microwaveBackhaul()
                : profile.ports().fibreBackhaul();
        return whole(most, port);
    }

    private double coreMbps(Link link, LinkLoads loads) {
        double own = loads.sizedFor(link.from(), link.to());
        if (own > 0) {
            return ports(profile.ports().metro(), own);
        }
        double atRouters = Math.max(loads.comingTo(link.from()), loads.comingTo(link.to()));
        boolean userPlane = link.from().startsWith("upf:");
        boolean betweenRouters = link.from().startsWith("core:") && link.to().startsWith("core:");
        return userPlane || betweenRouters
                ? ports(profile.ports().core(), atRouters)
                : profile.ports().metro();
    }

    /** As many ports as users need in the busy hour, at least one. */
    private double ports(double port, double count) {
        return whole(count * mbpsPerUser / fill, port);
    }

    private static double whole(double mbps, double port) {
        return port * Math.max(1, StrictMath.ceil(mbps / port));
    }
}
