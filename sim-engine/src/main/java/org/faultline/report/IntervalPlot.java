package org.faultline.report;

import java.util.List;
import java.util.Locale;

/**
 * One row of a dot-and-interval plot as a small drawing that stretches with its cell: a faint dot for every replication, a bar from the lower to
 * the upper end, and a mark at the mean. All rows of a plot share one scale. The numbers stand beside it as text, so that readers by ear
 * lose nothing.
 *
 * @param smallest value at the left edge, at most zero
 * @param largest value at the right edge
 */
record IntervalPlot(double smallest, double largest) {

    /** Share of the scale that the label at an end takes; zero is not written into it, its line alone is drawn. */
    private static final double CLEAR = 0.4;

    private static final double MARGIN_PERCENT = 2;

    /** A plot that holds all estimates and, if it can, zero. */
    static IntervalPlot of(List<Estimate> estimates, List<Double> values) {
        double low = 0;
        double high = 0;
        for (Estimate e : estimates) {
            low = Math.min(low, e.lo().value());
            high = Math.max(high, e.hi().value());
        }
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new IntervalPlot(low, high > low ? high : low + 1);
    }

    /** The heading of the plot's column, with the ends of its scale below. */
    void writeHead(Html html, String words, String unit) {
        Scale scale = Scale.of(unit, Math.max(-smallest, largest));
        html.open("th", "scope", "col", "class", "plot").text(words);
        html.open(
                "svg", "class", "scale", "width", "100%", "height", "16", "aria-hidden", "true", "focusable", "false");
        tick(html, smallest, "start", scale);
        double zero = -smallest / (largest - smallest);
        if (zero >= CLEAR && zero <= 1 - CLEAR) {
            tick(html, 0, "middle", scale);
        }
        tick(html, largest, "end", scale);
        html.close().close();
    }

    private void tick(Html html, double value, String anchor, Scale scale) {
        html.leaf(
                "text",
                value == 0 ? "0" : scale.full(value),
                "x",
                percent(value),
                "y",
                "12",
                "text-anchor",
                anchor,
                "data-exact",
                "axis");
    }

    /** Draws one row. */
    void write(Html html, Estimate estimate, List<Double> values) {
        openRow(html, "interval");
        line(html, "zero", 0, 0, "1", "17");
        for (double value : values) {
            html.empty("circle", "class", "replication", "cx", percent(value), "cy", "9", "r", "2");
        }
        line(html, "range", estimate.lo().value(), estimate.hi().value(), "9", "9");
        line(html, "mean", estimate.middle().value(), estimate.middle().value(), "3", "15");
        html.close();
    }

    /** Draws a bar between two values, in either order, and a stroke at a third. */
    void writeBar(Html html, double from, double to, double stroke) {
        openRow(html, "interval");
        line(html, "zero", 0, 0, "1", "17");
        line(html, "bar", Math.min(from, to), Math.max(from, to), "9", "9");
        line(html, "mean", stroke, stroke, "2", "16");
        html.close();
    }

    /** Opens the drawing of a row, as high as a line of text and as wide as its cell. */
    static void openRow(Html html, String look) {
        html.open("svg", "class", look, "width", "100%", "height", "18", "aria-hidden", "true", "focusable", "false");
    }

    private void line(Html html, String look, double from, double to, String top, String bottom) {
        html.empty("line", "class", look, "x1", percent(from), "x2", percent(to), "y1", top, "y2", bottom);
    }

    private String percent(double value) {
        double share = (value - smallest) / (largest - smallest);
        return String.format(Locale.ROOT, "%.2f%%", MARGIN_PERCENT + share * (100 - 2 * MARGIN_PERCENT));
    }
}
