package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.io.document.Substitution;
import org.faultline.model.SectorPack;
import org.faultline.model.ServiceType;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Where;

/** Reads the sector packs that a scenario names. */
final class SectorPacks {

    private final Path file;
    private final Library library;
    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Groundwork groundwork;
    private final Map<Span, String> drawn;

    /**
     * A reader for one binding.
     *
     * @param drawn texts that stand for uncertain numbers of sector packs, by their places
     */
    SectorPacks(
            Path file,
            Library library,
            Sources sources,
            Diagnostics diagnostics,
            Groundwork groundwork,
            Map<Span, String> drawn) {
        this.file = file;
        this.library = library;
        this.sources = sources;
        this.diagnostics = diagnostics;
        this.groundwork = groundwork;
        this.drawn = drawn;
    }

    /** The packs that a document names, each with its tree. */
    Map<SectorPack, Node> of(Node tree, ScenarioForm.Document document) {
        Map<SectorPack, Node> packs = new LinkedHashMap<>();
        Places places = new Places(tree, List.of());
        for (String word : document.sectors()) {
            Span at = places.of(Where.of(Where.Part.SCENARIO, "sectors").value(word));
            Optional<Path> path = library.find(file, "sectors", word, ".yaml");
            if (path.isEmpty()) {
                diagnostics.add(
                        Fault.FILE_MISSING,
                        at,
                        "there is no sector pack '" + word + "'",
                        Spelling.advice(word, library.words(file, "sectors", ".yaml")));
                continue;
            }
            tree(path.get(), at)
                    .map(node -> Replacement.apply(Substitution.apply(node, Map.of(), Set.of(), diagnostics), drawn))
                    .ifPresent(node ->
                            ServiceForms.pack().read(node, diagnostics).ifPresent(p -> packs.put(pack(p), node)));
        }
        return packs;
    }

    private Optional<Node> tree(Path path, Span named) {
        Optional<Node> known = groundwork.findPack(path);
        Optional<Node> tree = known.or(() -> sources.read(path, named, diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(path), text, diagnostics)));
        tree.ifPresent(t -> groundwork.keepPack(path, t));
        return tree;
    }

    private SectorPack pack(ServiceForms.PackDeclaration pack) {
        List<ServiceType> types = new ArrayList<>();
        for (ServiceForms.TypeDeclaration type : pack.services()) {
            types.add(new ServiceType(
                    type.id(),
                    type.title(),
                    pack.sector(),
                    type.placement(),
                    type.peopleShare(),
                    ServiceForms.weightsOf(type.demand(), pack.profiles(), diagnostics),
                    type.restart(),
                    type.needs().stream().map(NeedDeclaration::toServiceNeed).toList()));
        }
        return new SectorPack(pack.sector(), pack.title(), types, pack.assumptions());
    }
}
