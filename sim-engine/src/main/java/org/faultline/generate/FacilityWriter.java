package org.faultline.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Operator;
import org.faultline.model.Place;

/**
 * Writes facilities into the network.
 *
 * <p>A facility needs power and has a stock of its own. Its line to the fixed network is an asset beside it: it needs the facility
 * and a path to a data centre of a carrier, from the carrier's nearest aggregation router. Hospitals have one carrier, drawn by line
 * share; everything else has the two largest. The railway has a network of its own: a router at each rail control centre, all in a
 * ring, to the nearest of which its radio sites are joined; no public network plays a part in it.
 */
final class FacilityWriter {

    /** The class of stock of a kind of facility, where the table of batteries names it otherwise. */
    private static final Map<String, String> STOCK = Map.of(
            "grid-control-distribution", "grid_control",
            "grid-control-transmission", "grid_control",
            "rail-network-control", "rail_control",
            "stock-exchange", "payment_data_centre");

    private static final String ONE_CARRIER = "hospital";
    private static final String RAIL_CONTROL = "rail-control";
    private static final String RAIL_RADIO = "rail-radio-site";

    /** An operator whose transport network and data centres also carry fixed lines. */
    record Carrier(Operator operator, Transport transport, CoreNetwork core) {}

    private final Territory territory;
    private final NetworkParts parts;
    private final Feeding feeding;
    private final Chance chance;
    private final List<Carrier> carriers;

    /** Carriers in the order of the table of operators. */
    FacilityWriter(Territory territory, NetworkParts parts, Feeding feeding, Chance chance, List<Carrier> carriers) {
        this.territory = territory;
        this.parts = parts;
        this.feeding = feeding;
        this.chance = chance;
        this.carriers = carriers;
    }

    /** Adds all facilities. */
    void write(Map<String, List<Facility>> byTag) {
        List<Facility> railControl = byTag.getOrDefault(RAIL_CONTROL, List.of());
        byTag.values().forEach(facilities -> facilities.forEach(f -> write(f, railControl)));
        writeRailNetwork(railControl, byTag.getOrDefault(RAIL_RADIO, List.of()));
        parts.assume(
                "facility-lines",
                "Hospitals have one carrier for their fixed line, control rooms, data centres and exchanges two.",
                Assumption.Grade.ASSUMED,
                "");
    }

    private void write(Facility facility, List<Facility> railControl) {
        AssetKind kind =
                Facilities.CONTROL_ROOMS.contains(facility.tag()) ? AssetKind.CONTROL_CENTRE : AssetKind.FACILITY;
        Place place = placeOf(facility);
        parts.add(
                new Asset(facility.id(), kind, Optional.empty(), place, 0, Optional.empty(), List.of(facility.tag())));
        String stock = STOCK.getOrDefault(facility.tag(), facility.tag().replace('-', '_'));
        Gate power = feeding.gate(facility.id(), facility.settlement(), stock, "*");
        if (facility.tag().equals(RAIL_RADIO) && !railControl.isEmpty()) {
            String[] rooms = railControl.stream().map(Facility::id).toArray(String[]::new);
            parts.needs(facility.id(), power, Gate.any("rail network", Gate.Kind.CONNECTIVITY, rooms));
        } else {
            parts.needs(facility.id(), power);
        }
        facility.line().ifPresent(line -> writeLine(facility, line, place));
    }

    private void writeLine(Facility facility, String line, Place place) {
        parts.add(Asset.of(line, AssetKind.CAPABILITY, place).withTags(facility.tag() + "-line"));
        List<String> dataCentres = new ArrayList<>();
        for (Carrier carrier : carriersOf(facility)) {
            parts.link(line, carrier.transport().nearestMetro(facility.x(), facility.y()), Link.Kind.INTERCONNECT);
            dataCentres.addAll(carrier.core().dataCentres());
        }
        parts.needs(
                line,
                Gate.all("facility", Gate.Kind.POWER, facility.id()),
                Gate.any("carrier", Gate.Kind.CONNECTIVITY, dataCentres.toArray(String[]::new)));
    }

    private List<Carrier> carriersOf(Facility facility) {
        if (!facility.tag().equals(ONE_CARRIER)) {
            return carriers.stream()
                    .sorted(Comparator.comparingDouble(c -> -c.operator().lineShare()))
                    .limit(2)
                    .toList();
        }
        double left = chance.uniform(Chance.Purpose.CONTRACT, facility.id(), 0);
        for (Carrier carrier : carriers) {
            left -= carrier.operator().lineShare();
            if (left < 0) {
                return List.of(carrier);
            }
        }
        return carriers.subList(carriers.size() - 1, carriers.size());
    }

    private void writeRailNetwork(List<Facility> rooms, List<Facility> radioSites) {
        if (rooms.isEmpty()) {
            return;
        }
        for (int i = 0; i < rooms.size(); i++) {
            String router = routerId(i);
            parts.add(Asset.of(router, AssetKind.CORE_ROUTER, placeOf(rooms.get(i)))
                    .withTags("rail"));
            parts.needs(router, feeding.gate(router, rooms.get(i).settlement(), "rail_control", "*"));
            parts.link(rooms.get(i).id(), router, Link.Kind.CORE);
        }
        double[] x = rooms.stream().mapToDouble(Facility::x).toArray();
        double[] y = rooms.stream().mapToDouble(Facility::y).toArray();
        int[] ring = new int[rooms.size() + 1];
        for (int i = 0; i < rooms.size(); i++) {
            ring[i] = i;
        }
        new Tour(x, y).shorten(ring);
        for (int i = 0; i + 1 < ring.length; i++) {
            if (ring[i] != ring[i + 1]) {
                parts.link(
                        routerId(Math.min(ring[i], ring[i + 1])),
                        routerId(Math.max(ring[i], ring[i + 1])),
                        Link.Kind.CORE);
            }
        }
        KdTree tree = new KdTree(x, y);
        radioSites.forEach(s -> parts.link(s.id(), routerId(tree.nearest(s.x(), s.y())), Link.Kind.BACKHAUL));
    }

    private static String routerId(int room) {
        return "core:rail:" + (room + 1);
    }

    private Place placeOf(Facility facility) {
        return territory.placeAt(
                facility.x(),
                facility.y(),
                territory.settlements().get(facility.settlement()).region());
    }
}
