package org.faultline.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Place;

/** Writes one operator's radio access into the network: gNBs, cells, coverage areas. */
final class Radio {

    /** A gNB boots and sets up its cells within minutes; assumed. */
    private static final Distribution BOOT_HOURS = new Distribution.Triangular(0.08, 0.12, 0.25);

    private final Territory territory;
    private final NetworkParts parts;
    private final Feeding feeding;
    private final SiteRadio radio;
    private final double headroom;
    private final double busyHourMbps;

    /**
     * Of any operator.
     *
     * @param radio what cells carry
     * @param headroom to which multiple of its users' demand an operator enlarges a cell that carries less
     * @param busyHourMbps what a user asks for in the busy hour
     */
    Radio(
            Territory territory,
            NetworkParts parts,
            Feeding feeding,
            SiteRadio radio,
            double headroom,
            double busyHourMbps) {
        this.territory = territory;
        this.parts = parts;
        this.feeding = feeding;
        this.radio = radio;
        this.headroom = headroom;
        this.busyHourMbps = busyHourMbps;
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
     * @param routerOfSite id of the access router of each site
     * @param n2 gate by which a gNB reaches the core
     * @param amf gate for the signalling of a gNB
     */
    void write(
            String operator,
            List<Site> sites,
            CellPlan plan,
            double lineShare,
            List<String> routerOfSite,
            Gate n2,
            Gate amf) {
        double[] users = plan.usersOfSites(lineShare);
        CellPlan.Overlaps overlaps = plan.overlaps();
        String[] areas = new String[territory.regions().size()];
        for (int r = 0; r < areas.length; r++) {
            areas[r] = areaId(operator, territory.regions().get(r).id());
            parts.add(Asset.of(areas[r], AssetKind.COVERAGE_AREA, territory.centreOf(r))
                    .withOperator(operator));
        }
        String[] cells = cellIds(operator, sites);
        Optional<String> owner = Optional.of(operator); // one for all, as are tags: there are hundreds of thousands
        Map<Setting, List<String>> tagsOf = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            tagsOf.put(setting, List.of(setting.id()));
        }
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            Place place = territory.placeAt(site.x(), site.y(), site.region());
            String gnb = gnbId(operator, site);
            List<String> tags = tagsOf.get(site.setting());
            parts.add(new Asset(gnb, AssetKind.GNB, owner, place, users[i], Optional.empty(), tags));
            parts.linkOnly(gnb, routerOfSite.get(i), Link.Kind.BACKHAUL);
            parts.needs(gnb, feeding.ofSite(gnb, site, operator), n2, amf);
            parts.restart(gnb, BOOT_HOURS);
            List<Gate> ofGnb = List.of(Gate.all("gNB", Gate.Kind.SIGNALLING, gnb));
            double cellUsers = users[i] / CellPlan.SECTORS;
            double capacity = Math.max(headroom * cellUsers, radio.mbps().get(site.setting()) / busyHourMbps);
            for (int cell = i * CellPlan.SECTORS; cell < (i + 1) * CellPlan.SECTORS; cell++) {
                parts.add(new Asset(cells[cell], AssetKind.CELL, owner, place, capacity, Optional.empty(), tags));
                parts.needs(cells[cell], ofGnb);
                parts.add(new Cell(cells[cell], areas[site.region()], cellUsers, neighbours(cells, overlaps.of(cell))));
            }
        }
    }

    private static List<Cell.Overlap> neighbours(String[] cells, List<CellPlan.Overlap> overlaps) {
        List<Cell.Overlap> neighbours = new ArrayList<>(overlaps.size());
        overlaps.forEach(o -> neighbours.add(new Cell.Overlap(cells[o.cell()], o.share())));
        return neighbours;
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
