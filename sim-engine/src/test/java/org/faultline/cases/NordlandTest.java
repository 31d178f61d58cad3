package org.faultline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.experiment.Difference;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.Trace;
import org.faultline.model.Equipment;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.stats.Interval;
import org.faultline.trace.CausalChain;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo, from its scenario file to its losses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NordlandTest {

    private static final Path CASE = Cases.shipped().resolve("cases/nordland-backdoor");
    private static final int REPLICATIONS = 6;

    private Scenario scenario;
    private Experiment experiment;
    private Outcome outcome;

    @BeforeAll
    void runIt() {
        scenario = Cases.read(CASE);
        experiment = Experiment.of(scenario);
        outcome = Cases.run(experiment, 1, REPLICATIONS, 2);
    }

    @Test
    void theBackdoorCostsEverySectorPeopleHours() {
        assertThat(scenario.network().assets()).hasSizeBetween(18_000, 22_000);
        for (String sector : List.of("transport", "energy", "health", "finance")) {
            assertThat(outcome.estimates()).anySatisfy(e -> {
                assertThat(e.key().toString()).isEqualTo("people-hours-lost|sector:" + sector);
                assertThat(e.interval().low()).isPositive();
            });
        }
    }

    @Test
    void theSameSeedGivesTheSameLogsAtAnyThreadCountAndOtherSeedsGiveOthers() {
        assertThat(Cases.hashes(Cases.run(scenario, 1, REPLICATIONS, 1))).isEqualTo(Cases.hashes(outcome));
        assertThat(Cases.hashes(Cases.run(scenario, 2, REPLICATIONS, 2)))
                .doesNotContainAnyElementsOf(Cases.hashes(outcome));
        assertThat(Cases.hashes(outcome)).doesNotHaveDuplicates();
    }

    @Test
    void moreReplicationsLeaveTheFirstOnesAlone() {
        assertThat(Cases.hashes(Cases.run(scenario, 1, REPLICATIONS + 2, 2)))
                .startsWith(Cases.hashes(outcome).toArray(String[]::new));
    }

    @Test
    void withoutTheAttackNothingHappensAndNothingIsLost() {
        Scenario quiet = Cases.read(CASE, "campaign={title: Nothing, steps: {}}");
        Outcome peace = Cases.run(quiet, 1, 2, 1);
        assertThat(peace.rows()).allSatisfy(r -> {
            assertThat(r.events()).isZero();
            assertThat(r.values().entrySet())
                    .filteredOn(e -> e.getKey().measure().endsWith("lost"))
                    .allSatisfy(e -> assertThat(e.getValue()).isZero());
        });
    }

    @Test
    void lossesBookedOnStepsAddUpToTheTotal() {
        for (RunRow row : outcome.rows()) {
            double steps = row.values().entrySet().stream()
                    .filter(e -> e.getKey().measure().equals("people-hours-lost")
                            && e.getKey().subject().startsWith("step:"))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            assertThat(steps).isCloseTo(Cases.total(row), within(1e-9 * Cases.total(row)));
            assertThat(row.values().get(org.faultline.impact.MeasureKey.parse("people-hours-lost|step:none")))
                    .isZero();
        }
    }

    @Test
    void everyLossOfAServiceLeadsBackToACampaignStep() {
        Trace trace = experiment.trace(0, 1, 0);
        EventLog log = trace.log();
        int asked = 0;
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) == What.LEVEL && trace.subjects().isService(log.subject(e)) && log.to(e) < log.from(e)) {
                assertThat(log.what(CausalChain.of(log, e).get(0))).isEqualTo(What.STEP);
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    @Test
    void swappingTheNamesOfTwoSuppliersSwapsTheirResultsAndChangesNothingElse(@TempDir Path folder) {
        Map<String, String> swap = new LinkedHashMap<>();
        swap.put("Vendor A", "Vendor B");
        swap.put("Vendor B", "Vendor A");
        swap.put("vendor-a", "vendor-b");
        swap.put("vendor-b", "vendor-a");
        Path copy = Cases.copyWith(folder.resolve("scenarios"), swap);
        Scenario swapped = Cases.read(copy.resolve("cases/nordland-backdoor"));
        Experiment other = Experiment.of(swapped);
        assertThat(Cases.hashes(Cases.run(other, 1, REPLICATIONS, 2))).isEqualTo(Cases.hashes(outcome));
        List<String> makers = vendors(experiment.trace(0, 1, 0));
        List<String> otherMakers = vendors(other.trace(0, 1, 0));
        assertThat(otherMakers.stream().map(v -> swap.getOrDefault(v, v)).toList())
                .isEqualTo(makers);
        assertThat(makers).contains("vendor-a", "vendor-b");
    }

    private static List<String> vendors(Trace trace) {
        return trace.equipment().stream()
                .map(e -> e.map(Equipment::vendor).orElse(""))
                .toList();
    }

    /**
     * Two mixes that differ by who supplies one operator's radio sites. On common draws the difference is known better than
     * when each mix has draws of its own.
     */
    @Test
    void commonRandomNumbersMakeTheIntervalOfADifferenceNarrower() {
        Scenario mixes = Cases.read(
                CASE,
                "mixes={today: {preset: today}, other: {base: today, operators: {valley: {ran: {vendor-a: 70 %, vendor-c: 30 %}}}}}");
        int n = 12;
        Experiment both = Experiment.of(mixes);
        Outcome common = Cases.run(both, 1, n, 2);
        Outcome own = Cases.run(both, 2, n, 2);
        double[] today = totals(common, 0);
        Interval paired = Interval.ofPairedDifference(totals(common, 1), today, 0.9);
        Interval independent = Interval.ofPairedDifference(totals(own, 1), today, 0.9);
        assertThat(paired.halfWidth()).isLessThan(0.5 * independent.halfWidth());
        assertThat(mixes.variants()).extracting(v -> v.mix().id()).containsExactly("today", "other");
        assertThat(common.differences())
                .filteredOn(d -> d.key().equals(Cases.TOTAL))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.interval().mean())
                            .isCloseTo(paired.mean(), within(1e-6 * Math.abs(paired.mean()) + 1e-6));
                    assertThat(d.verdict()).isIn((Object[]) Difference.Verdict.values());
                });
        assertThat(mixes.variants().get(1).mix().assignment()).isEqualTo(VendorMix.Assignment.CONTIGUOUS);
    }

    private static double[] totals(Outcome outcome, int variant) {
        return outcome.rows().stream()
                .filter(r -> r.variant() == variant)
                .mapToDouble(Cases::total)
                .toArray();
    }
}
