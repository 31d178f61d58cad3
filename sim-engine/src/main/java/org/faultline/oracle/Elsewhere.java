package org.faultline.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;

/**
 * Cases that no scenario file could say, such as the output of a random number generator: the file {@value #NAME} names the test
 * of the engine that checks them, and why.
 */
public final class Elsewhere {

    /** Name of the file beside the scenario files. */
    public static final String NAME = "elsewhere.json";

    private static final String RELATIONS = "relations.json";

    private final Map<String, String> byPattern;

    private Elsewhere(Map<String, String> byPattern) {
        this.byPattern = byPattern;
    }

    /** Reads the file of a folder; without one there is nothing elsewhere. */
    public static Elsewhere read(Path folder, Sources sources, Diagnostics diagnostics) {
        return read(folder, NAME, sources, diagnostics);
    }

    /** The tests that hold relations between runs, by their ids. */
    static Elsewhere relations(Path folder, Sources sources, Diagnostics diagnostics) {
        return read(folder, RELATIONS, sources, diagnostics);
    }

    private static Elsewhere read(Path folder, String name, Sources sources, Diagnostics diagnostics) {
        Path file = folder.resolve(name);
        Map<String, String> byPattern = new LinkedHashMap<>();
        if (Files.exists(file)) {
            sources.read(file, Span.startOf(Sources.nameOf(file)), diagnostics)
                    .flatMap(text -> DocumentParser.parse(Sources.nameOf(file), text, diagnostics))
                    .ifPresent(node -> {
                        if (node instanceof Mapping map) {
                            map.entries().values().forEach(e -> {
                                if (e.value() instanceof Scalar text) {
                                    byPattern.put(e.key(), text.text());
                                }
                            });
                        } else {
                            diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected a map, found " + node.words());
                        }
                    });
        }
        return new Elsewhere(byPattern);
    }

    /** Test and reason, by the pattern of the ids of cases. */
    public Map<String, String> byPattern() {
        return Map.copyOf(byPattern);
    }

    /** Which test checks a case, and why not a scenario. */
    Optional<String> find(String id) {
        return byPattern.entrySet().stream()
                .filter(e -> new NamePattern(e.getKey()).match(id).isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
