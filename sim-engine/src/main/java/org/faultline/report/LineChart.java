package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines with bands over time as a drawing that needs no script: for print, for readers without script, and as the first thing that is
 * seen. Each line has a colour, a dash pattern and a letter, so that none of the three has to be told apart alone.
 *
 * @param unit of the values, as in the files of a run
 * @param start local time at which the scenario begins, ISO 8601
 * @param horizonHours right end of the time axis
 * @param series what is drawn, in the order of the legend
 */
record LineChart(String unit, String start, double horizonHours, List<Series> series) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;
    private static final int LEFT = 54;
    private static final int RIGHT = 26;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int LETTER_HEIGHT = 12;

    /**
     * One line with its band; all lists are equally long.
     *
     * @param label in the legend
     * @param look 1 to 6, the line's colour, dashes and letter
     * @param shown whether it is seen before the reader asks for it
     */
    record Series(
            String label,
            int look,
            boolean shown,
            List<Double> hours,
            List<Double> middle,
            List<Double> lo,
            List<Double> hi) {

        /** The letter beside the line and in the legend. */
        String letter() {
            return String.valueOf((char) ('A' + look - 1));
        }

        private double last() {
            return middle.get(middle.size() - 1);
        }
    }

    /** Names of the lines, each with its stroke and its letter; what is drawn stands below it. */
    void writeLegend(Html html) {
        html.open("ul", "class", "legend");
        for (Series s : series) {
            if (s.shown()) {
                html.open("li");
                Svg.writeSwatch(html, "s" + s.look());
                html.leaf("span", s.letter(), "class", "letter-name s" + s.look())
                        .leaf("span", s.label(), "data-exact", "label")
                        .close();
            }
        }
        html.close();
    }

    /** Draws the chart. */
    void write(Html html) {
        html.open(
                "svg",
                "class",
                "lines",
                "data-exact",
                "axis",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "aria-hidden",
                "true",
                "focusable",
                "false");
        writeLevels(html);
        writeTimes(html);
        List<Series> drawn = series.stream().filter(Series::shown).toList();
        drawn.forEach(s -> html.empty("path", "class", "band s" + s.look(), "d", band(s)));
        drawn.forEach(s -> html.empty("path", "class", "line s" + s.look(), "d", line(s.hours(), s.middle())));
        writeLetters(html, drawn);
        html.close();
    }

    private void writeLevels(Html html) {
        Scale scale = Scale.of(unit, top());
        for (int quarter = 0; quarter <= 4; quarter++) {
            double value = top() * quarter / 4;
            html.empty("path", "class", "grid", "d", "M" + LEFT + " " + Svg.number(y(value)) + "H" + (WIDTH - RIGHT));
            html.leaf(
                    "text",
                    scale.full(value),
                    "class",
                    "tick",
                    "text-anchor",
                    "end",
                    "x",
                    Integer.toString(LEFT - 7),
                    "y",
                    Svg.number(y(value) + 4));
        }
    }

    private void writeTimes(Html html) {
        for (Clock.Tick tick : Clock.startingAt(start).ticks(horizonHours)) {
            String x = Svg.number(x(tick.hours()));
            html.empty("path", "class", "grid", "d", "M" + x + " " + TOP + "V" + (HEIGHT - BOTTOM));
            html.leaf(
                    "text",
                    tick.label(),
                    "class",
                    "tick",
                    "text-anchor",
                    "middle",
                    "x",
                    x,
                    "y",
                    Integer.toString(HEIGHT - BOTTOM + 17));
        }
    }

    /** Letters beside the right ends, pushed apart where lines end together. */
    private void writeLetters(Html html, List<Series> drawn) {
        List<Series> fromTheTop = new ArrayList<>(drawn);
        fromTheTop.sort(Comparator.comparingDouble(s -> y(s.last())));
        double lowest = HEIGHT - BOTTOM - LETTER_HEIGHT * (drawn.size() - 1.0);
        double next = TOP;
        for (Series s : fromTheTop) {
            double place = Math.max(next, Math.min(y(s.last()), lowest));
            html.leaf(
                    "text",
                    s.letter(),
                    "class",
                    "letter s" + s.look(),
                    "x",
                    Integer.toString(WIDTH - RIGHT + 6),
                    "y",
                    Svg.number(place + 4));
            next = place + LETTER_HEIGHT;
            lowest += LETTER_HEIGHT;
        }
    }

    private String band(Series s) {
        StringBuilder path = new StringBuilder(line(s.hours(), s.hi()));
        for (int i = s.hours().size() - 1; i >= 0; i--) {
            path.append('L').append(point(s.hours().get(i), s.lo().get(i)));
        }
        return path.append('Z').toString();
    }

    private String line(List<Double> hours, List<Double> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < hours.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(point(hours.get(i), values.get(i)));
        }
        return path.toString();
    }

    /** The value at the top of the chart: one for shares, otherwise a round number above all that is drawn. */
    double top() {
        if (unit.equals("share")) {
            return 1;
        }
        double largest = series.stream()
                .filter(Series::shown)
                .flatMap(s -> s.hi().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        return Scale.roundAbove(largest);
    }

    private String point(double hour, double value) {
        return Svg.number(x(hour)) + " " + Svg.number(y(value));
    }

    private double x(double hour) {
        return LEFT + (WIDTH - LEFT - RIGHT) * hour / horizonHours;
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top());
    }
}
