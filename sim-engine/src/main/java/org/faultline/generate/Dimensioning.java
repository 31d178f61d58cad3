package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Cell;
import org.faultline.model.Link;
import org.faultline.model.Traffic;

/** Sizes the links of one operator for its users and lets them send over them. */
final class Dimensioning {
    private final TransportProfile profile;
    private final Chance chance;
    private final SiteRadio radio;
    private final UserDemand demand;
    private final double headroom;
    private final double fill;

    /**
     * Of any operator.
     *
     * @param demand what a user asks for in the busy hour
     * @param headroom to which multiple of its users' demand an operator enlarges a cell that carries less
     * @param fill share of its capacity to which a link may be full when it carries all for which it is sized
     */
    Dimensioning(
            TransportProfile profile, Chance chance, SiteRadio radio, UserDemand demand, double headroom, double fill) {
        this.profile = profile;
        this.chance = chance;
        this.radio = radio;
        this.demand = demand;
        this.headroom = headroom;
        this.fill = fill;
    }

    /** Sizes the links of an operator whose parts are all there, and adds its flows; returns what its users get of them. */
    UserTraffic apply(NetworkParts parts, String operator, Transport transport, List<Site> sites, RouterUsers users) {
        Map<String, Setting> microwave = new HashMap<>();
        Map<String, Double> siteMbps = new HashMap<>();
        List<Cell> cells = parts.cells();
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            String gnb = Radio.gnbId(operator, site);
            siteMbps.put(gnb, siteMbps(site, cells.subList(CellPlan.SECTORS * i, CellPlan.SECTORS * (i + 1))));
            if (chance.uniform(Chance.Purpose.FIBRE, gnb, 0)
                    >= profile.fibreShare().get(site.setting())) {
                microwave.put(gnb, site.setting());
            }
        }
        double onTheLink = demand.meanMbps() * profile.load().onTheLink();
        new LinkSizes(profile, parts.places(), microwave, onTheLink, fill).size(parts, transport, users, siteMbps);
        UserTraffic traffic = new UserTraffic(profile, transport, operator, users, demand.meanMbps());
        Map<String, Link> up = up(parts);
        traffic.write(parts, accessMs(up, operator, transport, sites), behind(up, operator, transport, sites, cells));
        return traffic;
    }

    /** What the cells of a site send at their best, those too that were enlarged for their users. */
    private double siteMbps(Site site, List<Cell> cells) {
        double mbps = radio.mbps().get(site.setting());
        return cells.stream()
                .mapToDouble(cell -> Math.max(mbps, headroom * cell.users() * demand.mbps(site.region())))
                .sum();
    }

    /** Links from radio towards access routers, by where they begin. */
    private static Map<String, Link> up(NetworkParts parts) {
        Map<String, Link> up = new HashMap<>();
        for (Link link : parts.links()) {
            if (link.kind() == Link.Kind.FRONTHAUL
                    || link.kind() == Link.Kind.MIDHAUL
                    || link.kind() == Link.Kind.BACKHAUL) {
                up.put(link.from(), link);
            }
        }
        return up;
    }

    private static String stationOf(Map<String, Link> up, String operator, Site site) {
        String gnb = Radio.gnbId(operator, site);
        return up.containsKey(gnb) ? gnb : SplitSites.radioUnitId(operator, site);
    }

    /** The cells behind each access router, together where they share a link to it: a backhaul, or the midhaul of a distributed unit. */
    private static List<List<Traffic.Site>> behind(
            Map<String, Link> up, String operator, Transport transport, List<Site> sites, List<Cell> cells) {
        List<Map<String, List<String>>> cellsVia = new ArrayList<>();
        transport.hubs().forEach(hub -> cellsVia.add(new LinkedHashMap<>()));
        for (int i = 0; i < sites.size(); i++) {
            int router = transport.accessOf(i);
            Link last = up.get(stationOf(up, operator, sites.get(i)));
            while (!last.to().equals(transport.hubs().get(router).id())) {
                last = up.get(last.to());
            }
            List<String> together = cellsVia.get(router).computeIfAbsent(last.from(), via -> new ArrayList<>());
            int first = i * CellPlan.SECTORS;
            cells.subList(first, first + CellPlan.SECTORS).forEach(cell -> together.add(cell.asset()));
        }
        return cellsVia.stream()
                .map(some -> some.entrySet().stream()
                        .map(e -> new Traffic.Site(e.getValue(), Optional.of(e.getKey())))
                        .toList())
                .toList();
    }

    /** Mean time from the antennas of a router's sites to the router, over fronthaul and midhaul or backhaul. */
    private static double[] accessMs(Map<String, Link> up, String operator, Transport transport, List<Site> sites) {
        double[] sum = new double[transport.hubs().size()];
        int[] count = new int[sum.length];
        for (int i = 0; i < sites.size(); i++) {
            String at = stationOf(up, operator, sites.get(i));
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
