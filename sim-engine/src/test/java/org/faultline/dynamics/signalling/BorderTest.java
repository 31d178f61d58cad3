package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests whose host and home speak to each other through functions at their edges (SEPP, N32). */
class BorderTest {

    /**
     * A thousand phones of operator a lose their radio from 1 h to 3 h and are guests of b; a message between functions takes 10 ms, one between the networks 200 ms.
     *
     * <pre>
     *   phones -- radio-a -- amf-a -- udm-a -- edge-a
     *                                            |
     *      guests -- radio-b -- amf-b ------- edge-b
     * </pre>
     */
    private static Written run(String fidelity, String edgeA, String edgeB, String others, String more) {
        return Written.run(text(fidelity, edgeA, edgeB, others, more), 1, 1);
    }

    private static String text(String fidelity, String edgeA, String edgeB, String others, String more) {
        return """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 50 %%, b: 50 %%}
                    assets:
                      radio-a: {kind: gnb, operator: a}
                      radio-b: {kind: gnb, operator: b}
                      amf-a: {kind: amf, operator: a}
                      amf-b: {kind: amf, operator: b}
                      udm-a: {kind: udm, operator: a}
                      udm-b: {kind: udm, operator: b}
                      edge-a: {kind: sepp, operator: a}
                      edge-b: {kind: sepp, operator: b}
                      proxy-b: {kind: scp, operator: b}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf, udm, amf]}
                  cores:
                    core-a: {functions: {amf: {instances: amf-a, messages_per_second: 1e9}, udm: {instances: udm-a, messages_per_second: 1e9}%s}}
                    core-b: {message_time: 10 ms, radio_time: 100 ms, functions: {amf: {instances: amf-b, messages_per_second: 1e9}, udm: {instances: udm-b, messages_per_second: 1e9}%s}}
                  devices:
                    phones: {core: core-a, places: {radio-a: 1000}, periodic: 1000000 h, returning: 0 s, stages: {attach: {}}}
                    natives: {core: core-b, places: {radio-b: 1000}, periodic: 1 h, returning: 0 s, stages: {attach: {}}}
                    guests:
                      core: core-b
                      returning: 0 s
                      stages: {attach: {answer: 30 min}}
                      guests: {of: phones, through: {radio-a: radio-b}, home_functions: udm%s}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: radio-a}%s}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 2, work: 2 h}}}
                observe:
                  in: {devices: {of: guests, state: served}, at: 2.9 h}
                  at-480: {devices: {of: guests, state: served}, at: 4080 s}
                  at-750: {devices: {of: guests, state: served}, at: 4350 s}
                  at-1010: {devices: {of: guests, state: served}, at: 4610 s}
                  at-home: {devices: {of: phones, state: served}, take: final}
                  natives: {devices: {of: natives, state: served}, at: 2.9 h}
                  natives-soon: {devices: {of: natives, state: served}, at: 1.502 h}
                  seconds: {kpi: {core: core-b, what: registration-time}, take: final}
                  udm-a: {function: {core: core-a, name: udm, what: arrived}, take: final}
                """
                        .formatted(fidelity, edgeA, edgeB, others, more)
                + (edgeA.isEmpty()
                        ? ""
                        : "  edge-a: {function: {core: core-a, name: sepp, what: arrived}, take: final}\n")
                + (edgeB.contains("sepp")
                        ? "  edge-b: {function: {core: core-b, name: sepp, what: arrived}, take: final}\n"
                        : "")
                + (edgeB.contains("scp")
                        ? "  proxy: {function: {core: core-b, name: scp, what: arrived}, take: final}\n"
                        : "");
    }

    private static String edge(String of) {
        return ", sepp: {instances: edge-" + of + ", messages_per_second: 1e9}";
    }

    /**
     * Question and answer pass both edges: two messages of each guest at each of them. The time of a guest is 100 ms to the AMF, and twice (10 + 200 + 10) ms; without edges twice 200 ms, with that of a alone twice
     * (200 + 10) ms. Work takes next to nothing.
     */
    @ParameterizedTest
    @CsvSource({
        "individual, ab, 2000, 2000, 540",
        "cohort, ab, 2000, 2000, 540",
        "individual, a, 2000, 0, 520",
        "cohort, b, 0, 2000, 520",
        "individual, -, 0, 0, 500",
        "cohort, -, 0, 0, 500"
    })
    void questionsAndAnswersPassTheEdgesThatThereAre(
            String fidelity, String edges, double atA, double atB, double millis) {
        boolean isA = edges.contains("a");
        boolean isB = edges.contains("b");
        Written run = run(fidelity, isA ? edge("a") : "", isB ? edge("b") : "", ", interconnection: 200 ms", "");
        assertThat(run.mean("in")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("at-home")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("udm-a")).isCloseTo(2000, within(1e-6));
        if (isA) {
            assertThat(run.mean("edge-a")).isCloseTo(atA, within(1e-6));
        }
        if (isB) {
            assertThat(run.mean("edge-b")).isCloseTo(atB, within(1e-6));
        }
        assertThat(run.mean("seconds") * 3_600_000).isCloseTo(millis, within(1.0));
    }

    /** Without a time of its own a message between the networks takes as long as one within the host: 100 ms and six times 10 ms. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void theInterconnectionIsAsFastAsTheHostWhereNobodySaysOtherwise(String fidelity) {
        Written run = run(fidelity, edge("a"), edge("b"), "", "");
        assertThat(run.mean("seconds") * 3_600_000).isCloseTo(160, within(1.0));
    }

    /** While an edge is lost no guest gets in, at whichever end it is; at home all goes on, and the host's own devices notice nothing. */
    @ParameterizedTest
    @CsvSource({"individual, edge-a", "cohort, edge-a", "individual, edge-b", "cohort, edge-b"})
    void noGuestGetsInWithoutAnEdge(String fidelity, String lost) {
        String steps = ", border: {at: 0.9 h, effect: stop, targets: " + lost + "}";
        Written run = run(fidelity, edge("a"), edge("b"), "", steps);
        assertThat(run.mean("in")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("natives")).isCloseTo(1000, within(1e-6));
        assertThat(run.mean("at-home")).isCloseTo(1000, within(1e-6));
    }

    /**
     * The edge of the home handles 2 messages a second, and has room for all. It is done with the question of the k-th guest after k / 2 s; the answer comes back behind 1,000 - k questions and k answers, and is done 500 s
     * later. So nobody is in after 480 s, half of them are after 750 s, and all after 1,000 s.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anEdgeHasASpeedAndALine(String fidelity) {
        String slow = ", sepp: {instances: edge-a, messages_per_second: 2, queue: 2000 s, timeout: 0 s}";
        Written run = run(fidelity, slow, edge("b"), "", "");
        assertThat(run.mean("at-480")).isCloseTo(0, within(1e-6));
        assertThat(run.mean("at-750")).isCloseTo(500, within(10.0));
        assertThat(run.mean("at-1010")).isCloseTo(1000, within(5.0));
        assertThat(run.mean("edge-a")).isCloseTo(2000, within(1e-6));
    }

    /** A proxy of the host stands before its edge: each of the two messages passes it once. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void theProxyOfTheHostStandsBeforeItsEdge(String fidelity) {
        String proxy = edge("b") + ", scp: {instances: proxy-b, messages_per_second: 1e9}";
        Written run = run(fidelity, edge("a"), proxy, ", interconnection: 200 ms", "");
        assertThat(run.mean("proxy")).isCloseTo(2000, within(1e-6));
        assertThat(run.mean("seconds") * 3_600_000).isCloseTo(560, within(1.0));
    }

    /** The edge of the host is full of guests from 1 h on, for hours. That is no pressure on the AMF, in whose place the access network would turn away others too: the host's own devices, which come at 1.5 h, get in. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aFullEdgeIsNoReasonToRefuseTheHostsOwnDevices(String fidelity) {
        String slow = ", sepp: {instances: edge-b, messages_per_second: 0.2, queue: 5000 s, timeout: 0 s}";
        String text = text(fidelity, edge("a"), slow, "", "")
                .replace("core-b: {", "core-b: {controls: {overload_start: {}}, ")
                .replace("periodic: 1 h, returning: 0 s", "start: register, returning: 1.5 h");
        assertThat(Written.run(text, 1, 1).mean("natives-soon")).isCloseTo(1000, within(1e-6));
    }
}
