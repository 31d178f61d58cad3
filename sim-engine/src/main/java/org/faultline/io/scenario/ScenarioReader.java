package org.faultline.io.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.Merge;
import org.faultline.io.document.Node;
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
                .map(d -> DocumentTemplate.read(file, generator, library, new Groundwork(), d, sources, diagnostics));
        template.filter(t -> thoroughly && diagnostics.errors() == 0).ifPresent(t -> t.checkEnds(diagnostics));
        boolean valid = diagnostics.errors() == 0;
        return new Reading(
                template.filter(t -> valid).flatMap(DocumentTemplate::findNominal),
                template.filter(t -> valid).map(t -> t),
                diagnostics.inOrder(),
                sources.fingerprint(),
                sources.files(),
                template.map(DocumentTemplate::dataSources).orElse(List.of()),
                sources);
    }

    private static Optional<Node> document(Path file, Overrides overrides, Sources sources, Diagnostics diagnostics) {
        DocumentLoader loader = new DocumentLoader(sources, diagnostics);
        Optional<Node> document = loader.load(file, Span.startOf(Sources.nameOf(file)));
        for (Path overlay : overrides.overlays()) {
            Optional<Node> over = loader.load(overlay, Span.startOf(Sources.nameOf(overlay)));
            document = document.flatMap(below -> over.map(o -> Merge.over(below, o)));
        }
        return document.map(d -> Settings.apply(d, overrides.settings(), sources, diagnostics));
    }
}
