package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.faultline.io.exchange.StixRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(ended.err()).doesNotContain("error");
        assertThat(ended.code()).isZero();
        assertThat(ended.lines()).containsExactly(file);
        return JSON.readTree(here.resolve(file).toFile());
    }

    @Test
    void theBundleIsAsTheStandardWantsIt() throws IOException {
        assertThat(StixRules.faults(exported("--stix", "bundle.json"))).isEmpty();
    }

    /** Rules that find nothing prove nothing: each damage is found. */
    @Test
    void aDamagedBundleIsFound() throws IOException {
        JsonNode whole = exported("--stix", "bundle.json");
        for (int i = 0; i < whole.path("objects").size(); i++) {
            for (String property : List.of("id", "type", "name", "source_ref", "created", "object_refs")) {
                JsonNode copy = whole.deepCopy();
                ObjectNode object = (ObjectNode) copy.path("objects").get(i);
                if (object.has(property)) {
                    object.put(property, "x");
                    boolean isFree = property.equals("name");
                    assertThat(StixRules.faults(copy).isEmpty())
                            .as(object + " with a wrong " + property)
                            .isEqualTo(isFree);
                    object.remove(property);
                    assertThat(StixRules.faults(copy))
                            .as(object + " without " + property)
                            .isNotEmpty();
                }
            }
        }
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

    @Test
    void withoutAFileThereIsNothingToWrite() {
        assertThat(faultline("export", "last").code()).isEqualTo(Exit.USAGE.code());
    }
}
