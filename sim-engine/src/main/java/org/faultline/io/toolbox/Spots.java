package org.faultline.io.toolbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.toolbox.Change.Condition;

/** Finds values of a document by paths in which {@code *} stands for every key and item, and puts values in. */
final class Spots {

    private static final String ANY = "*";

    /** Paths at which a plain value stands for a map with one key. */
    private static final Map<String, String> SHORTHANDS = Map.of("network.generated", "country");

    private Spots() {}

    /**
     * A place that a path leads to.
     *
     * @param keys that lead there
     * @param value what stands there; empty when its part is there and the value is not
     */
    record Spot(List<String> keys, Optional<Node> value) {
        String path() {
            return String.join(".", keys);
        }
    }

    /** Places of a path, in the order of the document. O(document). */
    static List<Spot> find(Node document, String path, List<Condition> where) {
        List<Spot> spots = new ArrayList<>();
        List<String> keys = List.of(path.split("\\."));
        walk(document, keys, 0, new ArrayList<>(), keys.lastIndexOf(ANY), where, spots);
        return spots;
    }

    private static void walk(
            Node node, List<String> keys, int at, List<String> trail, int last, List<Condition> where, List<Spot> out) {
        if (at == keys.size()) {
            out.add(new Spot(List.copyOf(trail), Optional.of(node)));
            return;
        }
        String key = keys.get(at);
        if (!key.equals(ANY)) {
            Optional<Node> below = node instanceof Mapping map ? map.find(key) : Optional.empty();
            boolean canHold = node instanceof Mapping || SHORTHANDS.containsKey(String.join(".", trail));
            trail.add(key);
            if (below.isPresent()) {
                walk(below.get(), keys, at + 1, trail, last, where, out);
            } else if (canHold && at == keys.size() - 1) {
                out.add(new Spot(List.copyOf(trail), Optional.empty()));
            }
            trail.remove(trail.size() - 1);
            return;
        }
        children(node).forEach((name, child) -> {
            if (at < last || where.stream().allMatch(c -> holds(c, name, child))) {
                trail.add(name);
                walk(child, keys, at + 1, trail, last, where, out);
                trail.remove(trail.size() - 1);
            }
        });
    }

    private static Map<String, Node> children(Node node) {
        Map<String, Node> children = new LinkedHashMap<>();
        if (node instanceof Mapping map) {
            map.entries().values().stream()
                    .filter(e -> !Node.isNull(e.value()))
                    .forEach(e -> children.put(e.key(), e.value()));
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                children.put(Integer.toString(i), list.items().get(i));
            }
        }
        return children;
    }

    /** The path {@code *} of a condition is the name of the part itself. */
    private static boolean holds(Condition condition, String name, Node part) {
        if (condition.path().equals(ANY)) {
            return condition.words().stream().anyMatch(w -> meets(name, w));
        }
        Optional<Node> value = Optional.of(part);
        for (String key : condition.path().split("\\.")) {
            value = value.flatMap(v -> v instanceof Mapping map ? map.find(key) : Optional.empty());
        }
        Optional<Node> found = value;
        return condition.words().stream().anyMatch(word -> switch (word) {
            case Condition.PRESENT -> found.isPresent();
            case Condition.ABSENT -> found.isEmpty();
            default ->
                found.filter(v -> texts(v).stream().anyMatch(t -> meets(t, word)))
                        .isPresent();
        });
    }

    private static List<String> texts(Node node) {
        List<Node> values = node instanceof Sequence list ? list.items() : List.of(node);
        return values.stream()
                .flatMap(v -> v instanceof Scalar scalar
                        ? java.util.stream.Stream.of(scalar.text())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static boolean meets(String text, String pattern) {
        String expression = java.util.Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*"));
        return text.matches(expression);
    }

    /** The document with a value at a place; maps that are missing are made. */
    static Node put(Node node, List<String> keys, Node value, Span span) {
        return put(node, keys, 0, value, span);
    }

    private static Node put(Node node, List<String> keys, int at, Node value, Span span) {
        if (at == keys.size()) {
            return value;
        }
        String key = keys.get(at);
        if (node instanceof Sequence list) {
            List<Node> items = new ArrayList<>(list.items());
            int index = Integer.parseInt(key);
            items.set(index, put(items.get(index), keys, at + 1, value, span));
            return new Sequence(list.span(), items);
        }
        Mapping map = node instanceof Mapping there ? there : whole(node, String.join(".", keys.subList(0, at)), span);
        Map<String, Entry> entries = new LinkedHashMap<>(map.entries());
        Node below = map.find(key).orElseGet(() -> new Mapping(span, Map.of()));
        Span keySpan = map.entries().containsKey(key) ? map.entries().get(key).keySpan() : span;
        entries.put(key, new Entry(key, keySpan, put(below, keys, at + 1, value, span)));
        return new Mapping(map.span(), entries);
    }

    private static Mapping whole(Node node, String path, Span span) {
        String key = SHORTHANDS.get(path);
        return key == null
                ? new Mapping(span, Map.of())
                : new Mapping(node.span(), Map.of(key, new Entry(key, node.span(), node)));
    }
}
