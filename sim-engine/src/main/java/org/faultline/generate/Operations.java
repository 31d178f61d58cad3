package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Gate;
import org.faultline.model.Link;

/**
 * How an operator's people reach its element managers, and over what these reach what they manage.
 *
 * <p>{@code in-band}: an operations centre in the largest core city, joined to the two nearest core routers. Element managers are of no use while no path leads
 * from the centre to them; so whoever loses the core loses the means to mend it from afar. {@code out-of-band}: routers of a network of its own in every core city, in a
 * ring that carries nothing else; it joins element managers, core and aggregation routers and data centres, and does not need the network that it serves, nor do
 * the managers, which have power of their own. Sites and
 * access routers are reached over the network of users all the same.
 */
final class Operations {
    private static final String STOCK = "core_site";

    private final Territory territory;
    private final NetworkParts parts;
    private final Feeding feeding;
    private final String operator;
    private final Transport transport;
    private final ManagementPlan plan;

    Operations(
            Territory territory,
            NetworkParts parts,
            Feeding feeding,
            String operator,
            Transport transport,
            ManagementPlan plan) {
        this.territory = territory;
        this.parts = parts;
        this.feeding = feeding;
        this.operator = operator;
        this.transport = transport;
        this.plan = plan;
    }

    /** What an element manager needs that stands in a data centre. */
    List<Gate> needsOfManager(String id, String dataCentre, int settlement) {
        Gate hosted = Gate.all("data centre", Gate.Kind.POWER, dataCentre);
        return switch (plan) {
            case LOCAL -> List.of(hosted);
            case IN_BAND -> List.of(hosted, Gate.all("operations centre", Gate.Kind.CONNECTIVITY, centreId()));
            case OUT_OF_BAND ->
                List.of(
                        feeding.gate(id, settlement, STOCK, operator),
                        Gate.any(
                                "out-of-band network",
                                Gate.Kind.MANAGEMENT,
                                routers().toArray(String[]::new)));
        };
    }

    /** True when managers start again with what they stand in; false when they are up all the while and only nobody reaches them. */
    boolean managersRestart() {
        return plan == ManagementPlan.LOCAL;
    }

    /**
     * Adds centre or network.
     *
     * @param managed element managers and data centres with their settlements
     */
    void write(List<Managed> managed) {
        if (plan == ManagementPlan.IN_BAND) {
            writeCentre();
        } else if (plan == ManagementPlan.OUT_OF_BAND) {
            writeNetwork(managed);
        }
    }

    /** Something that a network for management joins. */
    record Managed(String id, int settlement) {}

    private void writeCentre() {
        int settlement = transport.coreSettlements().get(0);
        parts.add(asset(centreId(), AssetKind.FACILITY, settlement, "operations-centre"));
        List<String> uplinks = nearestCore(settlement, 2);
        uplinks.forEach(router -> parts.link(centreId(), router, Link.Kind.CORE));
        parts.needs(centreId(), feeding.gate(centreId(), settlement, STOCK, operator));
    }

    private void writeNetwork(List<Managed> managed) {
        List<String> routers = routers();
        for (int c = 0; c < routers.size(); c++) {
            int settlement = transport.coreSettlements().get(c);
            parts.add(asset(routers.get(c), AssetKind.GATEWAY, settlement, "out-of-band"));
            parts.needs(routers.get(c), feeding.gate(routers.get(c), settlement, STOCK, operator));
            parts.link(routers.get(c), routers.get((c + 1) % routers.size()), Link.Kind.MANAGEMENT);
        }
        for (int c = 0; c < routers.size(); c++) {
            Settlement city =
                    territory.settlements().get(transport.coreSettlements().get(c));
            parts.link(
                    routers.get(c), transport.nearestCore(city.x(), city.y(), 1).get(0), Link.Kind.MANAGEMENT);
        }
        for (Transport.Router router : transport.metros()) {
            parts.link(router.id(), nearest(router.x(), router.y()), Link.Kind.MANAGEMENT);
        }
        for (Managed one : managed) {
            Settlement city = territory.settlements().get(one.settlement());
            parts.link(one.id(), nearest(city.x(), city.y()), Link.Kind.MANAGEMENT);
        }
    }

    private String nearest(double x, double y) {
        String core = transport.nearestCore(x, y, 1).get(0);
        return "oob:" + operator + core.substring(core.lastIndexOf(':'));
    }

    private List<String> nearestCore(int settlement, int count) {
        Settlement city = territory.settlements().get(settlement);
        return transport.nearestCore(city.x(), city.y(), count);
    }

    private List<String> routers() {
        List<String> ids = new ArrayList<>();
        for (int c = 1; c <= transport.coreSettlements().size(); c++) {
            ids.add("oob:" + operator + ":" + c);
        }
        return ids;
    }

    private String centreId() {
        return "noc:" + operator;
    }

    private Asset asset(String id, AssetKind kind, int settlement, String tag) {
        Settlement city = territory.settlements().get(settlement);
        return new Asset(
                id,
                kind,
                Optional.of(operator),
                territory.placeAt(city.x(), city.y(), city.region()),
                0,
                Optional.empty(),
                List.of(tag));
    }
}
