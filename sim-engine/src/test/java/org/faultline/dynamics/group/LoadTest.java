package org.faultline.dynamics.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.faultline.io.scenario.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads that are shared or take shortest paths, against closed forms and published figures. */
class LoadTest {

    private static final String KARATE =
            """
            0,1 0,2 0,3 0,4 0,5 0,6 0,7 0,8 0,10 0,11 0,12 0,13 0,17 0,19 0,21 0,31 1,2 1,3 1,7 1,13 1,17 1,19 1,21 1,30 2,3 2,7 2,8
            2,9 2,13 2,27 2,28 2,32 3,7 3,12 3,13 4,6 4,10 5,6 5,10 5,16 6,16 8,30 8,32 8,33 9,33 13,33 14,32 14,33 15,32 15,33 18,32
            18,33 19,33 20,32 20,33 22,32 22,33 23,25 23,27 23,29 23,32 23,33 24,25 24,27 24,31 25,31 26,29 26,33 27,33 28,31 28,33
            29,32 29,33 30,32 30,33 31,32 31,33 32,33
            """;

    private static Written fibres(int number, double load, String relay) {
        return Written.of(
                """
                horizon: 100 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: %d}}
                    groups: {bundle: {of: a, shared_load: {load: %s, limit: "uniform(0, 1)", relay: %s}}}
                """
                        .formatted(number, load, relay));
    }

    /**
     * Limits between 0 and 1, a load of 0.2 each, passed on to the others: after so many stages 0.8, 0.75, 0.7333 of them hold, in the end
     * (1 + sqrt(1 - 4 x 0.2)) / 2. Daniels 1945; Pradhan, Hansen and Chakrabarti 2010.
     */
    @Test
    void aBundleOfFibresGivesWayStageByStage() {
        Written bundle = fibres(100_000, 0.2, "1 h").run(11, 0);
        assertThat(bundle.share("a-", 0.5)).isEqualTo(1);
        assertThat(bundle.share("a-", 1.5)).isCloseTo(0.8, within(0.006));
        assertThat(bundle.share("a-", 2.5)).isCloseTo(0.75, within(0.006));
        assertThat(bundle.share("a-", 3.5)).isCloseTo(0.733333333333, within(0.006));
        assertThat(bundle.share("a-", 100)).isCloseTo(0.72360679775, within(0.008));
        assertThat(fibres(100_000, 0.2, "0 h").run(11, 0).share("a-", 1)).isEqualTo(bundle.share("a-", 100));
        assertThat(fibres(100_000, 0.27, "0 h").run(11, 0).share("a-", 1)).isZero();
    }

    /**
     * Five in a line with a load of 1 and a limit of 1.7. Without the middle one those beside it bear 1.5 each. Without the next one, from 2 h on, the hole has a load of
     * 2 and two beside it, who would bear 2, trip, and leave 4 to the last. Shared by all that work it is 5/3, which holds.
     */
    @Test
    void thoseBesideAHoleBearItsLoad() {
        String text =
                """
                horizon: 9 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 5, links: line}}
                    groups: {bundle: {of: a, shared_load: {load: 1, limit: 1.7, over: %s}}}
                campaign:
                  steps:
                    first: {at: 1 h, targets: a-2, effect: stop}
                    second: {at: 2 h, targets: a-1, effect: stop}
                """;
        Written near = Written.of(text.formatted("neighbours")).run(1, 0);
        assertThat(near.share("a-", 1.5)).isEqualTo(0.8);
        assertThat(near.share("a-", 2.5)).isZero();
        assertThat(Written.of(text.formatted("all")).run(1, 0).share("a-", 2.5)).isEqualTo(0.6);
    }

    /** As above, and all bear too much for 2 h; the first comes back after 1 h, when its neighbours have borne 1.5 of 1.4 for so long, and nobody trips. */
    @Test
    void whoseHoleIsFilledInTimeBearsIt() {
        String text =
                """
                horizon: 9 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 5, links: line}}
                    groups: {bundle: {of: a, shared_load: {load: 1, limit: 1.4, over: neighbours, relay: %s}}}
                failures: {out: {targets: a-2, at: 1 h, repair: 1 h}}
                """;
        assertThat(Written.of(text.formatted("2 h")).run(1, 0).share("a-", 9)).isEqualTo(1);
        // Both trip at 1.5 h and leave 3 to the two at the ends, who bear 2.5 and trip at 2 h; a-2 is back then, with 4
        // beside it, and trips at 2.5 h.
        assertThat(Written.of(text.formatted("30 min")).run(1, 0).share("a-", 9))
                .isZero();
    }

    /**
     * Loads between 0 and 1, raised by d; each failure adds p to every other. The number that fail is quasibinomial: none with chance (1 -
     * d)^n, and 0.98093 or 4.8173 in the mean. Dobson, Carreras and Newman, Probab. Eng. Inf. Sci. 19 (2005) 15-32.
     */
    @ParameterizedTest
    @CsvSource({"100, 0.005, 0.005, 0.605770436491, 0.980926207095", "50, 0.05, 0.01, 0.0769449752767, 4.81730622673"})
    void failuresThatLoadTheOthersAreQuasibinomial(int n, double d, double p, double none, double mean) {
        Written written = Written.of(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: %d}}
                    groups: {lines: {of: a, shared_load: {load: "uniform(%s, %s)", limit: 1, each_failure_adds: %s}}}
                """
                        .formatted(n, d, 1 + d, p));
        SummaryStatistics failed = new SummaryStatistics();
        int whole = 0;
        int replications = 4000;
        for (int r = 0; r < replications; r++) {
            int number = written.run(5, r).down(1).size();
            failed.addValue(number);
            whole += number == 0 ? 1 : 0;
        }
        double error = failed.getStandardDeviation() / StrictMath.sqrt(replications);
        assertThat((failed.getMean() - mean) / error).isBetween(-4.0, 4.0);
        double errorNone = StrictMath.sqrt(none * (1 - none) / replications);
        assertThat(((double) whole / replications - none) / errorNone).isBetween(-4.0, 4.0);
    }

    /**
     * Two units of limit 1 bear 0.6 each; alone, 1.2 is too much for longer than 2 h. Back after 1 h, the first takes its load again in
     * time. Back after 3 h, it finds the other tripped, and trips in its turn.
     */
    @Test
    void aUnitThatComesBackInTimeSavesTheOther() {
        String text =
                """
                horizon: 10 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 2}}
                    groups: {pair: {of: a, shared_load: {load: 0.6, limit: 1, relay: 2 h}}}
                campaign: {steps: {hit: {at: 1 h, targets: a-0, effect: stop}}}
                response: {detection: {notice: 0 h}, crews: {field: {reach: on-site, size: 1, travel: 0 h, work: %s}}}
                """;
        assertThat(Written.of(text.formatted("1 h")).run(1, 0).down(10)).isEmpty();
        assertThat(Written.of(text.formatted("3 h")).run(1, 0).down(10)).containsExactly("a-0", "a-1");
    }

    /**
     * Zachary's karate club, the member with the most shortest paths or links removed: what is left of the largest component when all whose
     * load exceeds (1 + alpha) of the initial one fail together, again and again. Motter and Lai 2002; figures by igraph and NetworkX.
     */
    @ParameterizedTest
    @CsvSource({
        "by-betweenness, 0, 0.441176470588",
        "by-betweenness, 0.05, 0.470588235294",
        "by-betweenness, 0.1, 0.470588235294",
        "by-betweenness, 0.2, 0.470588235294",
        "by-betweenness, 0.3, 0.470588235294",
        "by-betweenness, 0.5, 0.5"
    })
    void overloadsGoOnAlongShortestPaths(String order, double alpha, double expected) {
        String pairs = "[" + KARATE.strip().replaceAll("(\\d+),(\\d+)\\s*", "[$1, $2], ") + "]";
        Written written = Written.of(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 34, links: {pairs: %s}}}
                    groups: {traffic: {of: a, path_load: {tolerance: %s}}}
                campaign: {steps: {hit: {at: 0 h, targets: {}, order: %s, count: 1, effect: stop}}}
                """
                        .formatted(pairs, alpha, order));
        written.run(1, 0);
        assertThat(largest(written) / 34.0).isCloseTo(expected, within(1e-9));
    }

    private static int largest(Written written) {
        boolean[] works = written.working(1);
        int[] label = new int[works.length];
        java.util.Arrays.setAll(label, i -> i);
        for (int round = 0; round < works.length; round++) {
            for (org.faultline.model.Link link : written.scenario().network().links()) {
                int a = Integer.parseInt(link.from().substring(2));
                int b = Integer.parseInt(link.to().substring(2));
                if (works[a] && works[b]) {
                    label[a] = Math.min(label[a], label[b]);
                    label[b] = label[a];
                }
            }
        }
        int[] size = new int[works.length];
        int greatest = 0;
        for (int i = 0; i < works.length; i++) {
            greatest = works[i] ? Math.max(greatest, ++size[label[i]]) : greatest;
        }
        return greatest;
    }
}
