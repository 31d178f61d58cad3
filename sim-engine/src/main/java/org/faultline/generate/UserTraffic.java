package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Place;
import org.faultline.model.Traffic;

/**
 * What an operator's users send: from each access router one flow of each priority class to the nearest user plane function, as large as the users behind it ask for in
 * the busy hour, by the hour of the day. It follows users whom neighbour cells take over, as far as the links of their sites carry them. What they get of a class in a region is the mean of its flows, weighted by the region's users behind each router.
 *
 * <p>A router that no user plane function can be reached from has no users: their cells have lost the core as well, and they are where other cells serve them, so
 * its flows count as whole ({@link Traffic.Flow#leaves}).
 */
final class UserTraffic {
    /** Time until routes go round what failed: interior protocols converge within seconds; assumed. */
    static final Distribution CONVERGENCE_HOURS = new Distribution.Triangular(0.2 / 3600, 1.0 / 3600, 5.0 / 3600);

    private final TransportProfile profile;
    private final Transport transport;
    private final List<Transport.Router> hubs;
    private final String operator;
    private final RouterUsers users;
    private final double busyHourMbps;

    /**
     * Of one operator.
     *
     * @param busyHourMbps what a user asks for in the busy hour, on the mean of the country
     */
    UserTraffic(
            TransportProfile profile, Transport transport, String operator, RouterUsers users, double busyHourMbps) {
        this.profile = profile;
        this.transport = transport;
        this.hubs = transport.hubs();
        this.operator = operator;
        this.users = users;
        this.busyHourMbps = busyHourMbps;
    }

    /**
     * Adds the flows.
     *
     * @param accessMs time from the antennas to each access router, in ms
     * @param behind the sites behind each
     */
    void write(NetworkParts parts, double[] accessMs, List<List<Traffic.Site>> behind) {
        List<String> ends = IntStream.rangeClosed(1, transport.coreSettlements().size())
                .mapToObj(n -> "upf:" + operator + ":" + n)
                .toList();
        for (int r = 0; r < hubs.size(); r++) {
            if (users.of(r) > 0) {
                write(parts, hubs.get(r), r, ends, accessMs[r], behind.get(r));
            }
        }
    }

    private void write(
            NetworkParts parts,
            Transport.Router hub,
            int router,
            List<String> ends,
            double accessMs,
            List<Traffic.Site> behind) {
        Place place = transport.placeOf(hub);
        double mbps = users.of(router)
                * busyHourMbps
                * profile.load().onTheLink()
                / profile.load().busyWeight();
        for (int c = 0; c < Traffic.USUAL_CLASSES.size(); c++) {
            String word = Traffic.USUAL_CLASSES.get(c);
            String id = Traffic.Flow.idOf(word, hub.id());
            double volume = mbps * shareOf(word);
            parts.add(new Traffic.Flow(
                    id,
                    hub.id(),
                    ends,
                    volume,
                    c,
                    profile.load().weights(),
                    Optional.ofNullable(profile.load().boundMs().get(word)).map(ms -> new Traffic.LatencyBound(ms, 0)),
                    accessMs,
                    true,
                    behind));
            parts.add(new Asset(
                    id, AssetKind.TRAFFIC_FLOW, Optional.of(operator), place, volume, Optional.empty(), List.of(word)));
        }
    }

    private double shareOf(String word) {
        Map<String, Double> shares = profile.load().shares();
        double urgent = Traffic.USUAL_CLASSES.stream()
                .mapToDouble(c -> shares.getOrDefault(c, 0.0))
                .sum();
        return shares.getOrDefault(word, 1 - urgent);
    }

    /** What users of a region get of a class of traffic; empty where the operator has no users there. */
    Optional<Gate> in(int region, String word) {
        List<Gate.Need> needs = new ArrayList<>();
        users.in(region).forEach((router, count) -> {
            if (count > 0) {
                needs.add(new Gate.Need(Traffic.Flow.idOf(word, hubs.get(router).id()), count));
            }
        });
        return needs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gate(
                        "transport", Gate.Kind.DATA, Gate.Mode.WEIGHTED, 1, needs, 1, Optional.empty(), List.of()));
    }
}
