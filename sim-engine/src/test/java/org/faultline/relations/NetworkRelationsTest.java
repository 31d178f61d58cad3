package org.faultline.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.faultline.experiment.Trace;
import org.faultline.story.RandomDocument;
import org.faultline.story.Written;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold between two runs of networks that differ in one thing. Each test says in its tag which relation it is. */
class NetworkRelationsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** The same units written in another order: each lives the same life, because its draws are its own. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M09")
    void theOrderOfTheDocumentIsOfNoConsequence(long seed) {
        assertThat(Web.of(seed).shuffled().levels())
                .isEqualTo(Web.of(seed).levels())
                .isNotEmpty();
    }

    /** A kiosk that fails, is mended, and has nothing to do with anybody. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M10")
    void anAssetApartChangesNobody(long seed) {
        Web beside = Web.of(seed)
                .withAssets(
                        "      kiosk: {kind: facility}\n      flat: {kind: facility, needs: {data: {of: kiosk, autonomy: 1 h}}}\n");
        String text =
                beside.text() + "  fire: {targets: kiosk, shock: exponential(9 h), repair: \"uniform(1 h, 2 h)\"}\n";
        Map<String, List<String>> levels = Web.levelsOf(Web.traceOf(text, seed));
        assertThat(levels.remove("kiosk")).isNotEmpty();
        levels.remove("flat");
        assertThat(levels).isEqualTo(Web.of(seed).levels());
    }

    /** Shocks come when they come. One unit is mended in half the time, draw by draw: nobody has less of anything at any moment. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M11")
    void aFasterRepairNeverHurts(long seed) {
        Trace slow = Web.of(seed).trace();
        Trace fast = Web.of(seed).repairedIn(0.5).trace();
        for (int u = 0; u < Web.UNITS; u++) {
            for (double hours = 0; hours <= 60; hours += 0.5) {
                assertThat(Web.levelAt(fast, "u-" + u, hours))
                        .as("u-%d at %s h", u, hours)
                        .isGreaterThanOrEqualTo(Web.levelAt(slow, "u-" + u, hours));
            }
        }
        boolean shaken = Web.levelsOf(slow).containsKey("u-" + seed % 6);
        assertThat(Web.levelsOf(fast).equals(Web.levelsOf(slow)))
                .as("nothing differs")
                .isEqualTo(!shaken);
    }

    private static final String PARTS =
            """
            horizon: 400 h
            network:
              inline:
                regions: {town: 1}
                layers: {p: {assets: 5}}
                assets:
                  for k in 1..5:
                    at-least-${k}: {kind: capability, needs: {data: {of: [p-0, p-1, p-2, p-3, p-4], at_least: "${k}"}}}
                  every: {kind: capability, needs: {data: {of: [p-0, p-1, p-2, p-3, p-4], mode: all}}}
                  one: {kind: capability, needs: {data: {of: [p-0, p-1, p-2, p-3, p-4], mode: any}}}
            failures: {wear: {targets: [p-0, p-1, p-2, p-3, p-4], after: exponential(10 h), repair: exponential(6 h)}}
            observe:
              for k in 1..5:
                up-${k}: {level: "at-least-${k}", time: {at_least: 1}}
                down-${k}: {count: {of: [p-0, p-1, p-2, p-3, p-4], level: {at_most: 0}}, time: {at_least: "${k}"}}
              all-up: {level: every, time: {at_least: 1}}
              any-up: {level: one, time: {at_least: 1}}
            """;

    /** k of 5 are up exactly while it is not so that 5 - k + 1 are down, in each of 50 replications, to the microsecond. */
    @Test
    @Tag("M12")
    void kAreUpUnlessTooManyAreDown() {
        Written run = Written.run(PARTS, 12, 50);
        for (int k = 1; k <= 5; k++) {
            assertComplement(run.all("up-" + k), run.all("down-" + (5 - k + 1)), 400);
        }
    }

    /** All are up unless one is down; one is up unless all are down. */
    @Test
    @Tag("M13")
    void allAreUpUnlessOneIsDown() {
        Written run = Written.run(PARTS, 13, 50);
        assertComplement(run.all("all-up"), run.all("down-1"), 400);
        assertComplement(run.all("any-up"), run.all("down-5"), 400);
    }

    private static void assertComplement(double[] up, double[] down, double hours) {
        assertThat(up).hasSize(50);
        for (int r = 0; r < up.length; r++) {
            assertThat(up[r] + down[r]).isCloseTo(hours, org.assertj.core.api.Assertions.within(1e-9 * hours));
        }
        assertThat(java.util.Arrays.stream(up).distinct().count()).isGreaterThan(30);
    }

    /**
     * Load along shortest paths in a torus of 36 with links taken away by an attack. With endless headroom nobody trips but who was
     * hit; without headroom and without attack the load is the capacity, and that is not over it.
     */
    @Test
    @Tag("M15")
    void headroomWithoutEndSavesEverybodyAndNoneSufficesUntilTheLoadMoves() {
        assertThat(Web.down(Web.traceOf(torus("1000000", "a-7"), 1))).containsExactly("a-7");
        assertThat(Web.down(Web.traceOf(torus("0", ""), 1))).isEmpty();
        assertThat(Web.down(Web.traceOf(torus("0", "a-7"), 1))).hasSizeGreaterThan(10);
    }

    /** Five who carry 2 each: limits of 1000 hold any four of them; limits of 2 hold until the first falls, and then not. */
    @Test
    @Tag("M15")
    void aLimitThatIsJustReachedIsNotPassed() {
        String text =
                """
                horizon: 5 h
                network:
                  inline:
                    regions: {town: 1}
                    layers: {a: {assets: 5}}
                    groups: {rope: {of: a, shared_load: {load: 2, limit: %s}}}
                campaign: {steps: {cut: {at: 1 h, effect: %s, targets: a-3}}}
                """;
        assertThat(Web.down(Web.traceOf(text.formatted("1000", "stop"), 1))).containsExactly("a-3");
        assertThat(Web.down(Web.traceOf(text.formatted("2", "intercept"), 1))).isEmpty();
        assertThat(Web.down(Web.traceOf(text.formatted("2", "stop"), 1))).hasSize(5);
    }

    private static String torus(String tolerance, String hit) {
        return """
                horizon: 5 h
                network:
                  inline:
                    regions: {town: 1}
                    layers: {a: {assets: 36, links: {pattern: torus, columns: 6}}}
                    groups: {flow: {of: a, path_load: {tolerance: %s}}}
                """
                        .formatted(tolerance)
                + (hit.isEmpty() ? "" : "campaign: {steps: {cut: {at: 1 h, effect: stop, targets: " + hit + "}}}\n");
    }

    private static String cascade(String group, long layout, String steps) {
        return """
                horizon: 9 h
                network:
                  inline:
                    regions: {town: 1}
                    layers:
                      a: {assets: 60, links: {pattern: erdos-renyi, degree: 4}, layout: %1$d}
                      b: {assets: 60, links: {pattern: erdos-renyi, degree: 4}, layout: %2$d}
                    supports: {data: {of: a, by: b, one_to_one: random, both_ways: true, layout: %1$d}}
                    groups: {%3$s}
                campaign:
                  steps:
                %4$s"""
                .formatted(layout, layout + 1000, group, steps);
    }

    private static String step(String id, double hours, List<String> targets) {
        return "    %s: {at: %s h, effect: stop, targets: [%s]}\n".formatted(id, hours, String.join(", ", targets));
    }

    private static List<String> some(long seed, int count) {
        List<String> all =
                new ArrayList<>(IntStream.range(0, 60).mapToObj(i -> "a-" + i).toList());
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, count);
    }

    private static final List<String> RULES = List.of(
            "one: {of: a, largest_component: true}, two: {of: b, largest_component: true}",
            "one: {of: a, neighbours: {failed: 50 %}}, two: {of: b, neighbours: {live: 1}}",
            "one: {of: a, path_load: {tolerance: 0.4}}, two: {of: b, shared_load: {load: 1, limit: 1.5}}");

    /** What is down when a cascade is over is stopped by hand in a whole network: that is all that falls. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M16")
    void aCascadeThatIsOverIsOver(long seed) {
        String rule = RULES.get((int) (seed % 3));
        List<String> before = Web.down(Web.traceOf(cascade(rule, seed, ""), seed));
        List<String> after = Web.down(Web.traceOf(cascade(rule, seed, step("first", 1, some(seed, 12))), seed));
        List<String> again = Web.down(Web.traceOf(cascade(rule, seed, step("all", 1, after)), seed));
        assertThat(after).hasSizeGreaterThan(before.size());
        assertThat(again).isEqualTo(after);
    }

    /** Thresholds, cores and components of two layers: twelve that fall at once or one after the other, in any order, leave the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M17")
    void theOrderOfFailuresIsOfNoConsequence(long seed) {
        String rule = RULES.get((int) (seed % 2));
        List<String> targets = some(seed, 12);
        List<String> atOnce = Web.down(Web.traceOf(cascade(rule, seed, step("first", 1, targets)), seed));
        List<String> reversed = new ArrayList<>(targets);
        Collections.reverse(reversed);
        String oneByOne = IntStream.range(0, 12)
                .mapToObj(i -> step("s" + i, 1 + 0.1 * i, List.of(reversed.get(i))))
                .collect(Collectors.joining());
        assertThat(Web.down(Web.traceOf(cascade(rule, seed, oneByOne), seed)))
                .isEqualTo(atOnce)
                .hasSizeGreaterThan(12);
    }

    /** An attack whose every try fails: all that happens is what would have happened anyway. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M18")
    void anAttackWithoutAChanceIsNone(long seed) {
        Trace attacked = Web.of(seed)
                .with(
                        "campaign: {steps: {try: {at: 2 h, effect: wipe, targets: {}, chance: 0 %, delay_each: exponential(1 h)}}}\n")
                .trace();
        assertThat(withoutSteps(attacked))
                .isEqualTo(withoutSteps(Web.of(seed).trace()))
                .isNotEmpty();
        assertThat(attacked.subjects().stepIds()).contains("try");
    }

    private static List<String> withoutSteps(Trace trace) {
        EventLog log = trace.log();
        List<String> events = new ArrayList<>();
        for (int e = 0; e < log.size(); e++) {
            if (log.what(e) != What.STEP) {
                events.add(log.timeMicros(e) + " " + trace.subjects().idOf(log.subject(e)) + " " + log.what(e) + " "
                        + log.from(e) + " " + log.to(e));
            }
        }
        return events;
    }

    /** Twelve fall, or twenty among which are these twelve: whoever falls in the first case does in the second. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M19")
    void whoMoreFallUponLeaveNoMoreStanding(long seed) {
        String rule = RULES.get(1);
        List<String> few = Web.down(Web.traceOf(cascade(rule, seed, step("few", 1, some(seed, 12))), seed));
        List<String> many = Web.down(Web.traceOf(cascade(rule, seed, step("many", 1, some(seed, 20))), seed));
        assertThat(many).containsAll(few);
    }

    /** What happens in the first 20 hours does not know how long the run will be; every mechanism takes part. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M20")
    void aLongerRunBeginsAsTheShorterOne(long seed) {
        EventLog brief =
                Web.traceOf(RandomDocument.of(seed).lasting(20).text(), seed).log();
        EventLog full =
                Web.traceOf(RandomDocument.of(seed).lasting(36).text(), seed).log();
        assertThat(full.size()).isGreaterThanOrEqualTo(brief.size());
        for (int e = 0; e < brief.size(); e++) {
            assertThat(full.timeMicros(e) == brief.timeMicros(e)
                            && full.subject(e) == brief.subject(e)
                            && full.what(e) == brief.what(e)
                            && full.from(e) == brief.from(e)
                            && full.to(e) == brief.to(e)
                            && full.cause(e) == brief.cause(e))
                    .as("event %d of world %d", e, seed)
                    .isTrue();
        }
        assertThat(brief.size()).isPositive();
    }

    /** Six steps at one moment, each on units of its own, written in one order or the other. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M24")
    void stepsOfOneMomentMayStandInAnyOrder(long seed) {
        List<String> steps = new ArrayList<>(IntStream.range(0, 6)
                .mapToObj(u -> "    hit-%d: {at: 3 h, effect: %s, targets: [u-%d, u-%d]}\n"
                        .formatted(u, u % 2 == 0 ? "stop" : "{degrade: 50 %}", u, u + 8))
                .toList());
        Map<String, List<String>> forward = hit(seed, steps);
        Collections.reverse(steps);
        assertThat(hit(seed, steps)).isEqualTo(forward).hasSizeGreaterThan(6);
    }

    private static Map<String, List<String>> hit(long seed, List<String> steps) {
        return lasting(Web.of(seed)
                .withoutShocks()
                .with("campaign:\n  steps:\n" + String.join("", steps))
                .levels());
    }

    /** Of several changes at one moment the last: the others last no time. */
    private static Map<String, List<String>> lasting(Map<String, List<String>> levels) {
        levels.replaceAll((id, changes) -> {
            Map<String, String> last = new java.util.LinkedHashMap<>();
            changes.forEach(c -> last.put(c.substring(0, c.indexOf(' ')), c));
            return List.copyOf(last.values());
        });
        return levels;
    }

    /** Replications one by one, in any order and number, on a state that was used before: each is what it is alone. */
    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("M02")
    void aReplicationKnowsOfNoOther(long seed) {
        var scenario = Written.read(RandomDocument.of(seed).text());
        var variant = scenario.variants().get(0);
        var simulation = org.faultline.dynamics.Simulation.of(
                org.faultline.dynamics.CompiledNetwork.of(scenario.network(), scenario.response()),
                scenario,
                variant.campaign(),
                org.faultline.generate.EquipmentAssignment.assign(
                        scenario.network(), variant.mix(), scenario.vendors()));
        var used = simulation.newRun();
        for (int r : new int[] {3, 0, 4, 1, 1, 2}) {
            assertThat(used.execute(seed, r).hash())
                    .as("replication %d of world %d", r, seed)
                    .isEqualTo(simulation.newRun().execute(seed, r).hash());
        }
    }
}
