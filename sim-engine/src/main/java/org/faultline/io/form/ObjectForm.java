package org.faultline.io.form;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.faultline.scenario.Spelling;

/**
 * A map with declared keys. Reads all of them before it binds, so that all their faults are found; made by {@link Keys}.
 *
 * @param <T> what it becomes
 */
public final class ObjectForm<T> implements Form<T> {

    private final String name;
    private final String summary;
    private final List<Key<?>> keys;
    private final List<Keys.Group> groups;
    private final Optional<Key<?>> shorthand;
    private final Function<Fields, T> binder;
    private final Map<String, Key<?>> byName = new LinkedHashMap<>();

    ObjectForm(
            String name,
            String summary,
            List<Key<?>> keys,
            List<Keys.Group> groups,
            Optional<Key<?>> shorthand,
            Function<Fields, T> binder) {
        this.name = name;
        this.summary = summary;
        this.keys = keys;
        this.groups = groups;
        this.shorthand = shorthand;
        this.binder = binder;
        keys.forEach(k -> byName.put(k.name(), k));
    }

    /** Word for headings and definitions. */
    public String name() {
        return name;
    }

    /** What it is. */
    public String summary() {
        return summary;
    }

    /** Its keys in the order of declaration. */
    public List<Key<?>> keys() {
        return keys;
    }

    /** The key that a value stands for which is no map. */
    public Optional<Key<?>> shorthand() {
        return shorthand;
    }

    /** What excludes what, in words for the format page. */
    public List<String> exclusions() {
        return groups.stream()
                .map(g ->
                        (g.needed() ? "Exactly one of `" : "At most one of `") + String.join("`, `", g.names()) + "`.")
                .toList();
    }

    @Override
    public Optional<T> read(Node node, Diagnostics diagnostics) {
        Span start = node.span();
        return readEntry(
                "",
                new Span(start.file(), start.line(), start.column(), start.line(), start.column() + 1),
                node,
                diagnostics);
    }

    @Override
    public Optional<T> readEntry(String key, Span keySpan, Node node, Diagnostics diagnostics) {
        Optional<Mapping> map = asMap(node);
        if (map.isEmpty()) {
            diagnostics.add(
                    Fault.WRONG_TYPE,
                    node instanceof Node.Scalar ? node.span() : keySpan,
                    "expected " + words() + ", that is, a map, found " + node.words());
            return Optional.empty();
        }
        refuseUnknownKeys(map.get(), diagnostics);
        Map<Key<?>, Fields.Outcome> outcomes = new HashMap<>(2 * keys.size());
        for (Key<?> k : keys) {
            outcomes.put(k, read(k, map.get(), keySpan, diagnostics));
        }
        boolean conflict = refuseConflicts(map.get(), keySpan, diagnostics);
        return conflict
                ? Optional.empty()
                : bind(new Fields(key, keySpan, map.get(), outcomes, diagnostics), diagnostics);
    }

    private Optional<T> bind(Fields fields, Diagnostics diagnostics) {
        try {
            return Optional.of(binder.apply(fields));
        } catch (Fields.Incomplete e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, fields.span(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Mapping> asMap(Node node) {
        if (node instanceof Mapping map && !(shorthand.isPresent() && isDistribution(map))) {
            return Optional.of(map);
        }
        if (Node.isNull(node)) {
            return Optional.of(new Mapping(node.span(), Map.of()));
        }
        return shorthand.map(k -> new Mapping(node.span(), Map.of(k.name(), new Entry(k.name(), node.span(), node))));
    }

    /** A distribution written as a map is no map of this form's keys, but the value that stands for it. */
    private boolean isDistribution(Mapping map) {
        return !byName.containsKey("distribution") && Distributions.isWritten(map);
    }

    private void refuseUnknownKeys(Mapping map, Diagnostics diagnostics) {
        for (Entry entry : map.entries().values()) {
            if (!byName.containsKey(entry.key())) {
                diagnostics.add(
                        Fault.UNKNOWN_KEY,
                        entry.keySpan(),
                        "unknown key '" + entry.key() + "' in " + name,
                        Spelling.nearest(entry.key(), byName.keySet())
                                .map(k -> "did you mean `" + k + "`?")
                                .or(() -> Optional.of("keys here: " + String.join(", ", byName.keySet()))));
            }
        }
    }

    private Fields.Outcome read(Key<?> key, Mapping map, Span keySpan, Diagnostics diagnostics) {
        Optional<Node> value = map.find(key.name());
        if (value.isEmpty()) {
            if (key.required()) {
                diagnostics.add(
                        Fault.MISSING_KEY, keySpan, name + " lacks the key `" + key.name() + "`", key.meaning());
            }
            return new Fields.Outcome(key.usual().map(Object.class::cast), key.required());
        }
        int before = diagnostics.errors();
        Entry entry = map.entries().get(key.name());
        Optional<?> read = key.form().readEntry(entry.key(), entry.keySpan(), entry.value(), diagnostics);
        return new Fields.Outcome(read.map(Object.class::cast), diagnostics.errors() > before);
    }

    private boolean refuseConflicts(Mapping map, Span keySpan, Diagnostics diagnostics) {
        boolean conflict = false;
        for (Keys.Group group : groups) {
            List<Entry> written = new ArrayList<>();
            for (Key<?> key : group.keys()) {
                map.find(key.name()).ifPresent(v -> written.add(map.entries().get(key.name())));
            }
            String names = "`" + String.join("`, `", group.names()) + "`";
            if (written.size() > 1) {
                conflict = true;
                diagnostics.add(
                        Fault.CONFLICTING_KEYS,
                        written.get(1).keySpan(),
                        "`" + written.get(1).key() + "` excludes `"
                                + written.get(0).key() + "`",
                        "use one of " + names);
            } else if (written.isEmpty() && group.needed()) {
                conflict = true;
                diagnostics.add(Fault.MISSING_KEY, keySpan, name + " lacks one of the keys " + names);
            }
        }
        return conflict;
    }

    @Override
    public String words() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    @Override
    public String link() {
        String target = "[" + name + "](#" + name.replace(' ', '-') + ")";
        return shorthand.map(k -> k.form().link() + " or " + target).orElse(target);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        Map<String, Object> reference = definitions.reference(this);
        return shorthand
                .<Map<String, Object>>map(k -> Map.of("anyOf", List.of(k.form().schema(definitions), reference)))
                .orElse(reference);
    }

    /** The schema of the map itself. */
    Map<String, Object> definition(Definitions definitions) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : keys) {
            properties.put(key.name(), property(key, definitions));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", definitions.isPartial() ? List.of("object", "null") : "object");
        schema.put("description", summary);
        schema.put("properties", properties);
        schema.put("patternProperties", Definitions.CONTROLS);
        schema.put("additionalProperties", false);
        List<String> required =
                keys.stream().filter(Key::required).<String>map(Key::name).toList();
        if (!definitions.isPartial()) {
            schema.put("required", required);
            groups.stream()
                    .filter(Keys.Group::needed)
                    .findFirst()
                    .ifPresent(group -> schema.put(
                            "oneOf",
                            group.names().stream()
                                    .map(n -> Map.of("required", List.of(n)))
                                    .toList()));
        }
        return schema;
    }

    private static Map<String, Object> property(Key<?> key, Definitions definitions) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", key.meaning());
        Map<String, Object> value = key.form().schema(definitions);
        Map<String, Object> written = definitions.writtenOut();
        schema.put(
                "anyOf",
                definitions.isPartial() ? List.of(value, written, Map.of("type", "null")) : List.of(value, written));
        return schema;
    }
}
