package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line lays over a scenario file.
 *
 * @param overlays files, in order
 * @param settings {@code path=value} lines, in order, after the files
 */
public record Overrides(List<Path> overlays, List<String> settings) {

    /** Nothing. */
    public static final Overrides NONE = new Overrides(List.of(), List.of());

    public Overrides {
        overlays = List.copyOf(overlays);
        settings = List.copyOf(settings);
    }

    /** Values set on the command line, e.g. {@code horizon=12h}. */
    public static Overrides settings(String... lines) {
        return new Overrides(List.of(), List.of(lines));
    }
}
