package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.faultline.io.exchange.ExchangeSchema;
import org.faultline.io.exchange.StixRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run in the formats of others. Two AMFs of one operator and a UPF of another: an implant in the AMFs at 0 h, a stop of both at 2 h, noticed after
 * 30 min, and a tap on the UPF at 5 h that nobody notices.
 */
class ExportCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    @BeforeEach
    void aRun() throws IOException {
        Files.writeString(
                here.resolve("two.yaml"),
                """
                faultline: 1
                id: two
                title: Two operators
                start: 2026-03-10T06:00
                horizon: 10 h
                replications: 1
                network:
                  inline:
                    regions: {town: 1 k}
                    operators: {alpha: 60 %, beta: 40 %}
                    assets:
                      amf-1: {kind: amf, operator: alpha}
                      amf-2: {kind: amf, operator: alpha}
                      upf-1: {kind: upf, operator: beta}
                services: {web: {sector: telecoms, people: 100, needs: {core: {kind: signalling, mode: any, of: [amf-1, amf-2]}}}}
                campaign:
                  title: Two steps and a tap
                  steps:
                    hide: {at: 0 h, effect: implant, targets: {kind: amf}, technique: FGT1195.002}
                    wake: {title: It wakes, at: 2 h, effect: stop, targets: {implanted_by: hide}, technique: FGT1205}
                    tap: {at: 5 h, effect: intercept, targets: upf-1, technique: FGT1040}
                response: {detection: {notice: 30 min}}
                """);
        assertThat(faultline("run", "two.yaml").code()).isZero();
    }

    private JsonNode exported(String option, String file) throws IOException {
        Ended ended = faultline("export", "last", option, file);
        assertThat(ended.err()).doesNotContain("error:");
        assertThat(ended.code()).isZero();
        assertThat(ended.lines()).containsExactly(file);
        return JSON.readTree(here.resolve(file).toFile());
    }

    @Test
    void theBundleIsAsTheStandardWantsIt() throws IOException {
        assertThat(StixRules.faults(exported("--stix", "bundle.json"))).isEmpty();
    }

    /** Campaigns over whole countries and longer ones: what they write has parts that a small example has not. */
    @ParameterizedTest
    @ValueSource(
            strings = {"nordland-backdoor", "nordland-managed-service", "orchestrator-takeover", "worm-stopped-by-patch"
            })
    void bundlesAndLayersOfShippedScenariosAreAsTheirFormatsWantThem(String scenario) throws IOException {
        assertThat(faultline("run", scenario, "--reps", "1").err()).doesNotContain("error:");

        JsonNode bundle = exported("--stix", "bundle.json");
        assertThat(StixRules.faults(bundle)).isEmpty();
        assertThat(bundle.path("objects").findValuesAsText("type"))
                .contains("campaign", "attack-pattern", "relationship");
        assertThat(ExchangeSchema.NAVIGATOR.faults(exported("--navigator", "layer.json")))
                .isEmpty();
    }

    /** Rules that find nothing prove nothing: each property that STIX demands is missed, and each with a wrong value is found. */
    @Test
    void aDamagedBundleIsFound() throws IOException {
        JsonNode whole = exported("--stix", "bundle.json");
        Set<String> free = Set.of("name", "description", "vendor");
        Set<String> optional = Set.of(
                "spec_version of software",
                "created_by_ref",
                "description",
                "vendor",
                "identity_class",
                "sectors",
                "infrastructure_types",
                "external_references",
                "kill_chain_phases",
                "count",
                "observed_data_refs",
                "where_sighted_refs");
        for (int i = 0; i < whole.path("objects").size(); i++) {
            JsonNode object = whole.path("objects").get(i);
            String type = object.path("type").asText();
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                String name = property.getKey();
                boolean isOptional = optional.contains(name) || optional.contains(name + " of " + type);
                assertThat(StixRules.faults(damaged(whole, i, o -> o.remove(name)))
                                .isEmpty())
                        .as(type + " without " + name)
                        .isEqualTo(isOptional);
                assertThat(StixRules.faults(damaged(whole, i, o -> o.put(name, "?")))
                                .isEmpty())
                        .as(type + " with a wrong " + name)
                        .isEqualTo(free.contains(name));
            }
            assertThat(StixRules.faults(damaged(whole, i, o -> o.put("colour", "red"))))
                    .isNotEmpty();
            assertThat(StixRules.faults(damaged(
                            whole, i, o -> o.put("id", o.path("id").asText().replace("--", "-")))))
                    .isNotEmpty();
        }
        ObjectNode twice = whole.deepCopy();
        twice.withArray("objects").add(whole.path("objects").get(0));
        assertThat(StixRules.faults(twice)).anyMatch(f -> f.startsWith("twice"));
        assertThat(StixRules.faults(((ObjectNode) whole.deepCopy()).put("spec_version", "2.1")))
                .isNotEmpty();
    }

    private static JsonNode damaged(JsonNode whole, int object, Consumer<ObjectNode> damage) {
        JsonNode copy = whole.deepCopy();
        damage.accept((ObjectNode) copy.path("objects").get(object));
        return copy;
    }

    /**
     * Faultline, the two operators; one campaign; three techniques; AMFs of alpha and the UPF of beta; of the AMFs two observations (hidden, woken), of
     * the UPF one; software for each; one notice. The campaign uses 3, compromises 2, targets 2; techniques target 3; 2 consist of software.
     */
    @Test
    void everythingStandsInTheBundleOnce() throws IOException {
        JsonNode bundle = exported("--stix", "bundle.json");
        TreeMap<String, Long> counts = StreamSupport.stream(
                        bundle.path("objects").spliterator(), false)
                .collect(Collectors.groupingBy(o -> o.path("type").asText(), TreeMap::new, Collectors.counting()));
        assertThat(counts)
                .containsEntry("identity", 3L)
                .containsEntry("campaign", 1L)
                .containsEntry("attack-pattern", 3L)
                .containsEntry("infrastructure", 2L)
                .containsEntry("observed-data", 3L)
                .containsEntry("software", 2L)
                .containsEntry("sighting", 1L)
                .containsEntry("relationship", 12L);
        JsonNode sighting = StreamSupport.stream(bundle.path("objects").spliterator(), false)
                .filter(o -> o.path("type").asText().equals("sighting"))
                .findFirst()
                .orElseThrow();
        assertThat(sighting.path("first_seen").asText()).isEqualTo("2026-03-10T08:30:00.000Z");
        assertThat(sighting.path("count").asInt()).isEqualTo(2);
    }

    @Test
    void theSameRunGivesTheSameFiles() throws IOException {
        exported("--stix", "one.json");
        exported("--stix", "two.json");
        exported("--navigator", "three.json");
        exported("--navigator", "four.json");
        assertThat(here.resolve("two.json")).hasSameTextualContentAs(here.resolve("one.json"));
        assertThat(here.resolve("four.json")).hasSameTextualContentAs(here.resolve("three.json"));
    }

    /** All that is lost is lost by the waking. */
    @Test
    void theLayerScoresTechniquesByTheirLosses() throws IOException {
        JsonNode layer = exported("--navigator", "layer.json");
        assertThat(layer.path("versions").path("layer").asText()).isEqualTo("4.5");
        assertThat(StreamSupport.stream(layer.path("techniques").spliterator(), false)
                        .map(t -> t.path("techniqueID").asText() + " " + t.path("score"))
                        .toList())
                .containsExactly("FGT1040 0.0", "FGT1195.002 0.0", "FGT1205 100.0");
    }

    /** Every key that format 4.5 demands is missed, and no other is taken. */
    @Test
    void theLayerIsAsItsFormatWantsIt() throws IOException {
        ObjectNode layer = (ObjectNode) exported("--navigator", "layer.json");
        assertThat(ExchangeSchema.NAVIGATOR.faults(layer)).isEmpty();
        assertThat(layer.at("/gradient/maxValue").asDouble())
                .isGreaterThan(layer.at("/gradient/minValue").asDouble());
        for (String needed : List.of(
                "/name",
                "/domain",
                "/versions",
                "/versions/layer",
                "/versions/navigator",
                "/techniques/0/techniqueID",
                "/gradient/colors",
                "/gradient/minValue",
                "/gradient/maxValue",
                "/techniques/0/metadata/0/name",
                "/techniques/0/metadata/0/value")) {
            ObjectNode copy = layer.deepCopy();
            int cut = needed.lastIndexOf('/');
            ((ObjectNode) copy.at(needed.substring(0, cut))).remove(needed.substring(cut + 1));
            assertThat(ExchangeSchema.NAVIGATOR.faults(copy))
                    .as("without " + needed)
                    .isNotEmpty();
        }
        ObjectNode copy = layer.deepCopy();
        ((ObjectNode) copy.path("techniques").get(0)).put("techniqueId", "FGT1040");
        assertThat(ExchangeSchema.NAVIGATOR.faults(copy)).isNotEmpty();
    }

    @Test
    void withoutAFileThereIsNothingToWrite() {
        assertThat(faultline("export", "last").code()).isEqualTo(Exit.USAGE.code());
    }
}
