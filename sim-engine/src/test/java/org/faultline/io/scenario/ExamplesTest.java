package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.trace.Deadlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The small examples give what their comments work out by hand. */
class ExamplesTest {

    private static final Path FOLDER = Readings.SCENARIOS.resolve("examples");
    private static final double EXACT = 1e-6;

    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExampleHasNothingToComplainAbout(String name) {
        assertThat(Readings.reader().read(FOLDER.resolve(name), Overrides.NONE).text(false))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLostWithoutTheCampaign(String name) {
        assertThat(lost(name, 0, "campaign=", "ask=")).isZero();
    }

    @Test
    void anHourWithoutTheOnlyUserPlaneCostsAnHourOfEverybody() {
        assertThat(lost("upf-outage", 0)).isCloseTo(10_000, within(EXACT));
        assertThat(value("upf-outage", 0, "service-level", "sector:telecoms")).isCloseTo(23.0 / 24, within(EXACT));
    }

    @Test
    void aCanarySavesEightOfTenStations() {
        assertThat(lost("canary-halts-update", 0)).isCloseTo(12_000, within(1e-3));
    }

    @Test
    void onePlannedBudgetBuysTheWayInThatIsWorthIt() {
        assertThat(lost("one-budget", 0)).isCloseTo(1_000, within(EXACT));
        assertThat(lost("one-budget", 0, "campaign.spend=as-they-come")).isZero();
    }

    @Test
    void aFloodHalvesTheSpeedOfACore() {
        assertThat(observed("flood-halves-a-core", "half")).isCloseTo(0.05, within(0.001));
        assertThat(observed("flood-halves-a-core", "all")).isCloseTo(0.1, within(0.001));
    }

    @Test
    void aRegisterListsAFunctionThatIsNobodys() {
        String name = "rogue-function";
        assertThat(value(name, 0, "subscribers-exposed", "all")).isCloseTo(4_000, within(1e-6));
        assertThat(value(name, 0, "subscriber-hours-exposed", "function:udm")).isCloseTo(16_000, within(1e-6));
        assertThat(value(name, 0, "subscriber-hours-exposed", "class:phones")).isCloseTo(16_000, within(1e-6));
        assertThat(observed(name, "at-worst")).isCloseTo(9_600, within(1e-6));
        assertThat(observed(name, "failed")).isCloseTo(14_400, within(10.0));
    }

    @Test
    void aTapCostsNobodyItsServiceAndExposesThreeQuarters() {
        String name = "tap-behind-a-pool";
        assertThat(lost(name, 0)).isZero();
        assertThat(value(name, 0, "subscribers-exposed", "all")).isCloseTo(6_000, within(1e-6));
        assertThat(value(name, 0, "subscribers-exposed", "region:first")).isCloseTo(3_750, within(1e-6));
        assertThat(value(name, 0, "subscriber-hours-exposed", "all")).isCloseTo(24_000, within(1e-3));
        assertThat(value(name, 0, "records-exposed", "all")).isCloseTo(96_000, within(1e-2));
        assertThat(value(name, 0, "hours-unnoticed", "all")).isCloseTo(3, within(1e-9));
    }

    @Test
    void theLargerBatteryBridgesTheCut() {
        assertThat(lost("battery-bridges-cut", 0)).isCloseTo(8_000, within(EXACT));
        assertThat(value("battery-bridges-cut", 0, "people-hours-lost", "region:vale"))
                .isCloseTo(8_000, within(EXACT));
    }

    @Test
    void aPoolOfThreeBearsOneLossButNotTwo() {
        assertThat(lost("pool-two-of-three", 0)).isCloseTo(4_000, within(EXACT));
        assertThat(value("pool-two-of-three", 0, "time-to-restore-99", "sector:telecoms"))
                .isCloseTo(4, within(EXACT));
    }

    @Test
    void neighboursTakeWhatTheyReachAndHaveRoomFor() {
        assertThat(value("neighbour-takes-over", 0, "lowest-level", "sector:telecoms"))
                .isCloseTo(7.0 / 9, within(EXACT));
        assertThat(lost("neighbour-takes-over", 0)).isCloseTo(4_000, within(1e-3));
    }

    @Test
    void aRingBearsOneCutButNotTwo() {
        assertThat(lost("ring-survives-one-cut", 0)).isCloseTo(10_000, within(EXACT));
    }

    @Test
    void afterACutTheWayRoundIsFullAndBestEffortLosesFirst() {
        assertThat(value("ring-full-after-cut", 0, "people-hours-lost", "sector:telecoms"))
                .isCloseTo(3_000 * (6 + 1 / 360.0) * 2 / 3, within(1e-3));
        assertThat(value("ring-full-after-cut", 0, "people-hours-lost", "sector:health"))
                .isCloseTo(3_000 / 360.0 * 2 / 3, within(1e-4));
        assertThat(observed("ring-full-after-cut", "busiest")).isCloseTo(1, within(EXACT));
        assertThat(observed("ring-full-after-cut", "urgent")).isCloseTo(1.0 / 3, within(EXACT));
        assertThat(observed("ring-full-after-cut", "lost-data")).isCloseTo(80 * (6 + 1 / 360.0) / 24, within(EXACT));
    }

    @Test
    void noticeHaltsAnUpdateAfterThreeOfTenStations() {
        assertThat(lost("staged-update-noticed", 0)).isCloseTo(12_000, within(0.01));
        assertThat(value("staged-update-noticed", 0, "gnbs-down", "operator:alpha"))
                .isEqualTo(3);
    }

    @Test
    void theOrderOfRepairDecidesWhoWaits() {
        assertThat(lost("repair-crews-queue", 0)).isCloseTo(36_000, within(EXACT));
        assertThat(lost("repair-crews-queue", 0, "response.order=first-broken")).isCloseTo(44_000, within(EXACT));
    }

    @Test
    void whatMustBeMadeFirstComesBackLater() {
        assertThat(lost("parts-by-day", 0)).isCloseTo(132_000, within(EXACT));
        assertThat(lost("parts-by-day", 0, "response.spares.terminals.stock=4")).isCloseTo(16_000, within(EXACT));
    }

    @Test
    void aSearchCostsTimeBeforeTheReturn() {
        assertThat(lost("search-before-return", 0)).isCloseTo(190_000, within(EXACT));
        assertThat(lost("search-before-return", 0, "response.playbooks.cut.search.work=0h"))
                .isCloseTo(130_000, within(EXACT));
    }

    @Test
    void aBackdoorCostsWhatItsSupplierCarries() {
        assertThat(scenario("dormant-backdoor").variants())
                .extracting(v -> v.id())
                .containsExactly("today/norda", "today/sudda");
        assertThat(lost("dormant-backdoor", 0)).isCloseTo(24_000, within(1e-3));
        assertThat(lost("dormant-backdoor", 1)).isCloseTo(16_000, within(1e-3));
    }

    @Test
    void aSharedLibraryUndoesTwoSuppliers() {
        assertThat(lost("hidden-shared-component", 0)).isCloseTo(10_000, within(EXACT));
        assertThat(lost(
                        "hidden-shared-component",
                        0,
                        "campaign.steps.fault.targets.component=",
                        "campaign.steps.fault.targets.vendor=norda"))
                .isZero();
    }

    /** Two lines by hand: 0.38 + 2 x 0.5 x 0.3, and (0.5 + 0.3) x 10,000 people x 2 h. */
    @Test
    void aLibraryInsideAModuleTiesTwoOfThreeSuppliersTogether() {
        String component = "campaign.steps.fault.targets.component=";
        assertThat(lost("library-in-diverse-vendors", 0)).isCloseTo(16_000, within(1e-3));
        assertThat(lost("library-in-diverse-vendors", 0, component + "pkg:generic/asn1-runtime@7.0.1"))
                .isCloseTo(10_000, within(1e-3));
        assertThat(lost("library-in-diverse-vendors", 0, component + "protocol-stack"))
                .isCloseTo(6_000, within(1e-3));
        assertThat(lost("library-in-diverse-vendors", 0, component + "remote-desk"))
                .isCloseTo(4_000, within(1e-3));
        for (String vendor : List.of("norda", "sudda")) {
            assertThat(lost(
                            "library-in-diverse-vendors",
                            0,
                            component,
                            "campaign.steps.fault.targets.vendor=" + vendor))
                    .isCloseTo(vendor.equals("norda") ? 10_000 : 6_000, within(1e-3));
        }
    }

    @Test
    void telecomAndPowerThatNeedEachOtherCannotStart() {
        assertThat(lost("telecom-power-loop", 0)).isCloseTo(16_000, within(EXACT));
        assertThat(lost("telecom-power-loop", 0, "network.inline.assets.router.needs.power.autonomy=4h"))
                .isCloseTo(2_000, within(EXACT));
    }

    @Test
    void aRepairThatComesTooLateEndsInADeadlock() {
        assertThat(lost("recovery-deadlock", 0)).isCloseTo(40_000, within(EXACT));
        assertThat(deadlock("recovery-deadlock").orElseThrow().words())
                .isEqualTo(
                        "bus, mast and control wait for each other, and 2 more for them; a manual start of bus breaks it");
        String inTime = "response.crews.field.work=6h";
        assertThat(lost("recovery-deadlock", 0, inTime)).isCloseTo(10_000, within(EXACT));
        assertThat(deadlock("recovery-deadlock", inTime)).isEmpty();
    }

    @Test
    void theLoopOfTelecomAndPowerIsADeadlock() {
        assertThat(deadlock("telecom-power-loop").orElseThrow().words())
                .isEqualTo(
                        "router, control and bus wait for each other, and 1 more for them; a manual start of router breaks it");
    }

    /** Both lines stand still, but what the largest piece lets work is not monotone. */
    @Test
    void deadlocksUnderRulesOverManyAssetsAreNotLookedFor() {
        assertThat(deadlock("mutual-islands")).isEmpty();
    }

    @Test
    void networksThatNeedEachOtherFallIntoIslandsAndStay() {
        assertThat(lost("mutual-islands", 0)).isCloseTo(23_000, within(EXACT));
        assertThat(lost("mutual-islands", 0, "network.inline.supports.support.both_ways=false"))
                .isCloseTo(4_000, within(EXACT));
    }

    @Test
    void aWormReachesFourOfSixBeforeThePatch() {
        assertThat(lost("worm-stopped-by-patch", 0)).isCloseTo(90_000, within(0.01));
    }

    @Test
    void twelveDevicesRegisterInThreeWaves() {
        assertThat(observed("registration-storm", "detached")).isCloseTo(2, within(EXACT));
        assertThat(observed("registration-storm", "registering")).isCloseTo(1.3, within(EXACT));
        assertThat(observed("registration-storm", "refused")).isEqualTo(12);
        assertThat(observed("registration-storm", "waves")).isEqualTo(3);
        assertThat(observed("registration-storm", "registered")).isCloseTo(1 + 22.0 / 60, within(EXACT));
    }

    @Test
    void aWayRoundThatIsTooLongIsNoneForTheFronthaul() {
        assertThat(lost("fronthaul-too-long", 0)).isCloseTo(6_000, within(EXACT));
        assertThat(lost("fronthaul-too-long", 0, "traffic.flows.fronthaul.latency=0.2ms"))
                .isZero();
        assertThat(lost("fronthaul-too-long", 0, "campaign.steps.cut.targets=cu-1"))
                .isCloseTo(12_000, within(EXACT));
    }

    @Test
    void clocksHoldForAWhileWhenSatellitesAreJammed() {
        String mast = "network.inline.assets.gnb-1.needs.timing.of=satellites";
        assertThat(lost("timing-holdover", 0)).isCloseTo(24_000, within(0.01));
        assertThat(lost("timing-holdover", 0, "network.inline.assets.grandmaster.needs.timing.autonomy=16h"))
                .isZero();
        assertThat(lost("timing-holdover", 0, mast)).isCloseTo(112_000, within(0.01));
    }

    /** The guests' registrations, and the steps of a second in which they are told, cost some seconds for all. */
    @Test
    void anotherOperatorTakesInWhomItReaches() {
        double fewSeconds = 10_000 * 4 / 3600.0;
        assertThat(lost("national-roaming", 0)).isBetween(8_000.0, 8_000 + fewSeconds);
        assertThat(observed("national-roaming", "guests")).isCloseTo(8, within(EXACT));
        assertThat(observed("national-roaming", "messages")).isCloseTo(16, within(EXACT));
        for (String without :
                List.of("signalling.devices.guests.guests.reach=0%", "campaign.steps.cut.targets=[radio-a, udm-a]")) {
            assertThat(lost("national-roaming", 0, without)).isBetween(20_000.0, 20_000 + fewSeconds);
        }
    }

    @Test
    void aSliceOutlivesWhatItDoesNotShareAndAFullOneRefuses() {
        double halfAMinute = 9_000 / 120.0;
        assertThat(lost("slices-with-quota", 0)).isBetween(9_000.0, 9_000 + halfAMinute);
        assertThat(observed("slices-with-quota", "meters")).isCloseTo(300, within(EXACT));
        assertThat(observed("slices-with-quota", "attempts")).isCloseTo(1500, within(EXACT));
        assertThat(observed("slices-with-quota", "ambulances")).isCloseTo(1, within(EXACT));
        assertThat(lost("slices-with-quota", 0, "campaign.steps.cut.targets=amf-1"))
                .isBetween(10_000.0, 10_000 + 10_000 / 60.0);
        assertThat(
                        lost(
                                "slices-with-quota",
                                0,
                                "campaign.steps.cut.targets=amf-1",
                                "signalling.cores.core.slices.rescue.functions.amf={instances: amf-2, messages_per_second: 1000}"))
                .isBetween(9_000.0, 9_000 + 2 * halfAMinute);
    }

    @Test
    void guestsTakeThePlacesOfTheirHostsOwnByTheirWeight() {
        String weight = "signalling.devices.guests.guests.weight=";
        assertThat(lost("guests-crowd-out-hosts", 0)).isCloseTo(8_000, within(0.01));
        assertThat(observed("guests-crowd-out-hosts", "guests")).isCloseTo(600, within(1e-3));
        assertThat(lost("guests-crowd-out-hosts", 0, weight + "50%")).isCloseTo(2_000, within(0.01));
        assertThat(lost("guests-crowd-out-hosts", 0, weight + "0%")).isZero();
    }

    @Test
    void aRegionWithManyMetersLosesThreeQuartersOfThem() {
        assertThat(lost("meters-in-the-hills", 0)).isCloseTo(10_000, within(0.01));
        assertThat(observed("meters-in-the-hills", "phones")).isCloseTo(500, within(1e-6));
        assertThat(observed("meters-in-the-hills", "meters")).isCloseTo(600, within(1e-6));
    }

    private static double observed(String name, String observation) {
        Plan plan = new Plan(1, 1, 1, 0.9, List.of(0));
        return Experiment.of(scenario(name))
                .run(plan, List.of(), Listener.silent())
                .rows()
                .get(0)
                .values()
                .get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(observation)));
    }

    private static Optional<Deadlock> deadlock(String name, String... settings) {
        return Experiment.of(scenario(name, settings)).trace(0, 1, 0).deadlock();
    }

    private static double lost(String name, int variant, String... settings) {
        return value(name, variant, "people-hours-lost", "all", settings);
    }

    private static double value(String name, int variant, String measure, String subject, String... settings) {
        Scenario scenario = scenario(name, settings);
        return Measures.valuesOf(Experiment.of(scenario).trace(variant, 1, 0).losses())
                .get(new MeasureKey(measure, subject));
    }

    private static Scenario scenario(String name, String... settings) {
        return Readings.scenarioOf(Readings.reader().read(FOLDER.resolve(name), Overrides.settings(settings)));
    }
}
