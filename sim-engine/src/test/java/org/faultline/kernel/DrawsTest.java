package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Draws are uniform along every one of their keys, and nothing but the key decides them. */
class DrawsTest {

    private static final int N = 100_000;
    private static final int BINS = 1024;
    /** Upper 1e-4 quantile of chi-square with 1023 degrees of freedom (Newton on the incomplete gamma function). */
    private static final double CHI_SQUARE_1023 = 1199.83465372;

    @Test
    void theSameKeyGivesTheSameDraw() {
        assertThat(new Draws(7, 3).uniform(5, 11, 2)).isEqualTo(new Draws(7, 3).uniform(5, 11, 2));
        Draws used = new Draws(7, 3);
        used.uniform(1, 1, 1);
        assertThat(used.uniform(5, 11, 2)).isEqualTo(new Draws(7, 3).uniform(5, 11, 2));
    }

    @Test
    void twoDrawsAtOnceAreThoseOneByOne() {
        Draws draws = new Draws(7L | 3L << 40, 3);
        double[] both = new double[2];
        for (int i = 0; i < 1000; i++) {
            long entity = i * 0x9E3779B97F4A7C15L;
            draws.uniforms(5, i, 9, 2 * i + 1, entity, both);
            assertThat(both).containsExactly(draws.uniform(5, entity, i), draws.uniform(9, entity, 2 * i + 1));
        }
    }

    /** 130 entities are two full batches and two more. */
    @Test
    void theDrawsOfManyEntitiesAreThoseOneByOne() {
        Draws draws = new Draws(7L | 3L << 40, 3);
        long[] entities = new long[130];
        double[] together = new double[entities.length];
        for (int i = 0; i < entities.length; i++) {
            entities[i] = i * 0x9E3779B97F4A7C15L;
        }
        draws.uniforms(5, 12, entities, entities.length, together);
        for (int i = 0; i < entities.length; i++) {
            assertThat(together[i]).isEqualTo(draws.uniform(5, entities[i], 12));
        }
    }

    @Test
    void everyPartOfTheKeyCounts() {
        double draw = new Draws(7, 3).uniform(5, 11, 2);
        Set<Double> others = new HashSet<>();
        others.add(new Draws(8, 3).uniform(5, 11, 2));
        others.add(new Draws(7L | 1L << 32, 3).uniform(5, 11, 2));
        others.add(new Draws(7, 4).uniform(5, 11, 2));
        others.add(new Draws(7, 3).uniform(6, 11, 2));
        others.add(new Draws(7, 3).uniform(5, 12, 2));
        others.add(new Draws(7, 3).uniform(5, 11L | 1L << 32, 2));
        others.add(new Draws(7, 3).uniform(5, 11, 3));
        assertThat(others).hasSize(7).doesNotContain(draw);
    }

    @Test
    void drawsLieStrictlyBetweenZeroAndOne() {
        // the least and the greatest of the 2^52 values that a draw can take
        assertThat(0.5 * 0x1.0p-52).isGreaterThan(0);
        assertThat(((1L << 52) - 1 + 0.5) * 0x1.0p-52).isLessThan(1);
        Draws draws = new Draws(1, 0);
        for (int i = 0; i < N; i++) {
            assertThat(draws.uniform(0, i, 0)).isBetween(0x1.0p-53, 1 - 0x1.0p-53);
        }
    }

    @Test
    void drawsAreUniformAlongEveryKey() {
        Draws draws = new Draws(20_260_310, 0);
        assertThat(chiSquare(i -> draws.uniform(1, 17, i))).as("numbers").isLessThan(CHI_SQUARE_1023);
        assertThat(chiSquare(i -> draws.uniform(1, i, 0))).as("entities").isLessThan(CHI_SQUARE_1023);
        assertThat(chiSquare(i -> draws.uniform(1, Draws.keyOf("gnb:acme:" + i), 0)))
                .as("names")
                .isLessThan(CHI_SQUARE_1023);
        assertThat(chiSquare(i -> new Draws(5, i).uniform(1, 17, 0)))
                .as("replications")
                .isLessThan(CHI_SQUARE_1023);
        assertThat(chiSquare(i -> new Draws(i, 0).uniform(1, 17, 0)))
                .as("seeds")
                .isLessThan(CHI_SQUARE_1023);
        assertThat(chiSquare(i -> draws.uniform(i & 255, i >> 8, 0)))
                .as("purposes")
                .isLessThan(CHI_SQUARE_1023);
    }

    /** The test must be able to fail: one draw in twenty pushed into the lower half. */
    @Test
    void aSkewedDrawIsNotUniform() {
        Draws draws = new Draws(1, 0);
        assertThat(chiSquare(i -> draws.uniform(1, i, 0) * (i % 20 == 0 ? 0.5 : 1)))
                .isGreaterThan(CHI_SQUARE_1023);
    }

    private static double chiSquare(IntToDoubleFunction draw) {
        int[] count = new int[BINS];
        for (int i = 0; i < N; i++) {
            count[(int) (draw.applyAsDouble(i) * BINS)]++;
        }
        double expected = (double) N / BINS;
        double sum = 0;
        for (int c : count) {
            sum += (c - expected) * (c - expected) / expected;
        }
        return sum;
    }

    /** Values of today, computed once from the definition in another language: they may never change, since recorded runs rest on them. */
    @Test
    void drawsAreWhatTheyEverWere() {
        assertThat(new Draws(0, 0).uniform(0, 0L, 0)).isEqualTo(0.8805201978886142);
        assertThat(new Draws(7, 3).uniform(5, 11L, 2)).isEqualTo(0.8317139325393598);
        assertThat(new Draws(20260310, 0).uniform(1, -17L, 16777215)).isEqualTo(0.9704537133132344);
        assertThat(new Draws(-1, 2147483647).uniform(255, 0x123456789abcdefL, 1))
                .isEqualTo(0.3972287970945637);
    }

    @Test
    void similarNamesHaveUnlikeKeys() {
        Set<Long> keys = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            keys.add(Draws.keyOf("cell:acme:" + i));
        }
        assertThat(keys).hasSize(200_000);
        assertThat(Draws.keyOf(1, 2)).isNotEqualTo(Draws.keyOf(2, 1));
        assertThat(Draws.keyOf(0, 0)).isNotZero();
    }

    @Test
    void purposesAndNumbersBeyondTheirRoomAreRefused() {
        Draws draws = new Draws(1, 0);
        assertThatThrownBy(() -> draws.uniform(256, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.uniform(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draws.uniform(0, 0, 1 << 24)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of 1000 pairs of names that differ in the last letter about half differ in each single bit of the key. */
    @Test
    void everyBitOfAKeyDependsOnTheLastLetter() {
        int[] differ = new int[Long.SIZE];
        for (int n = 0; n < 1000; n++) {
            long change = Draws.keyOf("mast-" + n + "a") ^ Draws.keyOf("mast-" + n + "b");
            for (int bit = 0; bit < Long.SIZE; bit++) {
                differ[bit] += (int) (change >>> bit & 1);
            }
        }
        for (int times : differ) {
            assertThat(times).isBetween(420, 580);
        }
    }
}
