package org.faultline.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Link;

/** Sizes the links of one operator for its users and lets them send over them. */
final class Dimensioning {
    private final TransportProfile profile;
    private final Chance chance;
    private final SiteRadio radio;
    private final double busyHourMbps;
    private final double fill;

    /**
     * Of any operator.
     *
     * @param busyHourMbps what a user asks for in the busy hour
     * @param fill share of its capacity to which a link may be full when it carries all for which it is sized
     */
    Dimensioning(TransportProfile profile, Chance chance, SiteRadio radio, double busyHourMbps, double fill) {
        this.profile = profile;
        this.chance = chance;
        this.radio = radio;
        this.busyHourMbps = busyHourMbps;
        this.fill = fill;
    }

    /** Sizes the links of an operator whose parts are all there, and adds its flows; returns what its users get of them. */
    UserTraffic apply(NetworkParts parts, String operator, Transport transport, List<Site> sites, RouterUsers users) {
        Map<String, Setting> microwave = new HashMap<>();
        Map<String, Double> siteMbps = new HashMap<>();
        for (Site site : sites) {
            String gnb = Radio.gnbId(operator, site);
            siteMbps.put(gnb, CellPlan.SECTORS * radio.mbps().get(site.setting()));
            if (chance.uniform(Chance.Purpose.FIBRE, gnb, 0)
                    >= profile.fibreShare().get(site.setting())) {
                microwave.put(gnb, site.setting());
            }
        }
        double onTheLink = busyHourMbps * profile.load().onTheLink();
        new LinkSizes(profile, parts.places(), microwave, onTheLink, fill).size(parts, transport, users, siteMbps);
        UserTraffic traffic = new UserTraffic(profile, transport, operator, users, busyHourMbps);
        traffic.write(parts, accessMs(parts, operator, transport, sites));
        return traffic;
    }

    /** Mean time from the antennas of a router's sites to the router, over fronthaul and midhaul or backhaul. */
    private static double[] accessMs(NetworkParts parts, String operator, Transport transport, List<Site> sites) {
        Map<String, Link> up = new HashMap<>();
        for (Link link : parts.links()) {
            if (link.kind() == Link.Kind.FRONTHAUL
                    || link.kind() == Link.Kind.MIDHAUL
                    || link.kind() == Link.Kind.BACKHAUL) {
                up.put(link.from(), link);
            }
        }
        double[] sum = new double[transport.hubs().size()];
        int[] count = new int[sum.length];
        for (int i = 0; i < sites.size(); i++) {
            String gnb = Radio.gnbId(operator, sites.get(i));
            String at = up.containsKey(gnb) ? gnb : SplitSites.radioUnitId(operator, sites.get(i));
            for (Link link = up.get(at); link != null; link = up.get(at)) {
                sum[transport.accessOf(i)] += link.latencyMs().orElseThrow();
                at = link.to();
            }
            count[transport.accessOf(i)]++;
        }
        for (int r = 0; r < sum.length; r++) {
            sum[r] /= Math.max(1, count[r]);
        }
        return sum;
    }
}
