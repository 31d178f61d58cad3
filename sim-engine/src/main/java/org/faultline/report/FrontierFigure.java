package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import org.faultline.risk.Frontier;
import org.faultline.risk.RiskReport;

/**
 * What combinations of measures cost and what they save: a place for each, those that stand in front with both ranges and their numbers; the
 * efficient ones are joined.
 */
final class FrontierFigure {

    private static final double RADIUS = 4.5;
    /** Places nearer than this to each other, across and up, share one label. */
    private static final double ACROSS = 16;

    private static final double UP = 12;

    private final RiskReport report;
    private final RiskReport.CombinationsOf of;
    private final List<Frontier.Combination> all;
    private final List<Frontier.Combination> first;

    /**
     * A figure.
     *
     * @param first combinations that are told by number
     */
    FrontierFigure(RiskReport report, RiskReport.CombinationsOf of, List<Frontier.Combination> first) {
        this.report = report;
        this.of = of;
        this.all = of.packages();
        this.first = List.copyOf(first);
    }

    void write(Html html) {
        double cost = all.stream().mapToDouble(c -> c.cost().high()).max().orElse(0);
        double most = all.stream().mapToDouble(c -> c.counted().high()).max().orElse(0);
        double least = all.stream().mapToDouble(c -> c.counted().low()).min().orElse(0);
        Axes axes = new Axes(
                Axes.Axis.holding("cost in euros, once", "EUR", 0, cost),
                Axes.Axis.holding("saved in " + time(), report.unit(), least, most));
        html.open(
                "div",
                "class",
                "chart frontier",
                "role",
                "img",
                "aria-label",
                "Cost of combinations of measures against the loss that they save: the numbers stand in the table"
                        + " below.");
        axes.open(html);
        first.forEach(c -> writeRanges(html, axes, c));
        html.empty("path", "class", "line s1", "d", frontier(axes));
        all.stream().filter(c -> !c.efficient()).forEach(c -> writePlace(html, axes, c));
        all.stream().filter(Frontier.Combination::efficient).forEach(c -> writePlace(html, axes, c));
        labels(axes).forEach(label -> label.write(html));
        html.close().close();
        html.leaf(
                "figcaption",
                "Up: " + new RiskNumbers(report).unitWords() + " saved in " + time()
                        + ". Filled and joined: efficient, as no other costs no more and saves as much. Bars: range of"
                        + " the cost, interval of what is saved. Numbers as in the table; more than before: than the"
                        + " efficient one above it.");
    }

    private String time() {
        return of.over().map(RiskTables::over).orElse("a year");
    }

    /** Numbers beside a place; those of places that lie on each other stand together. */
    private record Label(double x, double y, List<String> numbers) {
        void write(Html html) {
            html.leaf(
                    "text",
                    String.join(", ", numbers),
                    "class",
                    "number",
                    "x",
                    Svg.number(x + 7),
                    "y",
                    Svg.number(y - 6));
        }
    }

    private List<Label> labels(Axes axes) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!first.contains(all.get(i))) {
                continue;
            }
            double x = axes.x(all.get(i).cost().usual());
            double y = axes.y(all.get(i).counted().mean());
            String number = Integer.toString(i + 1);
            labels.stream()
                    .filter(l -> Math.abs(l.x() - x) < ACROSS && Math.abs(l.y() - y) < UP)
                    .findFirst()
                    .ifPresentOrElse(
                            near -> near.numbers().add(number),
                            () -> labels.add(new Label(x, y, new ArrayList<>(List.of(number)))));
        }
        return labels;
    }

    private static void writeRanges(Html html, Axes axes, Frontier.Combination c) {
        html.empty(
                "path",
                "class",
                "range",
                "d",
                "M" + axes.at(c.cost().low(), c.counted().mean()) + "H"
                        + Svg.number(axes.x(c.cost().high())) + "M"
                        + axes.at(c.cost().usual(), c.counted().low()) + "V"
                        + Svg.number(axes.y(c.counted().high())));
    }

    private String frontier(Axes axes) {
        StringBuilder path = new StringBuilder();
        for (Frontier.Combination c : all) {
            if (c.efficient()) {
                path.append(path.isEmpty() ? "M" : "H")
                        .append(
                                path.length() == 1
                                        ? axes.at(c.cost().usual(), c.counted().mean())
                                        : Svg.number(axes.x(c.cost().usual())) + "V"
                                                + Svg.number(axes.y(c.counted().mean())));
            }
        }
        return path.toString();
    }

    private static void writePlace(Html html, Axes axes, Frontier.Combination c) {
        double x = axes.x(c.cost().usual());
        double y = axes.y(c.counted().mean());
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
    }
}
