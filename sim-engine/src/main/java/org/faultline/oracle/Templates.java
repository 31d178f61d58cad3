package org.faultline.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.scenario.OracleForms;
import org.faultline.io.scenario.ScenarioReader;

/** The scenario files that serve published results. */
final class Templates {

    /**
     * A scenario file that serves cases.
     *
     * @param file where it is
     * @param block what it says of them
     * @param text of the file and of what it extends
     */
    record Template(Path file, OracleForms.Block block, String text) {

        private static final String IGNORES = "  ignores: ";

        /** What findings follow from: the text without the line that says which parameters change nothing. */
        String telling() {
            return text.lines()
                    .filter(l -> !l.startsWith(IGNORES))
                    .map(l -> l + "\n")
                    .collect(Collectors.joining());
        }

        String name() {
            return file.getFileName().toString();
        }

        /** What the file says of itself in the comment at its head, in one line; empty when it says nothing. */
        String comment() {
            return text.lines()
                    .takeWhile(l -> l.startsWith("#"))
                    .filter(l -> !l.contains("yaml-language-server"))
                    .map(l -> l.substring(1).strip())
                    .collect(Collectors.joining(" "));
        }

        Optional<Integer> fit(String id) {
            return block.serves().stream()
                    .map(NamePattern::new)
                    .filter(p -> p.match(id).isPresent())
                    .map(NamePattern::literal)
                    .max(Comparator.naturalOrder());
        }
    }

    private final List<Template> all = new ArrayList<>();

    /** The scenario files of a folder that have a block {@code oracle}. */
    Templates(Path folder, Sources sources, Diagnostics diagnostics) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                add(file, sources, diagnostics);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private void add(Path file, Sources sources, Diagnostics diagnostics) {
        Sources own = new Sources();
        Optional<Node> document = ScenarioReader.document(file, own, new Diagnostics());
        if (document.isEmpty()) {
            ScenarioReader.document(file, sources, diagnostics);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Path read : own.files()) {
            sources.read(read, Span.startOf(Sources.nameOf(file)), diagnostics).ifPresent(text::append);
        }
        ScenarioReader.oracle(document.get(), diagnostics)
                .ifPresent(b -> all.add(new Template(file, b, text.toString())));
    }

    /** All of them, by file. */
    List<Template> all() {
        return List.copyOf(all);
    }

    /** The one that serves a case best. */
    Optional<Template> find(String id) {
        return all.stream().filter(t -> t.fit(id).isPresent()).max(Comparator.comparing(t -> t.fit(id)
                .orElseThrow()));
    }
}
