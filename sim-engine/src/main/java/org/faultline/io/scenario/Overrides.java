package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.io.document.Node;

/**
 * What a command lays over a scenario file.
 *
 * @param overlays files, in order
 * @param settings {@code path=value} lines, in order, after the files
 * @param parts parts of documents, in order, after the settings
 * @param folder where files are looked for first that expressions ask for
 */
public record Overrides(List<Path> overlays, List<String> settings, List<Node> parts, Optional<Path> folder) {

    /** Nothing. */
    public static final Overrides NONE = new Overrides(List.of(), List.of(), List.of(), Optional.empty());

    public Overrides {
        overlays = List.copyOf(overlays);
        settings = List.copyOf(settings);
        parts = List.copyOf(parts);
    }

    /** Files and settings alone. */
    public Overrides(List<Path> overlays, List<String> settings) {
        this(overlays, settings, List.of(), Optional.empty());
    }

    /** A part of a document, laid over it; files are looked for in a folder first. */
    public static Overrides part(Node part, Path folder) {
        return new Overrides(List.of(), List.of(), List.of(part), Optional.of(folder));
    }

    /** Values set on the command line, e.g. {@code horizon=12h}. */
    public static Overrides settings(String... lines) {
        return new Overrides(List.of(), List.of(lines), List.of(), Optional.empty());
    }
}
