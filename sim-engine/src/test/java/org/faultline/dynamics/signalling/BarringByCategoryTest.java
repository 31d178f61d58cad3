package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Barring by the category of the attempt, at a core that is never full: 1,000 phones, 1,000 meters and 100 devices that are exempt. */
class BarringByCategoryTest {

    private static Written run(String fidelity, String core, String start, String playbooks, String observe) {
        return Written.run(
                """
                horizon: 6 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf: {kind: amf, operator: a}
                      spare: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf, ue], open: [amf], ask: [amf], talk: [amf]}
                  cores: {c: {%s, functions: {amf: {instances: amf, messages_per_second: 1e6}}}}
                  devices:
                    phones:
                      core: c
                      places: {radio: 1000}
                      start: %s
                      returning: 0 s
                      stages: {enter: {}, open: {}}
                      contacts: {ask: 1, talk: {per_hour: 1, category: mmtel-voice}}
                    meters: {core: c, category: delay-tolerant, places: {radio: 1000}, start: %s, returning: 0 s, stages: {enter: {}, open: {}}, contacts: {ask: 1}}
                    rescue: {core: c, exempt: true, places: {radio: 100}, start: %s, returning: 0 s, stages: {enter: {}, open: {}}, contacts: {ask: 1}}
                campaign: {steps: {cut: {at: 5 h, effect: stop, targets: spare}}}
                response: {detection: {notice: 0 h}, playbooks: {%s}}
                observe:
                %s
                """
                        .formatted(fidelity, core, start, start, start, playbooks, observe.indent(2)),
                1,
                1);
    }

    private static String failed(String what, String of, String procedure) {
        return "%s: {contacts: {of: %s, procedure: %s, what: failed}, take: integral}\n".formatted(what, of, procedure);
    }

    /**
     * For an hour one attempt in four for data is let in: of 1,000 of phones 750 fail, of as many calls none, none of meters, whose data are of the category
     * of what tolerates delay, and none of who is exempt.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void onlyWhatIsOfTheCategoryIsHeldBack(String fidelity) {
        Written run = run(
                fidelity,
                "switches: [{at: 1 h, controls: {barring: {categories: {mo-data: {factor: 25 %}}}}}, {at: 2 h}]",
                "served",
                "",
                failed("data", "phones", "ask")
                        + failed("calls", "phones", "talk")
                        + failed("readings", "meters", "ask")
                        + failed("rescued", "rescue", "ask"));
        assertThat(run.mean("data")).isCloseTo(750, within(2.0));
        assertThat(run.mean("calls")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("readings")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("rescued")).isCloseTo(0, within(1e-6));
    }

    /**
     * No attempt that tolerates delay is let in until 3 h; who is barred waits 0.7 to 1.3 times 10 min, never less than 7 min. Phones and who is exempt are
     * served at once. Six minutes after the end 6 / 10 of the meters have tried again and are served, 13 min after it all of them.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void metersWaitWithTheTimeOfTheirCategory(String fidelity) {
        Written run = run(
                fidelity,
                "controls: {barring: {time: 10 h, categories: {delay-tolerant: {factor: 0 %, time: 10 min}}}},"
                        + " switches: [{at: 3 h}]",
                "register",
                "",
                """
                phones: {devices: {of: [phones, rescue], state: served}, at: 0.1 h}
                before: {devices: {of: meters, state: served}, at: 2.99 h}
                soon: {devices: {of: meters, state: served}, at: 3.1 h}
                later: {devices: {of: meters, state: served}, at: 3.25 h}
                """);
        assertThat(run.mean("phones")).isCloseTo(1100, within(1e-6));
        assertThat(run.mean("before")).isZero();
        assertThat(run.mean("soon")).isCloseTo(600, within(4 * Math.sqrt(1000 * 0.6 * 0.4)));
        assertThat(run.mean("later")).isCloseTo(1000, within(1e-6));
    }

    /**
     * Sessions are data and registrations are not: with data barred altogether phones register and get no further. A category without a factor has that of
     * the barring: of the meters one half is let in at first, the other one not within the hour, as it waits for at least seven.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aCategoryWithoutFactorHasThatOfTheBarring(String fidelity) {
        Written run = run(
                fidelity,
                "controls: {barring: {fixed: 50 %, time: 10 min, categories: {mo-data: 0 %, delay-tolerant: {time: 10 h}}}}",
                "register",
                "",
                """
                entered: {devices: {of: phones, reached: enter}, at: 1 h}
                served: {devices: {of: phones, state: served}, at: 1 h}
                meters: {devices: {of: meters, reached: enter}, at: 1 h}
                """);
        assertThat(run.mean("entered")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("served")).isZero();
        assertThat(run.mean("meters")).isCloseTo(500, within(4 * Math.sqrt(250)));
    }

    /** By hand: half of what is data is turned away at the radio for an hour, 500 of 1,000; calls are not. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aBarByHandIsAboutItsCategories(String fidelity) {
        Written run = run(
                fidelity,
                "controls: {}",
                "served",
                "hold: {at: 1 h, do: bar, targets: radio, share: 50 %, categories: mo-data, until: never, lasting: 1 h}",
                failed("data", "phones", "ask")
                        + failed("calls", "phones", "talk")
                        + failed("readings", "meters", "ask"));
        assertThat(run.mean("data")).isCloseTo(500, within(2.0));
        assertThat(run.mean("calls")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("readings")).isCloseTo(0, within(1e-6));
    }
}
