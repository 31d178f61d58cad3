package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices of one core: what they have for themselves fails for them alone, what they share for all. */
class SlicesTest {

    /**
     * A thousand phones in the core and a thousand meters in a slice of it, each with two contacts an hour that need an AMF and an SMF.
     *
     * <pre>
     *   phones --- amf-c --- smf-c
     *                 |
     *   meters -------'----- smf-i        with an AMF of its own: meters --- amf-i --- smf-i
     * </pre>
     */
    private static Written run(String fidelity, String own, String steps) {
        return run(fidelity, "{barring: {}}", "functions: {" + own + "}", steps);
    }

    private static Written run(String fidelity, String controls, String slice, String steps) {
        return Written.run(
                """
                horizon: 4 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      radio: {kind: gnb, operator: a}
                      amf-c: {kind: amf, operator: a}
                      amf-i: {kind: amf, operator: a}
                      smf-c: {kind: smf, operator: a}
                      smf-i: {kind: smf, operator: a}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf, smf], talk: [amf, smf]}
                  cores:
                    c:
                      functions: {amf: {instances: amf-c, messages_per_second: 10}, smf: {instances: smf-c, messages_per_second: 1e6}}
                      controls: %s
                      slices: {iot: {%s}}
                  devices:
                    phones: {core: c, places: {radio: 1000}, stages: {attach: {}}, contacts: {talk: 2}}
                    meters: {core: c/iot, places: {radio: 1000}, stages: {attach: {}}, contacts: {talk: 2}}
                campaign: {steps: {%s}}
                %s
                observe:
                  phones: {contacts: {of: phones, procedure: talk, what: failed}, take: integral}
                  meters: {contacts: {of: meters, procedure: talk, what: failed}, take: integral}
                  at-shared: {function: {core: c, name: smf, what: contact-load}, at: 0.5 h}
                """
                        .formatted(fidelity, controls, slice, steps, steps.contains("stop") ? MENDED : ""),
                1,
                1);
    }

    /** What is lost is back after an hour. */
    private static final String MENDED =
            "response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 4, work: 1 h}}}";

    private static final String SMF = "smf: {instances: smf-i, messages_per_second: 1e6}";

    /** Gone for an hour: 2,000 contacts of those whom it serves, none of the others. */
    @ParameterizedTest
    @CsvSource({
        "individual, smf-i, 0, 2000",
        "cohort, smf-i, 0, 2000",
        "individual, smf-c, 2000, 0",
        "cohort, smf-c, 2000, 0",
        "individual, amf-c, 2000, 2000",
        "cohort, amf-c, 2000, 2000"
    })
    void aFunctionFailsForThoseWhomItServes(String fidelity, String lost, double phones, double meters) {
        Written run = run(fidelity, SMF, "lost: {at: 1 h, effect: stop, targets: " + lost + "}");
        assertThat(run.mean("phones")).isCloseTo(phones, within(5.0));
        assertThat(run.mean("meters")).isCloseTo(meters, within(5.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anAmfOfItsOwnMakesASliceOutliveThatOfTheCore(String fidelity) {
        String own = SMF + ", amf: {instances: amf-i, messages_per_second: 1e6}";
        Written run = run(fidelity, own, "lost: {at: 1 h, effect: stop, targets: amf-c}");
        assertThat(run.mean("phones")).isCloseTo(2000, within(5.0));
        assertThat(run.mean("meters")).isZero();
    }

    /**
     * The shared AMF handles 10 messages a second and is flooded with 20 from the first hour on: about half of what comes is lost, and barring holds back more, for both. A slice with an
     * AMF of its own notices nothing, nor does it with an SMF of its own that is flooded notice anybody else.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void anOverloadHurtsThoseWhoShareWhatIsOverloaded(String fidelity) {
        String flood = "flood: {at: 1 h, effect: {flood: 20}, targets: amf-c}";
        Written shared = run(fidelity, SMF, flood);
        assertThat(shared.mean("phones")).isGreaterThan(500);
        assertThat(shared.mean("meters")).isCloseTo(shared.mean("phones"), within(0.05 * shared.mean("phones")));
        Written own = run(fidelity, SMF + ", amf: {instances: amf-i, messages_per_second: 1e6}", flood);
        assertThat(own.mean("phones")).isGreaterThan(500);
        assertThat(own.mean("meters")).isZero();
    }

    /** The core lets in half of what devices begin, for four hours: 4,000 of 8,000 contacts fail; the slice has an AMF and controls of its own, and bars nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aSliceWithAnAmfOfItsOwnIsHeldBackByItsOwnControls(String fidelity) {
        String own = "functions: {" + SMF + ", amf: {instances: amf-i, messages_per_second: 1e6}}";
        Written barred = run(fidelity, "{barring: {fixed: 50 %}}", own + ", controls: {}", "");
        assertThat(barred.mean("phones")).isCloseTo(4000, within(5.0));
        assertThat(barred.mean("meters")).isZero();
        Written shared = run(fidelity, "{barring: {fixed: 50 %}}", "functions: {" + SMF + "}", "");
        assertThat(shared.mean("meters")).isCloseTo(4000, within(5.0));
    }

    /** 1,000 phones with two contacts an hour bring 0.56 messages a second to the SMF of the core, of a million that it could handle; meters none. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aSliceBringsNothingToWhatItDoesNotShare(String fidelity) {
        assertThat(run(fidelity, SMF, "").mean("at-shared")).isCloseTo(2000 / 3600.0 / 1e6, within(1e-12));
    }
}
