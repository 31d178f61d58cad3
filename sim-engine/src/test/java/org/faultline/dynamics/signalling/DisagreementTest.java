package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Disagreement;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts after a failed one that find data which do not agree, and cost more. */
class DisagreementTest {

    /** A thousand phones register for voice at v, which is lost for the first 30 s; whoever comes again has the data base d asked twice. */
    private static Written run(String fidelity, String share, String failures) {
        return Written.run(
                """
                horizon: 30 min
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      v-1: {kind: ims, operator: a, unavailability: 100 %%}
                      d-1: {kind: udm, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {voice: [v], again: [v, d, v, d, v]}
                  cores:
                    c:
                      functions:
                        v: {instances: v-1, messages_per_second: 1e7, failover: 0 s}
                        d: {instances: d-1, messages_per_second: 1e7}
                  devices:
                    phones:
                      core: c
                      places: {radio: 1000}
                      start: register
                      returning: 0 s
                      stages: {voice: {home: v, waits: [1 min, 10 min]}}
                      disagree: {voice: {procedure: again, share: %s}}
                %s
                observe:
                  asked: {function: {core: c, name: d, what: arrived}, take: final}
                  tries: {attempts: {of: phones, stage: voice, what: attempts}, take: final}
                  out: {devices: {of: phones, state: unserved}, take: final}
                """
                        .formatted(fidelity, share, failures),
                1,
                1);
    }

    private static final String LOST = "failures: {lost: {targets: v-1, start: unavailability, repair: 30 s}}";

    /** The first attempt fails, the second, after 15 s + 1 min, runs the longer way: two questions for each phone. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoComesAgainHasTheDataBaseAskedTwice(String fidelity) {
        Written run = run(fidelity, "100 %", LOST);
        assertThat(run.mean("tries")).isCloseTo(2_000, within(1e-6));
        assertThat(run.mean("asked")).isCloseTo(2_000, within(1e-6));
        assertThat(run.mean("out")).isCloseTo(0, within(1e-6));
    }

    /** For three in ten of those who come again: 600 questions, standard deviation 2 x 14.5. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aShareOfThemDoes(String fidelity) {
        assertThat(run(fidelity, "30 %", LOST).mean("asked"))
                .isCloseTo(600, within(fidelity.equals("cohort") ? 1e-6 : 116));
    }

    /** Nothing has failed before the first attempt. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void theFirstAttemptFindsDataThatAgree(String fidelity) {
        Written run = run(fidelity, "100 %", "");
        assertThat(run.mean("tries")).isCloseTo(1_000, within(1e-6));
        assertThat(run.mean("asked")).isZero();
    }

    @Test
    void aShareLiesBetweenNothingAndAll() {
        Procedure again = new Procedure("again", "again", List.of(new Procedure.Message("ue", "v", "again", "here")));
        assertThatThrownBy(() -> new Disagreement(again, 1.5)).hasMessageContaining("further attempts");
    }
}
