package org.faultline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.Observation;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Replications of a network that is drawn: a random graph of 60 assets in one of five layouts, some of which are attacked. */
class SamplingTest {

    private static final String TEXT =
            """
            horizon: 1 h
            network:
              inline:
                regions: {here: 0}
                layers: {a: {assets: 60, layout: "%s", links: {pattern: erdos-renyi, degree: 2}}}
            campaign: {steps: {hit: {at: 0 h, targets: {}, chance: 40 %%, effect: stop}}}
            observe: {left: {largest_component: {}, take: final}}
            """;

    private static final MeasureKey LEFT = new MeasureKey(Observation.MEASURE, Observation.subjectOf("left"));

    private static ScenarioTemplate question(String layout) {
        return Written.reading(TEXT.formatted(layout)).template().orElseThrow();
    }

    private static double[] sample(ScenarioTemplate question, int threads, int... steps) {
        try (Sampling sampling = new Sampling(Experiment.of(question), 0, 7, threads, List.of(LEFT))) {
            for (int step : steps) {
                sampling.extendTo(step, () -> false, done -> {});
            }
            return sampling.samples().of(LEFT);
        }
    }

    /** Those of one layout run one after the other, on one thread or several, in one go or more: replication r stays replication r. */
    @Test
    void replicationsOfOneLayoutRunTogetherAndGiveTheSameNumbers() {
        ScenarioTemplate question = question("uniform(1, 5)");
        double[] expected =
                Experiment.of(question)
                        .replicate(new Plan(7, 200, 1, 0.9, List.of(0)), List.of(), Listener.silent())
                        .stream()
                        .mapToDouble(row -> row.values().get(LEFT))
                        .toArray();

        assertThat(sample(question, 1, 200)).containsExactly(expected);
        assertThat(sample(question, 3, 64, 200)).containsExactly(expected);
    }

    /** Layouts 1 to 5 come in some order; sorted together, each makes one block. */
    @Test
    void likeReplicationsStandTogether() {
        Experiment.Order order = Experiment.of(question("uniform(1, 5)")).likeOnesTogether(7, 10, 210);
        long blocks = 1
                + IntStream.range(1, 200)
                        .filter(i -> !order.isLikeTheOneBefore(i))
                        .count();

        assertThat(blocks).isEqualTo(5);
        assertThat(Arrays.stream(order.replications()).sorted().toArray())
                .containsExactly(IntStream.range(10, 210).toArray());
        assertThat(Experiment.of(question("3")).likeOnesTogether(7, 0, 4).replications())
                .containsExactly(0, 1, 2, 3);
    }

    /** Without an attack nothing differs between replications but the graph that each draws. */
    @Test
    void eachReplicationMayDrawItsOwnNetwork() {
        ScenarioTemplate fixed = question("3").with("campaign.steps.hit.chance", "0");
        ScenarioTemplate drawn = question("uniform(1, 1000000000)").with("campaign.steps.hit.chance", "0");

        assertThat(Arrays.stream(sample(fixed, 2, 40)).distinct().count()).isEqualTo(1);
        assertThat(Arrays.stream(sample(drawn, 2, 40)).distinct().count()).isGreaterThan(5);
    }
}
