package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.faultline.analysis.Oracles;
import org.faultline.io.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code analyse} as its users type it, on ordinary scenario files. */
class AnalyseCommandTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/cli");

    private static final String HEAD =
            """
            faultline: 1
            id: question
            title: A question
            start: 2026-03-10T06:00
            horizon: 24 h
            """;

    @TempDir
    Path here;

    private Ended faultline(String... words) {
        return Ended.in(here, words);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(here.resolve(name), text);
    }

    @Test
    void aPoolOfThreeOfWhichTwoSufficeFallsWithAnyPair() throws IOException {
        Ended ended = faultline("analyse", "pool-two-of-three", "--service", "calls", "--json");
        assertThat(ended.code()).isZero();
        assertThat(ended.line("failure").get("cutSets").asInt()).isEqualTo(3);
        assertThat(ended.line("failure").get("probability").isNull()).isTrue();
        assertThat(ended.lines("cutset"))
                .extracting(set -> set.get("assets").toString())
                .containsExactlyInAnyOrder("[\"amf-1\",\"amf-2\"]", "[\"amf-1\",\"amf-3\"]", "[\"amf-2\",\"amf-3\"]");
    }

    @Test
    void theLineToRepeatAsksTheSame() {
        Ended ended = faultline(
                "analyse", "pool-two-of-three", "--service", "calls", "--below", "80%", "--failed", "amf-1", "--json");
        assertThat(ended.line("done").get("repeat").asText())
                .isEqualTo("faultline analyse pool-two-of-three --service calls --below 80% --failed amf-1");
        Ended joined = faultline("analyse", "ring-survives-one-cut", "--between", "all", "--json");
        assertThat(joined.line("done").get("repeat").asText())
                .isEqualTo("faultline analyse ring-survives-one-cut --between all");
    }

    static Stream<Oracles.Case> trees() {
        return Oracles.cases("reliability.json", "R01-").filter(o -> o.params().has("file"));
    }

    /** The standard trees through the importer, the format and the command. */
    @ParameterizedTest
    @MethodSource("trees")
    void anImportedFaultTreeHasThePublishedAnswers(Oracles.Case oracle) throws IOException {
        String file = oracle.params().get("file").asText();
        Files.copy(Oracles.path(file), here.resolve("tree.json"));
        String top = Oracles.json(file).get("top").asText();
        write(
                "question.yaml",
                HEAD + "network: {fault_tree: tree.json}\n"
                        + "services: {mission: {title: Mission, sector: telecoms, people: 1, needs: {top: {kind: data, of: "
                        + top + "}}}}\n");
        Ended ended = faultline("analyse", "question", "--service", "mission", "--json");
        assertThat(ended.code()).isZero();
        double expected = oracle.value("P_top");
        assertThat(ended.line("failure").get("probability").asDouble()).isCloseTo(expected, within(1e-11 * expected));
        for (JsonNode output : oracle.outputs()) {
            if (output.get("name").asText().equals("n_minimal_cut_sets")) {
                assertThat(ended.line("failure").get("cutSets").asLong())
                        .isEqualTo(output.get("value").asLong());
            }
            if (output.get("name").asText().equals("P_top|GRID down, VENDOR_A ok")) {
                Ended forced = faultline(
                        "analyse",
                        "question",
                        "--service",
                        "mission",
                        "--failed",
                        "GRID",
                        "--working",
                        "VENDOR_A",
                        "--json");
                assertThat(forced.line("failure").get("probability").asDouble())
                        .isCloseTo(output.get("value").asDouble(), within(1e-11));
            }
        }
    }

    /** R(a, d) = 2p^2 + 2p^3 - 5p^4 + 2p^5 = 0.97848 and all four 0.97686 with cables that are up nine tenths of the time. */
    @Test
    void theBridgeOfFiveCablesHoldsAsInTheTextbook() throws IOException {
        write(
                "question.yaml",
                HEAD
                        + """
                        network:
                          inline:
                            regions: {town: 1 k}
                            assets:
                              a: {kind: core-router}
                              b: {kind: core-router}
                              c: {kind: core-router}
                              d: {kind: core-router}
                              ab: {kind: optical-line, unavailability: 10 %}
                              ac: {kind: optical-line, unavailability: 10 %}
                              bc: {kind: optical-line, unavailability: 10 %}
                              bd: {kind: optical-line, unavailability: 10 %}
                              cd: {kind: optical-line, unavailability: 0.1}
                            links: [[a, ab], [ab, b], [a, ac], [ac, c], [b, bc], [bc, c], [b, bd], [bd, d], [c, cd], [cd, d]]
                        services: {s: {title: S, sector: telecoms, people: 1, needs: {d: {kind: connectivity, of: [a, d]}}}}
                        """);
        Ended two = faultline("analyse", "question", "--between", "a,d", "--json");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.line("joined").get("method").asText()).isEqualTo("exact");
        assertThat(two.line("joined").get("probability").asDouble()).isCloseTo(0.97848, within(1e-12));
        Ended ring = faultline("analyse", "question", "--overload", "0", "--json");
        assertThat(ring.line("overload").get("tolerance").asDouble()).isZero();
    }

    // pay of the north needs the bank; both towns need the only AMF, of supplier a; its loss is the worst
    private static final String TOWNS =
            """
            network:
              inline:
                regions: {north: 700, south: 300}
                operators: {alpha: 100 %}
                assets:
                  amf: {kind: amf, operator: alpha, at: north}
                  bank: {kind: facility, at: north}
                  shop: {kind: facility, at: south}
            vendors: {norda: Vendor A, sudda: Vendor B}
            mixes: {today: {title: Today, shares: {core_control: norda}}}
            services:
              pay-north: {title: Pay, sector: finance, at: north, people: 700, needs: {data: {kind: data, of: bank}, net: {kind: signalling, of: amf}}}
              pay-south: {title: Pay, sector: finance, at: south, people: 300, needs: {data: {kind: data, of: shop}, net: {kind: signalling, of: amf}}}
            """;

    @Test
    void singlePointsAndSuppliersAreTablesForPeople() throws IOException {
        write("question.yaml", HEAD + TOWNS);
        Ended ended = faultline("analyse", "question");
        assertThat(ended.code()).as(ended.err()).isZero();
        Golden.compare(GOLDEN.resolve("analyse-towns.txt"), ended.out());
    }

    @Test
    void theSameAsLines() throws IOException {
        write("question.yaml", HEAD + TOWNS);
        Ended ended = faultline("analyse", "question", "--json");
        assertThat(ended.lines("singlepoint")).anySatisfy(point -> {
            assertThat(point.get("asset").asText()).isEqualTo("bank");
            assertThat(point.get("people").asDouble()).isEqualTo(700);
        });
        assertThat(ended.lines("removal"))
                .filteredOn(r -> r.get("by").asText().equals("region"))
                .allSatisfy(r -> assertThat(r.get("level").asDouble()).isZero());
        assertThat(ended.line("concentration").get("hhi").asDouble()).isEqualTo(1);
        assertThat(ended.line("done").get("exit").asInt()).isZero();
    }

    @Test
    void validateNamesTheAssetThatSeveralServicesHangOn() throws IOException {
        write("question.yaml", HEAD + TOWNS.replace("pay-north", "pay@north").replace("pay-south", "pay@south"));
        Ended apart = faultline("validate", "question");
        assertThat(apart.code()).isZero();
        // each of the two services is a type of its own here, and a service of its own kind hangs on whatever it is
        // made of
        assertThat(apart.out()).contains("question is valid").doesNotContain("weak point");
        Ended nordland = faultline("validate", "nordland-backdoor");
        assertThat(nordland.out().lines().filter(l -> l.startsWith("warning[F608]: weak point: the loss of ")))
                .hasSizeBetween(1, 3);
        assertThat(nordland.code()).isZero();
        assertThat(nordland.out()).contains("all weak points: faultline analyse nordland-backdoor");
        assertThat(nordland.err()).contains("0 errors, ").doesNotContain("0 warnings");
        assertThat(faultline("validate", "nordland-backdoor", "--json").lines("diagnostic"))
                .anySatisfy(d -> assertThat(d.get("code").asText()).isEqualTo("F608"));
    }

    @Test
    void whatIsNotThereIsRefusedWithAdvice() throws IOException {
        write("question.yaml", HEAD + TOWNS);
        Ended unknown = faultline("analyse", "question", "--service", "pay-nroth");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no service, type of services or asset `pay-nroth`", "pay-north");
        assertThat(faultline("analyse", "question", "--below", "0").code()).isEqualTo(2);
        assertThat(faultline("analyse", "question", "--between", "amf,nobody").err())
                .contains("no asset `nobody`");
        assertThat(faultline("analyse", "question", "--between", "amf,bank").err())
                .contains("no traffic link");
    }
}
