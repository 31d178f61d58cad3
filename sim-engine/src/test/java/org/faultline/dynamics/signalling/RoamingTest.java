package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** National roaming: devices without access of their own are guests of another core, and load it. */
class RoamingTest {

    /**
     * A thousand phones of operator a lose their radio from 1 h to 2 h. Operator b lets guests in from 1.5 h on and reaches 80 % of them.
     *
     * <pre>
     *   phones -- radio-a -- amf-a -- udm-a
     *      guests -- radio-b -- amf-b --'
     * </pre>
     */
    private static Written run(String fidelity, String targets) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 50 %%, b: 50 %%}
                    assets:
                      radio-a: {kind: gnb, operator: a}
                      radio-b: {kind: gnb, operator: b}
                      amf-a: {kind: amf, operator: a}
                      amf-b: {kind: amf, operator: b}
                      udm-a: {kind: udm, operator: a}
                      udm-b: {kind: udm, operator: b}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf, udm, amf], talk: [amf]}
                  cores:
                    for o in ['a', 'b']:
                      core-${o}: {functions: {amf: {instances: "amf-${o}", messages_per_second: 1e6}, udm: {instances: "udm-${o}", messages_per_second: 1e6}}}
                  devices:
                    phones: {core: core-a, places: {radio-a: 1000}, periodic: 1000000 h, returning: 0 s, stages: {attach: {}}, contacts: {talk: 1}}
                    guests:
                      core: core-b
                      returning: 0 s
                      stages: {attach: {}}
                      contacts: {talk: 1}
                      guests: {of: phones, through: {radio-a: radio-b}, reach: 80 %%, from: 1.5 h, home_functions: udm}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: %s}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 1 h}}}
                observe:
                  before: {devices: {of: guests, state: served}, at: 1.4 h}
                  during: {devices: {of: guests, state: served}, at: 1.6 h}
                  after: {devices: {of: guests, state: served}, at: 2.1 h}
                  home-again: {devices: {of: phones, state: served}, at: 2.1 h}
                  tries-at-home: {attempts: {of: phones, stage: attach, what: attempts}, take: final}
                  tries-abroad: {attempts: {of: guests, stage: attach, what: attempts}, take: final}
                  messages-abroad: {function: {core: core-b, name: amf, what: arrived}, take: final}
                  messages-to-udm-a: {function: {core: core-a, name: udm, what: arrived}, take: final}
                  failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                """
                        .formatted(fidelity, targets),
                1,
                1);
    }

    /**
     * 800 are guests from 1.5 h on: 1,600 messages at the AMF of b, and 800 at the UDM of a. When their radio is back these 800 attach at home
     * again, with 800 more at the UDM; the other 200 never lost their registration. Of the calls of an hour 1,000 x 0.5 + 200 x 0.5 fail.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoLosesTheRadioIsAGuestUntilItIsBack(String fidelity) {
        Written run = run(fidelity, "radio-a");
        double sd = fidelity.equals("cohort") ? 1e-3 : 3 * Math.sqrt(1000 * 0.8 * 0.2);
        assertThat(run.mean("before")).isZero();
        assertThat(run.mean("during")).isCloseTo(800, within(sd));
        assertThat(run.mean("after")).isZero();
        assertThat(run.mean("home-again")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("tries-abroad")).isCloseTo(run.mean("during"), within(1e-6));
        assertThat(run.mean("tries-at-home")).isCloseTo(800, within(sd));
        assertThat(run.mean("messages-abroad")).isCloseTo(2 * run.mean("tries-abroad"), within(1e-6));
        assertThat(run.mean("messages-to-udm-a"))
                .isCloseTo(run.mean("tries-abroad") + run.mean("tries-at-home"), within(1e-6));
        assertThat(run.mean("failed")).isCloseTo(1000 - 0.5 * run.mean("during"), within(3.0));
    }

    /** The registers that know the devices are gone as well: no host can let them in. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void noGuestIsLetInWithoutTheRegisterOfHisHome(String fidelity) {
        Written run = run(fidelity, "[radio-a, udm-a]");
        assertThat(run.mean("during")).isZero();
        assertThat(run.mean("failed")).isCloseTo(1000, within(3.0));
    }
}
