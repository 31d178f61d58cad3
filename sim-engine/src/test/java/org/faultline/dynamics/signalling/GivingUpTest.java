package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.faultline.model.signalling.GivingUp;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that begin again at an earlier stage when they fail at a later one: who has no voice leaves data behind. */
class GivingUpTest {

    /** Ten thousand devices that enter at f and then register for voice at v-1 and v-2; messages take no time worth counting. */
    private static Written run(String fidelity, String giveUp, String voice, String more) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                      v-1: {kind: ims, operator: a}
                      v-2: {kind: ims, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [f], voice: [v], talk: [v]}
                  cores:
                    c:
                      functions:
                        f: {instances: f-1, messages_per_second: 1e7}
                        v: {instances: [v-1, v-2], messages_per_second: 1e7, %s}
                  devices:
                    phones:
                      core: c
                      places: {radio: 10000}
                      start: register
                      returning: 0 s
                      stages: {enter: {home: f}, voice: {home: v, waits: [1 min, 10 min]}}
                      contacts: {talk: 60}
                      give_up: {voice: %s}
                observe:
                  in-0: {devices: {of: phones, reached: enter}, at: 1 min}
                  in-1: {devices: {of: phones, reached: enter}, at: 5 min}
                  in-2: {devices: {of: phones, reached: enter}, at: 12 min}
                  tries: {attempts: {of: phones, stage: enter, what: attempts}, at: 20 min}
                  voices: {attempts: {of: phones, stage: voice, what: attempts}, at: 20 min}
                  bound: {devices: {of: phones, state: unserved, share: true}, at: 115 min}
                  after: {devices: {of: phones, state: unserved, share: true}, at: 140 min}
                %s
                """
                        .formatted(fidelity, voice, giveUp, more),
                1,
                1);
    }

    private static final String GONE = "campaign: {steps: {out: {at: 0 h, effect: stop, targets: [v-1, v-2]}}}";

    /**
     * Voice is gone. A device waits 15 s for an answer and then a minute, again 15 s, and gives up after 90 s: it is out until it enters again
     * ten minutes later, at 690 s, and once more at 1,380 s. By 20 min it has entered twice and
     * tried for voice twice each time, and no more.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoHasNoVoiceAfterTwoAttemptsLeavesDataBehind(String fidelity) {
        Written run = run(fidelity, "{from: enter, after: 2}", "context: own", GONE);
        assertThat(run.mean("in-0")).isEqualTo(10_000);
        assertThat(run.mean("in-1")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("in-2")).isCloseTo(10_000, within(1e-6));
        assertThat(run.mean("tries")).isCloseTo(20_000, within(1.0));
        assertThat(run.mean("voices")).isCloseTo(40_000, within(1.0));
    }

    /** As before, but only after three in ten of these failures: the others keep data. 30 % of 10,000, standard deviation 46. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aShareKeepsDataAndTriesForVoiceOn(String fidelity) {
        Written run = run(fidelity, "{from: enter, after: 2, share: 30 %}", "context: own", GONE);
        assertThat(run.mean("in-1")).isCloseTo(7_000, within(200.0));
    }

    /**
     * One of two voice nodes answers wrongly until it is taken out at 2 h. Half of the devices are bound to it, and stay so however often they
     * enter again; then all of them are served within the 10 min of their longest wait.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoGivesUpStaysBoundToItsNode(String fidelity) {
        Written run = run(
                fidelity,
                "{from: enter}",
                "wrong_below: 60 %, failover: 0 s",
                """
                campaign:
                  steps:
                    wrong: {at: 0 h, effect: {degrade: 50 %}, targets: v-2}
                    out: {at: 2 h, effect: stop, targets: v-2}
                """);
        assertThat(run.mean("bound")).isCloseTo(0.5, within(0.015));
        assertThat(run.mean("after")).isCloseTo(0, within(1e-3));
        // a minute of 75 s or so without data in each round: most who are bound have entered more than once in 20 min
        assertThat(run.mean("tries")).isGreaterThan(15_000);
    }

    @Test
    void nobodyGivesUpBeforeAFailure() {
        assertThatThrownBy(() -> new GivingUp(0, 0, 1)).hasMessageContaining("after 0 failed attempts");
        assertThatThrownBy(() -> new GivingUp(0, 1, 1.5)).hasMessageContaining("share of failures");
    }
}
