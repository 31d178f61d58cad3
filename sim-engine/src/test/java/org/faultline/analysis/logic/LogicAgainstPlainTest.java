package org.faultline.analysis.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision diagrams against all 2^n states, on random formulas with shared parts and loops. */
class LogicAgainstPlainTest {

    private static final int EVENTS = 8;
    private static final int GATES = 10;

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    /** A gate fails when the weight of its failed parts passes what it bears; parts below EVENTS are events. */
    private static final class Gate {

        private final int[] parts;
        private final double[] weights;
        private final double bearable;

        Gate(int[] parts, double[] weights, double bearable) {
            this.parts = parts;
            this.weights = weights;
            this.bearable = bearable;
        }

        int[] parts() {
            return parts;
        }

        double[] weights() {
            return weights;
        }

        double bearable() {
            return bearable;
        }
    }

    private static List<Gate> random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Gate> gates = new ArrayList<>();
        for (int g = 0; g < GATES; g++) {
            int n = 1 + random.nextInt(4);
            // later gates and, in every second formula, earlier ones too: loops
            int first = seed % 2 == 0 ? EVENTS + g + 1 : EVENTS;
            int others = EVENTS + GATES - first;
            int[] parts = random.ints(n, 0, EVENTS + others)
                    .map(i -> i < EVENTS ? i : first + i - EVENTS)
                    .toArray();
            double[] weights = random.doubles(n, 0.5, 2).toArray();
            gates.add(new Gate(
                    parts, weights, random.nextDouble() * Arrays.stream(weights).sum() * 0.9));
        }
        return gates;
    }

    private static boolean fails(List<Gate> gates, int state) {
        boolean[] failed = new boolean[EVENTS + GATES];
        for (int e = 0; e < EVENTS; e++) {
            failed[e] = (state >> e & 1) == 1;
        }
        for (int round = 0; round <= GATES; round++) {
            for (int g = 0; g < GATES; g++) {
                double weight = 0;
                for (int i = 0; i < gates.get(g).parts().length; i++) {
                    weight += failed[gates.get(g).parts()[i]] ? gates.get(g).weights()[i] : 0;
                }
                failed[EVENTS + g] = weight > gates.get(g).bearable();
            }
        }
        return failed[EVENTS];
    }

    private static FaultAnalysis solved(List<Gate> gates) {
        Formula formula = new Formula();
        int[] number = new int[EVENTS + GATES];
        for (int i = 0; i < number.length; i++) {
            number[i] = i < EVENTS ? formula.event(i) : formula.promise();
        }
        for (int g = 0; g < GATES; g++) {
            Gate gate = gates.get(g);
            int[] parts = Arrays.stream(gate.parts()).map(p -> number[p]).toArray();
            formula.keep(number[EVENTS + g], formula.beyond(gate.bearable(), gate.weights(), parts));
        }
        return FaultAnalysis.find(formula, number[EVENTS], 100_000).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void probabilityAndImportanceAreSumsOverAllStates(int seed) {
        List<Gate> gates = random(seed);
        FaultAnalysis solved = solved(gates);
        double[] p = new SplittableRandom(seed).doubles(EVENTS, 0, 1).toArray();
        double all = 0;
        double[] difference = new double[EVENTS];
        for (int state = 0; state < 1 << EVENTS; state++) {
            if (fails(gates, state)) {
                all += weight(p, state, -1);
                for (int e = 0; e < EVENTS; e++) {
                    difference[e] += ((state >> e & 1) == 1 ? 1 : -1) * weight(p, state, e);
                }
            }
        }
        assertThat(solved.probability(p)).isCloseTo(all, within(1e-12));
        double[] birnbaum = solved.birnbaum(p);
        double[] share = solved.fussellVesely(p);
        for (int e = 0; e < birnbaum.length; e++) {
            assertThat(birnbaum[e]).as("event %d", e).isCloseTo(difference[e], within(1e-12));
            double[] never = p.clone();
            never[e] = 0;
            double without = solved.probability(never);
            assertThat(share[e]).isCloseTo(all == 0 ? 0 : 1 - without / all, within(1e-9));
        }
    }

    private static double weight(double[] p, int state, int except) {
        double weight = 1;
        for (int e = 0; e < EVENTS; e++) {
            weight *= e == except ? 1 : (state >> e & 1) == 1 ? p[e] : 1 - p[e];
        }
        return weight;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutSetsAreTheStatesThatFailAndOfWhichNoneCanBeSpared(int seed) {
        List<Gate> gates = random(seed);
        CutSets sets = solved(gates).findCutSets().orElseThrow();
        TreeSet<String> plain = new TreeSet<>();
        int[] bySize = new int[EVENTS + 1];
        for (int state = 0; state < 1 << EVENTS; state++) {
            int s = state;
            boolean minimal = fails(gates, s)
                    && IntStream.range(0, EVENTS).noneMatch(e -> (s >> e & 1) == 1 && fails(gates, s & ~(1 << e)));
            if (minimal) {
                plain.add(IntStream.range(0, EVENTS)
                        .filter(e -> (s >> e & 1) == 1)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
                bySize[Integer.bitCount(s)]++;
            }
        }
        List<int[]> listed = sets.smallest(1000);
        TreeSet<String> got = listed.stream()
                .map(set -> Arrays.stream(set).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(got).isEqualTo(plain);
        assertThat(listed).extracting(set -> set.length).isSorted();
        assertThat(sets.count()).isEqualTo(BigInteger.valueOf(plain.size()));
        assertThat(sets.countBySize(EVENTS))
                .containsExactly(
                        Arrays.stream(bySize).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new));
        assertThat(sets.smallest(2)).hasSize(Math.min(2, plain.size()));
    }

    /** 20 gates of two events each, any of which may bring a gate down, all gates must be down: 2^20 sets of 20. */
    @Test
    void aMillionCutSetsAreCountedWithoutBeingListed() {
        Formula formula = new Formula();
        int[] gates = IntStream.range(0, 20)
                .map(i -> formula.any(formula.event(2 * i), formula.event(2 * i + 1)))
                .toArray();
        CutSets sets = FaultAnalysis.find(formula, formula.all(gates), 10_000)
                .orElseThrow()
                .findCutSets()
                .orElseThrow();
        assertThat(sets.count()).isEqualTo(BigInteger.TWO.pow(20));
        assertThat(sets.smallest(1).get(0)).hasSize(20);
    }

    @Test
    void aFormulaBeyondTheLimitIsNotSolved() {
        // 12 of 24 events: at least 12 x 13 nodes
        Formula formula = new Formula();
        int top = formula.atLeast(12, IntStream.range(0, 24).map(formula::event).toArray());
        assertThat(FaultAnalysis.find(formula, top, 100)).isEmpty();
        assertThat(FaultAnalysis.find(formula, top, 10_000)).isPresent();
    }
}
