package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An AMF that is overloaded by what served devices ask for: 1,000 phones want something once a minute, 16.7 messages a second, of 10 that it handles, 9.8 of them for contacts. Nobody registers but 100 latecomers.
 */
class ContactPressureTest {

    private static Written run(String fidelity, String controls) {
        return Written.run(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf], ask: [amf]}
                  cores: {c: {controls: %s, functions: {amf: {instances: amf, messages_per_second: 10}}}}
                  devices:
                    phones: {core: c, places: {radio: 1000}, stages: {enter: {}}, contacts: {ask: {per_hour: 60, merges: true}}}
                    late: {core: c, places: {radio: 100}, start: register, returning: "uniform(30 min, 40 min)", stages: {enter: {}}}
                campaign: {steps: {}}
                observe:
                  load: {function: {core: c, name: amf, what: contact-load}, take: time-average}
                  before: {function: {core: c, name: amf, what: contact-load}, at: 20 min}
                  failed: {contacts: {of: phones, procedure: ask, what: failed}, at: 20 min}
                  late: {devices: {of: late, state: served}, at: 1 h}
                """
                        .formatted(fidelity, controls),
                1,
                1);
    }

    /**
     * Barring by steps of 0.7 every 10 s, with 60 s to wait: at a factor f a phone makes one in 60 / f s. At 0.7 phones want 11.7 a second, more than 9.8, so it tightens; at 0.49 they want 8.17, so it relaxes: half of the time the AMF
     * is used to 98 %, half of the time to 81.7 %.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void barringFollowsContactsWhereTheyCount(String fidelity) {
        Written run = run(fidelity, "{count_contacts: true, barring: {time: 60 s}}");
        assertThat(run.mean("load")).isCloseTo((0.98 + 0.49 * 1000 / 60 / 10) / 2, within(0.005));
    }

    /** Where they do not count nobody is barred: 9.8 of 16.7 are answered, and 41.2 % of 60,000 an hour fail. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void otherwiseTheyFailAndNothingIsHeldBack(String fidelity) {
        Written run = run(fidelity, "{barring: {time: 60 s}}");
        assertThat(run.mean("before")).isCloseTo(0.98, within(1e-9));
        assertThat(run.mean("failed")).isCloseTo(60_000 * (1 - 9.8 * 60 / 1000), within(1e-3));
        assertThat(run.mean("late")).isCloseTo(100, within(1e-6));
    }

    /** A refusal with a back-off sends latecomers away while contacts fill the AMF, for two hours at least. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void latecomersAreRefusedWhileContactsFillTheAmf(String fidelity) {
        Written run = run(fidelity, "{count_contacts: true, congestion: {back_off: 2 h}}");
        assertThat(run.mean("late")).isZero();
    }
}
