package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Merge;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/** Reads a file, what it extends and what is laid over it, into one tree. */
final class DocumentLoader {

    private static final String EXTENDS = "extends";
    private static final String OVERLAYS = "overlays";

    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Set<Path> open = new LinkedHashSet<>();

    DocumentLoader(Sources sources, Diagnostics diagnostics) {
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /**
     * The tree of a file.
     *
     * @param named where the author named the file
     */
    Optional<Node> load(Path path, Span named) {
        Path file = path.normalize();
        Path identity = file.toAbsolutePath().normalize();
        if (!open.add(identity)) {
            diagnostics.add(
                    Fault.EXTENDS_LOOP,
                    named,
                    "'" + Sources.nameOf(file) + "' extends itself" + (open.size() > 1 ? ", through others" : ""));
            return Optional.empty();
        }
        Optional<Node> node = sources.read(file, named, diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(file), text, diagnostics));
        Optional<Node> whole = node.flatMap(n -> n instanceof Mapping map ? withOthers(file, map) : Optional.of(n));
        open.remove(identity);
        return whole;
    }

    private Optional<Node> withOthers(Path file, Mapping map) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        Node merged = map.without(EXTENDS, OVERLAYS);
        Optional<Scalar> base = map.find(EXTENDS).flatMap(n -> word(n, EXTENDS));
        if (base.isPresent()) {
            Optional<Node> below =
                    load(folder.resolve(base.get().text()), base.get().span());
            if (below.isEmpty()) {
                return Optional.empty();
            }
            merged = Merge.over(below.get(), merged);
        }
        for (Scalar overlay : words(map)) {
            Optional<Node> over = load(folder.resolve(overlay.text()), overlay.span());
            if (over.isEmpty()) {
                return Optional.empty();
            }
            merged = Merge.over(merged, over.get());
        }
        return Optional.of(merged);
    }

    private List<Scalar> words(Mapping map) {
        Optional<Node> overlays = map.find(OVERLAYS);
        if (overlays.isEmpty()) {
            return List.of();
        }
        if (!(overlays.get() instanceof Sequence list)) {
            return word(overlays.get(), OVERLAYS).stream().toList();
        }
        List<Scalar> words = new ArrayList<>();
        list.items().forEach(item -> word(item, OVERLAYS).ifPresent(words::add));
        return words;
    }

    private Optional<Scalar> word(Node node, String key) {
        if (node instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        diagnostics.add(Fault.WRONG_TYPE, node.span(), "`" + key + "` names a file, found " + node.words());
        return Optional.empty();
    }
}
