package org.faultline.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.risk.RiskReport;
import org.faultline.risk.TurnedTipping;
import org.faultline.stats.Estimated;

/** At which probability that a supplier is turned one mix becomes better than another, beside the probability that was assumed. */
final class TippingFigure {

    /** Left end of the scale: one in ten thousand years. */
    private static final double LEAST = 1e-4;

    private final RiskReport report;
    private final RiskNumbers numbers;

    TippingFigure(RiskReport report) {
        this.report = report;
        this.numbers = new RiskNumbers(report);
    }

    void write(Html html) {
        List<RiskReport.TippingOf> tip = report.tipping().stream()
                .filter(t -> t.verdict().at().isPresent())
                .toList();
        writeWithout(html);
        if (tip.isEmpty()) {
            return;
        }
        Tables.open(html, "Tipping points", "");
        html.open("thead").open("tr");
        html.leaf("th", "Loses less", "scope", "col")
                .leaf("th", "if turned with more than, a year", "scope", "col")
                .leaf("th", "assumed", "scope", "col")
                .leaf("th", "so that now", "scope", "col");
        html.open("th", "scope", "col", "class", "plot").text("0.01 % to 100 %").close();
        html.close().close().open("tbody");
        tip.forEach(t -> writeRow(html, t));
        Tables.close(html);
        html.leaf(
                "figcaption",
                "Bar and stroke: the tipping point and one standard error to both sides, from 0.01 % to 100 % by"
                        + " powers of ten. Ring: the probability that was assumed.");
    }

    /** The comparisons that no probability turns over, each with who loses less. */
    private void writeWithout(Html html) {
        List<NoPoint> none = NoPoint.of(report);
        if (none.isEmpty()) {
            return;
        }
        html.leaf("p", "No probability turns these comparisons over, each moved alone:");
        html.open("ul", "class", "without");
        for (NoPoint n : none) {
            html.open("li");
            html.leaf("b", n.better().map(this::title).orElse(title(report.first())))
                    .text(
                            n.better().isEmpty()
                                    ? " loses as much as " + title(n.other())
                                    : " loses less than " + title(n.other()));
            html.text(", whatever the probability of "
                    + n.turned().stream().map(numbers::name).collect(Collectors.joining(", "))
                    + (report.probabilities().size() > 1 ? " (" + n.assessor() + ")" : ""));
            if (!n.sure()) {
                html.text(" ").leaf("span", "undecided", "class", "verdict open");
            }
            html.close();
        }
        html.close();
    }

    private void writeRow(Html html, RiskReport.TippingOf t) {
        TurnedTipping.Verdict v = t.verdict();
        Estimated at = v.at().orElseThrow();
        double assumed =
                report.probabilities().getOrDefault(t.assessor(), Map.of()).getOrDefault(v.turned(), 0.0);
        String better = title(v.better().orElseThrow());
        String other = title(v.worse());
        html.open("tr").open("th", "scope", "row").text(better).leaf("span", " than " + other, "class", "range");
        html.close().open("td", "class", "amount").text(numbers.name(v.turned()) + ": ");
        html.leaf("b", RiskTables.percent(at.value()))
                .text(" ")
                .leaf("span", "(± " + RiskTables.percent(at.standardError()) + ")", "class", "range")
                .close();
        html.leaf("td", RiskTables.percent(assumed) + (report.probabilities().size() > 1 ? ", " + t.assessor() : ""));
        boolean isFar = v.sure() && Math.abs(at.value() - assumed) > 2 * at.standardError();
        html.leaf("td", (assumed > at.value() ? better : other) + (isFar ? "" : ", undecided"));
        html.open("td", "class", "plot");
        IntervalPlot.openRow(html, "interval");
        html.empty("line", "class", "zero", "x1", "0%", "x2", "100%", "y1", "9", "y2", "9");
        line(html, "range", at.value() - at.standardError(), at.value() + at.standardError(), "9", "9");
        line(html, "mean", at.value(), at.value(), "3", "15");
        html.empty("circle", "class", "assumed", "cx", percent(assumed), "cy", "9", "r", "4");
        html.close().close().close();
    }

    private static void line(Html html, String look, double from, double to, String top, String bottom) {
        html.empty("line", "class", look, "x1", percent(from), "x2", percent(to), "y1", top, "y2", bottom);
    }

    private String title(String mix) {
        return report.mixes().getOrDefault(mix, mix);
    }

    private static String percent(double probability) {
        double share = Math.log10(Math.max(LEAST, Math.min(1, probability)) / LEAST) / -Math.log10(LEAST);
        return String.format(Locale.ROOT, "%.2f%%", 2 + 96 * share);
    }
}
