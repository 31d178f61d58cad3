package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.Asset;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Service;

/** Places the services that a scenario file writes out in its network. */
final class ServiceBuilder {

    /** Provider word for the assets of a kind in the region of an instance, e.g. {@code region.core-router}. */
    private static final String IN_REGION = "region.";

    private final Network network;
    private final Map<String, List<Double>> profiles;
    private final Diagnostics diagnostics;
    private final Map<String, Region> regions = new HashMap<>();
    private final Map<String, List<Asset>> assets = new HashMap<>();

    ServiceBuilder(Network network, Map<String, List<Double>> profiles, Diagnostics diagnostics) {
        this.network = network;
        this.profiles = profiles;
        this.diagnostics = diagnostics;
        network.regions().forEach(r -> regions.putIfAbsent(r.id(), r));
        network.assets().forEach(a -> assets.computeIfAbsent(a.place().region(), r -> new ArrayList<>())
                .add(a));
    }

    /** The services of declarations; what cannot be placed is reported and left out. */
    List<Service> build(List<ServiceDeclaration> declarations) {
        List<Service> services = new ArrayList<>();
        for (ServiceDeclaration d : declarations) {
            if (d.perRegion()) {
                network.regions()
                        .forEach(r -> service(d, d.id() + "@" + r.id(), r.id()).ifPresent(services::add));
            } else {
                InlineNetworkBuilder.regionOf(d.id(), d.spot(), regions.keySet(), diagnostics)
                        .flatMap(r -> service(d, d.id(), r))
                        .ifPresent(services::add);
            }
        }
        return services;
    }

    private Optional<Service> service(ServiceDeclaration d, String id, String region) {
        List<Gate> gates = new ArrayList<>();
        for (NeedDeclaration need : d.needs()) {
            gate(need, region).ifPresent(gates::add);
        }
        if (gates.size() < d.needs().size()) {
            return Optional.empty();
        }
        double population =
                Optional.ofNullable(regions.get(region)).map(Region::population).orElse(0.0);
        double people = d.people().orElse(d.peopleShare() * population);
        List<Double> demand = ServiceForms.weightsOf(d.demand(), profiles, diagnostics);
        try {
            return Optional.of(
                    new Service(id, d.id(), d.sector(), placeOf(d, region), people, demand, gates, d.restart()));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, d.spot().span(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Gate> gate(NeedDeclaration need, String region) {
        List<Gate.Need> providers = new ArrayList<>();
        for (Gate.Need written : need.of()) {
            providers.addAll(resolve(written, region));
        }
        if (providers.isEmpty()) {
            diagnostics.add(
                    Fault.TOO_FEW_PROVIDERS,
                    need.span(),
                    "nothing in region '" + region + "' is what the need '" + need.name() + "' asks for");
            return Optional.empty();
        }
        try {
            return Optional.of(need.toGate(providers));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, need.span(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Gate.Need> resolve(Gate.Need written, String region) {
        if (!written.provider().startsWith(IN_REGION)) {
            return List.of(written);
        }
        String kind = written.provider().substring(IN_REGION.length());
        return assets.getOrDefault(region, List.of()).stream()
                .filter(a -> a.kind().id().equals(kind))
                .map(a -> new Gate.Need(a.id(), written.weight()))
                .toList();
    }

    private Place placeOf(ServiceDeclaration d, String region) {
        if (d.spot().position().isPresent() && !d.perRegion()) {
            Spot.Position at = d.spot().position().get();
            return new Place(at.latitude(), at.longitude(), region);
        }
        List<Asset> near = assets.getOrDefault(region, network.assets());
        double latitude =
                near.stream().mapToDouble(a -> a.place().latitude()).average().orElse(0);
        double longitude =
                near.stream().mapToDouble(a -> a.place().longitude()).average().orElse(0);
        return new Place(latitude, longitude, region);
    }
}
