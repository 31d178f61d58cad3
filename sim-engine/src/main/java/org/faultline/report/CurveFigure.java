package org.faultline.report;

import java.util.List;

/**
 * A chart of curves with everything that belongs to it: finding, what is shown of whom, legend, text alternative, footer, and the numbers
 * as a table.
 *
 * @param id of the figure in the page
 * @param what shown, as the first words of text alternative and table
 * @param lines at least one; all have the same points in time
 * @param band what the shaded bands are
 * @param clock times of day
 * @param chart the drawing
 */
record CurveFigure(String id, String what, List<CurveLine> lines, Band band, Clock clock, LineChart chart) {

    /** Number of lines that can be told apart in one chart. */
    static final int LOOKS = 6;

    private static final int MOST_TABLE_ROWS = 40;

    /** A figure of some curves of a run. */
    static CurveFigure of(String id, String what, List<CurveLine> lines, Evidence evidence) {
        String unit = lines.get(0).what() == CurveLine.What.LEVEL ? "share" : "people";
        String start = evidence.manifest().start();
        LineChart chart = new LineChart(
                unit,
                start,
                evidence.manifest().horizonHours(),
                lines.stream().map(CurveLine::series).toList());
        return new CurveFigure(
                id, what, lines, Band.ofCurves(evidence.manifest().replications()), Clock.startingAt(start), chart);
    }

    /** The number of a line at its worst point, and when that is. */
    void writeWorst(Html html, CurveLine line, String between) {
        line.at(line.worst(), band).write(html);
        html.text(between);
        Exact.moment(html, clock.dayAndTime(line.curve().hours().get(line.worst())));
    }

    /** Writes the figure below its finding and subtitle. */
    void writeChart(Html html) {
        chart.writeLegend(html);
        html.open("div", "class", "chart", "data-chart", id, "role", "img", "aria-label", alternative());
        chart.write(html);
        html.close();
        html.leaf("figcaption", band.words() + " Source: curves in summary.json of this run.", "data-exact", "setting");
        writeTable(html);
    }

    private String alternative() {
        StringBuilder words = new StringBuilder("Line chart. " + what + " over time. ");
        for (CurveLine line : shown()) {
            words.append(line.label())
                    .append(line.what() == CurveLine.What.LEVEL ? ": lowest " : ": at most ")
                    .append(line.at(line.worst(), band).text())
                    .append(" on ")
                    .append(clock.dayAndTime(line.curve().hours().get(line.worst())))
                    .append(". ");
        }
        return words.append("The numbers are in the table below.").toString();
    }

    private void writeTable(Html html) {
        List<Double> hours = lines.get(0).curve().hours();
        int step = Math.max(1, (hours.size() + MOST_TABLE_ROWS - 1) / MOST_TABLE_ROWS);
        String caption = what + (step == 1 ? "" : ", one point in " + step + "; the copy as CSV has all");
        html.open("details", "class", "numbers").leaf("summary", "Table");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table")
                .leaf("caption", caption, "data-exact", "label")
                .open("thead")
                .open("tr")
                .leaf("th", "Time", "scope", "col");
        shown().forEach(line -> html.leaf("th", line.label(), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (int point = 0; point < hours.size(); point += step) {
            html.open("tr").leaf("th", clock.dayAndTime(hours.get(point)), "scope", "row", "data-exact", "moment");
            for (CurveLine line : shown()) {
                html.open("td");
                line.at(point, band).write(html);
                html.close();
            }
            html.close();
        }
        html.close().close().close().close();
    }

    private List<CurveLine> shown() {
        return lines.stream().filter(CurveLine::shown).toList();
    }
}
