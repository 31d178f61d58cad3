package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.faultline.scenario.Indicator;
import org.faultline.scenario.Observation;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indicators of TS 28.552 and TS 28.554, by AMF set and slice. */
class IndicatorsTest {

    /** A thousand phones of a core and 500 meters of its slice, which has an SMF of its own; all begin to register. */
    private static Written run(String fidelity, double amf, String campaign) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-1: {kind: amf, operator: a}
                      smf-1: {kind: smf, operator: a}
                      smf-2: {kind: smf, operator: a}
                      upf-1: {kind: upf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf, ue], session: [amf, smf, ue]}
                  cores:
                    c:
                      functions:
                        amf: {instances: amf-1, messages_per_second: %s}
                        smf: {instances: smf-1, messages_per_second: 1e9}
                        upf: {instances: upf-1, messages_per_second: 1e9}
                      slices: {iot: {functions: {smf: {instances: smf-2, messages_per_second: 1e9}}}}
                      paging: {area: 10, pages_per_second: 0.5}
                  devices:
                    phones:
                      core: c
                      start: register
                      places: {radio: {members: 1000, cells: 10}}
                      stages: {attach: {}, session: {home: smf}}
                      contacts: {network-service-request: 3.6}
                    meters: {core: c/iot, start: register, places: {radio: 500}, stages: {attach: {}, session: {home: smf}}, contacts: {session: 0}}
                campaign: {steps: {%s}}
                observe:
                  registered: {kpi: {core: c, what: registered}, at: 1 h}
                  of-slice: {kpi: {core: c/iot, what: registered}, at: 1 h}
                  sessions: {kpi: {core: c/iot, what: sessions}, at: 1 h}
                  requests: {kpi: {core: c, what: registration-requests}, at: 1 h}
                  registrations: {kpi: {core: c, what: registrations}, at: 1 h}
                  rate: {kpi: {core: c, what: registration-success-rate}, at: 1 h}
                  session-rate: {kpi: {core: c/iot, what: session-success-rate}, at: 1 h}
                  session-requests: {kpi: {core: c/iot, what: session-requests}, at: 1 h}
                  time: {kpi: {core: c, what: registration-time}, at: 1 h}
                  most: {kpi: {core: c, what: registration-time, quantile: 95 %%}, at: 1 h}
                  session-time: {kpi: {core: c, what: session-time}, at: 1 h}
                  pages: {kpi: {core: c, what: pages}, at: 1 h}
                  paged: {kpi: {core: c, what: paging-success-rate}, at: 1 h}
                  tries: {kpi: {core: c, what: random-access-attempts}, at: 1 h}
                  air: {kpi: {core: c, what: random-access-success-rate}, at: 1 h}
                  mean-by-name: {kpi: {core: c, what: RM.RegisteredSubNbrMean}, at: 1 h}
                  most-by-name: {kpi: {core: c, what: RM.RegisteredSubNbrMax}, at: 1 h}
                  amf-by-name: {kpi: {core: c, what: AMFMeanRegNbr}, at: 1 h}
                  rate-by-name: {kpi: {core: c, what: RSR}, at: 1 h}
                  sessions-by-name: {kpi: {core: c/iot, what: PDUSesMeanNbr}, at: 1 h}
                """
                        .formatted(fidelity, amf, campaign),
                1,
                1);
    }

    /**
     * Nothing is full: 1,500 requests and registrations, 500 of them of the slice. A registration is a message over the air and its answer, 2 x 30 ms; a session besides one of 5 ms
     * between functions. A page a second comes for the phones, in one area with room for half of it. The air of the phones is counted, that of the meters has no cells; each
     * phone begins two procedures.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void everyIndicatorIsWhatItsFormulaSays(String fidelity) {
        Written run = run(fidelity, 1e9, "");
        assertThat(run.mean("registered")).isCloseTo(1500, within(1e-6));
        assertThat(run.mean("of-slice")).isCloseTo(500, within(1e-6));
        assertThat(run.mean("sessions")).isCloseTo(500, within(1e-6));
        assertThat(run.mean("requests")).isCloseTo(1500, within(1e-6));
        assertThat(run.mean("registrations")).isCloseTo(1500, within(1e-6));
        assertThat(run.mean("rate")).isCloseTo(1, within(1e-9));
        assertThat(run.mean("session-requests")).isCloseTo(500, within(1e-6));
        assertThat(run.mean("session-rate")).isCloseTo(1, within(1e-9));
        assertThat(run.mean("time") * 3600).isCloseTo(0.060, within(0.001));
        assertThat(run.mean("most") * 3600).isCloseTo(0.060, within(0.0015));
        assertThat(run.mean("session-time") * 3600).isCloseTo(0.065, within(0.001));
        assertThat(run.mean("pages")).isCloseTo(3600, within(1e-6));
        assertThat(run.mean("paged")).isCloseTo(0.5, within(1e-6));
        assertThat(run.mean("tries")).isCloseTo(2000, within(1e-6));
        assertThat(run.mean("air")).isCloseTo(1, within(1e-9));
    }

    /** Names of 3GPP give the numbers of their words, to the last bit. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aNameOf3gppIsItsWord(String fidelity) {
        Written run = run(fidelity, 10, "");
        assertThat(run.mean("mean-by-name")).isEqualTo(run.mean("registered")).isPositive();
        assertThat(run.mean("most-by-name")).isEqualTo(run.mean("registered"));
        assertThat(run.mean("amf-by-name")).isEqualTo(run.mean("registered"));
        assertThat(run.mean("rate-by-name")).isEqualTo(run.mean("rate")).isLessThan(1);
        assertThat(run.mean("sessions-by-name")).isEqualTo(run.mean("sessions")).isPositive();
        assertThat(run.scenario().observations().stream().map(Observation::title))
                .contains("rate-by-name (registration-success-rate, RSR)");
    }

    /** The page on clauses says which indicators are modelled whole: those names, and no others, can be used. */
    @Test
    void namesCanBeUsedWhoseRowSaysModelled() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("../docs/model/signalling-clauses.md")).stream()
                .filter(line -> line.startsWith("| 28.55"))
                .map(line -> line.split(" *\\| *"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        for (Indicator indicator : Indicator.values()) {
            List<String> modelled = rows.stream()
                    .filter(row -> row[3].equals("modelled") && row[4].contains("`" + indicator.id() + "`"))
                    .flatMap(
                            row -> Pattern.compile("[A-Z][A-Z]*\\.[A-Za-z0-9]+|\\b(?:RSR|AMF[A-Za-z]+|PDU[A-Za-z]+)\\b")
                                    .matcher(row[2])
                                    .results()
                                    .map(MatchResult::group))
                    .filter(name -> !name.equals("AMF"))
                    .toList();
            assertThat(indicator.aliases()).as(indicator.id()).containsExactlyInAnyOrderElementsOf(modelled);
        }
    }

    /** An AMF that handles ten messages a second and keeps two seconds of them loses most of what comes at once: more is asked for than made. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void theSuccessRateIsRegistrationsOverRequests(String fidelity) {
        Written run = run(fidelity, 10, "");
        assertThat(run.mean("requests")).isGreaterThan(1800);
        assertThat(run.mean("rate")).isCloseTo(run.mean("registrations") / run.mean("requests"), within(1e-9));
        assertThat(run.mean("rate")).isBetween(0.05, 0.9);
    }

    /** Without its SMF no session of the slice is made, and no registration fails. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aSliceWithoutItsSmfRegistersAndMakesNoSession(String fidelity) {
        Written run = run(fidelity, 1e9, "lost: {at: 0 h, effect: stop, targets: smf-2}");
        assertThat(run.mean("of-slice")).isCloseTo(500, within(1e-6));
        assertThat(run.mean("sessions")).isZero();
        assertThat(run.mean("session-rate")).isZero();
        assertThat(run.mean("session-requests")).isGreaterThan(500);
        assertThat(run.mean("rate")).isCloseTo(1, within(1e-9));
    }
}
