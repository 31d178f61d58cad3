package org.faultline.report;

import java.util.List;
import org.faultline.risk.Frontier;
import org.faultline.risk.RiskReport;

/** What combinations of measures cost and what they save: a place for each, with both ranges; the efficient ones are joined. */
final class FrontierFigure {

    private static final double RADIUS = 4.5;

    private final RiskReport report;
    private final List<Frontier.Combination> all;

    FrontierFigure(RiskReport report, RiskReport.CombinationsOf of) {
        this.report = report;
        this.all = of.packages();
    }

    void write(Html html) {
        double cost = all.stream().mapToDouble(c -> c.cost().high()).max().orElse(0);
        double most = all.stream().mapToDouble(c -> c.saved().high()).max().orElse(0);
        double least = all.stream().mapToDouble(c -> c.saved().low()).min().orElse(0);
        Axes axes = new Axes(
                Axes.Axis.holding("cost in euros, once", "EUR", 0, cost),
                Axes.Axis.holding("saved in a year", report.unit(), least, most));
        html.open(
                "div",
                "class",
                "chart frontier",
                "role",
                "img",
                "aria-label",
                "Cost of combinations of measures against the loss that they save: the numbers stand in the table below.");
        axes.open(html);
        all.forEach(c -> writeRanges(html, axes, c));
        html.empty("path", "class", "line s1", "d", frontier(axes));
        for (int i = 0; i < all.size(); i++) {
            writePlace(html, axes, all.get(i), i + 1);
        }
        html.close().close();
        html.leaf(
                "figcaption",
                "Up: " + RiskPage.unitWords(report)
                        + " saved in a year. Filled and joined: efficient, as nothing that costs no more saves more. Bars: range of the cost,"
                        + " interval of what is saved. Numbers as in the table.");
    }

    private static void writeRanges(Html html, Axes axes, Frontier.Combination c) {
        html.empty(
                "path",
                "class",
                "range",
                "d",
                "M" + axes.at(c.cost().low(), c.saved().mean()) + "H"
                        + Svg.number(axes.x(c.cost().high())) + "M"
                        + axes.at(c.cost().usual(), c.saved().low()) + "V"
                        + Svg.number(axes.y(c.saved().high())));
    }

    private String frontier(Axes axes) {
        StringBuilder path = new StringBuilder();
        for (Frontier.Combination c : all) {
            if (c.efficient()) {
                path.append(path.isEmpty() ? "M" : "H")
                        .append(
                                path.length() == 1
                                        ? axes.at(c.cost().usual(), c.saved().mean())
                                        : Svg.number(axes.x(c.cost().usual())) + "V"
                                                + Svg.number(axes.y(c.saved().mean())));
            }
        }
        return path.toString();
    }

    private static void writePlace(Html html, Axes axes, Frontier.Combination c, int number) {
        double x = axes.x(c.cost().usual());
        double y = axes.y(c.saved().mean());
        html.empty(
                "circle",
                "class",
                c.efficient() ? "place efficient" : "place",
                "cx",
                Svg.number(x),
                "cy",
                Svg.number(y),
                "r",
                Svg.number(RADIUS));
        html.leaf("text", Integer.toString(number), "class", "number", "x", Svg.number(x + 7), "y", Svg.number(y - 6));
    }
}
