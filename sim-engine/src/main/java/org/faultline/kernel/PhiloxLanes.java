package org.faultline.kernel;

/**
 * Many blocks of {@link Philox} at once, consecutive ones or those of many counters. Each round runs over all blocks before the next one begins, in a loop that the
 * compiler turns into vector instructions where the processor has them: a block costs about a third of what it costs alone. The values
 * are the same. Not for several threads at once.
 */
final class PhiloxLanes {

    /** Blocks of a batch, a power of two. */
    static final int BLOCKS = 64;

    private static final long LOW = 0xFFFFFFFFL;

    /** The four words of each block, each as a long without sign. */
    private final long[] x0 = new long[BLOCKS];

    private final long[] x1 = new long[BLOCKS];
    private final long[] x2 = new long[BLOCKS];
    private final long[] x3 = new long[BLOCKS];

    /** The blocks with {@code c3}, {@code c3 + 1} and so on: lower and upper half of the first, of the second and so on. */
    void blocks(int c0, int c1, int c2, int c3, int k0, int k1, long[] halves) {
        for (int i = 0; i < BLOCKS; i++) {
            x0[i] = c0 & LOW;
            x1[i] = c1 & LOW;
            x2[i] = c2 & LOW;
            x3[i] = (c3 + i) & LOW;
        }
        rounds(k0, k1);
        for (int i = 0; i < BLOCKS; i++) {
            halves[2 * i] = x0[i] | (x1[i] << 32);
            halves[2 * i + 1] = x2[i] | (x3[i] << 32);
        }
    }

    /** The lower halves of the blocks of many counters that differ in their first two words, which stand in an array from a place on; at most {@link #BLOCKS} of them. */
    void lowHalves(long[] firstTwo, int start, int count, int c2, int c3, int k0, int k1, long[] halves) {
        for (int i = 0; i < count; i++) {
            x0[i] = firstTwo[start + i] & LOW;
            x1[i] = firstTwo[start + i] >>> 32;
            x2[i] = c2 & LOW;
            x3[i] = c3 & LOW;
        }
        rounds(k0, k1);
        for (int i = 0; i < count; i++) {
            halves[i] = x0[i] | (x1[i] << 32);
        }
    }

    /** Of all blocks, whether anybody asks for them or not: the compiler knows how many there are. */
    private void rounds(int k0, int k1) {
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < Philox.ROUNDS; round++) {
            round(key0 & LOW, key1 & LOW, x0, x1, x2, x3);
            key0 += Philox.WEYL_0;
            key1 += Philox.WEYL_1;
        }
    }

    private static void round(long key0, long key1, long[] x0, long[] x1, long[] x2, long[] x3) {
        for (int i = 0; i < BLOCKS; i++) {
            long p0 = Philox.MULTIPLIER_0 * x0[i];
            long p1 = Philox.MULTIPLIER_1 * x2[i];
            x0[i] = (p1 >>> 32) ^ x1[i] ^ key0;
            x2[i] = (p0 >>> 32) ^ x3[i] ^ key1;
            x1[i] = p1 & LOW;
            x3[i] = p0 & LOW;
        }
    }
}
