package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One function that handles 10 messages a second and lets 100 wait. For an hour 4 phones and 18 meters a second come for the first time, each with one message, and whoever finds no room waits for longer than that.
 */
class SheddingTest {

    private static Written run(String fidelity, String shedAt, String core) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  tick: 500 ms
                  procedures: {enter: [amf]}
                  cores: {c: {%s, functions: {amf: {instances: amf, messages_per_second: 10, queue: 10 s, timeout: 1 h}}}}
                  devices:
                    phones: {core: c, places: {radio: 14400}, start: register, returning: "uniform(0 h, 1 h)", stages: {enter: {answer: 1 h, waits: 10 h}}}
                    meters: {core: c, %s places: {radio: 64800}, start: register, returning: "uniform(0 h, 1 h)", stages: {enter: {answer: 1 h, waits: 10 h}}}
                campaign: {steps: {}}
                observe:
                  phones: {attempts: {of: phones, stage: enter, what: successes}, take: final}
                  meters: {attempts: {of: meters, stage: enter, what: successes}, take: final}
                  halfway: {attempts: {of: phones, stage: enter, what: successes}, at: 30 min}
                """
                        .formatted(fidelity, core, shedAt),
                1,
                1);
    }

    /** Nobody is shed: of 22 a second 10 are handled, of each class as many in proportion: 4 / 22 of 36,000 are phones. What the line holds at the end is 100. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void withoutSheddingAllAreRefusedAlike(String fidelity) {
        Written run = run(fidelity, "", "controls: {}");
        assertThat(run.mean("phones") + run.mean("meters")).isCloseTo(36_000, within(50.0));
        assertThat(run.mean("phones")).isCloseTo(36_000 * 4 / 22.0, within(400.0));
    }

    /** Meters may fill half of the room: phones alone, 4 a second, would let the line fall, so it stands at half, all phones get in and 6 of 18 meters a second. By the class or by the core it is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whatMattersLessIsShedFirst(String fidelity) {
        Written byCore = run(fidelity, "", "controls: {shedding: {meters: 50 %}}");
        assertThat(byCore.mean("phones")).isCloseTo(14_400, within(60.0));
        assertThat(byCore.mean("meters")).isCloseTo(21_600, within(160.0));
        Written byClass = run(fidelity, "shed_at: 50 %,", "controls: {}");
        assertThat(byClass.mean("phones")).isEqualTo(byCore.mean("phones"));
        assertThat(byClass.mean("meters")).isEqualTo(byCore.mean("meters"));
    }

    /**
     * An operator sheds meters from half an hour on: until then 4 / 22 of 18,000 phones get in, after that all 4 a second, 7,200, but in the 50 s and less that the line needs to fall to half.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anOperatorCanSwitchIt(String fidelity) {
        Written run = run(fidelity, "", "switches: [{at: 30 min, controls: {shedding: {meters: 50 %}}}]");
        assertThat(run.mean("halfway")).isCloseTo(18_000 * 4 / 22.0, within(300.0));
        assertThat(run.mean("phones") - run.mean("halfway")).isCloseTo(7_200, within(100.0));
    }
}
