package org.faultline.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.faultline.analysis.Oracles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks and cascades on graphs against implementations that others wrote (families C14, C15, C16). */
class CascadeOraclesTest {

    private static final double DIGITS = 1e-9;

    static Stream<Oracles.Case> overloads() {
        return Oracles.cases("cascades.json", "C14-");
    }

    static Stream<Oracles.Case> attacks() {
        return Oracles.cases("cascades.json", "C15-attack-");
    }

    static Stream<Oracles.Case> congestions() {
        return Oracles.cases("cascades.json", "C16-");
    }

    @ParameterizedTest
    @MethodSource("overloads")
    void anOverloadRunsAsFarAsPublished(Oracles.Case oracle) {
        Graph graph = graph(oracle);
        double[] load = Betweenness.of(graph);
        for (String[] row : Oracles.rows(oracle.params().get("table").asText())) {
            int removed = Integer.parseInt(row[2]);
            if (row[0].equals("load")) {
                assertThat(OverloadCascade.highest(load)).isEqualTo(removed);
            }
            OverloadCascade cascade = OverloadCascade.after(graph, load, Double.parseDouble(row[1]), removed);
            String what = String.join(" ", row);
            assertThat(cascade.rounds()).as("rounds of %s", what).isEqualTo(Integer.parseInt(row[3]));
            assertThat(cascade.lost()).as("losses of %s", what).isEqualTo(Integer.parseInt(row[4]));
            assertThat((double) cascade.largest() / graph.size())
                    .as("largest part of %s", what)
                    .isCloseTo(Double.parseDouble(row[5]), within(DIGITS));
        }
        for (JsonNode output : oracle.outputs()) {
            String name = output.get("name").asText();
            if (name.equals("max_load_L0")) {
                assertThat(load[OverloadCascade.highest(load)])
                        .isCloseTo(output.get("value").asDouble(), within(1e-8));
                continue;
            }
            double tolerance = Double.parseDouble(name.replaceAll(".*alpha=(.*)]", "$1"));
            if (name.startsWith("G[load")) {
                OverloadCascade cascade = OverloadCascade.after(graph, load, tolerance, OverloadCascade.highest(load));
                assertThat((double) cascade.largest() / graph.size())
                        .as(name)
                        .isCloseTo(output.get("value").asDouble(), within(DIGITS));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackLeavesTheLargestPartThatIsPublished(Oracles.Case oracle) {
        Graph graph = graph(oracle);
        DegreeAttack initial = DegreeAttack.byInitialDegree(graph);
        DegreeAttack present = DegreeAttack.byPresentDegree(graph);
        Cores cores = Cores.find(graph);
        for (JsonNode output : oracle.outputs()) {
            String name = output.get("name").asText();
            int got;
            if (name.endsWith("-core size")) {
                got = cores.size(Integer.parseInt(name.substring(0, name.indexOf('-'))));
            } else {
                double share = Double.parseDouble(name.substring(name.indexOf('=') + 1));
                got = (name.contains("static") ? initial : present).largestAfter(share);
            }
            assertThat(got).as(name).isEqualTo(output.get("value").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("congestions")
    void congestionTakesTheEfficiencyThatIsPublished(Oracles.Case oracle) {
        Graph graph = graph(oracle);
        EfficiencyCascade cascade = EfficiencyCascade.afterLossOfTheBusiest(
                graph, oracle.params().get("alpha").asDouble(), 60);
        for (JsonNode output : oracle.outputs()) {
            String name = output.get("name").asText();
            if (name.equals("E(0)")) {
                assertThat(cascade.whole())
                        .as(name)
                        .isCloseTo(output.get("value").asDouble(), within(DIGITS));
            } else if (name.startsWith("E(step")) {
                int step = Integer.parseInt(name.replaceAll("\\D", ""));
                assertThat(cascade.steps()[step])
                        .as(name)
                        .isCloseTo(output.get("value").asDouble(), within(DIGITS));
            } else {
                throw new AssertionError("no answer for " + name);
            }
        }
    }

    private static Graph graph(Oracles.Case oracle) {
        String file = oracle.params().get("topology").asText();
        int nodes = oracle.params().has("n")
                ? oracle.params().get("n").asInt()
                : Oracles.rows(file).stream()
                        .mapToInt(r -> 1 + Math.max(Integer.parseInt(r[0]), Integer.parseInt(r[1])))
                        .max()
                        .orElseThrow();
        return Oracles.graph(file, nodes);
    }
}
