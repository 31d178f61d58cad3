package org.faultline.analysis.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.analysis.Oracles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fault trees against published tables and a solver that others wrote (families R01, R05, R11). */
class FaultTreeOraclesTest {

    /** Reference values have 12 digits. */
    private static final double DIGITS = 1e-11;

    private static final int NODES = 2_000_000;

    /** A tree and what its events are called. */
    private static final class Tree {

        private final Formula formula;
        private final int top;
        private final List<String> events;
        private final double[] probability;

        Tree(Formula formula, int top, List<String> events, double[] probability) {
            this.formula = formula;
            this.top = top;
            this.events = events;
            this.probability = probability;
        }

        double[] probability() {
            return probability;
        }

        FaultAnalysis solved() {
            return FaultAnalysis.find(formula, top, NODES).orElseThrow();
        }

        double given(String event, double value, double[] from) {
            double[] changed = from.clone();
            changed[events.indexOf(event)] = value;
            return solved().probability(changed);
        }

        double[] with(String event, double value) {
            double[] changed = probability.clone();
            changed[events.indexOf(event)] = value;
            return changed;
        }
    }

    static Stream<Oracles.Case> trees() {
        return Oracles.cases("reliability.json", "R01-").filter(o -> o.params().has("file"));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void aStandardTreeHasThePublishedProbabilityAndNumberOfCutSets(Oracles.Case oracle) {
        Tree tree = tree(Oracles.json(oracle.params().get("file").asText()));
        FaultAnalysis solved = tree.solved();
        double top = solved.probability(tree.probability());
        for (JsonNode output : oracle.outputs()) {
            String name = output.get("name").asText();
            double value = output.get("value").asDouble();
            switch (name) {
                case "P_top" -> assertThat(top).isCloseTo(value, within(DIGITS * value));
                case "P_top(published)" ->
                    assertThat(top)
                            .isCloseTo(
                                    value, within(output.get("tol").get("abs").asDouble()));
                case "n_minimal_cut_sets" ->
                    assertThat(solved.findCutSets().orElseThrow().count())
                            .isEqualTo(BigInteger.valueOf(output.get("value").asLong()));
                case "P_top|VENDOR_A" ->
                    assertThat(tree.given("VENDOR_A", 1, tree.probability())).isCloseTo(value, within(DIGITS));
                case "P_top|GRID down, VENDOR_A ok" ->
                    assertThat(tree.given("VENDOR_A", 0, tree.with("GRID", 1)))
                            .isCloseTo(value, within(DIGITS * value));
                case "WRONG value if dependence ignored (must differ)" ->
                    assertThat(Math.abs(top / value - 1)).isGreaterThan(0.5);
                default -> throw new AssertionError("no answer for " + name);
            }
        }
    }

    @Test
    void thePressureTankHasFiveCutSets() {
        Oracles.Case oracle =
                Oracles.cases("reliability.json", "R01-nureg0492").findFirst().orElseThrow();
        // T, K2, and S with S1, K1 or R
        Formula formula = new Formula();
        List<String> names = List.of("T", "K2", "S", "S1", "K1", "R");
        int[] e = IntStream.range(0, 6).map(formula::event).toArray();
        int top = formula.any(e[0], e[1], formula.all(e[2], formula.any(e[3], e[4], e[5])));
        FaultAnalysis solved = FaultAnalysis.find(formula, top, NODES).orElseThrow();
        double[] p = names.stream()
                .mapToDouble(n -> oracle.params().get(n).asDouble())
                .toArray();
        assertThat(solved.probability(p)).isCloseTo(oracle.value("P_top"), within(DIGITS * oracle.value("P_top")));
        assertThat(solved.findCutSets().orElseThrow().count()).isEqualTo(BigInteger.valueOf(5));
        assertThat(solved.findCutSets().orElseThrow().countBySize(2))
                .containsExactly(BigInteger.ZERO, BigInteger.TWO, BigInteger.valueOf(3));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void aChainThatKRelaysInARowBreakWorksWithThePublishedProbability(Oracles.Case oracle) {
        int n = oracle.params().get("n").asInt();
        int k = oracle.params().get("k").asInt();
        Formula formula = new Formula();
        int[] relay = IntStream.range(0, n).map(formula::event).toArray();
        int[] windows = IntStream.rangeClosed(0, n - k)
                .map(i -> formula.all(java.util.Arrays.copyOfRange(relay, i, i + k)))
                .toArray();
        FaultAnalysis solved =
                FaultAnalysis.find(formula, formula.any(windows), NODES).orElseThrow();
        double[] p = new double[n];
        java.util.Arrays.fill(p, oracle.params().get("q").asDouble());
        assertThat(1 - solved.probability(p)).isCloseTo(oracle.value("R"), within(1e-11));
        assertThat(solved.findCutSets().orElseThrow().count()).isEqualTo(BigInteger.valueOf(n - k + 1));
    }

    static Stream<Oracles.Case> chains() {
        return Oracles.cases("reliability.json", "R11-");
    }

    static Stream<Oracles.Case> commonCauses() {
        return Oracles.cases("reliability.json", "R05-beta");
    }

    @ParameterizedTest
    @MethodSource("commonCauses")
    void aCommonCauseIsOneMoreEventOfEveryUnit(Oracles.Case oracle) {
        double q = oracle.params().get("Q").asDouble();
        double beta = oracle.params().get("beta").asDouble();
        for (JsonNode output : oracle.outputs()) {
            String[] words = output.get("name").asText().substring(2).split("oo");
            int units = Integer.parseInt(words[1]);
            int failures = units - Integer.parseInt(words[0]) + 1;
            Formula formula = new Formula();
            int shock = formula.event(units);
            int[] unit = IntStream.range(0, units)
                    .map(u -> formula.any(formula.event(u), shock))
                    .toArray();
            double[] p = new double[units + 1];
            java.util.Arrays.fill(p, (1 - beta) * q);
            p[units] = beta * q;
            double got = FaultAnalysis.find(formula, formula.atLeast(failures, unit), NODES)
                    .orElseThrow()
                    .probability(p);
            assertThat(got)
                    .as(output.get("name").asText())
                    .isCloseTo(output.get("value").asDouble(), within(1e-14));
        }
    }

    private static Tree tree(JsonNode json) {
        Formula formula = new Formula();
        List<String> events = new ArrayList<>();
        List<Double> probability = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        json.get("basic_events").properties().forEach(e -> {
            known.put(e.getKey(), formula.event(events.size()));
            events.add(e.getKey());
            probability.add(e.getValue().asDouble());
        });
        json.get("gates").fieldNames().forEachRemaining(g -> known.put(g, formula.promise()));
        json.get("gates").properties().forEach(g -> {
            JsonNode children = g.getValue().get("children");
            int[] parts = IntStream.range(0, children.size())
                    .map(i -> known.get(children.get(i).asText()))
                    .toArray();
            formula.keep(
                    known.get(g.getKey()),
                    switch (g.getValue().get("op").asText()) {
                        case "or" -> formula.any(parts);
                        case "and" -> formula.all(parts);
                        default -> formula.atLeast(g.getValue().get("k").asInt(), parts);
                    });
        });
        return new Tree(
                formula,
                known.get(json.get("top").asText()),
                events,
                probability.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
