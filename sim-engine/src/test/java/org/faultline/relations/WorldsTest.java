package org.faultline.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.experiment.EarlyEnds;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.Trace;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.io.Golden;
import org.faultline.kernel.SimTime;
import org.faultline.model.Service;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.story.RandomDocument;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds in 200 random small scenarios, read from documents in which every mechanism of the engine may play a part. */
class WorldsTest {

    private static final int WORLDS = WorldDigests.WORLDS;

    /** What the worlds must come to on every machine. */
    static final Path DIGESTS = Path.of("src/test/resources/golden/worlds.txt");

    private static final Map<Long, List<RunRow>> ROWS = new HashMap<>();

    static LongStream seeds() {
        return WorldDigests.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M01")
    void oneTwoOrFourThreadsTellTheSameStory(long seed) {
        Experiment experiment = experiment(RandomDocument.of(seed));
        List<RunRow> alone = rows(seed);
        assertThat(alone).allSatisfy(r -> assertThat(r.events()).isPositive());
        for (int threads : new int[] {2, 4}) {
            List<RunRow> together = rows(experiment, seed, threads);
            assertThat(together.stream().map(RunRow::hash))
                    .as("world %d on %d threads", seed, threads)
                    .isEqualTo(alone.stream().map(RunRow::hash).toList());
            assertThat(together.stream().map(RunRow::values))
                    .isEqualTo(alone.stream().map(RunRow::values).toList());
        }
    }

    /** The committed digests were written on one machine with one JDK; every other must come to the same. */
    @Test
    @Tag("M01")
    void everyMachineAndEveryJdkTellsTheSameStory() {
        Golden.compare(DIGESTS, WorldDigests.on(1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void withoutAttackAndFailureNothingHappensAndNothingIsLost(long seed) {
        Trace trace = trace(RandomDocument.of(seed).harmless(), seed, 0);
        assertThat(trace.log().size()).as("events of world %d", seed).isZero();
        assertThat(lost(trace)).isZero();
    }

    /** Stocks twice as large: nobody gets less, at any time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void moreAutonomyNeverCostsService(long seed) {
        neverWorse(
                seed,
                trace(RandomDocument.of(seed).steady(), seed, 0),
                trace(RandomDocument.of(seed).steady().withStock(2), seed, 0));
    }

    /** One provider more where any or some suffice: nobody gets less, at any time. */
    @ParameterizedTest
    @MethodSource("seeds")
    void moreRedundancyNeverCostsService(long seed) {
        neverWorse(
                seed,
                trace(RandomDocument.of(seed).steady(), seed, 0),
                trace(RandomDocument.of(seed).steady().redundant(), seed, 0));
    }

    private static void neverWorse(long seed, Trace less, Trace more) {
        for (Service service : less.scenario().network().services()) {
            for (double hours = 0; hours <= 36; hours += 1.5) {
                assertThat(level(more, service.id(), hours))
                        .as("%s at %s h in world %d", service.id(), hours, seed)
                        .isGreaterThanOrEqualTo(level(less, service.id(), hours) - 1e-6);
            }
        }
        assertThat(lost(more)).isLessThanOrEqualTo(lost(less) + 1e-3);
    }

    /** Of people and of customers alike. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsServedMoreThanAsked(long seed) {
        for (RunRow row : rows(seed)) {
            row.values().forEach((key, value) -> {
                if (key.measure().equals("service-level") || key.measure().equals("lowest-level")) {
                    assertThat(value).as("%s of world %d", key, seed).isBetween(0.0, 1.0);
                } else {
                    assertThat(value).as("%s of world %d", key, seed).isGreaterThanOrEqualTo(0);
                }
            });
            for (String origin : List.of("calls", "rush", "waves", "phones")) {
                double arrivals = observed(row, origin + "-arrivals");
                assertThat(observed(row, origin + "-completed")).isLessThanOrEqualTo(arrivals);
                assertThat(observed(row, origin + "-completed")
                                + observed(row, origin + "-lost")
                                + observed(row, origin + "-in-system"))
                        .as("%s of world %d", origin, seed)
                        .isEqualTo(arrivals);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lossesByChainAddUpToTheTotal(long seed) {
        Trace trace = trace(RandomDocument.of(seed), seed, 0);
        double total = lost(trace);
        int causes = trace.subjects().stepIds().size();
        double byChain = IntStream.rangeClosed(0, causes)
                .mapToDouble(trace.losses()::peopleHoursOfStep)
                .sum();
        assertThat(byChain).as("world %d", seed).isCloseTo(total, within(1e-9 * Math.max(1, total)));
        Map<MeasureKey, Double> measures = Measures.valuesOf(trace.losses());
        double bySector = trace.losses().index().sectors().stream()
                .mapToDouble(s -> measures.get(new MeasureKey("people-hours-lost", "sector:" + s)))
                .sum();
        assertThat(bySector).isCloseTo(total, within(1e-9 * Math.max(1, total)));
    }

    /** Causes stand before what they cause, time never goes back, and levels are shares. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theLogIsSound(long seed) {
        EventLog log = trace(RandomDocument.of(seed), seed, 0).log();
        for (int e = 0; e < log.size(); e++) {
            assertThat(log.cause(e)).isLessThan(e).isGreaterThanOrEqualTo(EventLog.NO_CAUSE);
            assertThat(e == 0 || log.timeMicros(e - 1) <= log.timeMicros(e)).isTrue();
            if (log.what(e) == What.LEVEL || log.what(e) == What.CONDITION) {
                assertThat(log.to(e)).isBetween(0.0, 1.0);
            }
        }
    }

    /** The worlds are worth it: all sorts of things happen in them, often. */
    @Test
    void theWorldsAreEventful() {
        Map<What, Integer> sorts = new EnumMap<>(What.class);
        Map<String, Integer> seen = new TreeMap<>();
        int lossy = 0;
        for (long seed = 1; seed <= WORLDS; seed++) {
            RandomDocument document = RandomDocument.of(seed);
            Trace trace = trace(document, seed, 0);
            for (int e = 0; e < trace.log().size(); e++) {
                sorts.merge(trace.log().what(e), 1, Integer::sum);
            }
            lossy += lost(trace) > 0 ? 1 : 0;
            RunRow row = rows(seed).get(0);
            for (String what : List.of("infected", "tripped", "detached", "spare-pump")) {
                seen.merge(what, observed(row, what) > 0 ? 1 : 0, Integer::sum);
            }
            seen.merge("mesh-in-parts", observed(row, "largest") < 2 ? 1 : 0, Integer::sum);
            for (String word : List.of(
                    "mode: all",
                    "mode: any",
                    "at_least",
                    "full_at",
                    "autonomy",
                    "restart",
                    "response: [",
                    "backup",
                    "both_ways",
                    "largest_component: true",
                    "shared_load",
                    "path_load",
                    "neighbours: {failed",
                    "shock",
                    "standby",
                    "spares",
                    "spread: {",
                    "implant,",
                    "staged",
                    "every: exponential(10 h)",
                    "crews",
                    "when_below",
                    "sensors",
                    "playbooks",
                    "patch")) {
                seen.merge("'" + word + "'", document.text().contains(word) ? 1 : 0, Integer::sum);
            }
        }
        assertThat(lossy).isGreaterThan(WORLDS * 3 / 4);
        assertThat(sorts.keySet()).containsExactlyInAnyOrder(What.values());
        assertThat(seen).allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(WORLDS / 20));
    }

    /** Moments and first times of every third world, each alone, so that it ends the runs. */
    @Test
    void whatIsAskedIsTheSameWhereARunEndsOnceItIsKnown() {
        int deciding = 0;
        for (long seed = 1; seed <= WORLDS; seed += 3) {
            Scenario scenario = Written.read(
                    RandomDocument.of(seed).text()
                            + """
                      first-down: {count: {level: {below: 1}}, first: {at_least: 1}}
                      many-down: {count: {level: {at_most: 0}}, first: {at_least: 4}, after: 3 h}
                      at-five: {count: {level: {below: 1}}, at: 5 h}
                      until-nine: {count: {level: {below: 1}}, take: time-average, until: 9 h}
                      as-they-are: {sum_of: [at-five, until-nine]}
                      mended: {events: {sort: recoveries}, first: {at_least: 1}}
                    """);
            deciding += EarlyEnds.compare(scenario, Experiment.of(scenario), seed, 2);
        }
        assertThat(deciding).isEqualTo(6 * ((WORLDS + 2) / 3));
    }

    private static double observed(RunRow row, String id) {
        return row.values().get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(id)));
    }

    private static Experiment experiment(RandomDocument document) {
        return WorldDigests.experiment(document);
    }

    /** Rows of a world on one thread, run once for all tests that look at them. */
    private static List<RunRow> rows(long seed) {
        return ROWS.computeIfAbsent(seed, s -> rows(experiment(RandomDocument.of(s)), s, 1));
    }

    private static List<RunRow> rows(Experiment experiment, long seed, int threads) {
        return WorldDigests.rows(experiment, seed, threads);
    }

    private static Trace trace(RandomDocument document, long seed, int replication) {
        return experiment(document).trace(0, seed, replication);
    }

    private static double lost(Trace trace) {
        return Measures.valuesOf(trace.losses()).get(new MeasureKey("people-hours-lost", "all"));
    }

    private static double level(Trace trace, String subject, double hours) {
        EventLog log = trace.log();
        double level = 1;
        for (int e = 0; e < log.size() && log.timeMicros(e) <= SimTime.ofHours(hours); e++) {
            if (log.what(e) == What.LEVEL
                    && trace.subjects().idOf(log.subject(e)).equals(subject)) {
                level = log.to(e);
            }
        }
        return level;
    }
}
