package org.faultline.io.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.Csv;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Merge;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Substitution;
import org.faultline.scenario.NetworkGenerator;

/**
 * Reads scenario files: from text to a {@link org.faultline.scenario.Scenario} that obeys all rules, or to everything that is
 * wrong with it, each fault with its place.
 *
 * <p>The way of a file: tree with places; what it extends below, overlays and values of the command line above; parameters
 * put in; keys and values bound to records; network built; mixes derived; the campaign bound once for each supplier it is
 * asked of; rules.
 */
public final class ScenarioReader {

    private static final String USUAL_NAME = "scenario.yaml";
    private static final String PARAMETERS = DocumentTemplate.PARAMETERS;

    private final NetworkGenerator generator;
    private final Library library;

    /**
     * A reader.
     *
     * @param generator builds countries
     * @param fallbacks folders that hold {@code sectors} and {@code countries}, asked when no folder above the file has them
     */
    public ScenarioReader(NetworkGenerator generator, List<Path> fallbacks) {
        this.generator = generator;
        this.library = new Library(fallbacks);
    }

    /**
     * Reads a scenario file, or {@code scenario.yaml} in a folder. Never throws for what stands in the files.
     *
     * @param fileOrFolder as the user typed it; diagnostics name files in the same way
     */
    public Reading read(Path fileOrFolder, Overrides overrides) {
        return read(fileOrFolder, overrides, false);
    }

    /**
     * Reads like {@link #read}, and looks at the scenario also with each uncertain number at both ends of what can be drawn, one
     * at a time, the others at their medians. Builds the network again for each end that changes it.
     */
    public Reading readThoroughly(Path fileOrFolder, Overrides overrides) {
        return read(fileOrFolder, overrides, true);
    }

    private Reading read(Path fileOrFolder, Overrides overrides, boolean thoroughly) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(USUAL_NAME) : fileOrFolder;
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = new Sources();
        Optional<DocumentTemplate> template = document(file, overrides, sources, diagnostics)
                .map(d -> DocumentTemplate.read(
                        file,
                        generator,
                        library,
                        new Groundwork(),
                        tables(file, overrides, sources, diagnostics),
                        d,
                        sources,
                        diagnostics));
        Set<String> own = Stream.concat(Stream.of(file), overrides.overlays().stream())
                .map(Sources::nameOf)
                .collect(Collectors.toSet());
        template.ifPresent(t -> t.checkParameters(own, diagnostics));
        template.filter(t -> thoroughly && diagnostics.errors() == 0).ifPresent(t -> t.checkEnds(diagnostics));
        template.filter(t -> diagnostics.errors() == 0).ifPresent(t -> t.checkStorm(diagnostics));
        boolean valid = diagnostics.errors() == 0;
        return new Reading(
                template.filter(t -> valid).flatMap(DocumentTemplate::findNominal),
                template.filter(t -> valid).map(t -> t),
                diagnostics.inOrder(),
                sources.fingerprint(),
                sources.files(),
                template.map(DocumentTemplate::dataSources).orElse(List.of()),
                sources,
                where -> template.map(t -> t.placeOf(where)).orElse(Span.startOf(Sources.nameOf(file))));
    }

    /** The part of a scenario file that says which published results it serves; empty, perhaps with faults, when it serves none. */
    public static Optional<OracleForms.Block> oracle(Node document, Diagnostics diagnostics) {
        return (document instanceof Mapping map ? map.find(OracleForms.KEY) : Optional.<Node>empty())
                .flatMap(node -> OracleForms.block().read(node, diagnostics));
    }

    /** A scenario file and what it extends as one tree, with nothing put in; empty, with faults, when it cannot be read. */
    public static Optional<Node> document(Path file, Sources sources, Diagnostics diagnostics) {
        return new DocumentLoader(sources, diagnostics).load(file, Span.startOf(Sources.nameOf(file)));
    }

    private static Optional<Node> document(Path file, Overrides overrides, Sources sources, Diagnostics diagnostics) {
        DocumentLoader loader = new DocumentLoader(sources, diagnostics);
        Optional<Node> document = loader.load(file, Span.startOf(Sources.nameOf(file)));
        for (Path overlay : overrides.overlays()) {
            Optional<Node> over = loader.load(overlay, Span.startOf(Sources.nameOf(overlay)));
            document = document.flatMap(below -> over.map(o -> Merge.over(below, o)));
        }
        return document.map(d -> Settings.ofUser(d, overrides.settings(), sources, diagnostics))
                .map(d -> overrides.parts().stream().reduce(d, ScenarioReader::over));
    }

    /** A part laid over a document; its parameters take the place of those of the same name, as wholes. */
    private static Node over(Node document, Node part) {
        if (!(document instanceof Mapping below)
                || !(part instanceof Mapping above)
                || !(above.find(PARAMETERS).orElse(null) instanceof Mapping changed)) {
            return Merge.over(document, part);
        }
        Mapping written = below.find(PARAMETERS).orElse(null) instanceof Mapping map ? map : changed;
        Map<String, Entry> values = new LinkedHashMap<>(written.entries());
        values.putAll(changed.entries());
        Mapping merged = (Mapping) Merge.over(below, above.without(PARAMETERS));
        Map<String, Entry> entries = new LinkedHashMap<>(merged.entries());
        entries.put(
                PARAMETERS,
                new Entry(PARAMETERS, above.entries().get(PARAMETERS).keySpan(), new Mapping(part.span(), values)));
        return new Mapping(document.span(), entries);
    }

    /** The parameters of a scenario file as they are written, by name; none when the file cannot be read. */
    public Map<String, Node> parameters(Path file) {
        Map<String, Node> values = new LinkedHashMap<>();
        document(file, Overrides.NONE, new Sources(), new Diagnostics()).ifPresent(d -> {
            if (d instanceof Mapping map && map.find(PARAMETERS).orElse(null) instanceof Mapping parameters) {
                parameters.entries().values().forEach(e -> values.put(e.key(), e.value()));
            }
        });
        return values;
    }

    /** Files that expressions ask for: beside the scenario file, or in the folder that the overrides name. */
    public static Substitution.Tables tables(Path file, Overrides overrides, Sources sources, Diagnostics diagnostics) {
        Map<String, Optional<Node>> known = new ConcurrentHashMap<>();
        return name -> known.computeIfAbsent(name, n -> table(n, file, overrides, sources, diagnostics));
    }

    private static Optional<Node> table(
            String name, Path file, Overrides overrides, Sources sources, Diagnostics diagnostics) {
        Path beside = file.resolveSibling(name);
        Path path = overrides
                .folder()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .orElse(beside);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        String shown = Sources.nameOf(path);
        return sources.read(path, Span.startOf(Sources.nameOf(file)), diagnostics)
                .flatMap(text -> name.endsWith(".csv")
                        ? Optional.of(Csv.parse(shown, text))
                        : DocumentParser.parse(shown, text, diagnostics));
    }
}
