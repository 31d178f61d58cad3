package org.faultline.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.faultline.scenario.StormGrid;
import org.faultline.storm.Course;
import org.faultline.storm.StormCell;

/** The phase diagram of one set of controls: a field for each length of the fault and head-room, and lines from closed forms. */
final class PhaseFigure {

    private static final double LEFT = 64;
    private static final double TOP = 26;
    private static final double WIDE = 92;
    private static final double HIGH = 54;
    private static final double FOOT = 20;

    private final StormGrid grid;
    private final List<StormCell> cells;

    /**
     * A figure.
     *
     * @param cells by length of the fault and head-room, in this order
     */
    PhaseFigure(StormGrid grid, List<StormCell> cells) {
        this.grid = grid;
        this.cells = cells;
    }

    private int columns() {
        return grid.headroom().values().size();
    }

    private int rows() {
        return grid.fault().values().size();
    }

    private StormCell cell(int fault, int headroom) {
        return cells.get(fault * columns() + headroom);
    }

    private double x(int headroom) {
        return LEFT + headroom * WIDE;
    }

    /** Long faults stand above short ones. */
    private double y(int fault) {
        return TOP + (rows() - 1 - fault) * HIGH;
    }

    void write(Html html, String label) {
        double width = x(columns()) + 4;
        double height = TOP + rows() * HIGH + FOOT;
        html.open(
                "svg",
                "class",
                "phase",
                "viewBox",
                "0 0 " + Svg.number(width) + " " + Svg.number(height),
                "role",
                "img",
                "aria-label",
                label + ": " + inWords());
        for (int h = 0; h < columns(); h++) {
            text(
                    html,
                    x(h) + WIDE / 2,
                    TOP - 9,
                    "axis",
                    "× " + grid.headroomTexts().get(h));
        }
        for (int f = 0; f < rows(); f++) {
            text(html, LEFT - 8, y(f) + HIGH / 2 + 5, "row", grid.faultTexts().get(f));
            for (int h = 0; h < columns(); h++) {
                writeCell(html, f, h);
            }
        }
        text(html, (LEFT + x(columns())) / 2, height - 5, "axis", "head-room: rate over the load of the busy hour");
        writeEdge(html, "trap", StormCell::isTrapped);
        writeEdge(html, "step", StormCell::isTrappedInStep);
        html.close();
    }

    private String inWords() {
        StringBuilder words = new StringBuilder();
        for (Course course : Course.values()) {
            long n = cells.stream().filter(c -> c.course() == course).count();
            words.append(words.isEmpty() ? "" : ", ").append(n).append(' ').append(course.words());
        }
        return words + ", of " + cells.size();
    }

    private void writeCell(Html html, int fault, int headroom) {
        StormCell c = cell(fault, headroom);
        html.open("g", "class", c.course().id());
        html.leaf(
                "title",
                grid.faultTexts().get(fault) + " at × " + grid.headroomTexts().get(headroom) + ": "
                        + c.course().words() + "; 50 % after "
                        + hours(c.half().hours(), c.half().isBound())
                        + ", 90 % after " + hours(c.most().hours(), c.most().isBound()) + ", 99 % after "
                        + hours(c.all().hours(), c.all().isBound()));
        html.empty(
                "rect",
                "x",
                Svg.number(x(headroom)),
                "y",
                Svg.number(y(fault)),
                "width",
                Svg.number(WIDE),
                "height",
                Svg.number(HIGH));
        double middle = x(headroom) + WIDE / 2;
        text(
                html,
                middle,
                y(fault) + HIGH / 2 - 1,
                "hours",
                hours(c.all().hours(), c.all().isBound()));
        text(html, middle, y(fault) + HIGH / 2 + 16, "bound", bound(c));
        html.close();
    }

    private static String bound(StormCell c) {
        return Double.isInfinite(c.drainHours()) ? "cannot drain" : "drain " + hours(c.drainHours(), false);
    }

    /** Hours, or minutes where they are few. */
    static String hours(double hours, boolean isBound) {
        double minutes = hours * 60;
        String number = minutes < 9.95
                ? String.format(Locale.ROOT, "%.1f min", minutes)
                : minutes < 59.5
                        ? String.format(Locale.ROOT, "%.0f min", minutes)
                        : String.format(Locale.ROOT, "%.2f h", hours);
        return isBound ? "> " + number : number;
    }

    /** Draws the sides between fields that a closed form tells apart. */
    private void writeEdge(Html html, String style, Predicate<StormCell> is) {
        String path = edge(is);
        if (!path.isEmpty()) {
            html.empty("path", "class", style, "d", path);
        }
    }

    private String edge(Predicate<StormCell> is) {
        StringBuilder path = new StringBuilder();
        for (int f = 0; f < rows(); f++) {
            for (int h = 0; h < columns(); h++) {
                boolean here = is.test(cell(f, h));
                if (h + 1 < columns() && here != is.test(cell(f, h + 1))) {
                    path.append(line(x(h + 1), y(f), x(h + 1), y(f) + HIGH));
                }
                if (f + 1 < rows() && here != is.test(cell(f + 1, h))) {
                    path.append(line(x(h), y(f), x(h + 1), y(f)));
                }
            }
        }
        return path.toString();
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "M" + Svg.number(x1) + " " + Svg.number(y1) + "L" + Svg.number(x2) + " " + Svg.number(y2);
    }

    private static void text(Html html, double x, double y, String style, String text) {
        html.leaf("text", text, "x", Svg.number(x), "y", Svg.number(y), "class", style);
    }
}
