package org.faultline.io.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Span;

/** A value in a YAML or JSON text and the place where it was written. Immutable; parts may be shared between documents. */
public sealed interface Node {

    /** Where the value stands. */
    Span span();

    /** What an author calls it: a map, a list, a value. */
    String words();

    /** A single value, still as text: its type depends on where it stands. */
    record Scalar(Span span, String text, boolean quoted) implements Node {

        /** True for an empty value, {@code ~} and {@code null}: the key is as good as absent. */
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String words() {
            return isNull() ? "nothing" : "'" + text + "'";
        }
    }

    /** Values in order. */
    record Sequence(Span span, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /** Values by key, in the order of the text. */
    record Mapping(Span span, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of a key; empty when it is absent or null. */
        public Optional<Node> find(String key) {
            Entry entry = entries.get(key);
            return entry == null || isNull(entry.value()) ? Optional.empty() : Optional.of(entry.value());
        }

        /** The same map without some keys. */
        public Mapping without(String... keys) {
            Map<String, Entry> rest = new LinkedHashMap<>(entries);
            List.of(keys).forEach(rest::remove);
            return new Mapping(span, rest);
        }

        @Override
        public String words() {
            return "a map";
        }
    }

    /** A value with its key. */
    record Entry(String key, Span keySpan, Node value) {

        /** What to point at: a value by itself when it is a word, by its key when it is longer. */
        public Span pointAt() {
            return value instanceof Scalar scalar && !scalar.isNull() ? scalar.span() : keySpan;
        }
    }

    /** True for an empty value. */
    static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.isNull();
    }
}
