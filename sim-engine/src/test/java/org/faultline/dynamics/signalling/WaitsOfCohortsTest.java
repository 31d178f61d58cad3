package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** When cohorts are due whose time falls between two ticks. */
class WaitsOfCohortsTest {

    /**
     * A thousand phones begin in the tick of 1 s and find nobody at v, which is gone for half a minute. At 16 s they stop to wait for an answer, and
     * 20.4 s later they try again: at 36.4 s to 37.4 s, which is six in ten in the tick of 36 s and the others in that of 37 s.
     */
    @Test
    void whoIsDueBetweenTwoTicksIsDividedBetweenThem() {
        Written run = Written.run(
                """
                horizon: 2 min
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %}
                    assets:
                      radio: {kind: gnb, operator: a}
                      v-1: {kind: ims, operator: a, unavailability: 100 %}
                signalling:
                  fidelity: cohort
                  tick: 1 s
                  procedures: {voice: [v]}
                  cores: {c: {functions: {v: {instances: v-1, messages_per_second: 1e7, failover: 0 s}}}}
                  devices:
                    phones:
                      core: c
                      places: {radio: 1000}
                      start: register
                      returning: 0 s
                      stages: {voice: {home: v, waits: [20.4 s, 10 min]}}
                failures: {lost: {targets: v-1, start: unavailability, repair: 30 s}}
                observe:
                  first: {attempts: {of: phones, stage: voice, what: attempts}, at: 35.5 s}
                  sooner: {attempts: {of: phones, stage: voice, what: attempts}, at: 36.5 s}
                  both: {attempts: {of: phones, stage: voice, what: attempts}, at: 37.5 s}
                """,
                1, 1);
        assertThat(run.mean("first")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("sooner")).isCloseTo(1600, within(1e-6));
        assertThat(run.mean("both")).isCloseTo(2000, within(1e-6));
    }
}
