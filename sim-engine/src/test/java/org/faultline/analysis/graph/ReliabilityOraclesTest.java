package org.faultline.analysis.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.analysis.Oracles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two-terminal and all-terminal reliability against solvers that others wrote (family R03). */
class ReliabilityOraclesTest {

    static Stream<Oracles.Case> networks() {
        return Oracles.cases("reliability.json", "R03-");
    }

    @ParameterizedTest
    @MethodSource("networks")
    void terminalsStayJoinedWithThePublishedProbability(Oracles.Case oracle) {
        Graph graph = graph(oracle.params().get("edges"));
        double[] edges = new double[graph.edges()];
        Arrays.fill(edges, oracle.params().get("p").asDouble());
        double[] nodes = new double[graph.size()];
        Arrays.fill(nodes, oracle.params().path("pn").asDouble(1));
        int[] ends = {oracle.params().get("s").asInt(), oracle.params().get("t").asInt()};
        check(oracle, "R_st", new UnreliableGraph(graph, nodes, edges, ends));
        int[] all = IntStream.range(0, graph.size()).toArray();
        if (oracle.outputs().stream().anyMatch(o -> o.get("name").asText().equals("R_all"))) {
            check(oracle, "R_all", new UnreliableGraph(graph, nodes, edges, all));
        }
    }

    private static void check(Oracles.Case oracle, String output, UnreliableGraph question) {
        TerminalReliability answer = TerminalReliability.of(question);
        assertThat(answer.exact()).as("%s exact", output).isTrue();
        // values are printed with 12 digits; that of the case with failing nodes left out terms of 1e-9 and says so
        double tolerance = oracle.params().has("pn") ? 1e-7 : 1e-9;
        assertThat(answer.value()).as(output).isCloseTo(oracle.value(output), within(tolerance));
    }

    private static Graph graph(JsonNode edges) {
        int[] from = new int[edges.size()];
        int[] to = new int[edges.size()];
        int nodes = 0;
        for (int e = 0; e < from.length; e++) {
            from[e] = edges.get(e).get(0).asInt();
            to[e] = edges.get(e).get(1).asInt();
            nodes = Math.max(nodes, 1 + Math.max(from[e], to[e]));
        }
        return Graph.of(nodes, from, to);
    }
}
