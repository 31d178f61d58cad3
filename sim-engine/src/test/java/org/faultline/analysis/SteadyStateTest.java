package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteadyStateTest {

    // hospital falls to its fallback of 30 % for good, whatever its battery; pay needs 60 % of the weights 2 + 1
    private static final String TOWN =
            """
            power-bus bus
            generator gen cap 1
            gen == bus
            amf a1,a2
            facility hospital needs power all bus holds 8h falls 30%
            service ward in health people 10 needs data all hospital
            service pay in finance people 10 needs data weighted a1*2 a2 full 60%
            """;

    @Test
    void stocksRunOutAndTheLastStepOfTheResponseStays() {
        SteadyState state = new SteadyState(StaticNetwork.of(NetworkText.of(TOWN)));
        StaticNetwork network = StaticNetwork.of(NetworkText.of(TOWN));
        state.lose(network.of("gen"));
        assertThat(state.level(network.of("bus"))).isZero();
        assertThat(state.level(network.of("ward"))).isCloseTo(0.3, within(1e-7));
        state.restore();
        assertThat(state.fallen()).isZero();
        state.lose(network.of("a1"));
        // a third of the weights is left, 60 % would do: 1/3 / 0.6 = 5/9
        assertThat(state.level(network.of("pay"))).isCloseTo(5.0 / 9, within(1e-7));
        assertThat(state.level(network.of("ward"))).isEqualTo(1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 120);
    }

    /** Some assets stop for good; after 2,000 hours a run stands where the steady state stands. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRunWithoutRepairComesToTheSteadyState(int seed) {
        Network drawn = RandomWorld.of(seed).network();
        StaticNetwork network = StaticNetwork.of(drawn);
        SplittableRandom random = new SplittableRandom(seed);
        List<StepText> steps = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < 1 + seed % 4; i++) {
            int asset = random.nextInt(network.assets());
            if (!lost.contains(asset)) {
                lost.add(asset);
                steps.add(StepText.step("loss" + i).at(1).stops(network.id(asset)));
            }
        }
        Told told = Story.of(drawn)
                .hitBy(steps.toArray(StepText[]::new))
                .lasting(2000)
                .told();
        SteadyState state = new SteadyState(network);
        state.lose(lost.stream().mapToInt(Integer::intValue).toArray());
        for (int node = 0; node < network.size(); node++) {
            assertThat(state.level(node))
                    .as(
                            "%s after the loss of %s in%n%s",
                            network.id(node), lost, RandomWorld.of(seed).drawing())
                    .isCloseTo(told.levelAt(network.id(node), 2000), within(1e-5));
        }
    }

    /** One object that loses and restores again and again agrees with fresh ones. */
    @ParameterizedTest
    @MethodSource("seeds")
    void restoringLeavesNothingBehind(int seed) {
        StaticNetwork network = StaticNetwork.of(RandomWorld.of(seed).network());
        SteadyState used = new SteadyState(network);
        for (int asset = 0; asset < network.assets(); asset++) {
            int other = (asset * 7 + 3) % network.assets();
            used.lose(asset, other);
            SteadyState fresh = new SteadyState(network);
            fresh.lose(asset, other);
            for (int node = 0; node < network.size(); node++) {
                assertThat(used.level(node)).as(network.id(node)).isEqualTo(fresh.level(node));
            }
            used.restore();
        }
        assertThat(used.fallen()).isZero();
    }
}
