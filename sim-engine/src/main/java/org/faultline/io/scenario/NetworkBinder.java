package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.model.SectorPack;
import org.faultline.model.Service;
import org.faultline.model.Vendor;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.Where;

/** The network of a scenario with its traffic and services: one that was built before, or a new one. */
final class NetworkBinder {

    private final Path file;
    private final NetworkGenerator generator;
    private final Library library;
    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Groundwork groundwork;
    private final boolean lasting;

    /**
     * For one binding.
     *
     * @param lasting true when the network will be asked for in every replication
     */
    NetworkBinder(
            Path file,
            NetworkGenerator generator,
            Library library,
            Sources sources,
            Diagnostics diagnostics,
            Groundwork groundwork,
            boolean lasting) {
        this.file = file;
        this.generator = generator;
        this.library = library;
        this.sources = sources;
        this.diagnostics = diagnostics;
        this.groundwork = groundwork;
        this.lasting = lasting;
    }

    /** The network of a document; empty, with a diagnostic, when it has none that can be built. */
    Optional<NetworkBuilder.Built> bind(
            ScenarioForm.Document document, Map<String, Vendor> own, List<SectorPack> packs, Places places) {
        Optional<NetworkForms.NetworkSource> source = document.network();
        if (!document.sectors().isEmpty()
                && source.isPresent()
                && source.get().generated().isEmpty()) {
            diagnostics.add(
                    Fault.NEEDS_COUNTRY,
                    places.of(Where.of(Where.Part.SCENARIO, "sectors")),
                    "sector packs need a generated country; this network is "
                            + (source.get().imported().isPresent() ? "imported" : "inline"),
                    "write the services out under `services`");
        }
        return source.flatMap(s -> build(s, document, own, packs, places));
    }

    private Optional<NetworkBuilder.Built> build(
            NetworkForms.NetworkSource source,
            ScenarioForm.Document document,
            Map<String, Vendor> own,
            List<SectorPack> packs,
            Places places) {
        Groundwork.Plan plan = new Groundwork.Plan(
                source,
                document.title().orElse(""),
                packs,
                own,
                document.services(),
                document.profiles(),
                document.traffic());
        Optional<NetworkBuilder.Built> known = groundwork.find(plan);
        if (known.isPresent()) {
            return known;
        }
        Optional<NetworkBuilder.Built> built = new NetworkBuilder(
                        file, generator, library, groundwork, sources, places, diagnostics)
                .build(source, plan.title(), packs, own)
                .map(b -> withTraffic(b, document))
                .map(b -> withServices(b, document));
        built.filter(b -> diagnostics.errors() == 0).ifPresent(b -> groundwork.keep(plan, b, lasting));
        return built;
    }

    private NetworkBuilder.Built withTraffic(NetworkBuilder.Built built, ScenarioForm.Document document) {
        return new NetworkBuilder.Built(
                TrafficBuilder.build(built.network(), document.traffic(), document.profiles(), diagnostics),
                built.vendors(),
                built.presets(),
                built.dataSources());
    }

    private NetworkBuilder.Built withServices(NetworkBuilder.Built built, ScenarioForm.Document document) {
        if (document.services().isEmpty()) {
            return built;
        }
        List<Service> services = new ArrayList<>(built.network().services());
        services.addAll(
                new ServiceBuilder(built.network(), document.profiles(), diagnostics).build(document.services()));
        return new NetworkBuilder.Built(
                built.network().withServices(services), built.vendors(), built.presets(), built.dataSources());
    }
}
