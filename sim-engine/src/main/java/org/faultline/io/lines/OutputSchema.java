package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.json.Json;

/** The JSON Schema of one line of output, made from the records of all families of {@link Line}. */
public final class OutputSchema {

    private OutputSchema() {}

    /** The schema as an indented document. */
    public static String document() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        List<Object> references = new ArrayList<>();
        for (Class<?> type : types()) {
            String name = type.getSimpleName().toLowerCase(Locale.ROOT);
            definitions.put(name, definition(name, type));
            references.add(Map.of("$ref", "#/$defs/" + name));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "One line of Faultline's output with --json");
        schema.put(
                "description",
                "Every line is one object. `t` is its type and `v` the version of that type. Equal questions with equal seeds give "
                        + "equal lines, except for values named `seconds`.");
        schema.put("oneOf", references);
        schema.put("$defs", definitions);
        return Json.page(schema);
    }

    /** The records of all families, by their names. */
    static List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> family : Line.class.getPermittedSubclasses()) {
            types.addAll(List.of(family.getPermittedSubclasses()));
        }
        types.sort(Comparator.comparing(Class::getSimpleName)); // their own order is up to the compiler
        return types;
    }

    private static Map<String, Object> definition(String name, Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("t", Map.of("const", name));
        properties.put("v", Map.of("const", 1));
        properties.putAll(components(type));
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put(
                "description", type.getAnnotation(JsonClassDescription.class).value());
        definition.put("type", "object");
        definition.put("properties", properties);
        definition.put("required", List.copyOf(properties.keySet()));
        definition.put("additionalProperties", false);
        return definition;
    }

    private static Map<String, Object> components(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> property = property(component.getGenericType());
            property.put(
                    "description",
                    component
                            .getAccessor()
                            .getAnnotation(JsonPropertyDescription.class)
                            .value());
            properties.put(component.getName(), property);
        }
        return properties;
    }

    private static Map<String, Object> property(Type type) {
        Map<String, Object> property = new LinkedHashMap<>();
        if (type instanceof ParameterizedType generic) {
            Map<String, Object> inner = property(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                property.put("type", List.of(inner.get("type"), "null"));
            } else {
                property.put("type", "array");
                property.put("items", inner);
            }
        } else if (type instanceof Class<?> part && part.isRecord()) {
            Map<String, Object> properties = components(part);
            property.put("type", "object");
            property.put("properties", properties);
            property.put("required", List.copyOf(properties.keySet()));
            property.put("additionalProperties", false);
        } else {
            property.put("type", simple(type));
        }
        return property;
    }

    private static String simple(Type type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        return type == int.class || type == long.class || type == Integer.class ? "integer" : "number";
    }
}
