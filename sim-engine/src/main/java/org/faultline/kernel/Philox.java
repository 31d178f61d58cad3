package org.faultline.kernel;

/**
 * Philox4x32-10: a counter-based generator. The same key and counter always give the same four words, whatever was drawn
 * before.
 *
 * <p>J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11. Passes
 * BigCrush; checked against the test vectors that its authors publish with Random123.
 */
public final class Philox {

    static final long MULTIPLIER_0 = 0xD2511F53L;
    static final long MULTIPLIER_1 = 0xCD9E8D57L;
    static final int WEYL_0 = 0x9E3779B9;
    static final int WEYL_1 = 0xBB67AE85;
    static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** Words 0 and 1 of the block, word 0 in the lower half. Words as in the reference code: counter c0..c3, key k0, k1. */
    public static long lowHalf(int c0, int c1, int c2, int c3, int k0, int k1) {
        return half(c0, c1, c2, c3, k0, k1, true);
    }

    /** Words 2 and 3 of the block, word 2 in the lower half. */
    public static long highHalf(int c0, int c1, int c2, int c3, int k0, int k1) {
        return half(c0, c1, c2, c3, k0, k1, false);
    }

    /**
     * The lower halves of two blocks that differ in their last word, into the first two places of an array. The processor works on both at
     * once, so that the second costs little.
     */
    public static void lowHalves(int c0, int c1, int c2, int c3, int other3, int k0, int k1, long[] halves) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int y0 = c0;
        int y1 = c1;
        int y2 = c2;
        int y3 = other3;
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & LOW);
            long p1 = MULTIPLIER_1 * (x2 & LOW);
            long q0 = MULTIPLIER_0 * (y0 & LOW);
            long q1 = MULTIPLIER_1 * (y2 & LOW);
            x0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            x2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x1 = (int) p1;
            x3 = (int) p0;
            y0 = (int) (q1 >>> 32) ^ y1 ^ key0;
            y2 = (int) (q0 >>> 32) ^ y3 ^ key1;
            y1 = (int) q1;
            y3 = (int) q0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        halves[0] = (x0 & LOW) | ((long) x1 << 32);
        halves[1] = (y0 & LOW) | ((long) y1 << 32);
    }

    /** Both halves of the block at once, {@link #lowHalf} and {@link #highHalf}, into the first two places of an array. */
    public static void block(int c0, int c1, int c2, int c3, int k0, int k1, long[] halves) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & LOW);
            long p1 = MULTIPLIER_1 * (x2 & LOW);
            x0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            x2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x1 = (int) p1;
            x3 = (int) p0;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        halves[0] = (x0 & LOW) | ((long) x1 << 32);
        halves[1] = (x2 & LOW) | ((long) x3 << 32);
    }

    private static long half(int c0, int c1, int c2, int c3, int k0, int k1, boolean low) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & LOW);
            long p1 = MULTIPLIER_1 * (x2 & LOW);
            int y0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            int y2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x1 = (int) p1;
            x3 = (int) p0;
            x0 = y0;
            x2 = y2;
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
        return low ? (x0 & LOW) | ((long) x1 << 32) : (x2 & LOW) | ((long) x3 << 32);
    }
}
