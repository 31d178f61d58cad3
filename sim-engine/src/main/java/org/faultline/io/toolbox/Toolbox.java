package org.faultline.io.toolbox;

import java.nio.file.Path;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.toolbox.Catalogue;

/**
 * Reads a catalogue of measures. {@link Taken} puts them into a document:
 *
 * <pre>
 *   numbers     found by their paths, each changed once by all measures of a mix together ({@link NumberChanges})
 *   shares      keys of the mix, as an author would write them ({@link ShareChanges})
 * </pre>
 */
public final class Toolbox {

    private Toolbox() {}

    /**
     * Reads a catalogue; faults go to the diagnostics.
     *
     * @param named where the author asked for it
     */
    public static Optional<Catalogue> read(Path file, Span named, Sources sources, Diagnostics diagnostics) {
        return sources.read(file, named, diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(file), text, diagnostics))
                .flatMap(node -> CatalogueForms.catalogue().read(node, diagnostics));
    }
}
