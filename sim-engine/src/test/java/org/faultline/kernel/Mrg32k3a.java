package org.faultline.kernel;

import java.math.BigInteger;

/**
 * A generator with a state, for comparison only: the engine draws by key, from {@link Philox}. Two recurrences of order three, combined (P.
 * L'Ecuyer, Oper. Res. 47 (1999) 159-164); streams begin 2^127 steps apart, substreams 2^76 (P. L'Ecuyer et al., Oper. Res. 50 (2002)
 * 1073-1075). The state after many steps is a power of the matrix of one step times the state.
 */
final class Mrg32k3a {

    private static final long M1 = 4294967087L;
    private static final long M2 = 4294944443L;
    private static final double NORM = 1.0 / (M1 + 1);
    private static final long[][] STEP1 = {{0, 1, 0}, {0, 0, 1}, {M1 - 810728, 1403580, 0}};
    private static final long[][] STEP2 = {{0, 1, 0}, {0, 0, 1}, {M2 - 1370589, 0, 527612}};

    private long[] one;
    private long[] two;

    /** A generator whose six words of state are all the same. */
    Mrg32k3a(long word) {
        one = new long[] {word, word, word};
        two = new long[] {word, word, word};
    }

    double uniform() {
        one = times(STEP1, one, M1);
        two = times(STEP2, two, M2);
        long difference = Math.floorMod(one[2] - two[2], M1);
        return (difference == 0 ? M1 : difference) * NORM;
    }

    /** So many steps at once: 2^exponent. */
    void jump(int exponent) {
        one = times(power(STEP1, exponent, M1), one, M1);
        two = times(power(STEP2, exponent, M2), two, M2);
    }

    long[] state() {
        return new long[] {one[0], one[1], one[2], two[0], two[1], two[2]};
    }

    private static long[][] power(long[][] step, int exponent, long m) {
        long[][] power = step;
        for (int i = 0; i < exponent; i++) {
            long[][] square = new long[3][3];
            for (int column = 0; column < 3; column++) {
                long[] moved = times(power, new long[] {power[0][column], power[1][column], power[2][column]}, m);
                for (int row = 0; row < 3; row++) {
                    square[row][column] = moved[row];
                }
            }
            power = square;
        }
        return power;
    }

    private static long[] times(long[][] matrix, long[] vector, long m) {
        long[] product = new long[3];
        for (int row = 0; row < 3; row++) {
            long sum = 0;
            for (int i = 0; i < 3; i++) {
                sum = (sum + times(matrix[row][i], vector[i], m)) % m;
            }
            product[row] = sum;
        }
        return product;
    }

    /** A product of two numbers below 2^32 may exceed 2^63. */
    private static long times(long a, long b, long m) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == 0 && low >= 0
                ? low % m
                : BigInteger.valueOf(a)
                        .multiply(BigInteger.valueOf(b))
                        .mod(BigInteger.valueOf(m))
                        .longValue();
    }
}
