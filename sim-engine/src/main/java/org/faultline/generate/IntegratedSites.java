package org.faultline.generate;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Gate;
import org.faultline.model.Link;

/** One gNB at each site: it needs power, a path to the core, and the AMF. */
final class IntegratedSites implements SiteEquipment {
    private final NetworkParts parts;
    private final Feeding feeding;
    private final String operator;
    private final Optional<String> owner;
    private final List<String> routerOfSite;
    private final Gate toCore;
    private final Gate toAmf;

    IntegratedSites(NetworkParts parts, Feeding feeding, String operator, Transport transport, CoreNetwork core) {
        this.parts = parts;
        this.feeding = feeding;
        this.operator = operator;
        this.owner = Optional.of(operator);
        this.routerOfSite = transport.routerOfSites();
        this.toCore = core.reach("N2"); // one for all sites, as is the next
        this.toAmf = core.signalling();
    }

    @Override
    public List<Gate> write(Spot spot) {
        String gnb = Radio.gnbId(operator, spot.site());
        parts.add(new Asset(
                gnb,
                AssetKind.GNB,
                owner,
                spot.place(),
                spot.users(),
                Optional.empty(),
                spot.site().setting().tags()));
        parts.linkOnly(gnb, routerOfSite.get(spot.index()), Link.Kind.BACKHAUL);
        parts.needs(gnb, feeding.ofSite(gnb, spot.site(), operator), toCore, toAmf);
        parts.restart(gnb, BOOT_HOURS);
        return List.of(Gate.all("gNB", Gate.Kind.SIGNALLING, gnb));
    }
}
