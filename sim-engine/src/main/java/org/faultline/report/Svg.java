package org.faultline.report;

import java.util.Locale;

/** How numbers are written in drawings: a tenth of a unit is as fine as anyone sees. */
final class Svg {

    private Svg() {}

    /** The number with at most one decimal. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
