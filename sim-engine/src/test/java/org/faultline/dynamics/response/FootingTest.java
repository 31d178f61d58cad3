package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.List;
import java.util.Optional;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.policy.Footing;
import org.faultline.story.ResponseText;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Selector;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** People who need the network they work on. */
class FootingTest {

    private static Footing noc(double speedWhileLost, Optional<Footing.Fallback> fallback) {
        return new Footing(List.of("noc"), Optional.empty(), true, 0, speedWhileLost, fallback);
    }

    private static Optional<Footing.Fallback> after(double hours, double speed) {
        return Optional.of(new Footing.Fallback(Distribution.of(hours), speed));
    }

    /** f breaks at 1 h and is noticed at 1.5 h; its diagnosis takes 2 h with the control room, which is lost at 2 h. */
    private static Told told(Footing needs) {
        return Story.of("facility f\nelement-manager noc")
                .hitBy(step("cut").at(1).stops("f"), step("silence").at(2).stops("noc"))
                .answeredBy(noticedAfter(0.5).understoodAfter(2).diagnosisNeeds(needs))
                .told();
    }

    @Test
    void aDiagnosisWaitsWhileItsNeedsAreLost() {
        assertThat(told(noc(0, Optional.empty())).changes("cut", What.DIAGNOSED))
                .isEmpty();
    }

    /** Half an hour is done at 2 h; the other 1.5 h take 3 h. */
    @Test
    void aDiagnosisGoesOnSlower() {
        assertThat(told(noc(0.5, Optional.empty())).changes("cut", What.DIAGNOSED))
                .isEqualTo("5h 1");
    }

    /** Half an hour is done at 2 h; another way is found at 6 h, at half speed, so 1.5 h take 3 h. */
    @Test
    void anotherWayIsFoundAfterATime() {
        assertThat(told(noc(0, after(4, 0.5))).changes("cut", What.DIAGNOSED)).isEqualTo("9h 1");
    }

    /** As above, but the other way is slower than what goes on anyway. */
    @Test
    void aFallbackDoesNotMakeItSlower() {
        assertThat(told(noc(0.5, after(1, 0.1))).changes("cut", What.DIAGNOSED)).isEqualTo("5h 1");
    }

    /**
     * acme's control room loses its power at 2 h, with half an hour of the diagnosis done. The bus is bell's, whose people need no control room
     * of acme: noticed at 2.5 h, understood at 4.5 h, mended at 5 h. The other 1.5 h end at 6.5 h.
     */
    @Test
    void aDiagnosisGoesOnWhenItsNeedsAreBackAndNeedsOnlyWhatIsItsOperators() {
        Selector rooms =
                step("any").onKind(AssetKind.ELEMENT_MANAGER).stops().toStep().targets();
        Footing room = new Footing(List.of(), Optional.of(rooms), true, 0, 0, Optional.empty());
        Told told = Story.of("gnb f of acme\npower-bus bus of bell\nelement-manager noc of acme needs power all bus")
                .hitBy(step("cut").at(1).stops("f"), step("dark").at(2).stops("bus"))
                .answeredBy(noticedAfter(0.5)
                        .understoodAfter(2)
                        .diagnosisNeeds(room)
                        .onSite(1, 0, 0.5))
                .told();
        assertThat(told.levels("bus")).isEqualTo("2h 0, 5h 1");
        assertThat(told.changes("cut", What.DIAGNOSED)).isEqualTo("6.5h 1");
    }

    private static final String MANAGED =
            """
            gnb f of acme
            element-manager noc of acme
            """;

    private static Told repaired(ResponseText plan, StepText... more) {
        return Story.of(MANAGED).hitBy(more).answeredBy(plan).told();
    }

    /** A session of 3 h begins at 1 h; management is lost at 2 h; on site 1 h of travel and 1 h of work, by the second crew. */
    @Test
    void aSessionIsCutOffWhenManagementIsLost() {
        StepText[] steps = {step("cut").at(1).stops("f"), step("silence").at(2).stops("noc")};
        Told told = repaired(noticedAfter(0).remoteUntilCutOff(1, 3).onSite(2, 1, 1), steps);
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("1h 0, 1h 1, 2h 0, 2h 1, 4h 2");
    }

    /** Without an on-site crew the job waits; noc is repaired by nobody. */
    @Test
    void aJobThatWasCutOffWaitsForManagement() {
        StepText[] steps = {step("cut").at(1).stops("f"), step("silence").at(2).stops("noc")};
        Told told = repaired(noticedAfter(0).remoteUntilCutOff(1, 3), steps);
        assertThat(told.changes("f", What.REPAIR)).isEqualTo("1h 0, 1h 1, 2h 0");
    }

    @Test
    void aSessionThatIsNotSaidToBeCutOffGoesOn() {
        StepText[] steps = {step("cut").at(1).stops("f"), step("silence").at(2).stops("noc")};
        Told told = repaired(noticedAfter(0).remote(1, 3).onSite(2, 1, 1), steps);
        assertThat(told.levels("f")).isEqualTo("1h 0, 4h 1");
    }
}
