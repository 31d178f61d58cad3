package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that fail, hours of the day, contexts that outlive a lost path, and controls that are switched by hand. */
class ContactsTest {

    /** A thousand devices with one function; the path to it can be lost, and so can the radio. */
    private static String world(String fidelity, String function, String controls, String devices, String campaign) {
        return """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      path: {kind: core-router, operator: a}
                      f-1: {kind: amf, operator: a, needs: {path: {kind: signalling, of: path}}}
                signalling:
                  fidelity: %s
                  procedures: {attach: [f], talk: [f]}
                  cores: {c: {functions: {f: {instances: f-1, messages_per_second: 1e9, %s}}, %s}}
                  devices: {phones: {core: c, places: {radio: 1000}, periodic: 1000000 h, returning: 0 s, stages: {attach: {home: f}}, %s}}
                campaign: {steps: {cut: {at: 1 h, %s}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 1 h}}}
                observe:
                  begun: {contacts: {of: phones, procedure: talk, what: begun}, take: integral}
                  failed: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                  unserved: {devices: {of: phones, state: unserved}, take: greatest}
                  unaware: {devices: {of: phones, state: unaware}, at: 114 min}
                  served-soon: {devices: {of: phones, state: served}, at: 1 min}
                  served-later: {devices: {of: phones, state: served}, at: 20 min}
                """
                .formatted(fidelity, function, controls, devices, campaign);
    }

    private static Written run(String fidelity, String function, String controls, String devices, String campaign) {
        return Written.run(world(fidelity, function, controls, devices, campaign), 1, 1);
    }

    /** Without radio from 1 h to 2 h: of 4 x 2 x 1,000 contacts a quarter fails, and of these 30 % find another network. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void contactsOfDevicesWithoutServiceFail(String fidelity) {
        Written run = run(
                fidelity,
                "context: shared",
                "message_time: 5 ms",
                "contacts: {talk: {per_hour: 2, elsewhere: 30 %}}",
                "effect: stop, targets: radio");
        assertThat(run.mean("begun")).isCloseTo(8000, within(1e-6));
        assertThat(run.mean("failed")).isCloseTo(2000 * 0.7, within(2.0));
    }

    /** Weights 1, 2, 4, 1 in the first hours and no more later: two contacts in the busiest, so 0.5 + 1 + 2 + 0.5 for each device. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void contactsFollowTheHourOfTheDay(String fidelity) {
        Written run = run(
                fidelity,
                "context: shared",
                "message_time: 5 ms",
                "demand: [1, 2, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], contacts: {talk: 2}",
                "effect: stop, targets: radio");
        assertThat(run.mean("begun")).isCloseTo(4000, within(1e-6));
        assertThat(run.mean("failed")).isCloseTo(1000, within(1.0));
    }

    /** The function dies at 1 h and takes the contexts with it; nobody does anything before 2 h, so nobody knows it at 1.9 h. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoDoesNothingFindsNothingOut(String fidelity) {
        Written run = run(
                fidelity,
                "context: own",
                "message_time: 5 ms",
                "demand: [1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], contacts: {talk: 2}",
                "effect: stop, targets: f-1");
        assertThat(run.mean("unaware")).isEqualTo(1000);
        assertThat(run.mean("unserved")).isEqualTo(1000);
    }

    /**
     * The path is lost for an hour and each device tries 1.2 times an hour: 1 - exp(-1.2) = 69.9 % of them notice, and must attach anew. A
     * function that dies itself loses all.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void contextsOutliveAPathAndNotTheirInstance(String fidelity) {
        String contacts = "contacts: {talk: {per_hour: 1.2, again_from: attach}}";
        Written path = run(fidelity, "context: kept", "message_time: 5 ms", contacts, "effect: stop, targets: path");
        Written itself = run(fidelity, "context: kept", "message_time: 5 ms", contacts, "effect: stop, targets: f-1");
        assertThat(path.mean("unserved")).isCloseTo(699, within(3.0));
        assertThat(itself.mean("unserved")).isEqualTo(1000);
    }

    /**
     * All begin to register, but an operator lets in one in five; the others wait for 0.7 to 1.3 times 10 min. After 5 min the operator
     * lets in everybody, so all are served after 13 min. Of 1,000 devices 200 are let in at first, with a standard deviation of 12.6.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whatAnOperatorSwitchesByHandHoldsFromThenOn(String fidelity) {
        String all = "start: register, contacts: {talk: 1}";
        String one = "message_time: 5 ms, controls: {barring: {fixed: 20 %, time: 10 min}}, ";
        Written lifted =
                run(fidelity, "context: own", one + "switches: [{at: 5 min}]", all, "effect: intercept, targets: f-1");
        Written kept = run(
                fidelity,
                "context: own",
                one + "switches: [{at: 5 min, controls: {barring: {fixed: 1 %, time: 10 h}}}]",
                all,
                "effect: intercept, targets: f-1");
        assertThat(lifted.mean("served-soon")).isCloseTo(200, within(40.0));
        assertThat(lifted.mean("served-later")).isCloseTo(1000, within(1e-6));
        assertThat(kept.mean("served-later")).isCloseTo(200 + 800 * 0.01, within(40.0));
    }

    /** Registered devices, but for an hour an operator lets in one request in four: of 1,000 x 2 contacts in it three quarters fail. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whatIsBarredIsNotAnswered(String fidelity) {
        Written run = run(
                fidelity,
                "context: own",
                "message_time: 5 ms, switches: [{at: 1 h, controls: {barring: {fixed: 25 %}}}, {at: 2 h}]",
                "contacts: {talk: 2}",
                "effect: intercept, targets: f-1");
        assertThat(run.mean("failed")).isCloseTo(1500, within(2.0));
        assertThat(run.mean("unserved")).isZero();
    }
}
