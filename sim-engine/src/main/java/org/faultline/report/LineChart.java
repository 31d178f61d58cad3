package org.faultline.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lines with bands over time as a drawing that needs no script: for print, for readers without script, and as the first thing that is
 * seen. Each line has a colour, a dash pattern and a letter, so that none of the three has to be told apart alone.
 *
 * @param unit of the values, as in the files of a run
 * @param series what is drawn, in the order of the legend
 * @param horizonHours right end of the time axis
 */
record LineChart(String unit, List<Series> series, double horizonHours) {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 270;
    private static final int LEFT = 54;
    private static final int RIGHT = 26;
    private static final int TOP = 12;
    private static final int BOTTOM = 44;
    private static final double[] TICKS_HOURS = {0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 720, 2190, 8760};
    private static final int MOST_TICKS = 9;

    /**
     * One line with its band; all lists are equally long.
     *
     * @param label in the legend
     * @param look 1 to 6, the line's colour and dashes
     * @param shown whether it is seen before the reader asks for it
     */
    record Series(
            String label, int look, boolean shown, List<Double> hours, List<Double> middle, List<Double> lo, List<Double> hi) {

        /** The letter beside the line and in the legend. */
        String letter() {
            return String.valueOf((char) ('A' + look - 1));
        }
    }

    /** Draws the chart. */
    void write(Html html) {
        html.open("svg", "class", "lines", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden", "true", "focusable", "false");
        writeGrid(html);
        List<Series> drawn = series.stream().filter(Series::shown).toList();
        for (Series s : drawn) {
            html.empty("path", "class", "band s" + s.look(), "d", band(s));
        }
        for (Series s : drawn) {
            html.empty("path", "class", "line s" + s.look(), "d", line(s.hours(), s.middle()));
        }
        writeLetters(html, drawn);
        html.close();
    }

    private void writeGrid(Html html) {
        Scale scale = Scale.of(unit, top());
        for (int i = 0; i <= 4; i++) {
            double value = top() * i / 4;
            html.empty("path", "class", "grid", "d", "M" + LEFT + " " + y(value) + "H" + (WIDTH - RIGHT));
            html.leaf("text", scale.full(value), "class", "tick", "text-anchor", "end", "x", Integer.toString(LEFT - 7), "y", y(value - top() * 0.015));
        }
        double step = tickHours();
        for (double hour = 0; hour <= horizonHours + 1e-9; hour += step) {
            html.empty("path", "class", "grid", "d", "M" + x(hour) + " " + TOP + "V" + (HEIGHT - BOTTOM));
            html.leaf("text", label(hour), "class", "tick", "text-anchor", "middle", "x", x(hour), "y", Integer.toString(HEIGHT - BOTTOM + 17));
        }
        html.leaf("text", "hours since the start", "class", "tick", "text-anchor", "end", "x", Integer.toString(WIDTH - RIGHT), "y", Integer.toString(HEIGHT - 8));
    }

    /** Letters near the right end, pushed apart where lines end together. */
    private void writeLetters(Html html, List<Series> drawn) {
        int count = drawn.size();
        double[] at = new double[count];
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            List<Double> middle = drawn.get(i).middle();
            at[i] = Double.parseDouble(y(middle.get(middle.size() - 1)));
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> at[i]));
        double next = TOP + 4;
        for (Integer i : order) {
            double place = Math.max(at[i], next);
            next = place + 12;
            html.leaf("text", drawn.get(i).letter(), "class", "letter s" + drawn.get(i).look(), "x", Integer.toString(WIDTH - RIGHT + 6), "y", Svg.number(place + 4));
        }
    }

    private String band(Series s) {
        StringBuilder path = new StringBuilder(line(s.hours(), s.hi()));
        for (int i = s.hours().size() - 1; i >= 0; i--) {
            path.append('L').append(x(s.hours().get(i))).append(' ').append(y(s.lo().get(i)));
        }
        return path.append('Z').toString();
    }

    private String line(List<Double> hours, List<Double> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < hours.size(); i++) {
            path.append(i == 0 ? 'M' : 'L').append(x(hours.get(i))).append(' ').append(y(values.get(i)));
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
                .orElse(1);
        if (!(largest > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(largest)));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (step * power >= largest) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private double tickHours() {
        for (double step : TICKS_HOURS) {
            if (horizonHours / step < MOST_TICKS) {
                return step;
            }
        }
        return horizonHours;
    }

    private static String label(double hour) {
        return hour == Math.rint(hour) ? Long.toString((long) hour) : Double.toString(hour);
    }

    private String x(double hour) {
        return Svg.number(LEFT + (WIDTH - LEFT - RIGHT) * hour / horizonHours);
    }

    private String y(double value) {
        return Svg.number(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top()));
    }
}
