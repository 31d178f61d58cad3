package org.faultline.report;

import java.util.Locale;

/**
 * How numbers of one unit and one order of magnitude are written, so that a mean and the ends of its interval read alike: {@code 412 k
 * (290–560 k)}. Written numbers keep about three significant digits of the largest of them.
 *
 * @param divisor what one written unit stands for
 * @param suffix written after the number, with its space
 * @param decimals digits after the point
 */
record Scale(double divisor, String suffix, int decimals) {

    private static final String NARROW_SPACE = "\u202F";
    private static final int MOST_EXTRA_DECIMALS = 2;
    private static final String MINUS = "\u2212";

    /**
     * The scale for values up to a size.
     *
     * @param unit as in the files of a run: {@code share} is written in percent, {@code h} with one decimal, counts in thousands, millions or billions
     * @param largest the largest absolute value that will be written
     */
    static Scale of(String unit, double largest) {
        if (unit.equals("share")) {
            return new Scale(0.01, NARROW_SPACE + "%", largest < 0.0995 ? 1 : 0);
        }
        if (unit.equals("h")) {
            return new Scale(1, NARROW_SPACE + "h", largest < 99.5 ? 1 : 0);
        }
        if (largest >= 1e9) {
            return new Scale(1e9, NARROW_SPACE + "billion", decimals(largest / 1e9));
        }
        if (largest >= 1e6) {
            return new Scale(1e6, NARROW_SPACE + "M", decimals(largest / 1e6));
        }
        if (largest >= 1e4) {
            return new Scale(1e3, NARROW_SPACE + "k", decimals(largest / 1e3));
        }
        return new Scale(1, "", largest == Math.rint(largest) && largest < 1e4 ? 0 : decimals(largest));
    }

    /** The scale for a number and the ends of its interval: a little finer where the ends would otherwise look alike. */
    static Scale ofInterval(String unit, double middle, double lo, double hi) {
        Scale scale = of(unit, Math.max(Math.abs(middle), Math.max(Math.abs(lo), Math.abs(hi))));
        double width = (hi - lo) / scale.divisor;
        int decimals = scale.decimals;
        while (decimals < scale.decimals + MOST_EXTRA_DECIMALS && width * Math.pow(10, decimals) < 2) {
            decimals++;
        }
        boolean apart = width * Math.pow(10, decimals) >= 2;
        return apart ? new Scale(scale.divisor, scale.suffix, decimals) : scale;
    }

    /** One, two, four, six or eight times a power of ten that is not below a size; a tenth for no size at all. */
    static double roundAbove(double size) {
        double power = size > 0 ? Math.pow(10, Math.floor(Math.log10(size))) : 0.1;
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (step * power >= size) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static int decimals(double scaled) {
        if (scaled >= 99.95) {
            return 0;
        }
        return scaled >= 9.995 ? 1 : 2;
    }

    /** The number without its suffix. */
    String bare(double value) {
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value) / divisor)
                .replace(",", NARROW_SPACE);
        return isZero(digits) || value >= 0 ? digits : MINUS + digits;
    }

    /** The number with its suffix. */
    String full(double value) {
        return bare(value) + suffix;
    }

    /** A count of things, with thousands set apart. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(",", NARROW_SPACE);
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '0' || c == '.');
    }
}
