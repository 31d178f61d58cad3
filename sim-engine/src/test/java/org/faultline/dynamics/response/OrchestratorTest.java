package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/**
 * Functions of a core, an AMF a and a UPF u, and a base station g. All three stop at 2 h, which is noticed at once; three sessions from afar mend what they reach in half an hour, and nobody
 * goes out. What is wiped before, at 1 h, is not mended from afar, so that it stays away.
 */
class OrchestratorTest {

    private static final String BOTH =
            """
            element-manager manager of acme
            orchestrator conductor of acme
            amf a of acme
            upf u of acme
            gnb g of acme
            """;

    private static Told told(String network, String wiped) {
        StepText cut = step("cut").at(2).stops("a", "u", "g");
        StepText[] steps = wiped.isEmpty()
                ? new StepText[] {cut}
                : new StepText[] {step("before").at(1).wipes(wiped), cut};
        return Story.of(network)
                .hitBy(steps)
                .answeredBy(noticedAfter(0).remote(3, 0.5))
                .told();
    }

    @Test
    void withBothAllIsMendedFromAfar() {
        Told told = told(BOTH, "");
        assertThat(told.levels("a")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("u")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("g")).isEqualTo("2h 0, 2.5h 1");
    }

    /** The element manager stands in for nobody: it works, and functions of the core stay where they are. */
    @Test
    void withoutTheOrchestratorNoFunctionOfTheCoreIsMendedFromAfar() {
        Told told = told(BOTH, "conductor");
        assertThat(told.levels("a")).isEqualTo("2h 0");
        assertThat(told.levels("u")).isEqualTo("2h 0");
        assertThat(told.levels("g")).isEqualTo("2h 0, 2.5h 1");
    }

    @Test
    void withoutTheElementManagerOnlyFunctionsOfTheCoreAreMendedFromAfar() {
        Told told = told(BOTH, "manager");
        assertThat(told.levels("a")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("u")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("g")).isEqualTo("2h 0");
    }

    /** An operator without element managers manages everything, whatever becomes of an orchestrator. */
    @Test
    void anOrchestratorAloneManagesNothing() {
        Told told = told(BOTH.replace("element-manager manager of acme\n", ""), "conductor");
        assertThat(told.levels("a")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("g")).isEqualTo("2h 0, 2.5h 1");
    }

    /** The orchestrator stops with the AMF: its manager mends it by 2.5 h, and only then it mends the AMF, by 3 h. */
    @Test
    void whatWaitsForTheOrchestratorGoesOnWhenItIsBack() {
        Told told = Story.of(BOTH)
                .hitBy(step("cut").at(2).stops("conductor", "a"))
                .answeredBy(noticedAfter(0).remote(3, 0.5))
                .told();
        assertThat(told.levels("conductor")).isEqualTo("2h 0, 2.5h 1");
        assertThat(told.levels("a")).isEqualTo("2h 0, 3h 1");
    }
}
