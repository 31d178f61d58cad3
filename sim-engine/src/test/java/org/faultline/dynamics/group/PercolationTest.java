package org.faultline.dynamics.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.io.scenario.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Largest components, neighbourhoods, and needs drawn at random, against the limits of large random graphs. One drawing of 20 000 to
 * 50 000 assets and five replications each; the bounds are four standard errors of one drawing and the finite size together.
 */
class PercolationTest {

    private static double mean(String text, String prefix, double hours) {
        Written written = Written.of(text);
        double sum = 0;
        for (int r = 0; r < 5; r++) {
            sum += written.run(7, r).share(prefix, hours);
        }
        return sum / 5;
    }

    /** Attacked with chance 1 - p, what works is the largest component: S = p (1 - exp(-k S)). Callaway et al. 2000. */
    @ParameterizedTest
    @CsvSource({"4, 50 %, 0.39840606501", "2, 20 %, 0.513585053873", "3, 0 %, 0.940479790707"})
    void whatAnAttackLeavesOfARandomGraph(int degree, String attacked, double expected) {
        double share = mean(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 50000, links: {pattern: erdos-renyi, degree: %d}}}
                    groups: {whole: {of: a, largest_component: true}}
                campaign: {steps: {hit: {at: 0 h, targets: {}, chance: %s, effect: stop}}}
                """
                        .formatted(degree, attacked),
                "a-",
                1);
        assertThat(share).isCloseTo(expected, within(0.008));
    }

    /**
     * Two networks whose assets need each other one to one, attacked in the first. A stage takes an hour: what is left of A, then of B,
     * then of A. Buldyrev et al. 2010; k = 4, p = 0.8.
     */
    @Test
    void mutualDependenceFallsStageByStage() {
        Written written = Written.of(
                """
                horizon: 40 h
                network:
                  inline:
                    regions: {r: 0}
                    layers:
                      a: {tags: first, assets: 50000, links: {pattern: erdos-renyi, degree: 4}}
                      b: {assets: 50000, links: {pattern: erdos-renyi, degree: 4}}
                    supports:
                      power: {of: a, by: b, one_to_one: random, both_ways: true, autonomy: 1 h}
                    groups:
                      whole-a: {of: a, largest_component: true}
                      whole-b: {of: b, largest_component: true}
                campaign: {steps: {hit: {at: 0 h, targets: {tag: first}, chance: 20 %, effect: stop}}}
                """);
        written.run(3, 0);
        assertThat(written.share("a-", 0.5)).isCloseTo(0.76204363602, within(0.01));
        assertThat(written.share("b-", 1.5)).isCloseTo(0.719114755908, within(0.01));
        assertThat(written.share("a-", 2.5)).isCloseTo(0.711001833036, within(0.01));
        assertThat(written.share("b-", 40)).isCloseTo(0.708840744777, within(0.01));
        assertThat(written.share("a-", 40)).isEqualTo(written.share("b-", 40));
    }

    /** The 3-core of a random graph of mean degree 3.5; nobody attacks. Pittel, Spencer and Wormald 1996. */
    @Test
    void whoHasThreeNeighboursThatHaveThree() {
        double share = mean(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 50000, links: {pattern: erdos-renyi, degree: 3.5}}}
                    groups: {core: {of: a, neighbours: {live: 3}}}
                """,
                "a-",
                1);
        assertThat(share).isCloseTo(0.451053491114, within(0.02));
    }

    /** Whoever sees 18 % of the neighbours fail, fails: half a per cent brings nearly all down. Gleeson and Cahalane 2007; z = 3. */
    @Test
    void aFewSeedsBringDownAThresholdNetwork() {
        double share = mean(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 50000, links: {pattern: erdos-renyi, degree: 3}}}
                    groups: {herd: {of: a, neighbours: {failed: 18 %}}}
                campaign: {steps: {hit: {at: 0 h, targets: {}, chance: 0.5 %, effect: stop}}}
                """,
                "a-", 1);
        assertThat(1 - share).isCloseTo(0.940840142234, within(0.006));
    }

    /**
     * Everybody in two networks has a Poisson number of supporters in the other, mean 5, and needs two of them and the own largest
     * component; 85 % are left at first. mu = 0.85 P(Poisson(5 mu) >= 2) (1 - exp(-6 mu)). Who has but one supporter, 3.4 % of all, does
     * not work even while that one does. J. Shao et al., Phys. Rev. E 83 (2011) 036116.
     */
    @Test
    void twoOfAPoissonNumberOfSupportersSuffice() {
        double share = mean(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers:
                      a: {assets: 50000, links: {pattern: erdos-renyi, degree: 6}}
                      b: {assets: 50000, links: {pattern: erdos-renyi, degree: 6}}
                    supports:
                      of-a: {kind: power, of: a, by: b, mean: 5, at_least: 2}
                      of-b: {kind: power, of: b, by: a, mean: 5, at_least: 2}
                    groups:
                      whole-a: {of: a, largest_component: true}
                      whole-b: {of: b, largest_component: true}
                campaign: {steps: {hit: {at: 0 h, targets: {}, chance: 15 %, effect: stop}}}
                """,
                "a-", 1);
        assertThat(share).isCloseTo(0.744183046256, within(0.01));
    }

    /** Everybody has three suppliers and needs two; 8 % fail. x = rho + (1 - rho) P(Bin(3, x) >= 2). */
    @Test
    void twoOfThreeSuppliersSuffice() {
        double share = mean(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 50000}}
                    supports: {parts: {kind: data, of: a, by: a, count: 3, at_least: 2}}
                campaign: {steps: {hit: {at: 0 h, targets: {}, chance: 8 %, effect: stop}}}
                """,
                "a-", 1);
        assertThat(1 - share).isCloseTo(0.112080678908, within(0.008));
    }

    /**
     * Who fails with two failed neighbours, however many there are (bootstrap percolation: Chalupa, Leath and Reich 1979). A ring of six with a hub: of a-0 and a-2
     * both are neighbours of a-1 and of the hub a-6, which fall; then each of the others has the hub and one of the ring, and all are gone.
     */
    @Test
    void twoFailedNeighboursAreTooMany() {
        String text =
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 7, links: {pairs: [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5], [5, 0]%s]}}}
                    groups: {herd: {of: a, neighbours: {failed_number: 2}}}
                campaign: {steps: {hit: {at: 0 h, targets: [a-0, a-2], effect: stop}}}
                """;
        String spokes = ", [6, 0], [6, 1], [6, 2], [6, 3], [6, 4], [6, 5]";
        assertThat(Written.of(text.formatted(spokes)).run(1, 0).share("a-", 1)).isZero();
        // Without the hub only a-1 follows.
        assertThat(Written.of(text.formatted("")).run(1, 0).share("a-", 1)).isEqualTo(4.0 / 7);
    }

    private static double left(String rest, int replication) {
        return Written.of("horizon: 90 h\n" + rest).run(3, replication).share("a-", 90);
    }

    /**
     * A line of three whose first is stopped. The middle one has lost half of its neighbours and falls when its threshold, anything between 0 and 1, is below
     * that; the last one then has lost all. So either two are left or none, in half of the runs each.
     */
    @Test
    void eachMemberHasAThresholdOfItsOwn() {
        int fallen = 0;
        for (int r = 0; r < 400; r++) {
            double left = left(
                    """
                    network:
                      inline:
                        regions: {r: 0}
                        layers: {a: {assets: 3, links: line}}
                        groups: {herd: {of: a, neighbours: {failed: "uniform(0, 1)"}}}
                    campaign: {steps: {hit: {at: 0 h, targets: a-0, effect: stop}}}
                    """,
                    r);
            assertThat(left).isIn(0.0, 2.0 / 3);
            fallen += left == 0 ? 1 : 0;
        }
        assertThat(fallen / 400.0).isCloseTo(0.5, within(4 * 0.5 / 20));
    }

    /** Each bears for an hour that one of its two neighbours has failed: round a ring of ten, from 1 h on, to both sides, two more every hour, all at 6 h. */
    @Test
    void whatIsBorneForAnHourGoesRoundARingInHours() {
        Written ran = Written.of(
                        """
                        horizon: 20 h
                        network:
                          inline:
                            regions: {r: 0}
                            layers: {a: {assets: 10, links: ring}}
                            groups: {herd: {of: a, neighbours: {failed: 50 %, relay: 1 h}}}
                        campaign: {steps: {hit: {at: 1 h, targets: a-0, effect: stop}}}
                        """)
                .run(1, 0);
        assertThat(ran.share("a-", 1.5)).isEqualTo(0.9);
        assertThat(ran.share("a-", 3.5)).isEqualTo(0.5);
        assertThat(ran.share("a-", 5.5)).isEqualTo(0.1);
        assertThat(ran.share("a-", 6.5)).isZero();
    }

    /**
     * Two neighbours, the first of which is down from 1 h to 3 h. Who bears that for 3 h never falls. With 1.5 h the second falls at 2.5 h and comes back with the first, at 3 h,
     * before that one has borne it for too long. With 1 h it falls at 2 h, and so does the first at the very moment at which it is mended: each waits for the other.
     */
    @Test
    void whoseNeighbourComesBackInTimeBearsIt() {
        String text =
                """
                horizon: 20 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 2, links: line}}
                    groups: {herd: {of: a, neighbours: {failed: 100 %%, relay: %s}}}
                failures: {out: {targets: a-0, at: 1 h, repair: 2 h}}
                """;
        assertThat(Written.of(text.formatted("3 h")).run(1, 0).share("a-1", 5)).isEqualTo(1);
        Written soon = Written.of(text.formatted("1.5 h")).run(1, 0);
        assertThat(soon.share("a-1", 2)).isEqualTo(1);
        assertThat(soon.share("a-1", 2.7)).isZero();
        assertThat(soon.share("a-", 9)).isEqualTo(1);
        assertThat(Written.of(text.formatted("1 h")).run(1, 0).share("a-", 9)).isZero();
    }

    /** Two links side by side make one neighbour: of the three of a-1 one fails, a third and less than half; counted by links it would be two of four. */
    @Test
    void linksSideBySideMakeOneNeighbour() {
        Written written = Written.of(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {r: 0}
                    layers: {a: {assets: 4, links: {pairs: [[0, 1], [1, 2], [1, 3]]}}}
                    links: [[a-1, a-0]]
                    groups: {herd: {of: a, neighbours: {failed: 50 %}}}
                campaign: {steps: {hit: {at: 0 h, targets: a-0, effect: stop}}}
                """);
        assertThat(written.run(1, 0).share("a-", 1)).isEqualTo(3.0 / 4);
    }
}
