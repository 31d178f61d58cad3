package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Link;
import org.faultline.model.Place;

/**
 * One operator's transport network, from the sites up.
 *
 * <p><em>Access.</em> The sites fall into metro areas of about 300 and these into clusters of about 10, both by
 * {@link BalancedClusters}; each cluster has an access router at the site nearest to its centre. <em>Access rings.</em> The access
 * routers of a metro area are grouped into chains of about 8; a chain starts at the area's own aggregation router and ends at the
 * nearest other one, so that with the core behind both it closes a ring; its order is a short way ({@link Tour}). <em>Metro.</em>
 * The aggregation router of an area stands in its largest settlement and is joined to the two nearest core routers.
 * <em>Core.</em> One core router per 3,000 sites (4 to 12) stands in each of the largest towns that keep a distance; they form a
 * ring along a short tour, and each is joined to its two nearest as well.
 *
 * <p>Hence no single router but a site's own access router, and no single link but a site's own backhaul, cuts a site off.
 */
final class Transport {
    static final int SITES_PER_METRO = 300;
    static final int SITES_PER_ACCESS_ROUTER = 10;
    /** Routers boot, and routes settle, within minutes; assumed. */
    private static final Distribution BOOT_HOURS = new Distribution.Triangular(0.08, 0.17, 0.33);

    private final Territory territory;
    private final String operator;
    private final List<Site> sites;

    private final List<RouterSpot> core = new ArrayList<>();
    private final List<RouterSpot> metro = new ArrayList<>();
    private final List<RouterSpot> access = new ArrayList<>();
    private final int[] accessOfSite;
    /** Access routers of metro area m: from entry m up to before entry m + 1. */
    private final List<Integer> firstAccess = new ArrayList<>();

    private final List<List<AccessRings.Chain>> chains;
    private final int[] sitesPerCore;
    private final KdTree coreTree;
    private final KdTree metroTree;
    private final List<String> coreIds;
    private final List<String> metroIds;

    Transport(Territory territory, String operator, List<Site> sites) {
        this.territory = territory;
        this.operator = operator;
        this.sites = sites;
        this.accessOfSite = new int[sites.size()];
        core.addAll(CoreRing.cities(territory, operator, sites.size()));
        coreTree = RouterSpot.tree(core);
        List<List<Integer>> areas =
                areas(IntStream.range(0, sites.size()).boxed().toList(), SITES_PER_METRO, 2);
        for (List<Integer> area : areas) {
            metro.add(metroRouterSpot(area));
        }
        metroTree = RouterSpot.tree(metro);
        coreIds = ids("core", core.size());
        metroIds = ids("agg", metro.size());
        sitesPerCore = new int[core.size()];
        for (int m = 0; m < areas.size(); m++) {
            List<Integer> area = areas.get(m);
            firstAccess.add(access.size());
            sitesPerCore[coreTree.nearest(metro.get(m).x(), metro.get(m).y())] += area.size();
            for (List<Integer> cluster : areas(area, SITES_PER_ACCESS_ROUTER, 1)) {
                Site hub = sites.get(nearestToCentre(cluster, cluster));
                cluster.forEach(site -> accessOfSite[site] = access.size());
                access.add(new RouterSpot(hub.x(), hub.y(), hub.settlement()));
            }
        }
        firstAccess.add(access.size());
        AccessRings rings = new AccessRings(metro);
        chains = IntStream.range(0, metro.size())
                .mapToObj(m ->
                        rings.of(m, access.subList(firstAccess.get(m), firstAccess.get(m + 1)), firstAccess.get(m)))
                .toList();
    }

    /** The chains of access routers, metro area by metro area. */
    List<List<AccessRings.Chain>> chains() {
        return chains;
    }

    /** The number of the access router of a site, by its place in the list; routers are counted from 0. */
    int accessOf(int site) {
        return accessOfSite[site];
    }

    /** Id of the access router of each site. */
    List<String> routerOfSites() {
        List<String> ids = ids("acc", access.size());
        return Arrays.stream(accessOfSite).mapToObj(ids::get).toList();
    }

    /** A router and where it stands. */
    record Router(String id, int number, double x, double y, int settlement) {}

    /** Access routers, one at the hub of each cluster of sites. */
    List<Router> hubs() {
        return routers("acc", access);
    }

    /** Aggregation routers, one for each metro area. */
    List<Router> metros() {
        return routers("agg", metro);
    }

    /** The access router of a site, by its place in the list. */
    Router hubOf(int site) {
        return router("acc", access, accessOfSite[site]);
    }

    /** The aggregation router of the metro area of a site, by its place in the list. */
    Router metroOf(int site) {
        int area = Collections.binarySearch(firstAccess, accessOfSite[site]);
        while (area >= 0 && firstAccess.get(area + 1) == accessOfSite[site]) {
            area++; // an area without access routers
        }
        return router("agg", metro, area >= 0 ? area : -area - 2);
    }

    /** The aggregation routers nearest to a router, nearest first. */
    List<Router> metrosNear(Router router, int count) {
        return Arrays.stream(metroTree.nearest(router.x(), router.y(), count))
                .mapToObj(m -> router("agg", metro, m))
                .toList();
    }

    /** Where a router stands. */
    Place placeOf(Router router) {
        return territory.placeAt(
                router.x(),
                router.y(),
                territory.settlements().get(router.settlement()).region());
    }

    private List<Router> routers(String word, List<RouterSpot> spots) {
        return IntStream.range(0, spots.size())
                .mapToObj(i -> router(word, spots, i))
                .toList();
    }

    private Router router(String word, List<RouterSpot> spots, int i) {
        RouterSpot spot = spots.get(i);
        return new Router(word + ":" + operator + ":" + (i + 1), i + 1, spot.x(), spot.y(), spot.settlement());
    }

    /** Settlements that have a core router, most populous first. */
    List<Integer> coreSettlements() {
        return core.stream().map(RouterSpot::settlement).toList();
    }

    /** Ids of the core routers nearest to a point, nearest first. */
    List<String> nearestCore(double x, double y, int count) {
        return Arrays.stream(coreTree.nearest(x, y, count))
                .mapToObj(coreIds::get)
                .toList();
    }

    /** Id of the aggregation router nearest to a point. */
    String nearestMetro(double x, double y) {
        return metroIds.get(metroTree.nearest(x, y));
    }

    /** Sites behind each core router, counted by the core router nearest to their metro area. */
    int[] sitesPerCore() {
        return sitesPerCore.clone();
    }

    /** Adds routers and links; the backhaul of the sites is not among them. */
    void write(NetworkParts parts, Feeding feeding) {
        write(parts, feeding, coreIds, core, AssetKind.CORE_ROUTER, "transport_core");
        write(parts, feeding, metroIds, metro, AssetKind.AGGREGATION_ROUTER, "transport_metro");
        List<String> accessIds = ids("acc", access.size());
        write(parts, feeding, accessIds, access, AssetKind.ACCESS_ROUTER, "transport_access");
        CoreRing.link(parts, core, coreIds);
        for (int m = 0; m < metro.size(); m++) {
            for (String coreId : nearestCore(metro.get(m).x(), metro.get(m).y(), 2)) {
                parts.link(metroIds.get(m), coreId, Link.Kind.CORE);
            }
            chains.get(m).forEach(chain -> link(parts, chain, accessIds));
        }
    }

    private void write(
            NetworkParts parts,
            Feeding feeding,
            List<String> ids,
            List<RouterSpot> spots,
            AssetKind kind,
            String stock) {
        for (int i = 0; i < spots.size(); i++) {
            RouterSpot spot = spots.get(i);
            int region = territory.settlements().get(spot.settlement()).region();
            parts.add(new Asset(
                    ids.get(i),
                    kind,
                    Optional.of(operator),
                    territory.placeAt(spot.x(), spot.y(), region),
                    0,
                    Optional.empty(),
                    List.of()));
            parts.needs(ids.get(i), feeding.gate(ids.get(i), spot.settlement(), stock, operator));
            parts.restart(ids.get(i), BOOT_HOURS);
        }
    }

    /** The site that is nearest to the middle of an area among those in its most populous settlement. */
    private RouterSpot metroRouterSpot(List<Integer> area) {
        int largest = area.stream()
                .map(i -> sites.get(i).settlement())
                .max(Comparator.comparingLong(
                                (Integer s) -> territory.settlements().get(s).population())
                        .thenComparingInt(s -> -s))
                .orElseThrow();
        List<Integer> central =
                area.stream().filter(i -> sites.get(i).settlement() == largest).toList();
        Site site = sites.get(nearestToCentre(area, central));
        return new RouterSpot(site.x(), site.y(), site.settlement());
    }

    private void link(NetworkParts parts, AccessRings.Chain chain, List<String> accessIds) {
        String last = metroIds.get(chain.own());
        for (int member : chain.members()) {
            parts.link(last, accessIds.get(member), Link.Kind.RING);
            last = accessIds.get(member);
        }
        parts.link(last, metroIds.get(chain.other()), Link.Kind.RING);
    }

    private int nearestToCentre(List<Integer> area, List<Integer> candidates) {
        double cx = area.stream().mapToDouble(i -> sites.get(i).x()).average().orElse(0);
        double cy = area.stream().mapToDouble(i -> sites.get(i).y()).average().orElse(0);
        return candidates.stream()
                .min(Comparator.comparingDouble(i ->
                        StrictMath.hypot(sites.get(i).x() - cx, sites.get(i).y() - cy)))
                .orElseThrow();
    }

    /** Splits sites into compact groups of about a size. */
    private List<List<Integer>> areas(List<Integer> members, int size, int least) {
        double[] x = members.stream().mapToDouble(i -> sites.get(i).x()).toArray();
        double[] y = members.stream().mapToDouble(i -> sites.get(i).y()).toArray();
        int count = Math.min(members.size(), Math.max(least, Math.round((float) members.size() / size)));
        int[] group = BalancedClusters.split(x, y, count);
        List<List<Integer>> groups = new ArrayList<>();
        IntStream.range(0, count).forEach(g -> groups.add(new ArrayList<>()));
        for (int i = 0; i < group.length; i++) {
            groups.get(group[i]).add(members.get(i));
        }
        return groups;
    }

    private List<String> ids(String word, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> word + ":" + operator + ":" + n)
                .toList();
    }
}
