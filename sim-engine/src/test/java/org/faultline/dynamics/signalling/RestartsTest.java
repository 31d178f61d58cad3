package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance is back without the contexts that it had, and its peers see that by its time of recovery. */
class RestartsTest {

    /** One of two SMFs is gone from 1 h to 2 h, with the sessions of 500 of 1,000 phones, which begin nothing for ages. */
    private static Written run(String fidelity, String told) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-1: {kind: amf, operator: a}
                      smf-1: {kind: smf, operator: a}
                      smf-2: {kind: smf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf], session: [amf, smf], talk: [amf]}
                  cores:
                    c:
                      functions:
                        amf: {instances: amf-1, messages_per_second: 1e6}
                        smf: {instances: [smf-1, smf-2], messages_per_second: 1e6, context: own, %s}
                  devices:
                    phones: {core: c, places: {radio: 1000}, stages: {attach: {}, session: {home: smf}}, contacts: {talk: 0.000001}}
                campaign: {steps: {lost: {at: 1 h, effect: stop, targets: smf-1}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 4, work: 1 h}}}
                observe:
                  lost: {devices: {of: phones, state: unaware}, at: 1.9 h}
                  meanwhile: {devices: {of: phones, state: unaware}, at: 2.0694444 h}
                  later: {devices: {of: phones, state: unaware}, at: 2.2 h}
                """
                        .formatted(fidelity, told),
                1,
                1);
    }

    /** One phone is told in a second: 250 s after the return a half, 500 s after it all. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void peersTellDevicesAtTheirPaceWhatARestartHasCostThem(String fidelity) {
        Written run = run(fidelity, "told_per_second: 1");
        assertThat(run.mean("lost")).isCloseTo(500, within(40.0));
        assertThat(run.mean("meanwhile")).isCloseTo(run.mean("lost") - 250, within(3.0));
        assertThat(run.mean("later")).isZero();
    }

    /** One phone is told in four seconds, which are eight steps of half a second: 62.5 in the first 250 s. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void fewerThanOneInAStepAreToldAtTheirPaceToo(String fidelity) {
        Written run = run(fidelity, "told_per_second: 0.25");
        assertThat(run.mean("meanwhile")).isCloseTo(run.mean("lost") - 62.5, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsNotToldDoesNotFindOut(String fidelity) {
        Written run = run(fidelity, "told_per_second: 0");
        assertThat(run.mean("later")).isCloseTo(run.mean("lost"), within(0.01));
    }
}
