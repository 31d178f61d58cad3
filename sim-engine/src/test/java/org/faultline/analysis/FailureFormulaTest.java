package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faultline.analysis.logic.FaultAnalysis;
import org.faultline.story.NetworkText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureFormulaTest {

    // acc is the only way to core1 and core2; the pair of cores is doubled, the power of both is not
    private static final String RING =
            """
            power-bus bus
            access-router acc
            core-router core1,core2 needs power all bus
            upf upf
            gnb mast needs connectivity all upf ; power all bus falls 80%
            mast -- acc -- core1 -- upf
            acc -- core2 -- upf
            service calls in telecoms people 10 needs data all mast
            """;

    @Test
    void cutSetsOfAServiceOverARing() {
        // below 50 %: the mast itself keeps 80 % without power, the cores do not
        assertThat(cutSets(RING, "calls", 0.5)).containsExactlyInAnyOrder("acc", "bus", "mast", "upf", "core1 core2");
    }

    @Test
    void cutSetsOfAServiceThatNeedsAFlowAreThoseOfItsWays() {
        String drawing =
                """
                gnb mast
                access-router acc
                core-router core1,core2
                upf upf1,upf2
                mast -- acc -- core1 -- upf1
                acc -- core2 -- upf2
                flow calls mast to upf1,upf2 sends 20 class 0
                service talk in telecoms people 10 needs data all calls@mast
                """;
        assertThat(cutSets(drawing, "talk", 0.5))
                .containsExactlyInAnyOrder("mast", "acc", "core1 core2", "core1 upf2", "core2 upf1", "upf1 upf2");
    }

    @Test
    void aFallbackThatIsGoodEnoughTakesItsNeedOutOfTheCutSets() {
        String drawing =
                """
                facility store,paper
                service pay in finance people 10 needs data all store falls 40% ; data all paper
                """;
        assertThat(cutSets(drawing, "pay", 0.4)).containsExactly("paper");
        assertThat(cutSets(drawing, "pay", 0.5)).containsExactlyInAnyOrder("paper", "store");
    }

    @Test
    void assetsThatNeedEachOtherFallOnlyForAReasonOutside() {
        String drawing =
                """
                control-centre control needs power all substation
                substation substation needs signalling all control ; data all vault
                facility vault
                service supply in energy people 10 needs power all substation
                """;
        assertThat(cutSets(drawing, "supply", 1)).containsExactlyInAnyOrder("control", "substation", "vault");
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /**
     * Small random networks of two-valued assets: routers, needs in all modes, loops. The formula holds for exactly those sets of lost
     * assets after which the steady state has the service below the level.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void theFormulaFailsWhenTheSteadyStateDoes(int seed) {
        String drawing = randomDrawing(seed);
        StaticNetwork network = StaticNetwork.of(NetworkText.of(drawing));
        SteadyState state = new SteadyState(network);
        for (double below : new double[] {1, 0.5}) {
            for (int service = network.assets(); service < network.size(); service++) {
                FailureFormula formula =
                        FailureFormula.find(network, service, below).orElseThrow();
                FaultAnalysis solved = FaultAnalysis.find(formula.formula(), formula.top(), 1_000_000)
                        .orElseThrow();
                SplittableRandom random = new SplittableRandom(seed);
                for (int trial = 0; trial < 60; trial++) {
                    double[] down = new double[network.size()];
                    int[] lost = IntStream.range(0, network.assets())
                            .filter(a -> network.standsAlone(a) && random.nextInt(4) == 0)
                            .toArray();
                    Arrays.stream(lost).forEach(a -> down[a] = 1);
                    state.lose(lost);
                    boolean below1 = state.level(service) < below;
                    state.restore();
                    assertThat(solved.probability(down))
                            .as("loss of %s with %s in%n%s", network.id(service), Arrays.toString(lost), drawing)
                            .isCloseTo(below1 ? 1 : 0, within(1e-12));
                }
            }
        }
    }

    /** Assets are whole or lost: every gate of an asset is full at 1 and two-valued; services may have weights. */
    private static String randomDrawing(int seed) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        StringBuilder text = new StringBuilder("core-router r0,r1,r2,r3,r4\namf x0,x1,x2,x3\n");
        for (int i = 1; i < 5; i++) {
            text.append("r").append(i).append(" -- r").append(random.nextInt(i)).append('\n');
        }
        text.append("r0 -- r4\n");
        for (int i = 0; i < 4; i++) {
            text.append("x").append(i).append(" -- r").append(random.nextInt(5)).append('\n');
        }
        for (int i = 0; i < 4; i++) {
            String other = "f" + (i + 1) % 4;
            text.append("facility f").append(i).append(" needs ");
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> "connectivity any x0 x" + (1 + random.nextInt(3));
                        case 1 -> "data 2of x0 x1 x2 ; signalling any x3 " + other;
                        case 2 -> "data all x" + random.nextInt(4) + " " + other;
                        default -> "data any x" + random.nextInt(4) + " " + other;
                    });
            text.append("\nf")
                    .append(i)
                    .append(" -- r")
                    .append(random.nextInt(5))
                    .append('\n');
        }
        for (int s = 0; s < 3; s++) {
            text.append("service s").append(s).append(" in health people 1 needs data ");
            text.append(
                    random.nextBoolean()
                            ? "weighted f0*" + (1 + random.nextInt(3)) + " f1 f2*2 full 70%"
                            : "any f0 f3 ; connectivity all f1");
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String> cutSets(String drawing, String subject, double below) {
        StaticNetwork network = StaticNetwork.of(NetworkText.of(drawing));
        FailureFormula formula =
                FailureFormula.find(network, network.of(subject), below).orElseThrow();
        return FaultAnalysis.find(formula.formula(), formula.top(), 100_000)
                .orElseThrow()
                .findCutSets()
                .orElseThrow()
                .smallest(100)
                .stream()
                .map(set -> Arrays.stream(set)
                        .mapToObj(network::id)
                        .sorted()
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .toList();
    }
}
