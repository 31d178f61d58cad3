package org.faultline.generate;

import java.util.Arrays;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Place;

/**
 * The electricity of a country: a standard grid laid over the map, and the power gate of everything that draws from it.
 *
 * <p>Loads are scaled so that the country's peak is {@code kW per inhabitant x population}; generators get their scheduled power
 * times a reserve, so that the intact grid serves everybody with something to spare.
 */
final class Feeding {
    static final double PEAK_KW_PER_INHABITANT = 0.9;
    static final double RESERVE = 1.15;

    private final Territory territory;
    private final Autonomies autonomies;
    private final IeeeCase grid;
    private final GridMap map;
    private final int[] busOfSettlement;
    private final String[] busIds;

    Feeding(Territory territory, Autonomies autonomies, IeeeCase grid) {
        this.territory = territory;
        this.autonomies = autonomies;
        this.grid = grid;
        this.map = GridMap.of(grid, territory.settlements());
        this.busOfSettlement = map.busOfSettlements();
        this.busIds = new String[grid.size()];
        Arrays.setAll(busIds, bus -> "bus:" + (bus + 1));
    }

    /** Id of the bus that feeds a settlement. */
    String busOf(int settlement) {
        return busId(busOfSettlement[settlement]);
    }

    /** Power gate of an antenna site. */
    Gate ofSite(String assetId, Site site, String operator) {
        return gate(
                assetId, site.settlement(), site.setting() == Setting.RURAL ? "site_rural" : "site_urban", operator);
    }

    /** Power gate of something in a settlement, with the stock of its class. */
    Gate gate(String assetId, int settlement, String ofClass, String operator) {
        return autonomies.power(busOf(settlement), assetId, ofClass, operator);
    }

    /** Adds buses, generators and lines. */
    void write(NetworkParts parts) {
        double scale = PEAK_KW_PER_INHABITANT / 1000 * territory.population() / grid.totalLoadMw();
        double perScheduled = RESERVE * grid.totalLoadMw() / grid.totalGenerationMw();
        for (int bus = 0; bus < grid.size(); bus++) {
            parts.add(Asset.of(busId(bus), AssetKind.POWER_BUS, placeOf(bus))
                    .withCapacity(scale * grid.loadMw().get(bus)));
        }
        for (int g = 0; g < grid.generators().size(); g++) {
            IeeeCase.Machine machine = grid.generators().get(g);
            String id = "gen:" + (g + 1);
            parts.add(Asset.of(id, AssetKind.GENERATOR, placeOf(machine.bus()))
                    .withCapacity(scale * perScheduled * machine.megawatts()));
            parts.link(id, busId(machine.bus()), Link.Kind.POWER);
        }
        grid.lines().forEach(l -> parts.link(busId(l.from()), busId(l.to()), Link.Kind.POWER));
        parts.assume(
                "grid",
                "The transmission grid is the IEEE case of " + grid.size()
                        + " buses, laid over the map and scaled to the country's peak load.",
                Assumption.Grade.ASSUMED,
                "University of Washington, Power Systems Test Case Archive, through PowSyBl");
        parts.assume(
                "peak-load",
                "Peak load is " + PEAK_KW_PER_INHABITANT + " kW per inhabitant; generators can give " + RESERVE
                        + " times the load.",
                Assumption.Grade.ASSUMED,
                "");
    }

    private Place placeOf(int bus) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (Settlement s : territory.settlements()) {
            double distance = StrictMath.hypot(s.x() - map.x(bus), s.y() - map.y(bus));
            if (distance < least) {
                least = distance;
                nearest = s.region();
            }
        }
        return territory.placeAt(map.x(bus), map.y(bus), nearest);
    }

    private String busId(int bus) {
        return busIds[bus];
    }
}
