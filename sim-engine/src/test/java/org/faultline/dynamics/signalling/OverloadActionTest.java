package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an overload holds back by what it is for: 1,000 phones and 100 devices of high priority ask for data, call, update and call for help once an hour each. All of that goes to an AMF that is never full;
 * what fills up is a data base that a crowd asks, and nobody else, which is pressure on the AMF: it handles a message in ten seconds, has room for ten, and the crowd brings some sixty a second. What the crowd does
 * is of priority and an emergency, so that no action holds it back.
 */
class OverloadActionTest {

    private static Written run(String fidelity, String controls, String start, String crowd, String playbooks) {
        return Written.run(
                """
                horizon: 2 h
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
                  procedures: {enter: [amf], swamp: [udr], ask: [amf], talk: [amf], move: [amf], help: [amf]}
                  cores:
                    c:
                      controls: %s
                      functions: {amf: {instances: amf, messages_per_second: 1e6}, udr: {instances: udr, messages_per_second: 0.1, queue: 100 s}}
                  devices:
                    phones:
                      core: c
                      places: {radio: 1000}
                      start: %s
                      returning: 1 min
                      stages: {enter: {}}
                      contacts: &all
                        ask: 1
                        talk: {per_hour: 1, category: mmtel-voice}
                        move: {per_hour: 1, category: mo-signalling}
                        help: {per_hour: 1, category: emergency}
                    rescue: {core: c, exempt: true, places: {radio: 100}, start: %s, returning: 1 min, stages: {enter: {}}, contacts: *all}
                    alarms: {core: c, places: {radio: 1000}, start: %s, returning: 1 min, stages: {enter: {category: emergency}}}
                    crowd: {core: c, exempt: true, places: {radio: 1000}, start: register, returning: %s, stages: {swamp: {category: emergency, waits: 1 s}}}
                campaign: {steps: {}}
                response: {detection: {notice: 0 h}, playbooks: {%s}}
                observe:
                  data: {contacts: {of: phones, procedure: ask, what: failed}, take: integral}
                  calls: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                  updates: {contacts: {of: phones, procedure: move, what: failed}, take: integral}
                  emergencies: {contacts: {of: phones, procedure: help, what: failed}, take: integral}
                  of-priority: {contacts: {of: rescue, procedure: ask, what: failed}, take: integral}
                  emergencies-of-priority: {contacts: {of: rescue, procedure: help, what: failed}, take: integral}
                  phones: {devices: {of: phones, state: served}, at: 1 h}
                  rescue: {devices: {of: rescue, state: served}, at: 1 h}
                  alarms: {devices: {of: alarms, state: served}, at: 1 h}
                """
                        .formatted(fidelity, controls, start, start, start, crowd, playbooks),
                1,
                1);
    }

    private static String asks(String action) {
        return "{overload_start: {reduction: 50 %, wait: 10 h, action: " + action + "}}";
    }

    /**
     * The crowd comes at 1 h, and half of what is meant is turned away for an hour: 500 of 1,000, or 50 of 100 where devices of high priority are meant too.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, reject-data,        500, 500,   0,   0,  0, 0",
        "cohort,     reject-data,        500, 500,   0,   0,  0, 0",
        "individual, reject-signalling,  500, 500, 500,   0,  0, 0",
        "cohort,     reject-signalling,  500, 500, 500,   0,  0, 0",
        "individual, permit-emergencies, 500, 500, 500,   0, 50, 0",
        "cohort,     permit-emergencies, 500, 500, 500,   0, 50, 0",
        "individual, permit-priority,    500, 500, 500, 500,  0, 0",
        "cohort,     permit-priority,    500, 500, 500, 500,  0, 0"
    })
    void onlyWhatTheActionMeansIsTurnedAway(
            String fidelity,
            String action,
            double data,
            double calls,
            double updates,
            double emergencies,
            double ofPriority,
            double emergenciesOfPriority) {
        Written run = run(fidelity, asks(action), "served", "1 h", "");
        assertThat(run.mean("data")).isCloseTo(data, within(1.0));
        assertThat(run.mean("calls")).isCloseTo(calls, within(1.0));
        assertThat(run.mean("updates")).isCloseTo(updates, within(1.0));
        assertThat(run.mean("emergencies")).isCloseTo(emergencies, within(1.0));
        assertThat(run.mean("of-priority")).isCloseTo(ofPriority, within(1.0));
        assertThat(run.mean("emergencies-of-priority")).isCloseTo(emergenciesOfPriority, within(1.0));
    }

    /**
     * The data base is full when all register after a minute; who is turned away waits for 10 h. Registrations are signalling, those of alarms an emergency: half of what is meant is in after an hour, and all of
     * what is not.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, reject-data,        1000, 100, 1000",
        "cohort,     reject-data,        1000, 100, 1000",
        "individual, reject-signalling,   500, 100, 1000",
        "cohort,     reject-signalling,   500, 100, 1000",
        "individual, permit-emergencies,  500,  50, 1000",
        "cohort,     permit-emergencies,  500,  50, 1000",
        "individual, permit-priority,     500, 100,  500",
        "cohort,     permit-priority,     500, 100,  500"
    })
    void attemptsAreTurnedAwayByWhatTheyAreFor(
            String fidelity, String action, double phones, double rescue, double alarms) {
        Written run = run(fidelity, asks(action), "register", "0 h", "");
        assertThat(run.mean("phones")).isCloseTo(phones, within(phones == 1000 ? 1e-6 : 4 * Math.sqrt(250)));
        assertThat(run.mean("rescue")).isCloseTo(rescue, within(rescue == 100 ? 1e-6 : 4 * Math.sqrt(25)));
        assertThat(run.mean("alarms")).isCloseTo(alarms, within(alarms == 1000 ? 1e-6 : 4 * Math.sqrt(250)));
    }

    /** One in four is let in for two hours: of 2,000 each 1,500 fail, but calls for help, which are barred only by name, and then nothing else is. The same by hand from 1 h on. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anEmergencyIsBarredOnlyByItsName(String fidelity) {
        Written all = run(fidelity, "{barring: {fixed: 25 %}}", "served", "1 h", "");
        assertThat(all.mean("data")).isCloseTo(1500, within(2.0));
        assertThat(all.mean("calls")).isCloseTo(1500, within(2.0));
        assertThat(all.mean("emergencies")).isCloseTo(0, within(1e-6));
        Written named = run(fidelity, "{barring: {fixed: 25 %, categories: {emergency: {}}}}", "served", "1 h", "");
        assertThat(named.mean("data")).isCloseTo(0, within(1e-6));
        assertThat(named.mean("emergencies")).isCloseTo(1500, within(2.0));
        String bar = "bar: {at: 1 h, do: bar, targets: radio, share: 75 %, until: never}";
        Written byHand = run(fidelity, "{}", "served", "1 h", bar);
        assertThat(byHand.mean("data")).isCloseTo(750, within(2.0));
        assertThat(byHand.mean("emergencies")).isCloseTo(0, within(1e-6));
    }
}
