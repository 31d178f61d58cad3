package org.faultline.report;

/**
 * Two axes of numbers with a grid, as a drawing of fixed proportions that stretches with the page.
 *
 * @param across of the horizontal axis
 * @param up of the vertical axis
 */
record Axes(Axis across, Axis up) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 320;
    private static final int LEFT = 74;
    private static final int RIGHT = 44;
    private static final int TOP = 14;
    private static final int BOTTOM = 46;

    /**
     * One axis, from a multiple of its step to another.
     *
     * @param words below or above it
     * @param unit as in the files of a run
     * @param least its beginning
     * @param step between lines of the grid
     * @param most its end
     */
    record Axis(String words, String unit, double least, double step, double most) {

        private static final int STEPS = 4;

        /** An axis that holds zero and both values. */
        static Axis holding(String words, String unit, double least, double most) {
            double step = Scale.roundAbove((Math.max(0, most) - Math.min(0, least)) / STEPS);
            double end = Math.max(1, Math.ceil(most / step - 1e-9)) * step;
            return new Axis(words, unit, least >= 0 ? 0 : Math.floor(least / step) * step, step, end);
        }

        private double share(double value) {
            return (value - least) / (most - least);
        }

        private String written(double value) {
            if (unit.equals("year")) {
                return Long.toString(Math.round(value));
            }
            return Math.abs(value) < step / 2
                    ? "0"
                    : Scale.of(unit, Math.max(-least, most)).full(value);
        }
    }

    double x(double value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * across.share(value);
    }

    double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - up.share(value));
    }

    /** A place of both, as in a path. */
    String at(double across, double up) {
        return Svg.number(x(across)) + " " + Svg.number(y(up));
    }

    /** Opens the drawing and draws grid and numbers; the caller draws into it and closes it. */
    void open(Html html) {
        html.open(
                "svg",
                "class",
                "lines",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "aria-hidden",
                "true",
                "focusable",
                "false");
        for (double value = up.least(); value < up.most() + up.step() / 2; value += up.step()) {
            html.empty("path", "class", "grid", "d", "M" + LEFT + " " + Svg.number(y(value)) + "H" + (WIDTH - RIGHT));
            tick(html, up.written(value), "end", LEFT - 7.0, y(value) + 4);
        }
        for (double value = across.least(); value < across.most() + across.step() / 2; value += across.step()) {
            html.empty("path", "class", "grid", "d", "M" + Svg.number(x(value)) + " " + TOP + "V" + (HEIGHT - BOTTOM));
            tick(html, across.written(value), "middle", x(value), HEIGHT - BOTTOM + 17.0);
        }
        tick(html, across.words(), "end", WIDTH - RIGHT, HEIGHT - 8.0);
    }

    private static void tick(Html html, String words, String anchor, double x, double y) {
        html.leaf("text", words, "class", "tick", "text-anchor", anchor, "x", Svg.number(x), "y", Svg.number(y));
    }
}
