package org.faultline.report;

import java.util.List;
import org.faultline.risk.PlanYears;
import org.faultline.risk.RiskReport;

/** The expected loss of a year on the first day of each year of a plan, one line with its band for each mix. */
final class YearsFigure {

    private final RiskReport report;
    private final List<List<PlanYears.Year>> lines;

    YearsFigure(RiskReport report, String assessor) {
        this.report = report;
        this.lines = report.mixes().keySet().stream()
                .map(mix -> report.years().stream()
                        .filter(y -> y.mix().equals(mix) && y.assessor().equals(assessor))
                        .toList())
                .filter(years -> !years.isEmpty())
                .limit(RiskLooks.MOST)
                .toList();
    }

    void write(Html html) {
        List<PlanYears.Year> all = lines.stream().flatMap(List::stream).toList();
        int first = all.stream().mapToInt(PlanYears.Year::year).min().orElseThrow();
        int last = all.stream().mapToInt(PlanYears.Year::year).max().orElseThrow();
        double most = all.stream()
                .mapToDouble(y -> Math.max(y.loss().high(), y.transition()))
                .max()
                .orElseThrow();
        Axes axes = new Axes(
                new Axes.Axis("first day of the year", "year", first, 1, Math.max(last, first + 1)),
                Axes.Axis.holding("", report.unit(), 0, most));
        new RiskLooks(lines.stream()
                        .map(l -> report.mixes().get(l.get(0).mix()))
                        .toList())
                .writeLegend(html);
        html.open(
                "div",
                "class",
                "chart",
                "role",
                "img",
                "aria-label",
                "Expected loss by year: the numbers stand in the table below.");
        axes.open(html);
        for (int line = 0; line < lines.size(); line++) {
            writeLine(html, axes, lines.get(line), line);
        }
        html.close().close();
    }

    private static void writeLine(Html html, Axes axes, List<PlanYears.Year> years, int line) {
        StringBuilder middle = new StringBuilder();
        StringBuilder low = new StringBuilder();
        StringBuilder band = new StringBuilder();
        for (PlanYears.Year y : years) {
            middle.append(middle.isEmpty() ? "M" : "L")
                    .append(axes.at(y.year(), y.loss().mean()));
            band.append(band.isEmpty() ? "M" : "L")
                    .append(axes.at(y.year(), y.loss().high()));
            low.insert(0, "L" + axes.at(y.year(), y.loss().low()));
        }
        html.empty("path", "class", "band " + RiskLooks.look(line), "d", band + low.toString() + "Z");
        html.empty("path", "class", "line " + RiskLooks.look(line), "d", middle.toString());
        PlanYears.Year last = years.get(years.size() - 1);
        RiskLooks.writeLetter(
                html, line, axes.x(last.year()) + 6, axes.y(last.loss().mean()) + 4);
        for (PlanYears.Year y : years) {
            if (y.run().isPresent()) {
                html.empty(
                        "circle",
                        "class",
                        "place " + RiskLooks.look(line),
                        "cx",
                        Svg.number(axes.x(y.year())),
                        "cy",
                        Svg.number(axes.y(y.transition())),
                        "r",
                        "4");
            }
        }
    }
}
