package org.faultline.io.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The named parts of a JSON Schema, collected while it is written. Each object form is written twice: as it must be, and as
 * part of a file that extends another one, where any key may be missing or empty.
 */
public final class Definitions {

    /** Keys that repeat or choose what they hold; an editor cannot know what they make. */
    static final Map<String, Object> CONTROLS = Map.of("^((for|if|else if) .*|else)$", Map.of());

    private final Map<String, Map<String, Object>> schemas = new LinkedHashMap<>();
    private final Map<String, ObjectForm<?>> forms = new LinkedHashMap<>();
    private final boolean partial;

    private Definitions(boolean partial) {
        this.partial = partial;
    }

    /** Collects forms as they must be. */
    public static Definitions whole() {
        return new Definitions(false);
    }

    /** Collects forms as parts. */
    public static Definitions partial() {
        return new Definitions(true);
    }

    boolean isPartial() {
        return partial;
    }

    /**
     * A reference to the definition of a form, which is written when it is first met.
     *
     * @throws IllegalStateException when another form with other keys has the same name, since only one of them would be written
     */
    Map<String, Object> reference(ObjectForm<?> form) {
        String name = (partial ? "partial-" : "") + form.name().replace(' ', '-');
        ObjectForm<?> before = forms.putIfAbsent(form.name(), form);
        if (before == null) {
            schemas.put(name, Map.of());
            schemas.put(name, form.definition(this));
        } else if (!keysOf(before).equals(keysOf(form))) {
            throw new IllegalStateException(
                    "Two forms are called " + form.name() + ": " + keysOf(before) + " and " + keysOf(form));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static List<String> keysOf(ObjectForm<?> form) {
        return form.keys().stream().<String>map(Key::name).toList();
    }

    /** Values that expressions, repetitions and choices make; an editor cannot know what they are. */
    Map<String, Object> writtenOut() {
        return reference(
                "written-out",
                Map.of(
                        "anyOf",
                        List.of(
                                Map.of("type", "string", "pattern", "\\$\\{[^}]+\\}"),
                                Map.of(
                                        "type",
                                        "object",
                                        "minProperties",
                                        1,
                                        "patternProperties",
                                        CONTROLS,
                                        "additionalProperties",
                                        false))));
    }

    /**
     * A reference to a definition that is the same everywhere.
     *
     * @throws IllegalStateException when another one has the same name: one of the two must be called something else
     */
    Map<String, Object> reference(String name, Map<String, Object> schema) {
        Map<String, Object> before = schemas.putIfAbsent(name, schema);
        if (before != null && !before.equals(schema)) {
            throw new IllegalStateException("Two definitions are called " + name + ": " + before + " and " + schema);
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    /** The definitions by name, in the order in which they were met. */
    public Map<String, Map<String, Object>> schemas() {
        return schemas;
    }

    /** The object forms by name, in the order in which they were met. */
    public Map<String, ObjectForm<?>> forms() {
        return forms;
    }
}
