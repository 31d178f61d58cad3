package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.model.Population;
import org.faultline.model.QueueNetwork;

/** Looks up where the members of populations are attached. */
final class QueueBuilder {

    private final Optional<Network> network;
    private final Diagnostics diagnostics;

    QueueBuilder(Optional<Network> network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
    }

    /** The queue network of a scenario; populations that cannot be built are reported and left out. */
    QueueNetwork build(ScenarioForm.Queues declared) {
        List<Population> populations = new ArrayList<>();
        declared.populations().forEach(d -> build(d).ifPresent(populations::add));
        return new QueueNetwork(
                declared.stations(), declared.forks(), declared.accesses(), declared.arrivals(), populations);
    }

    private Optional<Population> build(StationForms.PopulationDeclaration declared) {
        List<Population.Attachment> places =
                declared.attached().map(this::places).orElse(List.of());
        if (declared.attached().isPresent() && network.isEmpty()) {
            return Optional.empty(); // without a network nobody knows the assets
        }
        long attached =
                places.stream().mapToLong(Population.Attachment::members).sum();
        try {
            return Optional.of(new Population(
                    declared.id(),
                    declared.size().orElse((int) Math.min(Integer.MAX_VALUE, attached)),
                    declared.to(),
                    declared.rest(),
                    declared.start(),
                    declared.backOff(),
                    declared.priority(),
                    places));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, declared.span(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<Population.Attachment> places(StationForms.Attached attached) {
        List<Population.Attachment> places = new ArrayList<>();
        if (!attached.ids().isEmpty()) {
            attached.ids().forEach(id -> places.add(new Population.Attachment(id, members(attached, find(id)))));
            return places;
        }
        for (Asset asset : network.map(Network::assets).orElse(List.of())) {
            if (attached.filters().passes(asset)) {
                places.add(new Population.Attachment(asset.id(), members(attached, Optional.of(asset))));
            }
        }
        return places;
    }

    private Optional<Asset> find(String id) {
        return network.stream()
                .flatMap(n -> n.assets().stream())
                .filter(a -> a.id().equals(id))
                .findFirst();
    }

    private static int members(StationForms.Attached attached, Optional<Asset> asset) {
        return attached.members().orElse((int) Math.min(
                Integer.MAX_VALUE, Math.round(asset.map(Asset::capacity).orElse(0.0))));
    }
}
