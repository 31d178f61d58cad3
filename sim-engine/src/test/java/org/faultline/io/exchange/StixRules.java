package org.faultline.io.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What STIX 2.1 (OASIS Standard, 10 June 2021) demands of a bundle, as far as bundles of runs go: sections 2.9 and 3.2 (ids and common
 * properties), 4 (objects), 5 (relationships and sightings), 6 (software), 8 (bundles), and the relationships that the tables of section 4 name.
 */
public final class StixRules {

    private static final Pattern ID = Pattern.compile(
            "[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern PROPERTY = Pattern.compile("[a-z0-9_]{3,250}|id");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "attack-pattern", List.of("name"),
            "campaign", List.of("name"),
            "identity", List.of("name"),
            "infrastructure", List.of("name"),
            "observed-data", List.of("first_observed", "last_observed", "number_observed", "object_refs"),
            "relationship", List.of("relationship_type", "source_ref", "target_ref"),
            "sighting", List.of("sighting_of_ref"),
            "software", List.of("name"));

    private static final Set<String> RELATIONSHIPS = Set.of(
            "campaign uses attack-pattern",
            "campaign compromises infrastructure",
            "campaign targets identity",
            "attack-pattern targets identity",
            "infrastructure consists-of software");

    private static final Set<String> INFRASTRUCTURE = Set.of("unknown", "undefined");
    private static final Set<String> IDENTITY = Set.of("individual", "group", "system", "organization", "class");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, JsonNode> objects = new HashMap<>();

    private StixRules() {}

    /** What is wrong with a bundle; nothing when it is as it must be. */
    public static List<String> faults(JsonNode bundle) {
        StixRules rules = new StixRules();
        rules.check(bundle);
        return rules.faults;
    }

    private void check(JsonNode bundle) {
        demand(bundle.path("type").asText().equals("bundle"), "the type is not bundle");
        demand(isId(bundle.path("id"), "bundle"), "the id of the bundle is " + bundle.path("id"));
        demand(!bundle.has("spec_version"), "a bundle has no spec_version");
        for (JsonNode object : bundle.path("objects")) {
            demand(objects.put(object.path("id").asText(), object) == null, "twice: " + object.path("id"));
        }
        demand(!objects.isEmpty(), "no objects");
        objects.values().forEach(this::checkObject);
    }

    private void checkObject(JsonNode object) {
        String type = object.path("type").asText();
        String who = object.path("id").asText();
        demand(REQUIRED.containsKey(type), who + ": unknown type " + type);
        demand(isId(object.path("id"), type), who + ": no id of a " + type);
        demand(object.path("spec_version").asText().equals("2.1"), who + ": spec_version");
        REQUIRED.getOrDefault(type, List.of()).forEach(p -> demand(object.hasNonNull(p), who + " lacks " + p));
        object.fieldNames().forEachRemaining(p -> demand(PROPERTY.matcher(p).matches(), who + ": property " + p));
        object.properties().forEach(f -> {
            JsonNode value = f.getValue();
            demand(!value.isNull() && !(value.isContainerNode() && value.isEmpty()), who + ": empty " + f.getKey());
            if (f.getKey().endsWith("_ref")) {
                demand(objects.containsKey(value.asText()), who + ": " + f.getKey() + " leads nowhere");
            }
            if (f.getKey().endsWith("_refs")) {
                demand(value.isArray(), who + ": " + f.getKey() + " is no list");
                value.forEach(v -> demand(objects.containsKey(v.asText()), who + ": " + f.getKey() + " leads nowhere"));
            }
        });
        if (!type.equals("software")) {
            moments(object, who, "created", "modified", true);
        }
        switch (type) {
            case "relationship" -> checkRelationship(object, who);
            case "sighting" -> checkSighting(object, who);
            case "observed-data" -> checkObserved(object, who);
            case "campaign" -> moments(object, who, "first_seen", "last_seen", false);
            case "identity" ->
                demand(IDENTITY.contains(object.path("identity_class").asText()), who + ": identity_class");
            case "infrastructure" ->
                object.path("infrastructure_types")
                        .forEach(t -> demand(INFRASTRUCTURE.contains(t.asText()), who + ": infrastructure type"));
            case "attack-pattern" -> checkPattern(object, who);
            default -> demand(type.equals("software"), who);
        }
    }

    private void checkPattern(JsonNode object, String who) {
        for (JsonNode reference : object.path("external_references")) {
            demand(reference.hasNonNull("source_name"), who + ": a reference without source_name");
            demand(
                    reference.has("description") || reference.has("url") || reference.has("external_id"),
                    who + ": a reference to nothing");
        }
        for (JsonNode phase : object.path("kill_chain_phases")) {
            demand(phase.hasNonNull("kill_chain_name") && phase.hasNonNull("phase_name"), who + ": kill chain phase");
        }
    }

    private void checkRelationship(JsonNode object, String who) {
        String words = typeOf(object, "source_ref") + " "
                + object.path("relationship_type").asText() + " " + typeOf(object, "target_ref");
        demand(RELATIONSHIPS.contains(words), who + ": " + words);
    }

    private void checkSighting(JsonNode object, String who) {
        Set<String> notSighted = new HashSet<>(Set.of("software", "relationship", "sighting"));
        demand(!notSighted.contains(typeOf(object, "sighting_of_ref")), who + ": only domain objects are sighted");
        object.path("observed_data_refs").forEach(r -> demand(r.asText().startsWith("observed-data--"), who));
        object.path("where_sighted_refs")
                .forEach(r -> demand(r.asText().matches("(identity|location)--.*"), who + ": sighted where"));
        demand(within(object.path("count"), 0), who + ": count");
        moments(object, who, "first_seen", "last_seen", false);
    }

    private void checkObserved(JsonNode object, String who) {
        object.path("object_refs")
                .forEach(r ->
                        demand(r.asText().matches("(software|relationship|sighting)--.*"), who + ": observed what"));
        demand(within(object.path("number_observed"), 1), who + ": number_observed");
        moments(object, who, "first_observed", "last_observed", false);
    }

    private static boolean within(JsonNode number, int least) {
        return number.isIntegralNumber() && number.asLong() >= least && number.asLong() <= 999_999_999;
    }

    private void moments(JsonNode object, String who, String first, String last, boolean withMillis) {
        String a = object.path(first).asText();
        String b = object.path(last).asText();
        demand(MOMENT.matcher(a).matches() && MOMENT.matcher(b).matches(), who + ": " + first + " or " + last);
        demand(a.compareTo(b) <= 0, who + ": " + first + " after " + last);
        demand(!withMillis || a.matches(".*\\.\\d{3}Z"), who + ": " + first + " without milliseconds");
    }

    private String typeOf(JsonNode object, String property) {
        return object.path(property).asText().replaceAll("--.*", "");
    }

    private static boolean isId(JsonNode id, String type) {
        return ID.matcher(id.asText()).matches() && id.asText().startsWith(type + "--");
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
