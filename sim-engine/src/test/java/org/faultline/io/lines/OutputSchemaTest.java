package org.faultline.io.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema of {@code --json}, held to the program; {@code -Dgolden=write} writes it anew. */
class OutputSchemaTest {

    private static final Path PAGE = PublishedSchema.PAGE;

    @Test
    void thePublishedSchemaIsThatOfTheProgram() throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, OutputSchema.document());
        }

        assertThat(OutputSchema.document()).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyTypeOfLineIsDescribed() throws IOException {
        var definitions = new ObjectMapper().readTree(OutputSchema.document()).get("$defs");

        assertThat(OutputSchema.types()).hasSize(definitions.size());
        definitions.forEach(definition -> {
            assertThat(definition.get("description").asText()).isNotBlank();
            definition.get("properties").forEach(property -> assertThat(
                            property.has("description") || property.has("const"))
                    .isTrue());
        });
    }

    static Stream<Line> lines() {
        return Stream.of(
                new ResultLine.Run("today/a", "today", Optional.of("a"), 0, 1, "ab", 12, 0.5),
                new ResultLine.Run("today", "today", Optional.empty(), 0, 1, "ab", 12, 0.5),
                new ResultLine.Measure(
                        "lowest-level",
                        "share",
                        "sector:health",
                        "today",
                        "today",
                        Optional.empty(),
                        0.5,
                        0.4,
                        0.6,
                        0.9,
                        20,
                        0,
                        Optional.of("austria")),
                new ResultLine.Difference(
                        "people-hours-lost",
                        "people-hours",
                        "all",
                        "mean",
                        "today",
                        "b",
                        -1,
                        -2,
                        -0.5,
                        0.9,
                        20,
                        "better",
                        "sensitive",
                        List.of(new ResultLine.Flip("battery-hours", "low", "0.5 h", "worse"))),
                new ResultLine.Limit(
                        "health-60",
                        "today",
                        "today",
                        Optional.empty(),
                        "lowest-level",
                        "sector:health",
                        Optional.of(0.6),
                        Optional.empty(),
                        false,
                        0.31,
                        20,
                        List.of(3, 9)),
                new ResultLine.Deadlock(
                        "today",
                        "today",
                        Optional.empty(),
                        List.of(3, 9),
                        20,
                        3,
                        1,
                        2,
                        List.of("bus", "mast"),
                        1,
                        List.of("calls"),
                        1,
                        List.of("bus"),
                        true),
                new ProgramLine.Diagnostic(
                        "F201", "error", "unknown vendor", "x.yaml", 3, 4, 3, 9, Optional.of("did you mean")),
                new ProgramLine.Timing("run", 1.5),
                new ProgramLine.Plan(List.of("today"), 20, 20, 0, List.of("parameters.share"), "runs/x", 1000, 2.5),
                new ResultLine.Drawn("parameters.share", "share", 3, 1, 0.25),
                new CourseLine.Cause(1.5, "upf-1", "level", 1, 0),
                new CourseLine.Loss("trigger", "It wakes", 12.5, 1),
                new CourseLine.Sector(2, "health", 0.5, 100),
                new CourseLine.State(2, "radio", "failed", 3),
                new ProgramLine.Rule("F201", "error", "unknown vendor", "text", "a: 1", "b: 2"),
                new CourseLine.Verified("today", 3, true, "ab", "ab"),
                new ValidityLine.Oracle(
                        "X01-a",
                        "E_T",
                        "2.5",
                        Optional.of(2.4),
                        Optional.of(2.2),
                        Optional.empty(),
                        true,
                        "passed",
                        "mc-z",
                        0.05,
                        100,
                        "X01-a",
                        true,
                        "x01.yaml",
                        "0123456789abcdef",
                        Optional.of("2021b6492a83"),
                        "",
                        1.5),
                new StudyLine.Storm(
                        "none",
                        0.25,
                        2,
                        0.25,
                        9.5,
                        9.5,
                        List.of(90, 99),
                        "never",
                        0.7,
                        0.5,
                        4e6,
                        3e4,
                        1e6,
                        5e3,
                        63_889,
                        0.52,
                        Optional.of(0.72),
                        "ausf",
                        true,
                        true,
                        List.of("parameters.outage=15 min")),
                new ValidityLine.Scores("Q01", 3, 0.1, 0.9, 0.5, 0.4, 1, -2.5, true),
                new ValidityLine.Hindcast(
                        "att-2024",
                        "time-to-99",
                        "h",
                        11.4,
                        12.25,
                        Optional.of(13.0),
                        true,
                        Optional.of(9.0),
                        Optional.of(18.0),
                        0.25,
                        20,
                        9,
                        false),
                new ValidityLine.Hindcast(
                        "att-2024",
                        "calls-blocked",
                        "1",
                        92,
                        93,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        20,
                        0,
                        false),
                new ImportLine.Bill("norda", "norda-core", "4.2", List.of("CycloneDX 1.5"), 12, 2, 1),
                new ImportLine.Sharedpackage(
                        "pkg:generic/log", List.of("norda", "sudda"), List.of("norda 2.1", "sudda 2.2"), List.of()),
                new ImportLine.Inventory(
                        "sites.csv", 10, 8, 20, 1, 1, 2, "windows-1252", Optional.of(2012), Optional.of(2024)),
                new ImportLine.Inventory("sites.csv", 0, 0, 0, 0, 0, 0, "UTF-8", Optional.empty(), Optional.empty()),
                new ImportLine.Inventorycolumn("vendor", "Hersteller", false),
                new ImportLine.Unusedrow("sites.csv", 3, "unknown_vendor", "unknown vendor 'X'", Optional.empty()),
                new ImportLine.Unusedrow(
                        "sites.csv", 4, "duplicate", "asset 'a' stands like this", Optional.of("none")),
                new ImportLine.Spelling("NSN", "nokia", "shorthand", 3),
                new ImportLine.Installedshare("north", "ran", "vendor-a", 12, 0.6),
                new StudyLine.Atlas(
                        "austria",
                        "atlas-core-control",
                        "people-hours-lost",
                        "people-hours",
                        "worst",
                        Optional.of("a"),
                        0.5,
                        9e7,
                        6e7,
                        1.2e8,
                        10,
                        7,
                        13,
                        Optional.of(0.9),
                        9e6,
                        0.25,
                        0.3,
                        0.2,
                        "partly published",
                        List.of("a", "b"),
                        64),
                new ProgramLine.Wrote("report", "runs/x/report.html"),
                new ProgramLine.Version("0.1.0", "abc", "17"),
                new AnalysisLine.Singlepoint("card-payment", "bus-1", "power-bus", 0.5, 3, 12_000),
                new AnalysisLine.Removal("today", "a", 12, "sector", "health", 0.5, 4, 2, 1000),
                new AnalysisLine.Concentration(
                        "today", "ran", "operator", "alpha", "lines", 12, 0.5, 0.75, Optional.of("log"), "a", 0.6),
                new AnalysisLine.Concentration(
                        "today", "ran", "country", "", "assets", 12, 0.5, 0.5, Optional.empty(), "a", 0.6),
                new AnalysisLine.Commoncause(
                        "today", "log", "Log", "library", List.of("stack"), List.of("a", "b"), List.of("ran"), 9),
                new AnalysisLine.Jointloss("today", "log", "sector", "health", 0.5, 4, 2, 1000),
                new AnalysisLine.Failure(
                        "calls", 0.5, 3, java.math.BigInteger.TWO, List.of(1.0, 1.0), Optional.of(0.01)),
                new AnalysisLine.Failure(
                        "calls", 0.5, 3, java.math.BigInteger.TWO, List.of(1.0, 1.0), Optional.empty()),
                new AnalysisLine.Cutset("calls", List.of("amf-1", "amf-2"), Optional.empty()),
                new AnalysisLine.Importance("calls", "amf-1", 0.01, 0.5, 0.25),
                new AnalysisLine.Joined(List.of("r-1", "r-2"), "exact", 0.9, 0.9, 0.9, 1),
                new AnalysisLine.Links(10, 12, 1, 10, 2, 1, 2, 6, 8, Optional.of(0.6), 0.4),
                new AnalysisLine.Centrality("r-1", 3, 12.5, 0, 2),
                new AnalysisLine.Overload(0.2, "r-1", 2, 5, 4, 0.5, 0.4),
                new RiskLine.Tool("checked", "TM07", "campaign.steps.implant.chance", "30 %", "12 %"),
                new RiskLine.Likelihood("neutral", "norda", 0.02),
                new RiskLine.Turned(
                        "today",
                        "vendor",
                        "norda",
                        "people-hours-lost",
                        "all",
                        "people-hours",
                        5,
                        4,
                        6,
                        0.9,
                        20,
                        Optional.of(12.5)),
                new RiskLine.Turned(
                        "today",
                        "component",
                        "asn1",
                        "people-hours-lost",
                        "all",
                        "people-hours",
                        5,
                        4,
                        6,
                        0.9,
                        20,
                        Optional.empty()),
                new RiskLine.Expected("today", "neutral", "people-hours", 5, 4, 6, 0.9, 20),
                new RiskLine.Part("today", "norda", "people-hours", 5, 0.5, 0.25, true),
                new RiskLine.Tail("today", "neutral", "people-hours", 0.95, 5, 4, 6, 7, 6, 8, 12, false, false, false),
                new RiskLine.Exceeded("today", "neutral", 5, 0.25),
                new RiskLine.Tipping(
                        "today",
                        "other",
                        "norda",
                        "neutral",
                        Optional.of("other"),
                        Optional.of(0.03),
                        Optional.of(0.01),
                        true),
                new RiskLine.Tipping(
                        "today",
                        "other",
                        "norda",
                        "neutral",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                new RiskLine.Combination(
                        List.of("TM07"),
                        "today",
                        "neutral",
                        1e6,
                        1e5,
                        1e7,
                        2,
                        "people-hours",
                        5,
                        3,
                        2,
                        4,
                        Optional.of(10.0),
                        Optional.of(24.0),
                        Optional.of(16.0),
                        Optional.of(32.0),
                        true,
                        Optional.of(24.0),
                        Optional.of(16.0),
                        Optional.of(32.0)),
                new RiskLine.Year(
                        "leaving",
                        2027,
                        "neutral",
                        "people-hours",
                        5,
                        4,
                        6,
                        Optional.of(-2.0),
                        Optional.of(-3.0),
                        Optional.of(-1.0),
                        Optional.of(7.0),
                        Optional.of(6.0),
                        Optional.empty(),
                        120,
                        1e6,
                        1e5,
                        1e7,
                        480,
                        Optional.of(120.0),
                        Optional.of(3.0),
                        Optional.of(2.0),
                        Optional.of(4.0),
                        8,
                        0.5,
                        0,
                        3),
                new ProgramLine.Done(4, "a limit is broken", "faultline run x", 3.5));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyLineObeysTheSchema(Line line) throws IOException {
        assertThat(PublishedSchema.faults(line.json())).isEmpty();
        assertThat(new ObjectMapper().readTree(line.json()).get("t").asText())
                .isEqualTo(line.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        assertThat(line.json()).startsWith("{\"t\":\"" + line.t() + "\",\"v\":1,");
    }

    @Test
    void anExampleOfEveryTypeIsTried() {
        assertThat(lines().map(Object::getClass).distinct()).hasSameSizeAs(OutputSchema.types());
    }

    @Test
    void aLineWithAMissingAnUnknownOrAWrongValueBreaksTheSchema() throws IOException {
        assertThat(PublishedSchema.faults("{\"t\":\"timing\",\"v\":1,\"phase\":\"run\"}"))
                .isNotEmpty();
        assertThat(PublishedSchema.faults("{\"t\":\"timing\",\"v\":1,\"phase\":\"run\",\"seconds\":1,\"more\":2}"))
                .isNotEmpty();
        assertThat(PublishedSchema.faults("{\"t\":\"timing\",\"v\":1,\"phase\":\"run\",\"seconds\":\"1\"}"))
                .isNotEmpty();
        assertThat(PublishedSchema.faults("{\"t\":\"unheard-of\",\"v\":1}")).isNotEmpty();
    }
}
