package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Link;

/**
 * Where an operator's cells have their time from, and what is left of them without it.
 *
 * <p>Carriers that send and receive in one band by turns (TDD) need a phase that all neighbours share; those with a band for each way
 * (FDD) do not. A site with TDD carriers has a <em>clock</em>, fed by a receiver of its own from the satellites that its region sees, or over the network from
 * <em>grandmasters</em>, one beside each aggregation router, two in reach of each site, through the boundary clock of its access router. Grandmasters are fed by satellites
 * and hold for a day, clocks of sites for hours. When a clock is lost for good the site switches its TDD carriers off, lest they disturb its
 * neighbours: its cells fall to the share of their capacity that FDD carriers have.
 */
final class SiteClocks {
    private static final Distribution SITE_HOLDOVER = new Distribution.Triangular(2, 4, 8);
    private static final Distribution GRANDMASTER_HOLDOVER = new Distribution.Triangular(12, 24, 72);

    private final Territory territory;
    private final NetworkParts parts;
    private final Feeding feeding;
    private final String operator;
    private final Transport transport;
    private final SiteRadio radio;
    private final TimingPlan plan;
    private final double lockHours;

    SiteClocks(
            Territory territory,
            NetworkParts parts,
            Feeding feeding,
            String operator,
            Transport transport,
            SiteRadio radio,
            TimingPlan plan,
            double lockHours) {
        this.territory = territory;
        this.parts = parts;
        this.feeding = feeding;
        this.operator = operator;
        this.transport = transport;
        this.radio = radio;
        this.plan = plan;
        this.lockHours = lockHours;
    }

    /** Adds the satellites that each region sees, which all operators share; a source that was found again has set a clock right after so many hours. */
    static void writeSky(Territory territory, NetworkParts parts, double lockHours) {
        for (int r = 0; r < territory.regions().size(); r++) {
            parts.add(Asset.of(skyId(territory.regions().get(r).id()), AssetKind.TIMING_SOURCE, territory.centreOf(r))
                    .withTags("satellites"));
        }
        parts.assume(
                "clock-holdover",
                "Without its source the clock of a site holds 2 to 8 h, most often 4, a grandmaster 12 to 72 h, most often 24; found again, the source has set them right after "
                        + BuildingRules.number(lockHours) + " h.",
                Assumption.Grade.ASSUMED,
                "");
        parts.assume(
                "unsynchronised-cells",
                "A site whose clock is lost switches its TDD carriers off and keeps the others.",
                Assumption.Grade.EXPERT,
                "3GPP TS 38.133, section 7.4: cells of a band with TDD keep within 3 microseconds of each other");
    }

    /** Adds grandmasters and boundary clocks. */
    void write() {
        if (!plan.hasGrandmasters()) {
            return;
        }
        for (Transport.Router router : transport.metros()) {
            String id = grandmasterId(router);
            add(id, AssetKind.TIMING_SOURCE, router, List.of("grandmaster"));
            parts.needs(
                    id,
                    feeding.gate(id, router.settlement(), "transport_metro", operator),
                    Gate.all("satellites", Gate.Kind.TIMING, skyId(regionOf(router)))
                            .withAutonomy(GRANDMASTER_HOLDOVER, lockHours));
        }
        for (Transport.Router router : transport.hubs()) {
            String id = boundaryId(router);
            add(id, AssetKind.CAPABILITY, router, List.of("boundary-clock"));
            parts.needs(
                    id,
                    Gate.any(
                            "grandmaster",
                            Gate.Kind.CONNECTIVITY,
                            transport.metrosNear(router, 2).stream()
                                    .map(this::grandmasterId)
                                    .toArray(String[]::new)));
        }
    }

    /** Adds the clock of a site that needs one; returns what its cells need of it. */
    Optional<Gate> write(SiteEquipment.Spot spot) {
        Site site = spot.site();
        double left = radio.withoutTurns().get(site.setting());
        if (plan == TimingPlan.NONE || left == 1) {
            return Optional.empty();
        }
        List<String> sources = new ArrayList<>();
        if (plan.hasReceivers()) {
            sources.add(skyId(spot.place().region()));
        }
        if (plan.hasGrandmasters()) {
            sources.add(boundaryId(transport.hubOf(spot.index())));
        }
        String id = "clock:" + operator + ":" + site.number();
        parts.add(Asset.of(id, AssetKind.CAPABILITY, spot.place()).withOperator(operator));
        parts.needs(
                id,
                Gate.any("time", Gate.Kind.TIMING, sources.toArray(String[]::new))
                        .withAutonomy(SITE_HOLDOVER, lockHours));
        return Optional.of(Gate.all("clock", Gate.Kind.TIMING, id).withFallback(left));
    }

    private void add(String id, AssetKind kind, Transport.Router router, List<String> tags) {
        parts.add(new Asset(id, kind, Optional.of(operator), transport.placeOf(router), 0, Optional.empty(), tags));
        parts.link(id, router.id(), Link.Kind.BACKHAUL);
    }

    private String regionOf(Transport.Router router) {
        return territory
                .regions()
                .get(territory.settlements().get(router.settlement()).region())
                .id();
    }

    private static String skyId(String region) {
        return "satellites@" + region;
    }

    private String grandmasterId(Transport.Router router) {
        return "gm:" + operator + ":" + router.number();
    }

    private String boundaryId(Transport.Router router) {
        return "ptp:" + operator + ":" + router.number();
    }
}
