package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Gate;

/** Writes one operator's radio access into the network: what stands at its sites, cells, coverage areas. */
final class Radio {

    private final Territory territory;
    private final NetworkParts parts;
    private final SiteRadio radio;
    private final double headroom;
    private final UserDemand demand;

    /**
     * Of any operator.
     *
     * @param radio what cells carry
     * @param headroom to which multiple of its users' demand an operator enlarges a cell that carries less
     * @param demand what a user asks for in the busy hour
     */
    Radio(Territory territory, NetworkParts parts, SiteRadio radio, double headroom, UserDemand demand) {
        this.territory = territory;
        this.parts = parts;
        this.radio = radio;
        this.headroom = headroom;
        this.demand = demand;
    }

    /** Id of a coverage area. */
    static String areaId(String operator, String region) {
        return "area:" + operator + "@" + region;
    }

    /** Id of a gNB. */
    static String gnbId(String operator, Site site) {
        return "gnb:" + operator + ":" + site.number();
    }

    /**
     * Adds all radio assets of an operator.
     *
     * @param equipment what stands at the sites and makes their cells work
     * @param clocks from where cells have their time
     */
    void write(
            String operator,
            List<Site> sites,
            CellPlan plan,
            double lineShare,
            SiteEquipment equipment,
            SiteClocks clocks) {
        double[] users = plan.usersOfSites(lineShare);
        String[] areas = new String[territory.regions().size()];
        for (int r = 0; r < areas.length; r++) {
            areas[r] = areaId(operator, territory.regions().get(r).id());
            parts.add(Asset.of(areas[r], AssetKind.COVERAGE_AREA, territory.centreOf(r))
                    .withOperator(operator));
        }
        equipment.writeShared();
        clocks.write();
        String[] cells = cellIds(operator, sites);
        Optional<String> owner = Optional.of(operator); // one for all, as are tags: there are hundreds of thousands
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            SiteEquipment.Spot spot =
                    new SiteEquipment.Spot(site, i, territory.placeAt(site.x(), site.y(), site.region()), users[i]);
            List<Gate> gates = new ArrayList<>(equipment.write(spot));
            clocks.write(spot).ifPresent(gates::add);
            writeCells(owner, spot, List.copyOf(gates), cells, areas[site.region()], plan.overlaps());
        }
    }

    private void writeCells(
            Optional<String> owner,
            SiteEquipment.Spot spot,
            List<Gate> gates,
            String[] cells,
            String area,
            CellPlan.Overlaps overlaps) {
        double users = spot.users() / CellPlan.SECTORS;
        double capacity = Math.max(
                headroom * users,
                radio.mbps().get(spot.site().setting())
                        / demand.mbps(spot.site().region()));
        List<String> tags = spot.site().setting().tags();
        int first = spot.index() * CellPlan.SECTORS;
        for (int cell = first; cell < first + CellPlan.SECTORS; cell++) {
            parts.add(new Asset(cells[cell], AssetKind.CELL, owner, spot.place(), capacity, Optional.empty(), tags));
            parts.needs(cells[cell], gates);
            parts.add(new Cell(cells[cell], area, users, neighbours(cells, overlaps, cell)));
        }
    }

    private static List<Cell.Overlap> neighbours(String[] cells, CellPlan.Overlaps overlaps, int cell) {
        Cell.Overlap[] neighbours = new Cell.Overlap[overlaps.count(cell)];
        for (int n = 0; n < neighbours.length; n++) {
            neighbours[n] = new Cell.Overlap(cells[overlaps.neighbour(cell, n)], overlaps.share(cell, n));
        }
        return List.of(neighbours);
    }

    /** Ids of all cells: site by site, its sectors counted from 1. */
    private static String[] cellIds(String operator, List<Site> sites) {
        String[] ids = new String[sites.size() * CellPlan.SECTORS];
        for (int cell = 0; cell < ids.length; cell++) {
            ids[cell] = "cell:" + operator + ":"
                    + sites.get(cell / CellPlan.SECTORS).number() + ":" + (cell % CellPlan.SECTORS + 1);
        }
        return ids;
    }
}
