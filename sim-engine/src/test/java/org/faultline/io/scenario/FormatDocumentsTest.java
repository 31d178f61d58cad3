package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed schemas and pages are those of the program, and everything shipped obeys them. */
class FormatDocumentsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final FormatDocuments DOCUMENTS = new FormatDocuments(new CountryNetworks());

    static List<Path> scenarios() throws IOException {
        return yamlUnder(
                "",
                p -> !p.toString().contains("invalid")
                        && !p.toString().contains("sectors")
                        && !p.endsWith("toolbox/measures.yaml"));
    }

    static List<Path> packs() throws IOException {
        return yamlUnder("sectors", p -> true);
    }

    private static List<Path> yamlUnder(String folder, java.util.function.Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(Readings.SCENARIOS.resolve(folder))) {
            return files.filter(
                            f -> f.toString().endsWith(".yaml") && !f.toString().contains("target"))
                    .filter(f -> !f.getParent().endsWith("parts")) // laid over scenarios, none by themselves
                    .filter(f -> !f.endsWith("oracles/laws.yaml")) // extended by scenarios, none by itself
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theSchemasArePublished() {
        Golden.compare(DOCS.resolve("scenario.schema.json"), DOCUMENTS.scenarioSchema());
        Golden.compare(DOCS.resolve("sector-pack.schema.json"), DOCUMENTS.packSchema());
    }

    @Test
    void thePagesArePublished() {
        Golden.compare(DOCS.resolve("scenario-format.md"), DOCUMENTS.page());
        Golden.compare(DOCS.resolve("diagnostics.md"), FormatDocuments.codes());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aShippedScenarioObeysTheSchema(Path file) throws IOException {
        assertThat(faults(DOCUMENTS.scenarioSchema(), file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aShippedPackObeysTheSchema(Path file) throws IOException {
        assertThat(faults(DOCUMENTS.packSchema(), file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aShippedScenarioNamesItsSchemaInTheFirstLine(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);

        assertThat(first).startsWith("# yaml-language-server: $schema=");
        Path schema = file.resolveSibling(first.substring(first.indexOf('=') + 1));
        assertThat(schema.normalize()).isEqualTo(DOCS.resolve("scenario.schema.json"));
    }

    @Test
    void theSchemaFindsWhatTheReaderFinds() {
        String wrong =
                "{\"faultline\": 1, \"id\": \"x\", \"title\": \"x\", \"start\": \"2026-03-10T06:00\", \"horizon\": 24,"
                        + " \"network\": {\"inline\": {\"regions\": {\"town\": \"ten\"}}}, \"horizn\": 3}";

        List<String> faults = faultsOf(DOCUMENTS.scenarioSchema(), wrong, InputFormat.JSON);

        assertThat(faults).anyMatch(f -> f.contains("horizn"));
        assertThat(faults).anyMatch(f -> f.contains("/horizon"));
        assertThat(faults).anyMatch(f -> f.contains("/network/inline/regions/town"));
    }

    /** Waves of an update and arrivals that come in waves are two things: the schema once knew only the one of them that it met first. */
    @Test
    void arrivalsWhoseRateSwingsObeyTheSchema() throws IOException {
        String text =
                """
                faultline: 1
                id: swing
                title: Swing
                start: 2026-03-10T06:00
                horizon: 24 h
                network: {inline: {regions: {town: 1}}}
                stations: {desk: {service: 1 min}}
                arrivals: {calls: {to: desk, wave: {mean_per_hour: 10, swing_per_hour: 5, period: 24 h}}}
                """;

        assertThat(faultsOf(DOCUMENTS.scenarioSchema(), text, InputFormat.YAML)).isEmpty();
    }

    @Test
    void everyKeyIsExplainedToEditors() throws IOException {
        List<String> silent = new ArrayList<>();
        JsonNode definitions =
                new ObjectMapper().readTree(DOCUMENTS.scenarioSchema()).get("$defs");
        definitions.properties().forEach(definition -> definition
                .getValue()
                .path("properties")
                .properties()
                .forEach(key -> {
                    if (key.getValue().path("description").asText().isBlank()) {
                        silent.add(definition.getKey() + "." + key.getKey());
                    }
                }));

        assertThat(silent).isEmpty();
    }

    private static List<String> faults(String schema, Path file) throws IOException {
        return faultsOf(schema, Files.readString(file), InputFormat.YAML);
    }

    private static List<String> faultsOf(String schema, String text, InputFormat format) {
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        return compiled.validate(text, format).stream()
                .map(e -> e.getInstanceLocation() + ": " + e.getMessage())
                .toList();
    }
}
