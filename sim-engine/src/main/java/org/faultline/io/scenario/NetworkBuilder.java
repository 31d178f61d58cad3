package org.faultline.io.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.scenario.NetworkForms.Generated;
import org.faultline.io.scenario.NetworkForms.Imported;
import org.faultline.io.scenario.NetworkForms.NetworkSource;
import org.faultline.model.AssetKind;
import org.faultline.model.DataSource;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.SectorPack;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.CountryNetwork;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Where;

/** Builds the network of a scenario from its source. */
final class NetworkBuilder {

    /**
     * A network and what came with it.
     *
     * @param network what stands there
     * @param vendors suppliers of the country, then those of the file
     * @param presets vendor mixes that the country brings
     * @param dataSources where its tables come from
     */
    record Built(
            Network network,
            Map<String, Vendor> vendors,
            Map<String, VendorMix> presets,
            List<DataSource> dataSources) {}

    private final Path file;
    private final NetworkGenerator generator;
    private final Library library;
    private final Groundwork groundwork;
    private final Sources sources;
    private final Places places;
    private final Diagnostics diagnostics;

    NetworkBuilder(
            Path file,
            NetworkGenerator generator,
            Library library,
            Groundwork groundwork,
            Sources sources,
            Places places,
            Diagnostics diagnostics) {
        this.file = file;
        this.generator = generator;
        this.library = library;
        this.groundwork = groundwork;
        this.sources = sources;
        this.places = places;
        this.diagnostics = diagnostics;
    }

    /** The network; empty, with a diagnostic, when it cannot be built. */
    Optional<Built> build(NetworkSource source, String title, List<SectorPack> packs, Map<String, Vendor> ownVendors) {
        if (source.generated().isPresent()) {
            return generate(source.generated().get(), packs, ownVendors);
        }
        Optional<InlineNetwork> lines =
                source.imported().isPresent() ? imported(source.imported().get()) : source.inline();
        if (source.faultTree().isPresent()) {
            lines = faultTree(source.faultTree().get());
        }
        return lines.map(l -> new Built(
                InlineNetworkBuilder.build(title, l, ownVendors, tables(), groundwork, diagnostics),
                ownVendors,
                Map.of(),
                List.of()));
    }

    /** Reads tables whose names are relative to the scenario file. */
    private LayerBuilder.Tables tables() {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        return (name, at) -> sources.read(folder.resolve(name), at, diagnostics);
    }

    private Optional<Built> generate(Generated generated, List<SectorPack> packs, Map<String, Vendor> ownVendors) {
        Span at = places.of(Where.of(Where.Part.NETWORK).value(generated.country()));
        Optional<Path> folder = library.find(file, "countries", generated.country(), "");
        if (folder.isEmpty()) {
            diagnostics.add(
                    Fault.BAD_COUNTRY,
                    at,
                    "there is no country '" + generated.country() + "'",
                    Spelling.advice(generated.country(), library.words(file, "countries", "")));
            return Optional.empty();
        }
        try {
            CountryNetwork country = generator.build(folder.get(), packs, generated.values());
            for (Path table : country.files()) {
                sources.note(table);
            }
            Map<String, Vendor> vendors = new LinkedHashMap<>();
            country.vendors().forEach(v -> vendors.put(v.id(), v));
            ownVendors.forEach((id, own) -> vendors.merge(id, own, NetworkBuilder::titled));
            return Optional.of(new Built(country.network(), vendors, country.presets(), country.dataSources()));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.BAD_COUNTRY, at, "country '" + generated.country() + "': " + e.getMessage());
        } catch (UncheckedIOException | IOException e) {
            diagnostics.add(
                    Fault.FILE_MISSING, at, "country '" + generated.country() + "' cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** A supplier of the file under the country's title, unless the file has one of its own. */
    private static Vendor titled(Vendor country, Vendor own) {
        return own.title().equals(own.id()) ? new Vendor(own.id(), country.title(), own.products()) : own;
    }

    private Optional<InlineNetwork> imported(Imported source) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Path path = folder.resolve(source.file());
        Span at = places.of(Where.of(Where.Part.NETWORK).value(source.file()));
        Optional<String> text = sources.read(path, at, diagnostics);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(with(GraphMl.parse(text.get()), source));
        } catch (GraphMl.Unreadable e) {
            String name = Sources.nameOf(path);
            diagnostics.add(
                    Fault.BAD_IMPORT,
                    new Span(name, e.line(), e.column(), e.line(), e.column() + 1),
                    "'" + name + "' cannot be imported: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<InlineNetwork> faultTree(String name) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Path path = folder.resolve(name);
        String shown = Sources.nameOf(path);
        return sources.read(path, places.of(Where.of(Where.Part.NETWORK).value(name)), diagnostics)
                .flatMap(text -> DocumentParser.parse(shown, text, diagnostics))
                .flatMap(node -> FaultTree.form().read(node, diagnostics))
                .flatMap(tree -> tree.toNetwork(shown, diagnostics));
    }

    private InlineNetwork with(GraphMl.Graph graph, Imported source) {
        InlineNetwork more = source.with();
        double evenly = source.population() / graph.vertices().size();
        Map<String, InlineNetwork.RegionLine> regions = new LinkedHashMap<>();
        List<InlineNetwork.AssetLine> assets = new ArrayList<>();
        Span nowhere = Span.startOf(Sources.nameOf(file));
        for (GraphMl.Vertex v : graph.vertices()) {
            regions.put(
                    v.id(),
                    new InlineNetwork.RegionLine(v.title(), v.population().orElse(evenly), Optional.of(v.position())));
            assets.add(new InlineNetwork.AssetLine(
                    "router:" + v.id(),
                    AssetKind.CORE_ROUTER,
                    Optional.of(source.operator()),
                    new Spot(Optional.of(v.id()), Optional.of(v.position()), nowhere),
                    0,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    0));
        }
        List<InlineNetwork.LinkLine> links = new ArrayList<>();
        graph.edges()
                .forEach(e -> links.add(new InlineNetwork.LinkLine(
                        "router:" + e.get(0), "router:" + e.get(1), Optional.empty(), nowhere)));
        Map<String, Operator> operators = new LinkedHashMap<>();
        operators.put(source.operator(), new Operator(source.operator(), source.operator(), 1));
        regions.putAll(more.regions());
        operators.putAll(more.operators());
        assets.addAll(more.assets());
        links.addAll(more.links());
        return new InlineNetwork(regions, operators, assets, more.cells(), links, more.layers());
    }
}
