package org.faultline.io.scenario;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Region;
import org.faultline.model.Service;
import org.faultline.model.Vendor;
import org.faultline.scenario.Names;

/** The names that a scenario may use: of what was declared, and of what stands in its network. */
final class KnownNames {

    private final Groundwork groundwork;

    /** For one binding. */
    KnownNames(Groundwork groundwork) {
        this.groundwork = groundwork;
    }

    /** All names, whether what they name is sound or not. */
    Names of(Optional<Network> network, Map<String, Vendor> vendors, Places places) {
        Set<String> regions = declared(places, "regions");
        Set<String> operators = declared(places, "operators");
        Set<String> declared = declared(places, "assets", "cells");
        Set<String> standing = network.map(groundwork::byId).orElse(Map.of()).keySet();
        Set<String> assets = standing.containsAll(declared) ? standing : declared;
        if (assets == declared) {
            declared.addAll(standing);
        }
        Set<String> services = new LinkedHashSet<>(places.keys("services"));
        Set<String> sectors = new LinkedHashSet<>();
        network.ifPresent(n -> {
            n.regions().stream().map(Region::id).forEach(regions::add);
            n.operators().stream().map(Operator::id).forEach(operators::add);
            n.services().stream().map(Service::id).forEach(services::add);
            n.services().stream().map(Service::sector).forEach(sectors::add);
        });
        sectors.addAll(places.words("sector", "services"));
        Set<String> vendorIds = new LinkedHashSet<>(vendors.keySet());
        vendorIds.addAll(places.keys("vendors"));
        return new Names(
                regions,
                operators,
                assets,
                services,
                sectors,
                vendorIds,
                new LinkedHashSet<>(places.keys("mixes")),
                new LinkedHashSet<>(places.keys("campaign", "steps")),
                queueIds(places, "stations", "forks", "random_access"),
                queueIds(places, "arrivals", "populations"));
    }

    private static Set<String> queueIds(Places places, String... lists) {
        Set<String> ids = new LinkedHashSet<>();
        for (String list : lists) {
            ids.addAll(places.keys(list));
        }
        return ids;
    }

    private static Set<String> declared(Places places, String... lists) {
        Set<String> ids = new LinkedHashSet<>();
        for (String list : lists) {
            ids.addAll(places.keys("network", "inline", list));
            ids.addAll(places.keys("network", "import", "with", list));
        }
        return ids;
    }
}
