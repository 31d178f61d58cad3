package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawSequenceTest {

    private static final long ENTITY = Draws.keyOf("queue-7");

    private final Draws draws = new Draws(5, 3);

    /** The key is 5, the counter (entity, replication 3, purpose 7 and number n). */
    @Test
    void aBlockServesForTwoDraws() {
        DrawSequence sequence = draws.sequence(7, ENTITY);
        for (int n = 0; n < 1000; n++) {
            assertThat(sequence.uniform()).isEqualTo(draws.uniform(7, ENTITY, n));
            long high = Philox.highHalf((int) ENTITY, (int) (ENTITY >>> 32), 3, 7 << 24 | n, 5, 0);
            assertThat(sequence.uniform()).isEqualTo(((high >>> 12) + 0.5) * 0x1.0p-52);
        }
        assertThat(sequence.number()).isEqualTo(2000);
    }

    @Test
    void anyDrawCanBeTheNextOne() {
        DrawSequence sequence = draws.sequence(7, ENTITY);
        double[] inOrder = new double[20];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = sequence.uniform();
        }
        for (int i = inOrder.length - 2; i >= 0; i--) {
            sequence.goTo(i);
            assertThat(sequence.uniform()).isEqualTo(inOrder[i]);
            assertThat(sequence.uniform()).isEqualTo(inOrder[i + 1]);
        }
        assertThatThrownBy(() -> sequence.goTo(-1)).hasMessageContaining("-1");
    }

    /** Batches of 64 blocks begin with draw 128, and anew after a jump. */
    @Test
    void batchesGiveWhatSingleBlocksGive() {
        DrawSequence sequence = draws.sequence(7, ENTITY);
        for (long start : new long[] {0, 127, 128, 1001, (1L << 25) - 200}) {
            sequence.goTo(start);
            for (long n = start; n < start + 400; n++) {
                DrawSequence alone = draws.sequence(7, ENTITY);
                alone.goTo(n);
                assertThat(sequence.uniform()).isEqualTo(alone.uniform());
            }
        }
    }

    @Test
    void bitsAreThoseOfTheDraws() {
        DrawSequence some = draws.sequence(7, ENTITY);
        DrawSequence others = draws.sequence(7, ENTITY);
        long[] bits = new long[700];
        for (int count : new int[] {1, 2, 3, 125, 1, 300, 700, 64}) {
            some.bits(bits, count);
            for (int i = 0; i < count; i++) {
                assertThat(StandardExponential.ofBits(bits[i])).isEqualTo(others.exponential());
            }
        }
        assertThat(some.number()).isEqualTo(others.number()).isEqualTo(1196);
    }

    @Test
    void restartedItReadsTheOtherReplication() {
        DrawSequence sequence = draws.sequence(7, ENTITY);
        sequence.uniform();
        sequence.restart(new Draws(5, 4));
        assertThat(sequence.number()).isZero();
        assertThat(sequence.uniform()).isEqualTo(new Draws(5, 4).uniform(7, ENTITY, 0));
    }

    /** 2^24 blocks hold 2^25 draws. */
    @Test
    void afterTheLastNumberItGoesOnUnderAnotherKey() {
        DrawSequence sequence = draws.sequence(7, ENTITY);
        sequence.goTo((1L << 25) - 2);
        assertThat(sequence.uniform()).isEqualTo(draws.uniform(7, ENTITY, (1 << 24) - 1));
        sequence.uniform();
        assertThat(sequence.uniform()).isEqualTo(draws.uniform(7, Draws.keyOf(ENTITY, 1), 0));
        sequence.goTo(3L << 25);
        assertThat(sequence.uniform()).isEqualTo(draws.uniform(7, Draws.keyOf(ENTITY, 3), 0));
    }

    @Test
    void exponentialVariatesAreQuantilesOfTheDraws() {
        DrawSequence variates = draws.sequence(7, ENTITY);
        DrawSequence uniforms = draws.sequence(7, ENTITY);
        double sum = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double variate = variates.exponential();
            assertThat(variate).isEqualTo(StandardExponential.quantile(uniforms.uniform()));
            sum += variate;
        }
        // mean 1, standard error 1 / sqrt(n) = 0.0032
        assertThat(sum / n).isBetween(0.987, 1.013);
    }

    @Test
    void purposesBeyondTheirRoomAreRefused() {
        assertThatThrownBy(() -> draws.sequence(256, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
