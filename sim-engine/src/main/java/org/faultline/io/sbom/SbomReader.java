package org.faultline.io.sbom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;

/**
 * Reads software bills of materials: CycloneDX in JSON and XML; SPDX 2 in JSON, YAML and tag-value, SPDX 3 in JSON-LD. What a service or an
 * attestation wraps around a bill, as {@code sbom} and {@code predicate}, is taken off. O(text).
 */
public final class SbomReader {

    static final String KNOWN =
            "CycloneDX to 1.7 is read in JSON and XML, SPDX 2.1 to 2.3 in JSON, YAML and tag-value, SPDX 3.0 and 3.1 in JSON-LD";

    private static final Pattern YAML = Pattern.compile("(?m)^spdxVersion:");
    private static final List<String> WRAPPINGS = List.of("sbom", "predicate");

    private final Sources sources;
    private final Diagnostics diagnostics;

    /**
     * A reader.
     *
     * @param sources keeps the texts for excerpts
     * @param diagnostics where everything goes that is wrong with a file
     */
    public SbomReader(Sources sources, Diagnostics diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** The bill in a file; empty, with diagnostics, when anything in it that matters cannot be used. */
    public Optional<Sbom> read(Path file) {
        int before = diagnostics.errors();
        String name = Sources.nameOf(file);
        Optional<Node> tree =
                sources.read(file, Span.startOf(name), diagnostics).flatMap(text -> tree(name, text));
        Optional<Sbom> bill = tree.flatMap(this::read).filter(s -> diagnostics.errors() == before);
        bill.filter(Sbom::isEmpty)
                .ifPresent(b -> diagnostics.add(
                        Fault.EMPTY_SBOM,
                        Span.startOf(name),
                        "the bill names no component",
                        "is the file whole? Whoever made it may have stopped halfway"));
        return bill;
    }

    private Optional<Node> tree(String name, String text) {
        if (text.stripLeading().startsWith("<")) {
            return XmlTree.parse(name, text, diagnostics);
        }
        if (TagValue.isIt(text)) {
            return TagValue.parse(name, text, diagnostics);
        }
        return YAML.matcher(text).find()
                ? DocumentParser.parse(name, text, diagnostics)
                : JsonTree.parse(name, text, diagnostics);
    }

    private Optional<Sbom> read(Node tree) {
        Reading reading = new Reading(diagnostics);
        if (!(tree instanceof Mapping outer)) {
            reading.wrong(tree, "the file holds " + tree.words() + "; a bill of materials is an object");
            return Optional.empty();
        }
        Mapping document = unwrapped(outer);
        Optional<String> spdx = reading.text(document, "spdxVersion");
        if (spdx.isPresent()) {
            return known(document, "spdxVersion", spdx.get(), Spdx.VERSIONS.contains(spdx.get()))
                    ? Optional.of(Spdx.read(document, spdx.get(), reading))
                    : Optional.empty();
        }
        if (document.find(SpdxGraph.GRAPH).isPresent()) {
            return graph(document, reading);
        }
        if (reading.text(document, "bomFormat").equals(Optional.of("CycloneDX"))) {
            String version = reading.needed(document, "specVersion", "the file").orElse("");
            return known(document, "specVersion", version, CycloneDx.VERSIONS.contains(version))
                    ? Optional.of(CycloneDx.read(document, version, reading))
                    : Optional.empty();
        }
        diagnostics.add(
                Fault.BAD_SBOM,
                Span.startOf(tree.span().file()),
                "the file has neither `bomFormat: CycloneDX` nor `spdxVersion`",
                KNOWN);
        return Optional.empty();
    }

    private Optional<Sbom> graph(Mapping document, Reading reading) {
        Optional<String> version = SpdxGraph.version(document, reading);
        if (version.isEmpty()) {
            diagnostics.add(
                    Fault.BAD_SBOM,
                    Span.startOf(document.span().file()),
                    "the `@context` names no version of SPDX that is read",
                    KNOWN);
        }
        return version.map(v -> SpdxGraph.read(document, v, reading));
    }

    /** What is inside a wrapping; the document itself where there is none. */
    private static Mapping unwrapped(Mapping document) {
        return WRAPPINGS.stream()
                .flatMap(key -> document.find(key).stream())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .findFirst()
                .orElse(document);
    }

    private boolean known(Mapping document, String key, String version, boolean known) {
        if (!known && !version.isEmpty()) {
            diagnostics.add(
                    Fault.BAD_SBOM,
                    document.find(key).orElse(document).span(),
                    "version '" + version + "' is not read",
                    KNOWN);
        }
        return known;
    }
}
