package org.faultline.io.results;

import java.util.Locale;

/**
 * How numbers of one unit and one order of magnitude are written: {@code 412 k (290-560)}. The largest of the numbers written
 * together decides the suffix and keeps about three significant digits.
 *
 * @param divisor what one written unit stands for
 * @param suffix written after a number, with its space
 * @param decimals digits after the point
 */
public record Quantity(double divisor, String suffix, int decimals) {

    /** Below this, two decimals would leave one significant digit or none. */
    private static final double SMALL = 0.0095;

    private static final int MOST_DECIMALS = 12;

    /**
     * How to write some numbers.
     *
     * @param unit as in the files of a run: {@code share} is written in per cent, {@code h} in hours, counts in thousands, millions or billions
     * @param values that are written together
     */
    public static Quantity of(String unit, double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (unit.equals("share")) {
            return new Quantity(0.01, " %", decimals(largest * 100));
        }
        if (unit.equals("h")) {
            return new Quantity(1, " h", Math.min(2, decimals(largest)));
        }
        if (largest >= 999_500_000) {
            return new Quantity(1e9, " bn", decimals(largest / 1e9));
        }
        if (largest >= 999_500) {
            return new Quantity(1e6, " M", decimals(largest / 1e6));
        }
        if (largest >= 9_995) {
            return new Quantity(1e3, " k", decimals(largest / 1e3));
        }
        return new Quantity(1, "", largest == Math.rint(largest) ? 0 : decimals(largest));
    }

    /** A number, its suffix included. */
    public String text(double value) {
        return bare(value) + suffix;
    }

    /** A number that somebody wrote, without zeros after its last digit, its suffix included. */
    public String exact(double value) {
        String digits = bare(value);
        return (digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits) + suffix;
    }

    /** A number with its sign, its suffix included: for differences. */
    public String signed(double value) {
        return sign(value) + suffix;
    }

    /** A range, in brackets and without suffix. */
    public String range(double lo, double hi) {
        return "(" + bareRange(lo, hi) + ")";
    }

    /** True when both ends of a range are written alike. */
    public boolean isPoint(double lo, double hi) {
        return bare(lo).equals(bare(hi));
    }

    /** A range without suffix. */
    String bareRange(double lo, double hi) {
        return bare(lo) + (lo < 0 ? ".." : "-") + bare(hi);
    }

    /** A range of differences, without suffix. */
    public String signedRange(double lo, double hi) {
        return sign(lo) + ".." + sign(hi);
    }

    private String sign(double value) {
        String digits = bare(value);
        return digits.startsWith("-") || isZero(digits) ? digits : "+" + digits;
    }

    private String bare(double value) {
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", value / divisor);
        return digits.startsWith("-") && isZero(digits) ? digits.substring(1) : digits;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0' || c == '.' || c == '-');
    }

    private static int decimals(double largest) {
        if (largest >= 99.95 || largest == 0) {
            return 0;
        }
        if (largest >= SMALL) {
            return largest >= 9.995 ? 1 : 2;
        }
        return Math.min(MOST_DECIMALS, 2 - (int) Math.floor(Math.log10(largest)));
    }
}
