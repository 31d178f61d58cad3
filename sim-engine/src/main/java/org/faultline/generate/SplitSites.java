package org.faultline.generate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Place;

/**
 * Base stations in three units (TS 38.401): a radio unit at each site, a distributed unit at the site or at the hub of its cluster, and a
 * central unit beside each aggregation router, which all sites of that metro area share.
 *
 * <p>The fronthaul bears so many milliseconds one way. A distributed unit stands at the hub only for sites whose fibre is short enough for
 * that; the others have their own. The fronthaul is a fibre of its own from the site to the hub; midhaul and what is behind it run over the
 * transport network. A cell needs its three units, so that each unit's users are those of its cells.
 */
final class SplitSites implements SiteEquipment {
    private final NetworkParts parts;
    private final Feeding feeding;
    private final String operator;
    private final Transport transport;
    private final CoreNetwork core;
    private final RadioSplit split;
    private final TransportProfile profile;
    private final Set<Integer> hubs = new TreeSet<>();

    SplitSites(
            NetworkParts parts,
            Feeding feeding,
            String operator,
            Transport transport,
            CoreNetwork core,
            RadioSplit split,
            TransportProfile profile) {
        this.parts = parts;
        this.feeding = feeding;
        this.operator = operator;
        this.transport = transport;
        this.core = core;
        this.split = split;
        this.profile = profile;
    }

    @Override
    public void writeShared() {
        for (Transport.Router router : transport.metros()) {
            String id = "cu:" + operator + ":" + router.number();
            add(id, AssetKind.CU, transport.placeOf(router), List.of());
            parts.link(id, router.id(), Link.Kind.MIDHAUL);
            parts.needs(
                    id,
                    feeding.gate(id, router.settlement(), "transport_metro", operator),
                    core.reach("N2"),
                    core.signalling());
        }
        parts.assume(
                "fronthaul",
                "A radio unit bears " + profile.split().fronthaulMs()
                        + " ms to its distributed unit; a kilometre of fibre takes "
                        + profile.fibre().msPerKm() + " ms, and a cable is "
                        + profile.fibre().detour()
                        + " times as long as the crow flies.",
                Assumption.Grade.EXPERT,
                "eCPRI transport requirements, class of 100 microseconds; detour assumed");
        parts.assume(
                "haul-capacity",
                "Fronthaul has " + BuildingRules.number(profile.split().fronthaulMbps())
                        + " Mbit/s, midhaul of a distributed unit "
                        + BuildingRules.number(profile.split().midhaulMbps())
                        + " Mbit/s; they limit where a scenario has traffic.",
                Assumption.Grade.ASSUMED,
                "");
    }

    @Override
    public List<Gate> write(Spot spot) {
        Site site = spot.site();
        String unit = radioUnitId(operator, site);
        parts.add(new Asset(
                unit,
                AssetKind.RADIO_UNIT,
                Optional.of(operator),
                spot.place(),
                spot.users(),
                Optional.empty(),
                site.setting().tags()));
        Transport.Router hub = transport.hubOf(spot.index());
        double fibreMs = profile.fibre().wayMs(StrictMath.hypot(hub.x() - site.x(), hub.y() - site.y()));
        boolean atHub = split == RadioSplit.HUB && fibreMs <= profile.split().fronthaulMs();
        String distributed = "du:" + operator + ":" + (atHub ? "hub-" + hub.number() : String.valueOf(site.number()));
        Gate power = feeding.ofSite(unit, site, operator);
        if (!atHub) {
            add(distributed, AssetKind.DU, spot.place(), site.setting().tags());
            writeDistributed(distributed, hub, spot.index(), power);
        } else if (hubs.add(hub.number())) {
            add(distributed, AssetKind.DU, transport.placeOf(hub), List.of("hub"));
            writeDistributed(
                    distributed,
                    hub,
                    spot.index(),
                    feeding.gate(distributed, hub.settlement(), "transport_access", operator));
        }
        parts.link(new Link(
                unit,
                distributed,
                Link.Kind.FRONTHAUL,
                OptionalDouble.of(profile.split().fronthaulMbps()),
                OptionalDouble.of(atHub ? fibreMs : 0)));
        Gate fronthaul = Gate.all("distributed unit", Gate.Kind.SIGNALLING, distributed);
        if (atHub) {
            parts.needs(unit, power, fronthaul);
            parts.restart(unit, BOOT_HOURS);
        } else {
            parts.needs(unit, fronthaul); // in one cabinet, on one battery
        }
        return List.of(
                Gate.all("radio unit", Gate.Kind.SIGNALLING, unit),
                fronthaul,
                Gate.all("central unit", Gate.Kind.SIGNALLING, centralOf(spot.index())));
    }

    /** Id of the radio unit of a site. */
    static String radioUnitId(String operator, Site site) {
        return "ru:" + operator + ":" + site.number();
    }

    private String centralOf(int index) {
        return "cu:" + operator + ":" + transport.metroOf(index).number();
    }

    private void writeDistributed(String id, Transport.Router hub, int index, Gate power) {
        parts.link(new Link(
                id,
                hub.id(),
                Link.Kind.MIDHAUL,
                OptionalDouble.of(profile.split().midhaulMbps()),
                OptionalDouble.empty()));
        parts.needs(id, power, Gate.all("midhaul", Gate.Kind.CONNECTIVITY, centralOf(index)));
    }

    private void add(String id, AssetKind kind, Place place, List<String> tags) {
        parts.add(new Asset(id, kind, Optional.of(operator), place, 0, Optional.empty(), tags));
        parts.restart(id, BOOT_HOURS);
    }
}
