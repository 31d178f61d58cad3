package org.faultline.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/** Reads files of cases: maps with a list {@code oracles}. Other files of a folder hold tables that cases refer to. */
final class CaseFiles {

    private static final String CASES = "oracles";
    private static final String RELATIONS = "metamorphic.json";

    private final Sources sources;
    private final Diagnostics diagnostics;

    CaseFiles(Sources sources, Diagnostics diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** The cases of a file, or of all files of a folder by name. */
    List<Case> read(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return cases(fileOrFolder);
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream()
                    .flatMap(f -> cases(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + fileOrFolder + " cannot be read", e);
        }
    }

    /** Relations between runs, as the file {@value #RELATIONS} of a folder lists them; none when there is no such file. */
    List<Relation> relations(Path folder) {
        Path file = folder.resolve(RELATIONS);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Relation> relations = new ArrayList<>();
        sources.read(file, Span.startOf(Sources.nameOf(file)), diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(file), text, diagnostics))
                .ifPresent(node -> {
                    for (Node item : ((Sequence) node).items()) {
                        Mapping map = (Mapping) item;
                        relations.add(new Relation(text(map, "id"), text(map, "name"), text(map, "check")));
                    }
                });
        return relations;
    }

    /**
     * What must hold between runs, not of one number.
     *
     * @param check what is compared
     */
    record Relation(String id, String name, String check) {}

    private List<Case> cases(Path file) {
        Optional<Node> document = sources.read(file, Span.startOf(Sources.nameOf(file)), diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(file), text, diagnostics));
        if (document.isEmpty() || !(document.get() instanceof Mapping map)) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        if (map.find(CASES).orElse(null) instanceof Sequence list) {
            for (Node node : list.items()) {
                cases.add(toCase(file, (Mapping) node));
            }
        }
        return cases;
    }

    private static Case toCase(Path file, Mapping node) {
        String test = text(node, "test");
        List<Wanted> outputs = new ArrayList<>();
        for (Node output : ((Sequence) node.find("outputs").orElseThrow()).items()) {
            add(outputs, (Mapping) output, test);
        }
        Mapping parameters = node.find("params").map(p -> (Mapping) p).orElse(new Mapping(node.span(), Map.of()));
        return new Case(
                file,
                text(node, "id"),
                text(node, "title"),
                text(node, "statement"),
                text(node, "source"),
                parameters,
                outputs,
                Setting.written(node));
    }

    private static void add(List<Wanted> outputs, Mapping output, String test) {
        Node value = output.find("value").orElseThrow();
        if (value instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                outputs.add(wanted(output, test, Optional.of(i), list.items().get(i)));
            }
        } else {
            outputs.add(wanted(output, test, Optional.empty(), value));
        }
    }

    private static Wanted wanted(Mapping output, String test, Optional<Integer> index, Node value) {
        Optional<Node> tolerance = output.find("tol");
        Mapping tol = tolerance.isPresent() && tolerance.get() instanceof Mapping map
                ? map
                : new Mapping(output.span(), Map.<String, Entry>of());
        String written = value instanceof Scalar scalar ? scalar.text() : value.words();
        return new Wanted(
                text(output, "name"),
                index,
                asNumber(value),
                written,
                text(output, "kind"),
                output.find("test").isPresent() ? text(output, "test") : test,
                new Tolerance(
                        number(tol, "fs").orElse(0.0),
                        number(tol, "z").orElse(Tolerance.USUAL_Z),
                        number(tol, "rel"),
                        number(tol, "abs"),
                        number(tol, "min"),
                        number(tol, "max")),
                agreement(output));
    }

    private static double agreement(Mapping output) {
        double greatest = 0;
        if (output.find("checks").orElse(null) instanceof Sequence checks) {
            for (Node check : checks.items()) {
                if (check instanceof Mapping map) {
                    greatest = Math.max(greatest, number(map, "rel_diff").orElse(0.0));
                }
            }
        }
        return greatest;
    }

    private static String text(Mapping map, String key) {
        return map.find(key).orElse(null) instanceof Scalar scalar ? scalar.text() : "";
    }

    private static Optional<Double> number(Mapping map, String key) {
        return map.find(key).flatMap(CaseFiles::asNumber);
    }

    private static Optional<Double> asNumber(Node node) {
        try {
            return node instanceof Scalar scalar ? Optional.of(Double.parseDouble(scalar.text())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
