package org.faultline.report;

import java.util.List;
import org.faultline.risk.Exceedance;
import org.faultline.risk.RiskReport;

/** How likely a loss is exceeded, one curve of steps for each mix. */
final class ExceedanceFigure {

    /** Letters stand where curves pass these probabilities, one below the other. */
    private static final double FIRST_LETTER = 0.85;

    private static final double NEXT_LETTER = 0.12;

    private final RiskReport report;
    private final List<RiskReport.CurveOf> curves;

    /** The figure of one assessor, of the first mixes as many as can be told apart. */
    ExceedanceFigure(RiskReport report, String assessor) {
        this.report = report;
        this.curves = report.curves().stream()
                .filter(c -> c.assessor().equals(assessor))
                .limit(RiskLooks.MOST)
                .toList();
    }

    void write(Html html) {
        double largest = curves.stream()
                .flatMap(c -> c.points().stream())
                .mapToDouble(Exceedance.Point::loss)
                .max()
                .orElse(0);
        Axes axes = new Axes(
                Axes.Axis.holding(new RiskNumbers(report).unitWords() + " lost", report.unit(), 0, largest),
                new Axes.Axis("chance of more", "share", 0, 0.25, 1));
        new RiskLooks(curves.stream()
                        .map(c -> report.mixes().getOrDefault(c.mix(), c.mix()))
                        .toList())
                .writeLegend(html);
        html.open(
                "div",
                "class",
                "chart",
                "role",
                "img",
                "aria-label",
                "Loss exceedance: the numbers stand in the table below.");
        axes.open(html);
        for (int line = 0; line < curves.size(); line++) {
            html.empty("path", "class", "line " + RiskLooks.look(line), "d", steps(axes, curves.get(line)));
        }
        for (int line = 0; line < curves.size(); line++) {
            double probability = FIRST_LETTER - NEXT_LETTER * line;
            RiskLooks.writeLetter(
                    html, line, axes.x(lossAt(curves.get(line), probability)) + 4, axes.y(probability) + 4);
        }
        html.close().close();
    }

    private static String steps(Axes axes, RiskReport.CurveOf curve) {
        StringBuilder path = new StringBuilder("M" + axes.at(0, 1));
        for (Exceedance.Point point : curve.points()) {
            path.append('H')
                    .append(Svg.number(axes.x(point.loss())))
                    .append('V')
                    .append(Svg.number(axes.y(point.probability())));
        }
        return path.toString();
    }

    /** The least loss that is exceeded no more often. */
    private static double lossAt(RiskReport.CurveOf curve, double probability) {
        return curve.points().stream()
                .filter(p -> p.probability() <= probability)
                .mapToDouble(Exceedance.Point::loss)
                .findFirst()
                .orElse(0);
    }
}
