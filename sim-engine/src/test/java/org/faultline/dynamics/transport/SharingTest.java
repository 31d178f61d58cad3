package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what of full links. */
class SharingTest {

    private static final int CLASSES = 3;
    private static final double EXACT = 1e-12;
    private static final double OF_LINEAR_PROGRAMS = 1e-5;

    private static Sharing divided(double[] capacity, List<FairShares.Flow> flows) {
        Sharing sharing = new Sharing();
        sharing.clear();
        for (double c : capacity) {
            sharing.addResource(c);
        }
        for (FairShares.Flow f : flows) {
            sharing.addFlow(f.priority(), f.volume());
            f.crosses().forEach(sharing::cross);
        }
        sharing.divide(CLASSES);
        return sharing;
    }

    private static FairShares.Flow flow(int priority, double volume, Integer... crosses) {
        return new FairShares.Flow(priority, volume, List.of(crosses));
    }

    /** 100 on 40 + 30 + 60: the urgent 40 arrive, of the other 90 60, two thirds of each. */
    @Test
    void onOneLinkAClassLosesInProportion() {
        Sharing s = divided(new double[] {100}, List.of(flow(0, 40, 0), flow(1, 30, 0), flow(1, 60, 0), flow(2, 5, 0)));
        assertThat(s.share(0)).isEqualTo(1);
        assertThat(s.share(1)).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(s.share(2)).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(s.share(3)).isZero();
        assertThat(s.stoppedAt(0)).isEqualTo(Sharing.NOWHERE);
        assertThat(s.stoppedAt(1)).isZero();
    }

    /**
     * The line of Bertsekas and Gallager, figure 6.13: one flow over all of n links of capacity 1, and one over each, all wanting 1. All
     * stop at one half, although n would arrive without the long one, instead of (n + 1) / 2.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void theLongFlowOfALineGetsAsMuchAsTheShortOnes(int n) {
        double[] capacity = new double[n];
        java.util.Arrays.fill(capacity, 1);
        List<FairShares.Flow> flows = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            flows.add(flow(0, 1, r));
            all.add(r);
        }
        flows.add(new FairShares.Flow(0, 1, all));
        Sharing s = divided(capacity, flows);
        for (int f = 0; f <= n; f++) {
            assertThat(s.share(f)).isCloseTo(0.5, within(EXACT));
        }
    }

    /** Without volume it gets what a small volume would: the half of its class, and nothing where the class above leaves nothing. */
    @Test
    void whoSendsNothingIsToldWhatItWouldGet() {
        Sharing s = divided(
                new double[] {10, 10, 10},
                List.of(flow(0, 20, 0), flow(0, 0, 0), flow(0, 10, 1), flow(1, 0, 1), flow(1, 0, 2)));
        assertThat(s.share(1)).isCloseTo(0.5, within(EXACT));
        assertThat(s.share(3)).isZero();
        assertThat(s.share(4)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAreThoseOfLinearPrograms(int seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 40; trial++) {
            double[] capacity = new double[1 + random.nextInt(6)];
            for (int r = 0; r < capacity.length; r++) {
                capacity[r] = 1 + random.nextInt(20);
            }
            List<FairShares.Flow> flows = randomFlows(random, capacity.length);
            double[] expected = FairShares.of(capacity, flows, CLASSES);
            Sharing got = divided(capacity, flows);
            for (int f = 0; f < expected.length; f++) {
                assertThat(got.share(f))
                        .as("share of %s in %s on %s", flows.get(f), flows, java.util.Arrays.toString(capacity))
                        .isCloseTo(expected[f], within(OF_LINEAR_PROGRAMS));
            }
        }
    }

    private static List<FairShares.Flow> randomFlows(Random random, int resources) {
        List<FairShares.Flow> flows = new ArrayList<>();
        int n = 1 + random.nextInt(7);
        for (int f = 0; f < n; f++) {
            TreeSet<Integer> crosses = new TreeSet<>();
            int most = 1 + random.nextInt(resources);
            for (int i = 0; i < most; i++) {
                crosses.add(random.nextInt(resources));
            }
            flows.add(
                    new FairShares.Flow(random.nextInt(CLASSES), 0.5 + random.nextInt(20) / 2.0, List.copyOf(crosses)));
        }
        return flows;
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void nothingIsOverfullAndTheUrgentNeverLoseToOthers(int seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            double[] capacity = new double[1 + random.nextInt(30)];
            for (int r = 0; r < capacity.length; r++) {
                capacity[r] = 1 + random.nextInt(40);
            }
            List<FairShares.Flow> flows = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                flows.addAll(randomFlows(random, capacity.length));
            }
            Sharing before = divided(capacity, flows);
            double[] load = new double[capacity.length];
            for (int f = 0; f < flows.size(); f++) {
                assertThat(before.share(f)).isBetween(0.0, 1.0);
                for (int r : flows.get(f).crosses()) {
                    load[r] += before.share(f) * flows.get(f).volume();
                }
            }
            for (int r = 0; r < load.length; r++) {
                assertThat(load[r]).isLessThanOrEqualTo(capacity[r] * (1 + 1e-9));
            }
            int grown = 1 + random.nextInt(CLASSES - 1);
            Sharing after = divided(
                    capacity,
                    flows.stream()
                            .map(f -> f.priority() >= grown
                                    ? new FairShares.Flow(f.priority(), 3 * f.volume(), f.crosses())
                                    : f)
                            .toList());
            for (int f = 0; f < flows.size(); f++) {
                if (flows.get(f).priority() < grown) {
                    assertThat(after.share(f)).isEqualTo(before.share(f));
                }
            }
        }
    }
}
