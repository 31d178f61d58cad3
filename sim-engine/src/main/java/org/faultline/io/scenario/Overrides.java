package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.List;
import org.faultline.io.document.Node;

/**
 * What a command lays over a scenario file.
 *
 * @param overlays files, in order
 * @param settings {@code path=value} lines, in order, after the files
 * @param parts parts of documents, in order, after the settings
 */
public record Overrides(List<Path> overlays, List<String> settings, List<Node> parts) {

    /** Nothing. */
    public static final Overrides NONE = new Overrides(List.of(), List.of(), List.of());

    public Overrides {
        overlays = List.copyOf(overlays);
        settings = List.copyOf(settings);
        parts = List.copyOf(parts);
    }

    /** Files and settings alone. */
    public Overrides(List<Path> overlays, List<String> settings) {
        this(overlays, settings, List.of());
    }

    /** Parts of a document, laid over it. */
    public static Overrides parts(Node... parts) {
        return new Overrides(List.of(), List.of(), List.of(parts));
    }

    /** Values set on the command line, e.g. {@code horizon=12h}. */
    public static Overrides settings(String... lines) {
        return new Overrides(List.of(), List.of(lines), List.of());
    }
}
