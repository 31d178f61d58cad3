package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers that list an instance which is no function of the operator: who comes to it and what becomes of them. */
class ImpostorTest {

    private static final int DEVICES = 20_000;

    private static String network(String fidelity, String register, String devices, String campaign, String more) {
        return """
                horizon: 8 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      f-1: {kind: udm, operator: a}
                      f-2: {kind: udm, operator: a}
                      nrf-1: {kind: nrf, operator: a}
                      nrf-2: {kind: nrf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f], talk: [f, f]}
                  cores: {c: {register: %s, functions: {f: {instances: [f-1, f-2], messages_per_second: 1e6, failover: 0 s}}}}
                  devices: {phones: %s}
                campaign: {steps: {%s}}
                %s
                """
                .formatted(fidelity, register, devices, campaign, more);
    }

    private static String impostor(String at, String weight, String answers, String target) {
        return "fake-" + target + ": {at: " + at + ", effect: {impostor: {function: f, weight: " + weight
                + ", answers: " + answers + "}}, targets: " + target + "}";
    }

    /** All devices ask once an hour after the start; who gets nothing waits ten minutes, and five for an answer. */
    private static Written registering(String fidelity, String campaign) {
        return Written.run(
                network(
                        fidelity,
                        "{instances: nrf-1, validity: 10 min}",
                        "{core: c, start: register, returning: 1 h, places: {radio: " + DEVICES
                                + "}, stages: {attach: {home: f, answer: 5 min, waits: 10 min}}}",
                        campaign,
                        """
                        observe:
                          first: {devices: {of: phones, state: served, share: true}, at: 62 min}
                          second: {devices: {of: phones, state: served, share: true}, at: 72 min}
                          third: {devices: {of: phones, state: served, share: true}, at: 78 min}
                        """),
                1,
                1);
    }

    /** Weight 2/3 beside two of weight 1 is a quarter: it refuses at once, and after ten minutes again a quarter of those who come again. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsRefusedComesAgainSoon(String fidelity) {
        Written run = registering(fidelity, impostor("0 h", "0.6666666666666666", "refuse", "nrf-1"));
        assertThat(run.mean("first")).isCloseTo(0.75, within(0.01));
        assertThat(run.mean("second")).isCloseTo(1 - 1 / 16.0, within(0.01));
        assertThat(run.mean("third")).isCloseTo(1 - 1 / 16.0, within(0.01));
    }

    /** The same, but who is dropped first waits five minutes for an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsDroppedWaitsForNothing(String fidelity) {
        Written run = registering(fidelity, impostor("0 h", "0.6666666666666666", "drop", "nrf-1"));
        assertThat(run.mean("first")).isCloseTo(0.75, within(0.01));
        assertThat(run.mean("second")).isCloseTo(0.75, within(0.01));
        assertThat(run.mean("third")).isCloseTo(1 - 1 / 16.0, within(0.01));
    }

    /** Everything is passed on: nobody fails, and nothing waits. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsReadNoticesNothing(String fidelity) {
        Written run = registering(fidelity, impostor("0 h", "1000", "read", "nrf-1"));
        assertThat(run.mean("first")).isEqualTo(1);
    }

    /** Devices that are served talk twice an hour, 2 x 1,000; nobody notices a lost contact. */
    private static Written talking(String fidelity, String register, String campaign) {
        return Written.run(
                network(
                        fidelity,
                        register,
                        "{core: c, places: {radio: 1000}, stages: {attach: {home: f}}, contacts: {talk: 2}}",
                        campaign,
                        """
                        response: {detection: {notice: 2 h}}
                        observe:
                          half-way: {contacts: {of: phones, procedure: talk, what: failed}, at: 1.5 h}
                          known: {contacts: {of: phones, procedure: talk, what: failed}, at: 2.5 h}
                          later: {contacts: {of: phones, procedure: talk, what: failed}, at: 3.1 h}
                          failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                        """),
                1,
                1);
    }

    /**
     * Weight 2 beside two of 1, listed at 1 h and known to all at 2 h: then half of the contacts fail, 1,000 an hour, and half of that at 1.5 h. Its
     * visible effect is noticed at 3 h and the register is cleaned: 500 in the first hour and 1,000 in the second.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void clientsComeToKnowItAndItEndsWithTheCleaning(String fidelity) {
        Written run = talking(fidelity, "{instances: nrf-1, validity: 1 h}", impostor("1 h", "2", "refuse", "nrf-1"));
        assertThat(run.mean("half-way")).isCloseTo(500, within(2.0));
        assertThat(run.mean("known")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("later")).isZero();
        assertThat(run.mean("failed")).isCloseTo(1500, within(3.0));
    }

    /** One of the two true instances dies at 2.2 h and is noticed at once: 2 of 3 go to the impostor. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void thoseWhoStandBesideItAreThoseWhomClientsKnow(String fidelity) {
        Written run = talking(
                fidelity,
                "{instances: nrf-1, validity: 1 h}",
                impostor("1 h", "2", "refuse", "nrf-1") + ", death: {at: 2.2 h, effect: stop, targets: f-2}");
        assertThat(run.mean("known")).isCloseTo(2000 * 2 / 3.0, within(1.0));
    }

    /** Each register lists one of weight 1: half as before; the one is refused there and the other dropped. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void twoOfThemAddUp(String fidelity) {
        Written run = talking(
                fidelity,
                "{instances: {kind: nrf}, validity: 30 min}",
                impostor("1 h", "1", "refuse", "nrf-1") + ", " + impostor("1 h", "1", "drop", "nrf-2"));
        assertThat(run.mean("known")).isCloseTo(1000, within(1e-6));
    }

    /**
     * The register is lost at 2 h, when a quarter of the clients know the impostor: an eighth of the contacts go to it at 2.5 h as at 2 h. Of the two
     * messages of the others each finds an address with 1 - 0.5 / 4: 1 - 7/8 x (7/8)^2 fail. An asset that is no register lists nothing.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void withoutARegisterNobodyHearsOfIt(String fidelity) {
        Written half = talking(
                fidelity,
                "{instances: nrf-1, validity: 4 h}",
                impostor("1 h", "2", "refuse", "nrf-1") + ", lost: {at: 2 h, effect: stop, targets: nrf-1}");
        assertThat(half.mean("known")).isCloseTo(2000 * (1 - 343 / 512.0), within(1.0));
        Written never = talking(fidelity, "{instances: nrf-2, validity: 1 h}", impostor("1 h", "2", "refuse", "nrf-1"));
        assertThat(never.mean("failed")).isZero();
    }
}
