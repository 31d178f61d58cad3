package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls for help of devices that have a radio cell and are not registered: 1,000 phones, two calls an hour each, and no subscriber data for an hour. */
class WithoutServiceTest {

    private static Written run(String fidelity, String lost, double imsPerSecond, String help, String controls) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 50 %%, b: 50 %%}
                    assets:
                      radio-a: {kind: gnb, operator: a}
                      radio-b: {kind: gnb, operator: b}
                      amf: {kind: amf, operator: a}
                      udm: {kind: udm, operator: a}
                      ims: {kind: ims, operator: a}
                      amf-b: {kind: amf, operator: b}
                      ims-b: {kind: ims, operator: b}
                signalling:
                  fidelity: %s
                  procedures: {enter: [amf, udm, amf], help: [ims, ims], bare-entry: [amf], bare-help: [ims]}
                  cores:
                    c:
                      controls: %s
                      functions:
                        amf: {instances: amf, messages_per_second: 1e6}
                        udm: {instances: udm, messages_per_second: 1e6}
                        ims: {instances: ims, messages_per_second: %s}
                    host: {functions: {amf: {instances: amf-b, messages_per_second: 1e6}, ims: {instances: ims-b, messages_per_second: 1e6}}}
                  devices:
                    phones: {core: c, places: {radio-a: 1000}, start: register, returning: 0 s, stages: {enter: {}}, contacts: {help: {%s}}}
                    guests: {core: host, returning: 0 s, stages: {enter: {}}, contacts: {help: {%s}}, guests: {of: phones, through: {radio-a: radio-b}, home_functions: udm}}
                campaign: {steps: {lost: {at: 0 h, effect: stop, targets: %s}}}
                response: {detection: {notice: 0 h}}
                observe:
                  failed: {contacts: {of: phones, procedure: help, what: failed}, take: integral}
                  served: {devices: {of: phones, state: served}, take: greatest}
                  at-amf: {function: {core: c, name: amf, what: contact-load}, at: 0.5 h}
                  at-ims: {function: {core: c, name: ims, what: contact-load}, at: 0.5 h}
                """
                        .formatted(fidelity, controls, imsPerSecond, help, help, lost),
                1,
                1);
    }

    private static final String USUAL = "per_hour: 2, category: emergency";
    private static final String BARE = USUAL + ", without_service: [bare-entry, bare-help]";

    /**
     * Nobody gets in, and of 2,000 calls for help all fail; where a phone may enter and call without subscriber data none does, as long as radio, AMF and voice work. What fails may still go over another network.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, 'per_hour: 2', udm, 2000",
        "cohort,     'per_hour: 2', udm, 2000",
        "individual, BARE, udm, 0",
        "cohort,     BARE, udm, 0",
        "individual, BARE, '[udm, amf]', 2000",
        "cohort,     BARE, '[udm, amf]', 2000",
        "individual, BARE, '[udm, ims]', 2000",
        "cohort,     BARE, '[udm, ims]', 2000",
        "individual, 'BARE, elsewhere: 30 %', '[udm, ims]', 1400",
        "cohort,     'BARE, elsewhere: 30 %', '[udm, ims]', 1400"
    })
    void aCallForHelpNeedsNoSubscriberData(String fidelity, String help, String lost, double failed) {
        Written run = run(fidelity, lost, 1e6, help.replace("BARE", BARE), "{}");
        assertThat(run.mean("served")).isZero();
        assertThat(run.mean("failed")).isCloseTo(failed, within(2.0));
    }

    /** A call brings a message each to AMF and voice, 2000 / 3600 a second of a million, and not the two of a phone that is served. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void itLoadsTheCoreByItsOwnMessages(String fidelity) {
        Written run = run(fidelity, "udm", 1e6, BARE, "{}");
        assertThat(run.mean("at-amf")).isCloseTo(2000 / 3600.0 / 1e6, within(1e-12));
        assertThat(run.mean("at-ims")).isCloseTo(2000 / 3600.0 / 1e6, within(1e-12));
    }

    /** Voice handles a message in four seconds, of which contacts may take 98 %: 0.245 of 2000 / 3600 a second, so 55.9 % of 2,000 fail. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void itFailsWhereVoiceIsFull(String fidelity) {
        double expected = 2000 * (1 - 0.98 * 0.25 * 3600 / 2000);
        assertThat(run(fidelity, "udm", 0.25, BARE, "{}").mean("failed")).isCloseTo(expected, within(3.0));
    }

    /** A barring that names emergencies holds back three in four of them; registrations come as before. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void itCanBeBarred(String fidelity) {
        String barring = "{barring: {fixed: 25 %, categories: {emergency: {}}}}";
        assertThat(run(fidelity, "udm", 1e6, BARE, barring).mean("failed")).isCloseTo(1500, within(2.0));
    }

    /** The radio is gone too: phones reach the host, which admits nobody without their subscriber data, but takes their calls for help. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aHostTakesTheCallsOfGuestsWhomItCannotAdmit(String fidelity) {
        String lost = "[radio-a, udm]";
        assertThat(run(fidelity, lost, 1e6, BARE, "{}").mean("failed")).isCloseTo(0, within(2.0));
        assertThat(run(fidelity, lost, 1e6, USUAL, "{}").mean("failed")).isCloseTo(2000, within(2.0));
    }
}
