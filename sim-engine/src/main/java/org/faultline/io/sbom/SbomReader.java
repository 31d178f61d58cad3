package org.faultline.io.sbom;

import java.nio.file.Path;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;

/** Reads software bills of materials in JSON: CycloneDX 1.4 to 1.6 and SPDX 2.2 and 2.3. O(text). */
public final class SbomReader {

    private static final String KNOWN = "CycloneDX 1.4 to 1.6 and SPDX 2.2 and 2.3 are read, in JSON";

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
        Optional<Node> tree = sources.read(file, Span.startOf(name), diagnostics)
                .flatMap(text -> JsonTree.parse(name, text, diagnostics));
        return tree.flatMap(this::read).filter(s -> diagnostics.errors() == before);
    }

    private Optional<Sbom> read(Node tree) {
        Reading reading = new Reading(diagnostics);
        if (!(tree instanceof Mapping document)) {
            reading.wrong(tree, "the file holds " + tree.words() + "; a bill of materials is an object");
            return Optional.empty();
        }
        Optional<String> spdx = reading.text(document, "spdxVersion");
        if (spdx.isPresent()) {
            return known(document, "spdxVersion", spdx.get(), Spdx.VERSIONS.contains(spdx.get()))
                    ? Optional.of(Spdx.read(document, spdx.get(), reading))
                    : Optional.empty();
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
