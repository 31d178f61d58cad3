package org.faultline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Outcome;
import org.faultline.generate.CountryNetworks;
import org.faultline.impact.MeasureKey;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** What the READMEs of cases say comes out of them, at few replications. Bands are held by {@code faultline hindcast}. */
class SourcedCasesTest {

    private static Outcome run(String id, int replications, String... settings) {
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(Cases.shipped()))
                .read(Cases.shipped().resolve("cases/" + id), Overrides.settings(settings));
        return Cases.run(
                Experiment.of(reading.template().orElseThrow(() -> new AssertionError(reading.text(false)))),
                1,
                replications,
                2);
    }

    private static double mean(Outcome outcome, String observation) {
        MeasureKey key = new MeasureKey("observed", "observation:" + observation);
        return outcome.rows().stream()
                .mapToDouble(r -> r.values().get(key))
                .average()
                .orElseThrow();
    }

    @Test
    void allPhonesLoseTheRoutersOfOneSupplierAndTheOldNetworkIsFullWithinAMinute() {
        Outcome outcome = run("luxembourg-2025", 2);

        assertThat(mean(outcome, "out-at-0.25h")).isCloseTo(1, within(1e-9));
        assertThat(mean(outcome, "fallback-full")).isBetween(0.0, 1 / 60.0);
        assertThat(mean(outcome, "on-fallback")).isBetween(1.0, 324_000 / 2.0);
    }

    /** The flaw is in one component: without it nobody goes over to 2G, whatever else is the same. */
    @Test
    void nobodyFallsBackWithoutTheFlaw() {
        Outcome outcome = run(
                "luxembourg-2025",
                1,
                "vendors.supplier.products.router.components=[]",
                "campaign.steps.traffic.targets=[r-1]");

        assertThat(mean(outcome, "out-at-0.25h")).isCloseTo(0.05, within(0.01));
    }

    @Test
    void oneCertificateTakesElevenOperatorsAndAnotherVersionOnHalfOfTheNodesKeepsThemAll() {
        assertThat(mean(run("certificate-2018", 1), "operators-hit")).isEqualTo(11);
        assertThat(mean(run("certificate-2018", 1, "parameters.newer=3"), "operators-hit"))
                .isZero();
    }

    @Test
    void aSecondOrchestratorHalvesWhatCanBeRemovedAndASecondSupplierDoesNot() {
        double one = mean(run("orchestrator-takeover", 40), "removed");
        double two = mean(run("orchestrator-takeover", 40, "parameters.orchestrators=2"), "removed");

        assertThat(two / one).isBetween(0.4, 0.6);
        assertThat(one)
                .as("more than the twelve functions of either supplier in some runs")
                .isGreaterThan(10);
    }

    /** What a fleet takes from the AUSF has a threshold: below the spare speed of the busy hour nobody notices. */
    @Test
    void aSmallFleetIsNotNoticedAndALargerOneTakesPhonesOutOfService() {
        String small = "network.generated.size=0.05";

        assertThat(mean(run("nordland-iot-flood", 1, small, "parameters.fleet=2000"), "share-out"))
                .isZero();
        assertThat(mean(run("nordland-iot-flood", 1, small), "share-out")).isGreaterThan(0.03);
    }

    @Test
    void extortionEncryptsOnlyWhatTheEnteredManagersReach() {
        String small = "network.generated.size=0.05";

        assertThat(mean(run("nordland-extortion", 4, small), "encrypted")).isPositive();
        assertThat(mean(run("nordland-extortion", 4, small, "campaign.steps.entry.chance=0 %"), "encrypted"))
                .isZero();
    }

    private static Reading underMeasures(String id, String measures) {
        return new ScenarioReader(new CountryNetworks(), List.of(Cases.shipped()))
                .read(
                        Cases.shipped().resolve("cases/" + id),
                        Overrides.settings("network.generated.size=0.05", "measures=" + measures));
    }

    /** What comes by an account, a release or a provider's people is what these measures are about: none of them finds nothing to change. */
    @Test
    void checkedSoftwareAndWatchedAccessActOnTheUpdateAndOnTheManagedService() {
        assertThat(underMeasures("nordland-update-wipe", "[SM04, TM03, TM07]").text(false))
                .doesNotContain("F953");
        assertThat(underMeasures("nordland-managed-service", "[SM04, TM03, TM07]")
                        .text(false))
                .doesNotContain("F953");
    }

    /** A canary that finds every release out leaves nobody to wipe but those of the canary, and these are taken back. */
    @Test
    void aReleaseIsStoppedWhereItsCanaryIsLookedInto() {
        String small = "network.generated.size=0.05";

        assertThat(mean(run("nordland-update-wipe", 4, small), "replaced")).isGreaterThan(10);
        assertThat(mean(
                        run("nordland-update-wipe", 4, small, "campaign.steps.release.canary.notice_chance=100 %"),
                        "replaced"))
                .isZero();
    }

    /** The way to the cores leads through the provider's managers: without them, no core function is wiped. */
    @Test
    void anInsiderReachesCoresOnlyThroughTheManagersOfTheService() {
        String small = "network.generated.size=0.05";
        String unseen = "response.sensors.files.after=10000 d";

        assertThat(mean(run("nordland-managed-service", 4, small, unseen), "wiped"))
                .isGreaterThan(10);
        assertThat(mean(
                        run("nordland-managed-service", 4, small, unseen, "campaign.steps.foothold.chance=0 %"),
                        "wiped"))
                .isZero();
    }

    /**
     * The library lies in all radio of Vendor A and of Vendor B: three in five stations of both stop. Operator North bought from both, and loses as much of its radio as
     * somebody who bought from one. Repairs begin some hours later, so that hardly any station is back when the last stops.
     */
    @Test
    void aSharedLibraryTakesTheRadioOfBothSuppliersAtOnce() {
        String small = "network.generated.size=0.05";
        double both = mean(run("nordland-shared-library", 6, small, "ask.component=asn1-runtime"), "radio-down");
        double a = mean(run("nordland-shared-library", 6, small, "ask={supplier: vendor-a}"), "radio-down");
        double b = mean(run("nordland-shared-library", 6, small, "ask={supplier: vendor-b}"), "radio-down");

        assertThat(a).isPositive();
        assertThat(b).isPositive();
        assertThat(both / (a + b)).isBetween(0.9, 1.1);
    }
}
