package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controls by hand, each alone: how many are let in, sent, barred, and where to. */
class ControlsTest {

    private static Written run(String fidelity, String core, String devices, String steps, String observe) {
        return Written.run(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      crowded: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                      amf-2: {kind: amf, operator: a}
                      udm: {kind: udm, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf], know: [amf, udm], swamp: [udm], ask: [amf]}
                  cores: {c: {%s}}
                  devices:
                    %s
                campaign: {steps: {%s}}
                response: {detection: {notice: 0 h}}
                observe:
                %s
                """
                        .formatted(fidelity, core, devices, steps, observe.indent(2)),
                1,
                1);
    }

    /** 10 devices a second come for 100 s, and 5 a second are let in: 500, and one or two of the bucket; the others come again in 10 h. Who is exempt is let in besides. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void pacingLetsInSoManyASecond(String fidelity) {
        Written run = run(
                fidelity,
                "controls: {pacing: {per_second: 5, back_off: 10 h}}, functions: {amf: {instances: amf, messages_per_second: 1e6}}",
                """
                phones: {core: c, places: {radio: 1000}, start: register, returning: "uniform(0 s, 100 s)", stages: {enter: {}}}
                    rescue: {core: c, exempt: true, places: {radio: 100}, start: register, returning: "uniform(0 s, 100 s)", stages: {enter: {}}}
                """,
                "",
                """
                phones: {devices: {of: phones, state: served}, at: 1 h}
                rescue: {devices: {of: rescue, state: served}, at: 1 h}
                """);
        assertThat(run.mean("phones")).isCloseTo(500, within(10.0));
        assertThat(run.mean("rescue")).isCloseTo(100, within(1e-6));
    }

    /**
     * 8 devices a second want to ask a data base that handles 2. Who asks counts over 30 s, W = 1 / (1 - exp(-1 / 30)) = 30.5 steps: of R = 8 W he drops (R - 1.5 x 2 W) / (R + 1), so 3.02 a second are sent, and 10,900 in an hour; in the
     * first half minute more.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void throttlingSendsSoManyForEachThatWasLetIn(String fidelity) {
        String devices =
                "phones: {core: c, places: {radio: 28800}, start: register, returning: \"uniform(0 h, 1 h)\", stages: {know: {answer: 1 h, waits: 10 h}}}";
        String functions =
                "functions: {amf: {instances: amf, messages_per_second: 1e6}, udm: {instances: udm, messages_per_second: 2, queue: 10 s, timeout: 1 h}}";
        String observe = "arrived: {function: {core: c, name: udm, what: arrived}, take: final}\n";
        Written on = run(
                fidelity, "controls: {throttling: {factor: 1.5, window: 30 s}}, " + functions, devices, "", observe);
        Written off = run(fidelity, functions, devices, "", observe);
        double w = 1 / (1 - Math.exp(-1 / 30.0));
        double sent = 8 * (1 - (8 * w - 1.5 * 2 * w) / (8 * w + 1));
        assertThat(on.mean("arrived")).isCloseTo(sent * 3600, within(0.03 * sent * 3600));
        assertThat(off.mean("arrived")).isCloseTo(28_800, within(1e-6));
    }

    /**
     * A crowd keeps a data base full from 5 min on until its radio fails at 1 h; what then waits is done in 100 s. Looked at every 10 min, from the start on, the factor falls to 0.7 of what it was, but not below 0.2: 0.7 from 10 min on, 0.49,
     * 0.343, 0.2401, 0.2, and from 70 min on rises again: 0.2 / 0.7, 0.2 / 0.49. What is barred fails: at 25 min 1 - 0.49, at 55 min 0.8, at 85 min 1 - 0.2 / 0.49.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void barringTightensAndRelaxesStepByStep(String fidelity) {
        Written run = run(
                fidelity,
                "controls: {barring: {every: 10 min, least: 20 %}}, functions: {amf: {instances: amf, messages_per_second: 1e6}, udm: {instances: udm, messages_per_second: 0.1, queue: 100 s}}",
                """
                phones: {core: c, places: {radio: 1000}, stages: {enter: {}}, contacts: {ask: 1}}
                    crowd: {core: c, exempt: true, places: {crowded: 1000}, start: register, returning: 5 min, stages: {swamp: {waits: 1 s}}}
                """,
                "cut: {at: 1 h, effect: stop, targets: crowded}",
                """
                second: {contacts: {of: phones, procedure: ask, what: failed}, at: 25 min}
                fifth: {contacts: {of: phones, procedure: ask, what: failed}, at: 55 min}
                risen: {contacts: {of: phones, procedure: ask, what: failed}, at: 85 min}
                """);
        assertThat(run.mean("second") / 1000).isCloseTo(1 - 0.49, within(1e-6));
        assertThat(run.mean("fifth") / 1000).isCloseTo(0.8, within(1e-6));
        assertThat(run.mean("risen") / 1000).isCloseTo(1 - 0.2 / 0.49, within(1e-6));
    }

    /**
     * Two AMFs of 10 messages a second get 6 a second each of the 12 that phones ask for. From 30 min on one works at half its speed: 4.9 of its 6 are handled, so (6 + 4.9) / 15 of what both can do. With new weights, 10 to 5, they get 8
     * and 4, all of which they handle: 12 / 15.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void weightsFollowWhatInstancesCanDo(String fidelity) {
        String devices = "phones: {core: c, places: {radio: 720}, stages: {enter: {}}, contacts: {ask: 60}}";
        String functions = "functions: {amf: {instances: [amf, amf-2], messages_per_second: 10}}";
        String slow = "slow: {at: 30 min, effect: {degrade: 50 %}, targets: amf-2}";
        String observe = "load: {function: {core: c, name: amf, what: contact-load}, at: 1 h}\n";
        Written on = run(fidelity, "controls: {rebalancing: {}}, " + functions, devices, slow, observe);
        Written off = run(fidelity, functions, devices, slow, observe);
        assertThat(on.mean("load")).isCloseTo(12 / 15.0, within(1e-6));
        assertThat(off.mean("load")).isCloseTo((6 + 4.9) / 15, within(1e-6));
    }
}
