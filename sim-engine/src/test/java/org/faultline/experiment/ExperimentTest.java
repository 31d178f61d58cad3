package org.faultline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.impact.MeasureKey;
import org.faultline.model.Distribution;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.stats.Interval;
import org.faultline.story.NetworkText;
import org.faultline.story.RandomWorld;
import org.faultline.story.ResponseText;
import org.faultline.story.StepText;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many runs of one question: the answer depends on nothing but the question and the seed. */
class ExperimentTest {

    private static final MeasureKey LOST = new MeasureKey("people-hours-lost", "all");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private static List<Integer> all(Scenario scenario) {
        return IntStream.range(0, scenario.variants().size()).boxed().toList();
    }

    private static Outcome run(Scenario scenario, long seed, int replications, int threads) {
        return Experiment.of(scenario)
                .run(new Plan(seed, replications, threads, 0.9, all(scenario)), List.of(), Listener.silent());
    }

    /** A row without its wall-clock time. */
    private static String result(RunRow row) {
        return row.variant() + " " + row.replication() + " " + row.hash() + " " + row.events() + " " + row.values()
                + " " + row.censored() + " " + row.curves();
    }

    private static List<String> results(Outcome outcome) {
        return outcome.rows().stream().map(ExperimentTest::result).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M01")
    void threadsChangeNothing(long seed) {
        Scenario whole = RandomWorld.of(seed).scenario();
        List<Variant> oneOfEachMix =
                List.of(whole.variants().get(0), whole.variants().get(3));
        Scenario scenario = RandomWorld.scenario(whole.network(), whole.vendors(), oneOfEachMix, whole.response());
        Outcome one = run(scenario, seed, 2, 1);
        assertThat(results(run(scenario, seed, 2, 2))).isEqualTo(results(one));
        Outcome four = run(scenario, seed, 2, 4);
        assertThat(results(four)).isEqualTo(results(one));
        assertThat(four.estimates()).isEqualTo(one.estimates());
        assertThat(four.differences()).isEqualTo(one.differences());
        assertThat(four.bands()).isEqualTo(one.bands());
    }

    @Test
    @Tag("M02")
    void theFirstReplicationsDoNotKnowHowManyFollow() {
        for (long seed = 1; seed <= 10; seed++) {
            Scenario scenario = RandomWorld.of(seed).scenario();
            List<String> few = results(run(scenario, seed, 2, 1));
            List<String> many = results(run(scenario, seed, 5, 2));
            assertThat(many).containsAll(few);
        }
    }

    @Test
    void aVariantDoesNotKnowWhichOthersAreRun() {
        Scenario scenario = RandomWorld.of(4).scenario();
        List<String> together = results(run(scenario, 1, 3, 1));
        Outcome alone = Experiment.of(scenario).run(new Plan(1, 3, 1, 0.9, List.of(4)), List.of(), Listener.silent());
        assertThat(together).containsAll(results(alone));
        assertThat(alone.rows()).hasSize(3);
    }

    @Test
    void otherSeedsGiveOtherRuns() {
        Scenario scenario = RandomWorld.of(4).scenario();
        List<String> first = hashes(run(scenario, 1, 5, 1));
        List<String> second = hashes(run(scenario, 2, 5, 1));
        assertThat(first).doesNotContainAnyElementsOf(second);
    }

    private static List<String> hashes(Outcome outcome) {
        return outcome.rows().stream().map(RunRow::hash).toList();
    }

    /** What an earlier session has finished is not run again, and the outcome is the same. */
    @Test
    @Tag("M02")
    void aStoppedPlanCanBeTakenUpAgain() {
        Scenario scenario = RandomWorld.of(4).scenario();
        Plan plan = new Plan(9, 4, 1, 0.9, all(scenario));
        List<RunRow> heard = new ArrayList<>();
        Listener untilSeven = new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                heard.add(row);
                assertThat(done).isEqualTo(heard.size());
                assertThat(total).isEqualTo(24);
            }

            @Override
            public boolean stopRequested() {
                return heard.size() == 7;
            }
        };
        Outcome part = Experiment.of(scenario).run(plan, List.of(), untilSeven);
        assertThat(part.complete()).isFalse();
        assertThat(part.rows()).hasSize(7);
        Outcome rest = Experiment.of(scenario).run(plan, part.rows(), Listener.silent());
        Outcome whole = Experiment.of(scenario).run(plan, List.of(), Listener.silent());
        assertThat(rest.complete()).isTrue();
        assertThat(results(rest)).isEqualTo(results(whole));
        assertThat(rest.estimates()).isEqualTo(whole.estimates());
        assertThat(rest.differences()).isEqualTo(whole.differences());
    }

    /** Norda is called sude everywhere and sude norda: each gets the other's results, and nothing else changes. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M09")
    void namesOfVendorsAreOnlyNames(long seed) {
        RandomWorld world = RandomWorld.of(seed);
        Scenario scenario = world.scenario();
        List<Variant> swapped = scenario.variants().stream()
                .map(v -> new Variant(
                        swapped(v.mix()),
                        v.supplier().map(ExperimentTest::swapped),
                        campaign(world, swapped(v.supplier().orElseThrow()))))
                .toList();
        List<Vendor> vendors = List.of(
                new Vendor("sude", "sude", List.of()),
                new Vendor("norda", "norda", List.of()),
                new Vendor("ostra", "ostra", List.of()));
        Scenario other = RandomWorld.scenario(scenario.network(), vendors, swapped, scenario.response());
        Outcome before = run(scenario, seed, 1, 1);
        Outcome after = run(other, seed, 1, 1);
        assertThat(results(after)).isEqualTo(results(before));
        for (int v = 0; v < swapped.size(); v++) {
            String supplier = scenario.variants().get(v).supplier().orElseThrow();
            assertThat(swapped.get(v).supplier()).hasValue(swapped(supplier));
        }
    }

    private static Campaign campaign(RandomWorld world, String supplier) {
        return new Campaign("a campaign", world.steps(supplier));
    }

    private static VendorMix swapped(VendorMix mix) {
        List<VendorMix.Share> shares = mix.shares().stream()
                .map(s -> new VendorMix.Share(s.operator(), s.function(), swapped(s.vendor()), s.share()))
                .toList();
        return new VendorMix(mix.id(), mix.title(), shares, mix.assignment());
    }

    private static String swapped(String vendor) {
        return switch (vendor) {
            case "norda" -> "sude";
            case "sude" -> "norda";
            default -> vendor;
        };
    }

    /** Forty masts, norda's share of them 50 % or 40 %; what is hit, for how long, and when it is mended, is left to chance. */
    private static Scenario twoMixes() {
        StringBuilder drawing = new StringBuilder();
        for (int m = 0; m < 40; m++) {
            drawing.append("gnb m").append(m).append(" of acme restart uniform(0h,2h)\n");
            drawing.append("service s")
                    .append(m)
                    .append(" type web people 100 needs data all m")
                    .append(m)
                    .append(" holds exp(2h)\n");
        }
        Network network = NetworkText.of(drawing.toString());
        Campaign campaign = new Campaign(
                "stop norda",
                List.of(StepText.step("stop")
                        .at(new Distribution.Uniform(0, 10))
                        .onVendor("norda")
                        .has(new Effect.Stop())
                        .chance(0.7)
                        .delayedBy(new Distribution.Exponential(3))
                        .toStep()));
        Response response = ResponseText.noticedAfter(new Distribution.Lognormal(2, 3))
                .onSite(4, 0.5, 2)
                .toResponse();
        return RandomWorld.scenario(
                network,
                List.of(),
                List.of(variant("today", 0.5, campaign), variant("other", 0.4, campaign)),
                response);
    }

    private static Variant variant(String id, double norda, Campaign campaign) {
        List<VendorMix.Share> shares = List.of(
                new VendorMix.Share("acme", Function.RAN, "norda", norda),
                new VendorMix.Share("acme", Function.RAN, "sude", 1 - norda));
        return new Variant(
                new VendorMix(id, id, shares, VendorMix.Assignment.CONTIGUOUS), Optional.of("norda"), campaign);
    }

    /** The difference of two mixes is known more sharply when both meet the same chances: by half at the least. */
    @Test
    void commonChancesSharpenAComparison() {
        Scenario scenario = twoMixes();
        Outcome first = run(scenario, 11, 60, 2);
        Outcome second = run(scenario, 12, 60, 2);
        Interval common = Interval.ofPairedDifference(column(first, 1), column(first, 0), 0.9);
        Interval independent = Interval.ofPairedDifference(column(second, 1), column(first, 0), 0.9);
        assertThat(common.halfWidth()).isLessThan(0.5 * independent.halfWidth());
        assertThat(common.high()).as("fewer masts of norda, fewer losses").isLessThan(0);
        Difference said = first.differences().stream()
                .filter(d -> d.key().equals(LOST))
                .findFirst()
                .orElseThrow();
        assertThat(said.interval()).isEqualTo(common);
        assertThat(said.verdict()).isEqualTo(Difference.Verdict.BETTER);
    }

    private static double[] column(Outcome outcome, int variant) {
        return outcome.rows().stream()
                .filter(r -> r.variant() == variant)
                .sorted(Comparator.comparingInt(RunRow::replication))
                .mapToDouble(r -> r.values().get(LOST))
                .toArray();
    }

    /** Estimates are the means of the rows; the median run is one of them. */
    @Test
    void estimatesAreTheMeansOfTheRows() {
        Scenario scenario = twoMixes();
        Outcome outcome = run(scenario, 3, 15, 2);
        for (int v = 0; v < 2; v++) {
            int variant = v;
            double[] values = column(outcome, v);
            Estimate estimate = outcome.estimates().stream()
                    .filter(e -> e.variant() == variant && e.key().equals(LOST))
                    .findFirst()
                    .orElseThrow();
            assertThat(estimate.interval()).isEqualTo(Interval.ofMean(values, 0.9));
            double median = values[outcome.medianRuns().get(v)];
            long below = java.util.Arrays.stream(values).filter(x -> x < median).count();
            long above = java.util.Arrays.stream(values).filter(x -> x > median).count();
            assertThat(below).isLessThanOrEqualTo(7);
            assertThat(above).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void aTraceIsTheRunOfItsRow() {
        Scenario scenario = RandomWorld.of(4).scenario();
        Experiment experiment = Experiment.of(scenario);
        Outcome outcome = run(scenario, 5, 3, 1);
        for (RunRow row : outcome.rows()) {
            Trace trace = experiment.trace(row.variant(), 5, row.replication());
            assertThat(trace.log().hash()).isEqualTo(row.hash());
            assertThat(trace.log().size()).isEqualTo(row.events());
        }
    }

    /** With the attack removed every loss is zero, whatever the mix. */
    @Test
    void withoutAttackEveryLossIsZero() {
        Scenario scenario = twoMixes();
        List<Variant> peaceful = scenario.variants().stream()
                .map(v -> new Variant(v.mix(), v.supplier(), Campaign.NONE))
                .toList();
        Outcome outcome =
                run(RandomWorld.scenario(scenario.network(), List.of(), peaceful, scenario.response()), 1, 3, 1);
        for (RunRow row : outcome.rows()) {
            assertThat(row.events()).isZero();
            for (Map.Entry<MeasureKey, Double> value : row.values().entrySet()) {
                if (value.getKey().measure().endsWith("-lost")) {
                    assertThat(value.getValue()).isZero();
                }
            }
        }
        assertThat(outcome.differences()).allMatch(d -> d.verdict() == Difference.Verdict.EQUAL);
        assertThat(outcome.estimates().stream()
                        .filter(e -> e.key().equals(LOST))
                        .findFirst()
                        .orElseThrow()
                        .interval()
                        .mean())
                .isCloseTo(0, within(0.0));
    }
}
