package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do by hand to who has access: access is barred, and a host is opened. */
class AccessByHandTest {

    private static Written run(String fidelity, String cut, String playbooks, String observe) {
        return run(fidelity, "", cut, playbooks, observe);
    }

    private static Written run(String fidelity, String controls, String cut, String playbooks, String observe) {
        return Written.run(
                """
                horizon: 6 h
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
                      core-${o}: {controls: {%s}, functions: {amf: {instances: "amf-${o}", messages_per_second: 1e6, context: own}, udm: {instances: "udm-${o}", messages_per_second: 1e6}}}
                  devices:
                    phones: {core: core-a, places: {radio-a: 1000}, periodic: 1000000 h, returning: 0 s, stages: {attach: {}}, contacts: {talk: 1}}
                    others: {core: core-b, places: {radio-b: 10}, stages: {attach: {}}}
                    guests:
                      core: core-b
                      returning: 0 s
                      stages: {attach: {}}
                      guests: {of: phones, through: {radio-a: radio-b}, reach: 80 %%, home_functions: udm}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: %s}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 1 h}}, playbooks: {%s}}
                observe:
                %s
                """
                        .formatted(fidelity, controls, cut, playbooks, observe.indent(2)),
                1,
                1);
    }

    /**
     * The AMF forgets all at 1 h and is back at 2 h; a phone learns of it with its next call, one an hour, and asks anew. Barred altogether from
     * 0.5 h to 3 h, nobody attaches. After it a phone tries again within 64 s x 1.3 = 83 s, so that six minutes later all have that called since 1 h: a share
     * of 1 - exp(-2.1) = 0.8775.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void nobodyAttachesWhileAllAreBarred(String fidelity) {
        Written run = run(
                fidelity,
                "amf-a",
                "hold: {at: 0.5 h, do: bar, targets: radio-a, until: never, lasting: 2.5 h}",
                """
                barred: {devices: {of: phones, state: served}, at: 2.9 h}
                back: {devices: {of: phones, state: served}, at: 3.1 h}
                """);
        assertThat(run.mean("barred")).isZero();
        double sd = fidelity.equals("cohort") ? 1 : 4 * Math.sqrt(1000 * 0.8775 * 0.1225);
        assertThat(run.mean("back")).isCloseTo(877.5, within(sd));
    }

    /**
     * As before, with a barring time of ten minutes: who is barred waits 7 to 13 min, ten in the mean, so that in the six minutes after the bar 6 / 10 of those try
     * that have called in the two hours before, 1 - exp(-2), and besides them who calls now, exp(-2) - exp(-2.1): 0.5188 + 0.0129 = 0.5317.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsBarredByHandWaitsAsLongAsTheCoreSays(String fidelity) {
        Written run = run(
                fidelity,
                "bar_time: 10 min",
                "amf-a",
                "hold: {at: 0.5 h, do: bar, targets: radio-a, until: never, lasting: 2.5 h}",
                "back: {devices: {of: phones, state: served}, at: 3.1 h}\n");
        double sd = fidelity.equals("cohort") ? 15 : 4 * Math.sqrt(1000 * 0.5317 * 0.4683);
        assertThat(run.mean("back")).isCloseTo(531.7, within(sd));
    }

    /**
     * Half of what phones begin is turned away for an hour from 4 h on, when all are registered: of 1,000 calls an hour 500 fail, and none before or after.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void halfOfTheCallsFailWhileHalfIsBarred(String fidelity) {
        Written run = run(
                fidelity,
                "udm-b",
                "hold: {at: 4 h, do: bar, targets: radio-a, share: 50 %, classes: phones, until: never, lasting: 1 h}",
                """
                failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                """);
        double sd = fidelity.equals("cohort") ? 0.1 : 4 * Math.sqrt(500);
        assertThat(run.mean("failed")).isCloseTo(500, within(sd));
    }

    /** A bar on another radio, or of another class, costs nobody a call. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aBarIsAboutItsPlaceAndItsClass(String fidelity) {
        Written run = run(
                fidelity,
                "udm-b",
                """
                hold: {at: 0.5 h, do: bar, targets: radio-b, until: never}, other: {at: 0.5 h, do: bar, targets: radio-a, classes: guests, until: never}""",
                "failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}\n");
        assertThat(run.mean("failed")).isCloseTo(0, within(1e-6));
    }

    /**
     * The radio is out from 1 h to 2 h. The host is open from 1.2 h to 1.7 h: 800 are its guests in between and none before and after, although
     * it would let them in from the start if no playbook were about it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aHostLetsGuestsInWhenAPlaybookSaysSo(String fidelity) {
        Written run = run(
                fidelity,
                "radio-a",
                "roam: {at: 1.2 h, do: roam, targets: radio-b, until: never, lasting: 0.5 h}",
                """
                before: {devices: {of: guests, state: served}, at: 1.1 h}
                during: {devices: {of: guests, state: served}, at: 1.3 h}
                after: {devices: {of: guests, state: served}, at: 1.8 h}
                """);
        double sd = fidelity.equals("cohort") ? 1e-3 : 4 * Math.sqrt(1000 * 0.8 * 0.2);
        assertThat(run.mean("before")).isZero();
        assertThat(run.mean("during")).isCloseTo(800, within(sd));
        assertThat(run.mean("after")).isZero();
    }
}
