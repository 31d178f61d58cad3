package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between functions: a register with a speed that is asked before, a proxy that messages pass, and who chooses slices. */
class BetweenFunctionsTest {

    private static final double SECOND = 1 / 3600.0;
    private static final String QUICK = "messages_per_second: 1e9, queue: 1 h, timeout: 1 h}";

    /** Devices come at once, after 2 s, to a core of quick functions, and of others; a message takes 30 ms over the air and 5 ms between functions. */
    private static Written run(
            String fidelity, int devices, String stages, String register, String others, String more) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      for f in ['amf', 'ausf', 'udm', 'udr', 'pcf', 'smf', 'upf', 'nrf', 'scp', 'nssf']:
                        ${f}-1: {kind: "${f}", operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf, udm], talk: [amf, udm, amf]}
                  cores:
                    c:
                      message_time: 5 ms
                      radio_time: 30 ms
                      register: {instances: nrf-1, %s}
                      functions:
                        amf: {instances: amf-1, %s
                        ausf: {instances: ausf-1, %s
                        udm: {instances: udm-1, %s
                        udr: {instances: udr-1, %s
                        pcf: {instances: pcf-1, %s
                        smf: {instances: smf-1, %s
                        upf: {instances: upf-1, %s
                        %s
                  devices:
                    phones: {core: c, start: register, returning: 2 s, places: {radio: %d}, stages: {%s}}
                observe:
                  served: {devices: {of: phones, state: served}, take: final}
                  all: {devices: {of: phones, state: served}, first: {at_least: %s}}
                %s
                """
                        .formatted(
                                fidelity,
                                register,
                                QUICK,
                                QUICK,
                                QUICK,
                                QUICK,
                                QUICK,
                                QUICK,
                                QUICK,
                                others.isEmpty()
                                        ? ""
                                        : others.replace("@", "queue: 1 h, timeout: 1 h}")
                                                .replace("; ", "\n        "),
                                devices,
                                stages,
                                devices == 1 ? "1" : devices - 0.5,
                                more),
                1,
                1);
    }

    private static String arrived(String... functions) {
        StringBuilder asked = new StringBuilder();
        for (String f : functions) {
            asked.append("  at-%s: {function: {core: c, name: %s, what: arrived}, take: final}\n".formatted(f, f));
        }
        return asked.toString();
    }

    private static final String ATTACH = "attach: {home: amf, answer: 1 h}";
    private static final String SELDOM = "heartbeat: 1000 h";

    /**
     * Up 30 ms, to the register 5 ms, work 100 ms, back 5 ms, to the UDM 5 ms: 145 ms. Without a question, or without a register that has a speed: 35 ms. Through a proxy
     * that takes 100 ms, there and back, the register taking 50 ms: 30 + (5 + 100) + (5 + 50 + 5) + 5 + (5 + 100) + 5 = 310 ms.
     */
    @ParameterizedTest
    @CsvSource({
        "attach, 100 %, 'nrf: {instances: nrf-1, messages_per_second: 10, @', 0.145",
        "attach, 0 %, 'nrf: {instances: nrf-1, messages_per_second: 10, @', 0.035",
        "attach, 100 %, '', 0.035",
        "talk, 100 %, 'nrf: {instances: nrf-1, messages_per_second: 20, @; scp: {instances: scp-1, messages_per_second: 10, @', 0.310",
    })
    void aLoneDeviceTakesTheTimeOfWhatStandsBetween(String stage, String asks, String others, double seconds) {
        Written run =
                run("individual", 1, stage + ": {home: amf, answer: 1 h}", "asks: " + asks + ", " + SELDOM, others, "");
        assertThat(run.mean("all")).isCloseTo((2 + seconds) * SECOND, within(1e-8));
    }

    /**
     * A thousand come at once, and the register answers ten in a second. When all ask, half are in after 50 s. When one in two asks, those who need not are in at once, and half of
     * the others after 25 s: 750. With heartbeats of eight instances (the register sends none to itself) every 2 s four in a second go to those, and six are left: 300 are in
     * after 50 s, the last after 167 s.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, 100 %, 1000 h, 50, 500, 100",
        "cohort, 100 %, 1000 h, 50, 500, 100",
        "individual, 50 %, 1000 h, 25, 750, 50",
        "cohort, 50 %, 1000 h, 25, 750, 50",
        "individual, 100 %, 2 s, 50, 300, 167",
        "cohort, 100 %, 2 s, 50, 300, 167",
    })
    void theRegisterIsAFunctionWithASpeed(
            String fidelity, String asks, String heartbeat, int at, double in, double end) {
        Written run = run(
                fidelity,
                1000,
                ATTACH,
                "asks: " + asks + ", heartbeat: " + heartbeat,
                "nrf: {instances: nrf-1, messages_per_second: 10, @; nssf: {instances: nssf-1, messages_per_second: 10, @",
                "  then: {devices: {of: phones, state: served}, at: " + (2 + at) + " s}\n" + arrived("nrf"));
        boolean isDrawn = asks.equals("50 %") && fidelity.equals("individual"); // binomial: standard deviation 16
        assertThat(run.mean("then")).isCloseTo(in, within(isDrawn ? 40.0 : 15.0));
        assertThat(run.mean("all")).isCloseTo((2 + end) * SECOND, within((isDrawn ? 5 : 2.5) * SECOND));
        assertThat(run.mean("at-nrf")).isCloseTo(asks.equals("50 %") ? 500 : 1000, within(isDrawn ? 60 : 1e-6));
    }

    /**
     * The radio is gone from 1 h to 1.5 h, the register from 1.25 h to 2 h, as there is one crew. Of those who come back many register anew; who keeps an answer for a million hours
     * needs no register, and all are in at once without a question.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void whoKeepsAnAnswerNeedsNoRegister(String fidelity) {
        Written run = run(
                fidelity,
                1000,
                ATTACH,
                "validity: 1000000 h, heartbeat: 10 s",
                "nrf: {instances: nrf-1, messages_per_second: 1000, @",
                """
                  later: {devices: {of: phones, state: served}, at: 1.51 h}
                  tries: {attempts: {of: phones, stage: attach, what: attempts}, take: final}
                %scampaign: {steps: {cut: {at: 1 h, effect: stop, targets: radio}, lost: {at: 1.25 h, effect: stop, targets: nrf-1}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, work: 0.5 h}}}
                """
                        .formatted(arrived("nrf")));
        assertThat(run.mean("later")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("tries")).isBetween(1400.0, 1700.0);
        assertThat(run.mean("at-nrf")).isCloseTo(1000, within(1e-6));
    }

    /**
     * By hand from the table: in a registration AUSF, UDM, UDR and PCF are looked for, in a session SMF, UDM, UDR and PCF; the AMF of a session is known. 26 and 22 messages go
     * between functions with services (all but those with device, radio and UPF), and two more with the NSSF, once in a registration, which is looked for too.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aRegistrationAndASessionAskAndPassAsOftenAsTheirMessagesSay(String fidelity) {
        String stages = "registration: {home: amf, answer: 1 h}, session-establishment: {home: smf, answer: 1 h}";
        String nrf = "nrf: {instances: nrf-1, messages_per_second: 1e9, @";
        String scp = "; scp: {instances: scp-1, messages_per_second: 1e9, @";
        String nssf = "; nssf: {instances: nssf-1, messages_per_second: 1e9, @";
        Written plain = run(fidelity, 100, stages, SELDOM, nrf + scp, arrived("nrf", "scp", "amf"));
        Written sliced = run(fidelity, 100, stages, SELDOM, nrf + scp + nssf, arrived("nrf", "scp", "nssf", "amf"));
        assertThat(plain.mean("served")).isCloseTo(100, within(1e-6));
        assertThat(plain.mean("at-nrf")).isCloseTo(800, within(1e-6));
        assertThat(plain.mean("at-scp")).isCloseTo(4800, within(1e-6));
        assertThat(plain.mean("at-amf")).isCloseTo(1600, within(1e-6));
        assertThat(sliced.mean("at-nssf")).isCloseTo(100, within(1e-6));
        assertThat(sliced.mean("at-nrf")).isCloseTo(900, within(1e-6));
        assertThat(sliced.mean("at-scp")).isCloseTo(5000, within(1e-6));
        assertThat(sliced.mean("at-amf")).isCloseTo(1700, within(1e-6));
    }

    /** Without its proxy no message passes between functions, and nobody is served; the register alone does not help. */
    @Test
    void withoutItsProxyACoreServesNobody() {
        Written run = run(
                "cohort",
                100,
                ATTACH,
                SELDOM,
                "scp: {instances: scp-1, messages_per_second: 1e9, @",
                "campaign: {steps: {lost: {at: 0 h, effect: stop, targets: scp-1}}}\n");
        assertThat(run.mean("served")).isZero();
    }
}
