package org.faultline.kernel;

/**
 * Exponential durations of one mean in whole microseconds, each {@code SimTime.ofHours(-mean * StrictMath.log1p(-u))} of its draw u, found mostly without
 * that logarithm.
 *
 * <p>{@link StandardExponential} differs from the library's logarithm by less than 5e-16 of the value, and at most four roundings of
 * 1.1e-16 lie between either of them and microseconds. Where all numbers within {@value #DOUBT} of what the short way gives round to the same
 * microsecond, it is that one, found without a conversion, for which each draw would wait; in the few other cases the logarithm is worked out (the rounding test of A. Ziv, ACM Transactions
 * on Mathematical Software 17 (1991) 410-423).
 */
public final class ExponentialTime {

    /** Relative distance within which the exact value surely lies: three times the sum of all errors. */
    private static final double DOUBT = 0x1p-48;

    /** Microseconds up to which a half is not lost: 35 years. */
    private static final double LONG = 0x1p50;

    /** A number below twice itself and {@link #LONG} more has whole numbers alone as neighbours, which stand in its last 51 bits. */
    private static final double WHOLE = 0x1.8p52;

    private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);

    private final double meanHours;
    private final double meanMicros;

    /**
     * Durations of a mean.
     *
     * @param meanHours above zero
     */
    public ExponentialTime(double meanHours) {
        this.meanHours = meanHours;
        meanMicros = meanHours * SimTime.HOUR;
    }

    /**
     * The duration below which a share {@code u} of all lies, in microseconds.
     *
     * @param u strictly between 0 and 1, as {@link Draws} gives it
     */
    public long micros(double u) {
        double micros = meanMicros * StandardExponential.quantile(u);
        double shifted = micros + WHOLE;
        double beyond = Math.abs(micros - (shifted - WHOLE));
        return beyond + micros * DOUBT < 0.5 && micros < LONG
                ? Double.doubleToRawLongBits(shifted) - WHOLE_BITS
                : worked(u);
    }

    private long worked(double u) {
        return SimTime.ofHours(-meanHours * StrictMath.log1p(-u));
    }
}
