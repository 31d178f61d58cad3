package org.faultline.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.radio.LinkEfficiency;
import org.faultline.radio.SectorGrid;

/**
 * How far a site reaches and what its cells carry, setting by setting; worked out once for a country.
 *
 * <p>The <em>reach</em> is how far a phone indoors is still heard on the lowest band of the setting: where the mean path loss outdoors equals the
 * phone's power and the site's gain and sensitivity, less margins for shadows and the body and what the building takes. A cell <em>carries</em> what its carriers do
 * together when all phones are indoors and all other cells send all the time.
 *
 * @param reachKm distance over which a site serves a phone indoors
 * @param mbps downlink of one cell
 * @param withoutTurns share of it that carriers have which send all the time; the others take turns with phones in one band (TDD)
 */
record SiteRadio(Map<Setting, Double> reachKm, Map<Setting, Double> mbps, Map<Setting, Double> withoutTurns) {

    static final double PHONE_DBM = 23;
    static final double SENSITIVITY_DBM = -120;
    static final double SHADOW_DB = 8;
    static final double BODY_DB = 3;

    SiteRadio {
        reachKm = Map.copyOf(reachKm);
        mbps = Map.copyOf(mbps);
        withoutTurns = Map.copyOf(withoutTurns);
    }

    /** Of the carriers in the table of a country, which must name some for every setting. */
    static SiteRadio of(List<SiteCarrier> carriers) {
        Map<Setting, Double> reach = new EnumMap<>(Setting.class);
        Map<Setting, Double> mbps = new EnumMap<>(Setting.class);
        Map<Setting, Double> withoutTurns = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            List<SiteCarrier> here = new ArrayList<>(carriers);
            here.removeIf(c -> c.setting() != setting);
            here.sort(Comparator.comparingDouble(c -> c.outdoors().propagation().frequencyGhz()));
            reach.put(setting, reachKm(here.get(0)));
            double all = here.stream().mapToDouble(SiteRadio::mbps).sum();
            here.removeIf(c -> c.outdoors().carrier().downlinkShare() < 1);
            mbps.put(setting, all);
            withoutTurns.put(setting, here.stream().mapToDouble(SiteRadio::mbps).sum() / all);
        }
        return new SiteRadio(reach, mbps, withoutTurns);
    }

    private static double reachKm(SiteCarrier carrier) {
        SectorGrid grid = carrier.outdoors();
        double budget = PHONE_DBM + grid.carrier().gainDbi() - SENSITIVITY_DBM - SHADOW_DB - BODY_DB - grid.houseDb();
        return grid.propagation().reachM(budget) / 1000;
    }

    private static double mbps(SiteCarrier carrier) {
        return carrier.outdoors().indoors().mbps(LinkEfficiency.downlink());
    }
}
