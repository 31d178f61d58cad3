package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.radio.RandomAccessLoad;
import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One cell for all: 1,000 talkers ask for something 2.1 times a second each, so 2,100 devices a second contend for 5,400 preambles. Calm, a cell bears some 2,000; this one is flooded, and lets 31 % through. Everything
 * else in it is rare: 20 a second at most, with whom it would be 30 %.
 */
class SharedCellTest {

    private static final double THROUGH =
            RandomAccessLoad.of(54, 100, 10).ofTheFlooded().success(2100);

    private static Written run(String fidelity, String radioOfTalkers) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 50 %%, b: 50 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      elsewhere: {kind: gnb, operator: a}
                      radio-b: {kind: gnb, operator: b}
                      core: {kind: amf, operator: a}
                      udm: {kind: udm, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf], know: [udm], ask: [amf], call: [amf], help: [amf]}
                  cores:
                    c:
                      functions:
                        amf: {instances: core, messages_per_second: 1e6}
                        smf: {instances: core, messages_per_second: 1e6}
                        upf: {instances: core, messages_per_second: 1e6}
                        udm: {instances: udm, messages_per_second: 1e6}
                  devices:
                    talkers: {core: c, places: {%s: {members: 1000, cells: 1}}, stages: {enter: {}}, contacts: {ask: 7560}}
                    callers: {core: c, places: {radio: {members: 1000, cells: 1}}, stages: {enter: {}}, contacts: {call: 0.1, xn-handover: 5000, network-service-request: 0.1}}
                    comers: {core: c, places: {radio: {members: 1000, cells: 1}}, start: register, returning: "uniform(60 s, 160 s)", stages: {enter: {waits: 10 h}}}
                    strangers: {core: c, places: {radio: {members: 1000, cells: 1}}, start: register, returning: "uniform(200 s, 1200 s)", stages: {know: {home: udm, waits: 10 h}}, contacts: {help: {per_hour: 0.1, without_service: help}}}
                    wanderers: {core: c, places: {radio-b: 1000}, stages: {enter: {}}}
                    guests: {core: c, returning: "uniform(60 s, 160 s)", stages: {enter: {waits: 10 h}}, guests: {of: wanderers, through: {radio-b: radio}, home_functions: udm}}
                campaign: {steps: {lost: {at: 0 h, effect: stop, targets: [udm, radio-b]}}}
                response: {detection: {notice: 0 h}}
                observe:
                  asked: {contacts: {of: talkers, procedure: ask, what: failed}, at: 30 min}
                  calls: {contacts: {of: callers, procedure: call, what: failed}, at: 30 min}
                  paged: {contacts: {of: callers, procedure: network-service-request, what: failed}, at: 30 min}
                  handovers: {contacts: {of: callers, procedure: xn-handover, what: failed}, at: 30 min}
                  help: {contacts: {of: strangers, procedure: help, what: failed}, at: 30 min}
                  comers: {devices: {of: comers, state: served}, at: 30 min}
                  guests: {devices: {of: guests, state: served}, at: 30 min}
                """
                        .formatted(fidelity, radioOfTalkers),
                1,
                1);
    }

    /**
     * Of what talkers ask for, and of the calls and pages of others, the share gets through that a flooded cell lets through; who changes cells is connected. Of 100 calls for help an hour by phones that
     * nobody registers as well.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void contactsContendWhateverClassTheyAreOf(String fidelity) {
        assertThat(THROUGH).isBetween(0.31, 0.32);
        Written run = run(fidelity, "radio");
        assertThat(run.mean("asked") / 7_560_000).isCloseTo(1 - THROUGH, within(1e-3));
        assertThat(run.mean("calls") / 100).isCloseTo(1 - THROUGH, within(1e-3));
        assertThat(run.mean("paged") / 100).isCloseTo(1 - THROUGH, within(1e-3));
        assertThat(run.mean("handovers")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("help") / 100).isCloseTo(1 - THROUGH, within(1e-3));
    }

    /** Ten devices and ten guests a second come to the flooded cell; who does not get through waits for longer than the run. Of 1,000 one standard deviation is 15. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void attemptsContendWithContactsAndGuestsWithTheHostsOwn(String fidelity) {
        double through = RandomAccessLoad.of(54, 100, 10).ofTheFlooded().success(2120);
        Written run = run(fidelity, "radio");
        assertThat(run.mean("comers") / 1000).isBetween(through - 0.05, THROUGH + 0.05);
        assertThat(run.mean("guests") / 1000).isBetween(through - 0.05, THROUGH + 0.05);
    }

    /** Where the talkers are in another cell nobody notices them. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anotherCellIsAnotherAir(String fidelity) {
        Written run = run(fidelity, "elsewhere");
        assertThat(run.mean("asked") / 7_560_000).isCloseTo(1 - THROUGH, within(1e-3));
        assertThat(run.mean("calls")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("help")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("comers")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("guests")).isCloseTo(1000, within(1e-6));
    }
}
