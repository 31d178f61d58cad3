package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a core whose functions cannot look each other up any more. */
class DirectoryTest {

    /** A thousand devices with two contacts an hour at two instances of one function; nobody notices a lost contact. */
    private static Written run(String fidelity, String register, String steps) {
        return Written.run(
                """
                horizon: 6 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: amf, operator: a}
                      f-2: {kind: amf, operator: a}
                      nrf-1: {kind: nrf, operator: a}
                      nrf-2: {kind: nrf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f], talk: [f]}
                  cores: {c: {register: %s, functions: {f: {instances: [f-1, f-2], messages_per_second: 1e6, failover: 1 min}}}}
                  devices: {phones: {core: c, places: {radio: 1000}, stages: {attach: {home: f}}, contacts: {talk: 2}}}
                campaign: {steps: {%s}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 4, work: 1 h}}}
                observe:
                  failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                  by-two: {contacts: {of: phones, procedure: talk, what: failed}, at: 1.999 h}
                  later: {contacts: {of: phones, procedure: talk, what: failed}, at: 3 h}
                """
                        .formatted(fidelity, register, steps),
                1,
                1);
    }

    private static String step(String id, String at, String target) {
        return id + ": {at: " + at + ", effect: stop, targets: " + target + "}";
    }

    /**
     * The register is lost from 1 h to 2 h and answers are kept for 2 h: at 2 h half of the requests find nobody, a quarter on the mean of the
     * hour, of 2,000. When it is back everything is found at once.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whatClientsKnowRunsOut(String fidelity) {
        Written run = run(fidelity, "{instances: nrf-1, validity: 2 h}", step("lost", "1 h", "nrf-1"));
        assertThat(run.mean("by-two")).isCloseTo(1000, within(5.0));
        assertThat(run.mean("failed")).isCloseTo(500, within(3.0));
        assertThat(run.mean("later")).isZero();
    }

    /** One of two registers is enough. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aSecondRegisterIsEnough(String fidelity) {
        Written run = run(fidelity, "{instances: {kind: nrf}, validity: 2 h}", step("lost", "1 h", "nrf-1"));
        assertThat(run.mean("failed")).isZero();
    }

    /**
     * An instance dies at 1.5 h for an hour. With a register half of the contacts fail for a minute, until its silence is noticed: 1,000 / 60. With
     * a register that was lost before nobody is told, and half of them fail for the whole hour: 1,000.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void withoutARegisterNobodyHearsOfADeath(String fidelity) {
        String register = "{instances: nrf-1, validity: 1000000 h}";
        Written seen = run(fidelity, register, step("death", "1.5 h", "f-2"));
        Written unseen =
                run(fidelity, register, step("lost", "0.75 h", "nrf-1") + ", " + step("death", "0.8 h", "f-2"));
        assertThat(seen.mean("failed")).isCloseTo(1000 / 60.0, within(2.0));
        // the register is back at 1.75 h, and a minute later the death, which lasts until 1.8 h, is noticed
        assertThat(unseen.mean("failed")).isCloseTo(1000 * (0.95 + 1 / 60.0), within(3.0));
    }
}
