package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.scenario.Severity;

/** Takes values out of a tree; what is of the wrong kind is reported at its place. Keys that nobody asks for do no harm. */
final class Reading {

    private final Diagnostics diagnostics;

    Reading(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A text, empty where it is absent or blank. */
    Optional<String> text(Mapping map, String key) {
        Optional<Node> value = map.find(key);
        if (value.isPresent() && !(value.get() instanceof Scalar)) {
            wrong(
                    value.get(),
                    "`" + key + "` must be a text, not " + value.get().words());
            return Optional.empty();
        }
        return value.map(v -> ((Scalar) v).text().strip()).filter(t -> !t.isEmpty());
    }

    /** A text without which the map has no meaning. */
    Optional<String> needed(Mapping map, String key, String ofWhat) {
        Optional<String> text = text(map, key);
        if (text.isEmpty() && (map.find(key).isEmpty() || map.find(key).get() instanceof Scalar)) {
            wrong(map, ofWhat + " has no `" + key + "`");
        }
        return text;
    }

    /** A map, empty where it is absent. */
    Optional<Mapping> map(Mapping map, String key) {
        Optional<Node> value = map.find(key);
        if (value.isPresent() && !(value.get() instanceof Mapping)) {
            wrong(
                    value.get(),
                    "`" + key + "` must be an object, not " + value.get().words());
            return Optional.empty();
        }
        return value.map(v -> (Mapping) v);
    }

    /** The maps of a list, none where it is absent. */
    List<Mapping> maps(Mapping map, String key) {
        Optional<Node> value = map.find(key);
        List<Mapping> maps = new ArrayList<>();
        if (value.isPresent() && value.get() instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Mapping one) {
                    maps.add(one);
                } else {
                    wrong(item, "an entry of `" + key + "` must be an object, not " + item.words());
                }
            }
        } else {
            value.ifPresent(v -> wrong(v, "`" + key + "` must be a list, not " + v.words()));
        }
        return maps;
    }

    /** The texts of a list, or one that stands alone; what is no text is passed over. */
    List<String> texts(Mapping map, String key) {
        Optional<Node> value = map.find(key);
        List<Node> items = value.isPresent() && value.get() instanceof Sequence list
                ? list.items()
                : value.stream().toList();
        return items.stream()
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text())
                .toList();
    }

    /** The package URL of a text; one that cannot be read is a warning, and the package counts as one without. */
    Optional<Purl> purl(Optional<String> text, Mapping map, String key, String ofWhat) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Purl.parse(text.get()));
        } catch (IllegalArgumentException e) {
            Span at = map.find(key).map(Node::span).orElse(map.span());
            diagnostics.add(Diagnostic.at(
                    at,
                    Fault.BAD_PURL.code(),
                    Severity.WARNING,
                    "the package URL '" + text.get() + "' of " + ofWhat + " cannot be read: " + e.getMessage(),
                    Optional.of("write it like `pkg:maven/org.example/name@1.0`")));
            return Optional.empty();
        }
    }

    /** Reports a value that cannot be used. */
    void wrong(Node at, String message) {
        diagnostics.add(Fault.BAD_SBOM, shortened(at.span()), message);
    }

    /** The beginning of a value: an object may go on for thousands of lines. */
    private static Span shortened(Span span) {
        return span.endLine() == span.line()
                ? span
                : new Span(span.file(), span.line(), span.column(), span.line(), span.column() + 1);
    }
}
