package org.faultline.io.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.scenario.Spelling;

/** Forms of values that hold other values. */
public final class Shapes {

    private Shapes() {}

    /** A list. */
    public static <T> Form<List<T>> listOf(Form<T> item) {
        return new ListForm<>(item, false);
    }

    /** A list, or one value in place of a list with one. */
    public static <T> Form<List<T>> oneOrMore(Form<T> item) {
        return new ListForm<>(item, true);
    }

    /** A map whose keys are ids chosen by the author; keeps their order. */
    public static <T> Form<Map<String, T>> mapOf(String keyWords, Form<T> value) {
        return new MapForm<>(keyWords, value, true);
    }

    /** A map whose keys are any words that people read; keeps their order. */
    public static <T> Form<Map<String, T>> mapOfTitles(String keyWords, Form<T> value) {
        return new MapForm<>(keyWords, value, false);
    }

    /** A map whose keys are known words. */
    public static <E, T> Form<Map<E, T>> mapOfWords(String words, E[] known, Function<E, String> idOf, Form<T> value) {
        return new WordMapForm<>(words, List.of(known), idOf, value);
    }

    /** A value of a form that is not read yet, only described: it stays a tree. */
    public static Form<Node> later(Form<?> form) {
        return new Form<>() {
            @Override
            public Optional<Node> read(Node node, Diagnostics diagnostics) {
                return Optional.of(node);
            }

            @Override
            public String words() {
                return form.words();
            }

            @Override
            public String link() {
                return form.link();
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return form.schema(definitions);
            }
        };
    }

    /** The same form under other words, for messages and the format page. */
    public static <T> Form<T> called(String words, String link, Form<T> form) {
        return new Form<>() {
            @Override
            public Optional<T> read(Node node, Diagnostics diagnostics) {
                return form.read(node, diagnostics);
            }

            @Override
            public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
                return form.readEntry(key, keySpan, node, diagnostics);
            }

            @Override
            public String words() {
                return words;
            }

            @Override
            public String link() {
                return link;
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return form.schema(definitions);
            }
        };
    }

    /** Any value. */
    public static Form<Node> anything() {
        return new Form<>() {
            @Override
            public Optional<Node> read(Node node, Diagnostics diagnostics) {
                return Optional.of(node);
            }

            @Override
            public String words() {
                return "value";
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return Map.of();
            }
        };
    }

    /** The same form with its value changed; a refusal of {@code change} becomes a diagnostic. */
    public static <S, T> Form<T> mapped(Form<S> form, Function<S, T> change) {
        return new Form<>() {
            @Override
            public Optional<T> read(Node node, Diagnostics diagnostics) {
                return changed(form.read(node, diagnostics), node.span(), diagnostics);
            }

            @Override
            public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
                return changed(
                        form.readEntry(key, keySpan, node, diagnostics),
                        node instanceof Scalar ? node.span() : keySpan,
                        diagnostics);
            }

            private Optional<T> changed(Optional<S> value, Span at, Diagnostics diagnostics) {
                try {
                    return value.map(change);
                } catch (Unfit e) {
                    diagnostics.add(e.fault(), at, e.getMessage(), e.help());
                } catch (IllegalArgumentException e) {
                    diagnostics.add(Fault.REFUSED, at, e.getMessage());
                }
                return Optional.empty();
            }

            @Override
            public String words() {
                return form.words();
            }

            @Override
            public String link() {
                return form.link();
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return form.schema(definitions);
            }
        };
    }

    /** One form for a single value and another for a list or map. */
    public static <T> Form<T> scalarOr(Form<? extends T> scalar, Form<? extends T> other) {
        return new Form<>() {
            @Override
            public Optional<T> read(Node node, Diagnostics diagnostics) {
                return (node instanceof Scalar ? scalar : other)
                        .read(node, diagnostics)
                        .map(v -> v);
            }

            @Override
            public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
                return (node instanceof Scalar ? scalar : other)
                        .readEntry(key, keySpan, node, diagnostics)
                        .map(v -> v);
            }

            @Override
            public String words() {
                return scalar.words() + " or " + other.words();
            }

            @Override
            public List<String> choices() {
                return scalar.choices();
            }

            @Override
            public String link() {
                return scalar.link() + " or " + other.link();
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return Map.of("anyOf", List.of(scalar.schema(definitions), other.schema(definitions)));
            }
        };
    }

    /** One form for a map and another for everything else. */
    public static <T> Form<T> mapOr(Form<? extends T> map, Form<? extends T> other) {
        return new Form<>() {
            @Override
            public Optional<T> read(Node node, Diagnostics diagnostics) {
                return (node instanceof Mapping ? map : other)
                        .read(node, diagnostics)
                        .map(v -> v);
            }

            @Override
            public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
                return (node instanceof Mapping ? map : other)
                        .readEntry(key, keySpan, node, diagnostics)
                        .map(v -> v);
            }

            @Override
            public String words() {
                return other.words() + " or " + map.words();
            }

            @Override
            public String link() {
                return other.link() + " or " + map.link();
            }

            @Override
            public Map<String, Object> schema(Definitions definitions) {
                return Map.of("anyOf", List.of(other.schema(definitions), map.schema(definitions)));
            }
        };
    }

    private record ListForm<T>(Form<T> item, boolean oneAllowed) implements Form<List<T>> {

        @Override
        public Optional<List<T>> read(Node node, Diagnostics diagnostics) {
            if (node instanceof Sequence list) {
                List<T> values = new ArrayList<>(list.items().size());
                list.items().forEach(n -> item.read(n, diagnostics).ifPresent(values::add));
                return Optional.of(values);
            }
            if (oneAllowed) {
                return item.read(node, diagnostics).map(List::of);
            }
            diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected " + words() + ", found " + node.words());
            return Optional.empty();
        }

        @Override
        public Optional<List<T>> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
            return oneAllowed && node instanceof Mapping
                    ? item.readEntry(key, keySpan, node, diagnostics).map(List::of)
                    : read(node, diagnostics);
        }

        @Override
        public String words() {
            return oneAllowed ? item.words() + ", or a list of them" : "list of " + item.words();
        }

        @Override
        public List<String> choices() {
            return item.choices();
        }

        @Override
        public String link() {
            return oneAllowed ? item.link() + ", or a list of them" : "list of " + item.link();
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            Map<String, Object> one = item.schema(definitions);
            Map<String, Object> list = new LinkedHashMap<>();
            list.put("type", "array");
            list.put("items", Map.of("anyOf", List.of(one, definitions.writtenOut())));
            return oneAllowed ? Map.of("anyOf", List.of(one, list)) : list;
        }
    }

    private record MapForm<T>(String keyWords, Form<T> value, boolean keysAreIds) implements Form<Map<String, T>> {

        @Override
        public Optional<Map<String, T>> read(Node node, Diagnostics diagnostics) {
            if (!(node instanceof Mapping map)) {
                diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected a " + words() + ", found " + node.words());
                return Optional.empty();
            }
            Map<String, T> values = new LinkedHashMap<>();
            for (Entry entry : map.entries().values()) {
                if (keysAreIds && !Values.ID.matcher(entry.key()).matches()) {
                    Unfit bad = Values.badId(entry.key());
                    diagnostics.add(bad.fault(), entry.keySpan(), bad.getMessage(), bad.help());
                }
                value.readEntry(entry.key(), entry.keySpan(), entry.value(), diagnostics)
                        .ifPresent(v -> values.put(entry.key(), v));
            }
            return Optional.of(values);
        }

        @Override
        public String words() {
            return "map " + keyWords + " → " + value.words();
        }

        @Override
        public String link() {
            return "map " + keyWords + " → " + value.link();
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            Map<String, Object> own = value.schema(definitions);
            Map<String, Object> written = definitions.writtenOut();
            Map<String, Object> entry = definitions.isPartial()
                    ? Map.of("anyOf", List.of(own, written, Map.of("type", "null")))
                    : Map.of("anyOf", List.of(own, written));
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("patternProperties", Definitions.CONTROLS);
            schema.put("additionalProperties", entry);
            return schema;
        }
    }

    private record WordMapForm<E, T>(String keyWords, List<E> known, Function<E, String> idOf, Form<T> value)
            implements Form<Map<E, T>> {

        @Override
        public Optional<Map<E, T>> read(Node node, Diagnostics diagnostics) {
            if (!(node instanceof Mapping map)) {
                diagnostics.add(Fault.WRONG_TYPE, node.span(), "expected a " + words() + ", found " + node.words());
                return Optional.empty();
            }
            Map<E, T> values = new LinkedHashMap<>();
            for (Entry entry : map.entries().values()) {
                Optional<E> key = known.stream()
                        .filter(e -> idOf.apply(e).equals(entry.key()))
                        .findFirst();
                if (key.isEmpty()) {
                    diagnostics.add(
                            Fault.UNKNOWN_WORD,
                            entry.keySpan(),
                            "'" + entry.key() + "' is no " + keyWords,
                            Spelling.advice(entry.key(), names()));
                }
                Optional<T> read = value.readEntry(entry.key(), entry.keySpan(), entry.value(), diagnostics);
                key.ifPresent(k -> read.ifPresent(v -> values.put(k, v)));
            }
            return Optional.of(values);
        }

        private List<String> names() {
            return known.stream().map(idOf).toList();
        }

        @Override
        public String words() {
            return "map " + keyWords + " → " + value.words();
        }

        @Override
        public String link() {
            return "map " + keyWords + " → " + value.link();
        }

        @Override
        public Map<String, Object> schema(Definitions definitions) {
            Map<String, Object> properties = new LinkedHashMap<>();
            names().forEach(n -> properties.put(n, value.schema(definitions)));
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put("patternProperties", Definitions.CONTROLS);
            schema.put("additionalProperties", false);
            return schema;
        }
    }
}
