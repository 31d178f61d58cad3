package org.faultline.kernel;

/**
 * A generator with a state, for comparison only: the engine draws by key, from {@link Philox}. Linear recurrence over 256 bits with a
 * scrambled output; jumps of 2^128 and 2^192 steps give streams that do not overlap (D. Blackman, S. Vigna, ACM Trans. Math. Softw. 47
 * (2021) 36).
 */
final class Xoshiro256PlusPlus {

    private static final long[] JUMP = {
        0x180ec6d33cfd0abaL, 0xd5a61266f0c9392cL, 0xa9582618e03fc9aaL, 0x39abdc4529b1661cL
    };
    private static final long[] LONG_JUMP = {
        0x76e15d3efefdcbbfL, 0xc5004e441c522fb3L, 0x77710069854ee241L, 0x39109bb02acbe635L
    };

    private long[] s;

    Xoshiro256PlusPlus(long... state) {
        s = state.clone();
    }

    long next() {
        long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
        long t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = Long.rotateLeft(s[3], 45);
        return result;
    }

    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** 2^128 steps at once. */
    void jump() {
        advance(JUMP);
    }

    /** 2^192 steps at once. */
    void longJump() {
        advance(LONG_JUMP);
    }

    /** The steps are a polynomial of the recurrence; its coefficients choose the states that are added up. */
    private void advance(long[] polynomial) {
        long[] sum = new long[4];
        for (long word : polynomial) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                if ((word >>> bit & 1) == 1) {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] ^= s[i];
                    }
                }
                next();
            }
        }
        s = sum;
    }
}
