package org.faultline.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.analysis.FailureFormula;
import org.faultline.analysis.LinkNetwork;
import org.faultline.analysis.LossFormula;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.graph.TerminalReliability;
import org.faultline.analysis.logic.FaultAnalysis;
import org.faultline.io.scenario.OracleForms.Analysis;
import org.faultline.scenario.Scenario;

/** Answers outputs that need no simulation. The answers are exact, or there is none. */
final class Analyses {

    private Analyses() {}

    /**
     * The answer to a question about a scenario.
     *
     * @throws IllegalArgumentException when an id is unknown, or there is no exact answer
     */
    static double answer(Scenario scenario, Analysis asked) {
        return switch (asked.what()) {
            case THEORY -> Theories.answer(scenario.network(), asked.theory().orElseThrow());
            case REFUSED ->
                LossFormula.refused(scenario.queues(), asked.subjects().get(0));
            default -> answer(StaticNetwork.of(scenario.network()), asked);
        };
    }

    private static double answer(StaticNetwork network, Analysis asked) {
        return switch (asked.what()) {
            case FAILURE -> failure(network, asked);
            case CUT_SETS ->
                solved(network, asked)
                        .findCutSets()
                        .orElseThrow(Analyses::tooLarge)
                        .count()
                        .doubleValue();
            case JOINED -> joined(network, asked.subjects());
            case THEORY, REFUSED ->
                throw new IllegalStateException("The network of assets has no answer to " + asked.what() + ".");
        };
    }

    private static double failure(StaticNetwork network, Analysis asked) {
        double[] probability = new double[network.size()];
        for (int a = 0; a < network.assets(); a++) {
            probability[a] = network.asset(a).unavailability();
        }
        asked.failed().forEach(id -> probability[network.of(id)] = 1);
        asked.working().forEach(id -> probability[network.of(id)] = 0);
        return solved(network, asked).probability(probability);
    }

    private static FaultAnalysis solved(StaticNetwork network, Analysis asked) {
        return FailureFormula.find(network, network.of(asked.subjects().get(0)), 1)
                .flatMap(f -> FaultAnalysis.find(f.formula(), f.top(), FaultAnalysis.USUAL_NODES))
                .orElseThrow(Analyses::tooLarge);
    }

    /** The chance that places are joined; a place that is named twice is joined to itself while it works. */
    private static double joined(StaticNetwork network, List<String> ids) {
        LinkNetwork links = LinkNetwork.of(network);
        int[] ends = ids.isEmpty()
                ? IntStream.of(links.nodeAsset()).filter(network::isTransit).toArray()
                : ids.stream().mapToInt(network::of).distinct().toArray();
        TerminalReliability found = TerminalReliability.of(links.whetherJoined(network, ends));
        if (!found.exact()) {
            throw tooLarge();
        }
        return found.value();
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("the network is too large for an exact analysis");
    }
}
