package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Quota;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand meters and fifty ambulances in a slice that admits so many, a thousand phones in the core beside it. All come at the start, and the functions handle them in seconds.
 */
class QuotasTest {

    private static Written run(String fidelity, String quota, String ambulances, String campaign) {
        return Written.run(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      far: {kind: gnb, operator: a}
                      amf-c: {kind: amf, operator: a}
                      smf-i: {kind: smf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf], session: [smf]}
                  cores:
                    c:
                      functions: {amf: {instances: amf-c, messages_per_second: 1e5}}
                      slices: {iot: {functions: {smf: {instances: smf-i, messages_per_second: 1e5, context: own}}, quota: %s}}
                  devices:
                    phones: {core: c, places: {radio: 1000}, start: register, returning: 0 s, stages: {attach: {}}}
                    meters: {core: c/iot, places: {radio: 500, far: 500}, start: register, returning: "uniform(0 s, 20 s)", stages: {attach: {}, session: {home: smf}}}
                    ambulances: {core: c/iot, places: {radio: 50}, start: register, returning: 30 s, %s stages: {attach: {}, session: {home: smf}}}
                %s
                observe:
                  phones: {devices: {of: phones, state: served}, at: 55 min}
                  attached: {devices: {of: meters, reached: attach}, at: 55 min}
                  with-session: {devices: {of: meters, reached: session}, at: 55 min}
                  ambulances: {devices: {of: ambulances, state: served}, at: 55 min}
                  attempts: {attempts: {of: meters, stage: attach, what: attempts}, at: 55 min}
                  later: {devices: {of: meters, reached: session}, at: 1.95 h}
                """
                        .formatted(fidelity, quota, ambulances, campaign),
                1,
                1);
    }

    /** 600 of 1,000 meters are in; the others come again after ten minutes, each time, and have tried six times by then: 1,000 + 5 x 400. The phones of the core notice nothing, and the ambulances come too late. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aFullSliceRefusesTheOthersAndTheyComeAgain(String fidelity) {
        Written run = run(fidelity, "{devices: 600, back_off: 10 min}", "", "");
        assertThat(run.mean("attached")).isCloseTo(600, within(0.6));
        assertThat(run.mean("attempts")).isCloseTo(3000, within(5.0));
        assertThat(run.mean("phones")).isCloseTo(1000, within(0.6));
        assertThat(run.mean("ambulances")).isCloseTo(0, within(0.6));
    }

    /** All may register; of sessions there are 300. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void sessionsAreCountedForThemselves(String fidelity) {
        Written run = run(fidelity, "{sessions: 300, back_off: 10 min}", "", "");
        assertThat(run.mean("attached")).isCloseTo(1000, within(0.6));
        assertThat(run.mean("with-session")).isCloseTo(300, within(0.6));
    }

    /** The slice is full of meters when the ambulances come, half a minute later; exempt they are admitted all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsExemptIsAdmittedToAFullSlice(String fidelity) {
        Written run = run(fidelity, "{devices: 600, back_off: 10 min}", "exempt: true,", "");
        assertThat(run.mean("ambulances")).isCloseTo(50, within(0.6));
        assertThat(run.mean("attached")).isCloseTo(600, within(0.6));
    }

    /**
     * Half of the meters lose their radio after an hour: those of them who are registered count on, as the network does not know, so nobody else gets in. About 300 of the 600 are there.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsAwayTakesUpRoomInTheSlice(String fidelity) {
        Written run = run(
                fidelity,
                "{devices: 600, back_off: 10 min}",
                "",
                "campaign: {steps: {cut: {at: 1 h, effect: stop, targets: far}}}");
        assertThat(run.mean("later")).isCloseTo(300, within(35.0));
    }

    @Test
    void aQuotaLimitsSomethingAndMakesWait() {
        assertThatThrownBy(() -> new Quota(OptionalDouble.empty(), OptionalDouble.empty(), Distribution.of(1)))
                .hasMessage("A quota must limit devices or sessions; this one limits neither.");
        assertThatThrownBy(() -> new Quota(OptionalDouble.of(2.5), OptionalDouble.empty(), Distribution.of(1)))
                .hasMessage("The most devices of a slice, 2.5, must be a whole number of zero or more.");
        assertThatThrownBy(() -> new Quota(OptionalDouble.of(2), OptionalDouble.empty(), Distribution.of(0)))
                .hasMessageContaining("must be above zero");
    }
}
