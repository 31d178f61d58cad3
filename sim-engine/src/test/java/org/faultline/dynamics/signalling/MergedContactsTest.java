package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contacts that are held back: 1,000 phones want one a minute each, and a crowd keeps a data base full that nobody else asks (as in {@link OverloadActionTest}), so that OVERLOAD START holds where it is on.
 */
class MergedContactsTest {

    private static Written run(String fidelity, String contact, String controls) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                      udr: {kind: udr, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf], swamp: [udr], ask: [amf]}
                  cores: {c: {controls: %s, functions: {amf: {instances: amf, messages_per_second: 1000}, udr: {instances: udr, messages_per_second: 0.1, queue: 100 s}}}}
                  devices:
                    phones: {core: c, places: {radio: 1000}, stages: {enter: {}}, contacts: {ask: {per_hour: 60, %s}}}
                    crowd: {core: c, exempt: true, places: {radio: 1000}, start: register, returning: 0 s, stages: {swamp: {category: emergency, waits: 1 s}}}
                campaign: {steps: {}}
                observe:
                  load: {function: {core: c, name: amf, what: contact-load}, at: 30 min}
                  failed: {contacts: {of: phones, procedure: ask, what: failed}, at: 30 min}
                """
                        .formatted(fidelity, controls, contact),
                1,
                1);
    }

    /**
     * A phone wants one every 60 s. With one in four let in and 60 s to wait it is let in after 3 x 60 s on the mean, so it makes one in 240 s; turned away half of the time for 60 s, one in 120 s; with both, of which one in
     * eight passes, it is barred 6 times and turned away once, one in 60 + 420 s. Each that is not merged is made in the end, one in 60 s. What is wanted and not let in at once has failed all the same.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, 'merges: true',  '{}', 60, 0",
        "cohort,     'merges: true',  '{}', 60, 0",
        "individual, 'merges: true',  '{barring: {fixed: 25 %, time: 60 s}}', 240, 75",
        "cohort,     'merges: true',  '{barring: {fixed: 25 %, time: 60 s}}', 240, 75",
        "individual, 'merges: false', '{barring: {fixed: 25 %, time: 60 s}}', 60, 75",
        "cohort,     'merges: false', '{barring: {fixed: 25 %, time: 60 s}}', 60, 75",
        "individual, 'merges: true, category: emergency', '{barring: {fixed: 25 %, time: 60 s}}', 60, 0",
        "cohort,     'merges: true, category: emergency', '{barring: {fixed: 25 %, time: 60 s}}', 60, 0",
        "individual, 'merges: true',  '{overload_start: {reduction: 50 %, wait: 60 s}}', 120, 50",
        "cohort,     'merges: true',  '{overload_start: {reduction: 50 %, wait: 60 s}}', 120, 50",
        "individual, 'merges: true',  '{barring: {fixed: 25 %, time: 60 s}, overload_start: {reduction: 50 %, wait: 60 s}}', 480, 87.5",
        "cohort,     'merges: true',  '{barring: {fixed: 25 %, time: 60 s}, overload_start: {reduction: 50 %, wait: 60 s}}', 480, 87.5"
    })
    void whoIsHeldBackMakesOneForAllThatItWanted(
            String fidelity, String contact, String controls, double seconds, double failed) {
        Written run = run(fidelity, contact, controls);
        assertThat(run.mean("load")).isCloseTo(1000 / seconds / 1000, within(1e-9));
        assertThat(run.mean("failed") / 60_000).isCloseTo(failed / 100, within(1e-9));
    }
}
