package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/** Finds values of a document by the place where they were written, and puts others in for them. */
final class Replacement {

    private Replacement() {}

    /** The document with texts put in for values, as if they stood there without quotes; they keep the places of what they replace. O(document). */
    static Node apply(Node node, Map<Span, String> texts) {
        if (texts.isEmpty()) {
            return node;
        }
        if ((node instanceof Scalar || isDistribution(node)) && texts.containsKey(node.span())) {
            return new Scalar(node.span(), texts.get(node.span()), false);
        }
        if (node instanceof Sequence list) {
            List<Node> items = new ArrayList<>(list.items().size());
            boolean changed = false;
            for (Node item : list.items()) {
                Node now = apply(item, texts);
                changed |= now != item;
                items.add(now);
            }
            return changed ? new Sequence(list.span(), items) : list;
        }
        return node instanceof Mapping map ? apply(map, texts) : node;
    }

    private static Node apply(Mapping map, Map<Span, String> texts) {
        Map<String, Entry> entries = new LinkedHashMap<>(map.entries());
        boolean changed = false;
        for (Entry entry : map.entries().values()) {
            Node now = apply(entry.value(), texts);
            if (now != entry.value()) {
                changed = true;
                entries.put(entry.key(), new Entry(entry.key(), entry.keySpan(), now));
            }
        }
        return changed ? new Mapping(map.span(), entries) : map;
    }

    /** The first value written at a place. O(document). */
    static Optional<Node> find(Span place, Node node) {
        if ((node instanceof Scalar || isDistribution(node)) && node.span().equals(place)) {
            return Optional.of(node);
        }
        Stream<Node> parts = node instanceof Mapping map
                ? map.entries().values().stream().map(Entry::value)
                : node instanceof Sequence list ? list.items().stream() : Stream.empty();
        return parts.flatMap(part -> find(place, part).stream()).findFirst();
    }

    private static boolean isDistribution(Node node) {
        return node instanceof Mapping map && map.entries().containsKey("distribution");
    }

    /** The keys, joined by dots, that lead to the first value written at a place. O(document). */
    static Optional<String> pathTo(Span place, Node node) {
        return pathTo(place, node, "");
    }

    private static Optional<String> pathTo(Span place, Node node, String path) {
        if ((node instanceof Scalar || isDistribution(node)) && node.span().equals(place)) {
            return Optional.of(path);
        }
        String before = path.isEmpty() ? "" : path + ".";
        if (node instanceof Mapping map) {
            for (Entry entry : map.entries().values()) {
                Optional<String> found = pathTo(place, entry.value(), before + entry.key());
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                Optional<String> found = pathTo(place, list.items().get(i), before + i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
