package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.io.scenario.ProcedureTable;
import org.faultline.model.Procedure;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that an AMF sends to devices again: after 6 s, four times (T3550, T3560). A thousand devices make their first attempt 10 s after the start, and a message over the air takes
 * 1 s: the request comes to the AMF at 11 s, what it asks back is at the device at 12 s, and the answer at the AMF at 13 s.
 */
class ResendingTest {

    private static final String ON = "network_timers: {}";
    /** The one message for which a function without room has room. */
    private static final double ONE = 1;

    private static Written run(
            String fidelity, String enter, String timers, String devices, String steps, String work) {
        return run(fidelity, enter, timers, "messages_per_second: 2.0e6, queue: 1 ms", 1000, devices, steps, work);
    }

    private static Written run(
            String fidelity,
            String enter,
            String timers,
            String function,
            int members,
            String devices,
            String steps,
            String work) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-1: {kind: amf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {enter: %s, pass: [amf]}
                  cores:
                    c:
                      radio_time: 1 s
                      message_time: 0 s
                      functions: {amf: {instances: amf-1, %s, context: shared}}
                      %s
                  devices:
                    phones: {core: c, start: register, returning: 10 s, places: {radio: %d}, stages: {enter: {%s}}}
                campaign: {steps: {%s}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: %s}}}
                observe:
                  amf: {function: {core: c, name: amf, what: arrived}, take: final}
                  tries: {attempts: {of: phones, stage: enter, what: attempts}, take: final}
                  at-14: {devices: {of: phones, state: served, share: true}, at: 14.5 s}
                  at-17: {devices: {of: phones, state: served, share: true}, at: 17.5 s}
                  at-22: {devices: {of: phones, state: served, share: true}, at: 22.5 s}
                  in-the-end: {devices: {of: phones, state: served, share: true}, take: final}
                """
                        .formatted(fidelity, enter, function, timers, members, devices, steps, work),
                1,
                1);
    }

    private static String full(String at) {
        return "full: {at: %s, effect: {degrade: 1.0e-7}, targets: amf-1}".formatted(at);
    }

    /**
     * From 12.4 s to 16 s the AMF has room for a fifth of a thousandth of its room, which is that of one message at most, so that all answers are lost at 13 s. It asks again at 17 s, is answered at 19 s, and its last word is at the device at 20 s: one
     * attempt each, and four messages at the AMF, of which one is the work of asking. Without timers the device gives up at 25 s and begins anew at 35 s, with two messages more.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aLostAnswerIsAskedForAgain(String fidelity) {
        Written on = run(fidelity, "[amf, ue, amf, ue]", ON, "", full("12.4 s"), "3.6 s");
        Written off = run(fidelity, "[amf, ue, amf, ue]", "", "", full("12.4 s"), "3.6 s");
        assertThat(on.mean("at-17")).isCloseTo(0, within(ONE / 1000));
        assertThat(on.mean("at-22")).isCloseTo(1, within(ONE / 1000));
        assertThat(on.mean("tries")).isCloseTo(1000, within(1e-6));
        assertThat(on.mean("amf")).isCloseTo(4000, within(2 * ONE));
        assertThat(off.mean("at-22")).isCloseTo(0, within(ONE / 1000));
        assertThat(off.mean("tries")).isCloseTo(2000, within(ONE));
        assertThat(off.mean("amf")).isCloseTo(4000, within(2 * ONE));
    }

    /** With 3 s between them and three of them the AMF asks at 14, 17 and 20 s, while it has no room for that either, and no more: the attempt fails, and the next succeeds. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void itIsSentAsOftenAsTheCoreSays(String fidelity) {
        Written run = run(
                fidelity, "[amf, ue, amf, ue]", "network_timers: {after: 3 s, times: 3}", "", full("12.4 s"), "20 s");
        assertThat(run.mean("tries")).isCloseTo(2000, within(ONE));
        assertThat(run.mean("amf")).isCloseTo(7000, within(5 * ONE));
        assertThat(run.mean("in-the-end")).isCloseTo(1, within(1e-9));
    }

    /** The radio is lost at 10.6 s for good. The request comes to the AMF, which asks back, and again at 17, 23, 29 and 35 s, in vain: five messages, where one was. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsGoneIsAskedInVain(String fidelity) {
        String gone = "gone: {at: 10.6 s, effect: stop, targets: radio}";
        assertThat(run(fidelity, "[amf, ue, amf, ue]", ON, "", gone, "2 h").mean("amf"))
                .isCloseTo(5000, within(1e-3));
        double without =
                run(fidelity, "[amf, ue, amf, ue]", "", "", gone, "2 h").mean("amf");
        assertThat(without).isCloseTo(fidelity.equals("cohort") ? 0 : 1000, within(1e-3));
    }

    /**
     * The AMF accepts with its first message, at 12 s, and has no room from 12.4 s on. Who has the acceptance is registered; its answer is lost at 13 s, and so is the work of sending the
     * acceptance again at 17, 23, 29 and 35 s: six messages. Without timers nobody is registered then.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoIsAcceptedIsRegisteredWhateverBecomesOfHisAnswer(String fidelity) {
        Written on = run(fidelity, "[amf, ue, amf]", ON, "", full("12.4 s"), "2 h");
        assertThat(on.mean("at-14")).isCloseTo(1, within(1e-9));
        assertThat(on.mean("in-the-end")).isCloseTo(1, within(1e-9));
        assertThat(on.mean("amf")).isCloseTo(6000, within(5 * ONE));
        assertThat(run(fidelity, "[amf, ue, amf]", "", "", full("12.4 s"), "2 h")
                        .mean("at-22"))
                .isCloseTo(0, within(ONE / 1000));
    }

    /**
     * A device waits 2 s for the end of its attempt, and has given up when its answer comes to the AMF at 13 s. The second request comes to nobody; it is sent again at 19 s, and not at 25 s: the device
     * begins anew at 23 s. It gives up again at 26 s, for good, and the AMF asks at 32, 38, 44 and 50 s: 2 + 1 and 2 + 4 messages.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoBeginsAnewIsNotAskedForAnAnswerToTheOldAttempt(String fidelity) {
        Written run = run(
                fidelity,
                "[amf, ue, amf, ue, amf]",
                ON,
                "answer: 2 s, waits: [10 s, 1000 h], starts_over: false",
                "",
                "2 h");
        assertThat(run.mean("tries")).isCloseTo(2000, within(1e-6));
        assertThat(run.mean("amf")).isCloseTo(9000, within(1e-3));
    }

    /**
     * 800 devices at an AMF of 100 messages a second with much room. It is done with the request x seconds after the first at 11 + x, and its answer comes at 13 + x, behind 600 messages: up to 17 s each is done
     * 8 s after it was asked for, and later ones somewhat later, as from then on the AMF asks each device once more, 6 s after it did so first, and is answered again: 3,200 messages in place of 1,600.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anAnswerThatWaitsIsAskedForAgain(String fidelity) {
        String slow = "messages_per_second: 100, queue: 1000 s, timeout: 0 s";
        Written on = run(fidelity, "[amf, ue, amf, ue]", ON, slow, 800, "answer: 60 s", "", "2 h");
        Written off = run(fidelity, "[amf, ue, amf, ue]", "", slow, 800, "answer: 60 s", "", "2 h");
        assertThat(off.mean("amf")).isCloseTo(1600, within(1e-3));
        assertThat(on.mean("tries")).isCloseTo(800, within(1e-6));
        assertThat(on.mean("amf")).isCloseTo(3200, within(20.0));
    }

    /** A command of an SMF is no request of the AMF, also where it comes through a proxy. */
    @Test
    void aProxyHidesNoSmf() {
        List<Procedure.Message> messages = List.of(
                message("smf", "scp"),
                message("scp", "amf"),
                message("amf", "ran"),
                message("ran", "ue"),
                message("ue", "amf"));
        assertThat(ResentWays.requests(messages)).isEmpty();
        assertThat(ResentWays.requests(messages.subList(2, 5))).hasSize(1);
    }

    private static Procedure.Message message(String sender, String receiver) {
        return new Procedure.Message(sender, receiver, "a message", "here");
    }

    /**
     * In the shipped table, by the number of the message, from zero: a registration has three requests with answers (authentication, security mode, acceptance), an update one. What an SMF wants of a device, or IMS, is none of the AMF: pages, as well,
     * are repeated otherwise.
     */
    @ParameterizedTest
    @CsvSource({
        "registration, 7-8 13-14 32-34",
        "emergency-registration, 1-2 4-6",
        "periodic-update, 1-2",
        "network-service-request, ''",
        "xn-handover, ''",
        "session-establishment, ''",
        "session-release, ''",
        "ims-registration, ''",
        "ims-call, ''"
    })
    void requestsOfAnAmfAreThoseThatItsTimersStandFor(String id, String expected) {
        Procedure procedure = ProcedureTable.read(Path.of("..", "scenarios", "signalling", "procedures.csv")).stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
        String found = ResentWays.requests(procedure.messages()).stream()
                .map(pair -> pair[0] + "-" + pair[1])
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(expected);
        assertThat(procedure.isPaged()).isEqualTo(id.equals("network-service-request"));
    }
}
