package org.faultline.io.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What STIX 2.1 (OASIS Standard, 10 June 2021) demands of a bundle beyond single objects, which are the matter of {@link ExchangeSchema#STIX}: ids are
 * there once (2.9), references lead somewhere (a bundle of a run is whole), first moments are not after last ones (3.2, 4.2, 4.14, 5.2), and
 * relationships are those that the tables of section 4 name.
 */
public final class StixRules {

    private static final Set<String> RELATIONSHIPS = Set.of(
            "campaign uses attack-pattern",
            "campaign compromises infrastructure",
            "campaign targets identity",
            "attack-pattern targets identity",
            "infrastructure consists-of software");

    /** Pairs of moments that do not fall. */
    private static final Map<String, String> SPANS =
            Map.of("created", "modified", "first_seen", "last_seen", "first_observed", "last_observed");

    private final List<String> faults = new ArrayList<>();
    private final Map<String, JsonNode> objects = new HashMap<>();

    private StixRules() {}

    /** What is wrong with a bundle, by the schema and by these rules; nothing when it is as it must be. */
    public static List<String> faults(JsonNode bundle) {
        StixRules rules = new StixRules();
        rules.faults.addAll(ExchangeSchema.STIX.faults(bundle));
        rules.check(bundle);
        return rules.faults;
    }

    private void check(JsonNode bundle) {
        for (JsonNode object : bundle.path("objects")) {
            demand(objects.put(object.path("id").asText(), object) == null, "twice: " + object.path("id"));
        }
        objects.values().forEach(this::checkObject);
    }

    private void checkObject(JsonNode object) {
        String who = object.path("id").asText();
        object.properties().forEach(f -> {
            if (f.getKey().endsWith("_ref")) {
                leads(who, f.getKey(), f.getValue());
            }
            if (f.getKey().endsWith("_refs")) {
                f.getValue().forEach(v -> leads(who, f.getKey(), v));
            }
        });
        SPANS.forEach((first, last) -> demand(
                object.has(first) == object.has(last)
                        && object.path(first)
                                        .asText()
                                        .compareTo(object.path(last).asText())
                                <= 0,
                who + ": " + first + " after " + last));
        if (object.path("type").asText().equals("relationship")) {
            String words = typeOf(object, "source_ref") + " "
                    + object.path("relationship_type").asText() + " " + typeOf(object, "target_ref");
            demand(RELATIONSHIPS.contains(words), who + ": " + words);
        }
    }

    private void leads(String who, String property, JsonNode id) {
        demand(objects.containsKey(id.asText()), who + ": " + property + " leads nowhere");
    }

    private static String typeOf(JsonNode object, String property) {
        return object.path(property).asText().replaceAll("--.*", "");
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
