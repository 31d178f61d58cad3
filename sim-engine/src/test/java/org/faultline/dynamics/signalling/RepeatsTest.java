package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that get no answer and are made again: after 15 s, five times in a row, and then not for a minute (T3517, T3525). */
class RepeatsTest {

    private static final int TENTHS = 18;

    /** A thousand devices that talk through f and g; f is lost at 1 h. */
    private static Written run(String fidelity, String perHour, String repeat, String lost, String steps) {
        return Written.run(
                """
                horizon: 3 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                      g-1: {kind: smf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f], talk: [f, g]}
                  cores:
                    c:
                      functions:
                        f: {instances: f-1, messages_per_second: 1e9, context: shared}
                        g: {instances: g-1, messages_per_second: 1e9, context: shared}
                  devices:
                    phones:
                      core: c
                      places: {radio: 1000}
                      periodic: 1000000 h
                      stages: {attach: {home: f}}
                      contacts: {talk: %s}
                      repeat: {%s}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: f-1}%s}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: %s}}}
                observe:
                  repeated: {contacts: {of: phones, procedure: talk, what: repeated}, take: integral}
                  failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                  load-before: {function: {core: c, name: g, what: contact-load}, at: 59 min}
                  load-blocked: {function: {core: c, name: g, what: contact-load}, at: 61.7 min}
                """
                        .formatted(fidelity, perHour, repeat, steps, lost),
                1,
                1);
    }

    /**
     * The function is lost for 10 s, in which 1,000 x (1 - exp(-0.1)) = 95.2 devices make their first contact at 36 an hour. 15 s later each makes it
     * again, and is answered: nobody is left without. Where none is repeated, 1,000 x 36 x 10 / 3600 = 100 contacts have failed.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoGetsNoAnswerAsksOnceMore(String fidelity) {
        Written again = run(fidelity, "36", "talk: {}", "10 s", "");
        Written never = run(fidelity, "36", "", "10 s", "");
        assertThat(again.mean("repeated")).isCloseTo(95.2, within(0.1));
        assertThat(again.mean("failed")).isCloseTo(0, within(1e-6));
        assertThat(never.mean("repeated")).isZero();
        assertThat(never.mean("failed")).isCloseTo(100, within(1e-6));
    }

    /**
     * Devices always want something, so that all 1,000 go in step: contacts 0, 15, 30, 45 and 60 s after the loss, silence until 60 + 15 + 60 = 135 s, and
     * then anew. In 600 s they repeat 4 x 4 times in full rounds, and at 555, 570 and 585 s of the fifth; at 600 s the function is back and answers: 20,000
     * in all. 102 s after the loss all are silent, and nothing comes to the function behind the lost one.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void afterFiveInARowAMinuteOfSilence(String fidelity) {
        Written run = run(fidelity, "1e6", "talk: {}", "10 min", "");
        assertThat(run.mean("repeated")).isCloseTo(20_000, within(1e-6));
        assertThat(run.mean("load-before")).isCloseTo(1e6 * 1000 / 3600 / 1e9, within(1e-12));
        assertThat(run.mean("load-blocked")).isCloseTo(0, within(1e-12));
    }

    /** As before with two tries in a row and no silence: contacts at 0 and 15 s, and the next pair at 30 s. In 600 s 20 pairs, one repetition each. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void triesAndSilenceAreThoseOfTheClass(String fidelity) {
        Written run = run(fidelity, "1e6", "talk: {tries: 2, block: 0 s}", "10 min", "");
        assertThat(run.mean("repeated")).isCloseTo(20_000, within(1e-6));
    }

    /** Half a minute after the function the radio is lost as well, for longer: of the 20 repetitions only those at 15 and 30 s are made. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoLosesTheAccessRepeatsNothing(String fidelity) {
        Written run = run(fidelity, "1e6", "talk: {}", "10 min", ", off: {at: 3632 s, effect: stop, targets: radio}");
        assertThat(run.mean("repeated")).isCloseTo(2000, within(1e-6));
    }

    /** In a storm whose functions lose contacts as well, both ways of counting tell the same story, in the bands of {@link AgreementTest}. */
    @Test
    void repeatedContactsLoadACoreAlikeInBothFidelities() {
        Written one = storm("individual", "ask: {}");
        Written other = storm("cohort", "ask: {}");
        double sum = 0;
        for (int t = 1; t <= TENTHS; t++) {
            double difference = Math.abs(one.mean("s" + t) - other.mean("s" + t));
            assertThat(difference).isLessThan(0.05);
            sum += difference;
        }
        assertThat(sum / TENTHS).isLessThan(0.015);
        double repeated = other.mean("repeated");
        assertThat(one.mean("repeated")).isGreaterThan(1000).isCloseTo(repeated, within(0.05 * repeated));
        assertThat(storm("cohort", "").mean("repeated")).isZero();
    }

    private static Written storm(String fidelity, String repeat) {
        StringBuilder text = new StringBuilder(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                      udm: {kind: udm, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf, udm, amf, ue, amf, udm, amf], ask: [amf, ue, amf]}
                  cores:
                    c:
                      functions:
                        amf: {instances: amf, messages_per_second: 70}
                        udm: {instances: udm, messages_per_second: 22}
                  devices:
                    phones: {core: c, places: {radio: 20000}, stages: {enter: {}}, contacts: {ask: 2}, repeat: {%s}}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: radio}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, work: 30 min}}}
                observe:
                  repeated: {contacts: {of: phones, procedure: ask, what: repeated}, take: integral}
                """
                        .formatted(fidelity, repeat));
        for (int t = 1; t <= TENTHS; t++) {
            text.append("  s%d: {devices: {of: phones, state: served, share: true}, at: %d min}\n"
                    .formatted(t, 60 + 10 * t));
        }
        return Written.run(text.toString(), 1, 1);
    }
}
