package org.faultline.report;

import java.util.Locale;

/** How numbers are written in drawings: a tenth of a unit is as fine as anyone sees. */
final class Svg {

    private Svg() {}

    /** A piece of a line in the looks of a class of the style sheets, before its name in a legend. */
    static void writeSwatch(Html html, String look) {
        html.open("svg", "class", "swatch", "width", "34", "height", "12", "aria-hidden", "true", "focusable", "false")
                .empty("path", "class", "line " + look, "d", "M1 6H33")
                .close();
    }

    /** The number with at most one decimal. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
