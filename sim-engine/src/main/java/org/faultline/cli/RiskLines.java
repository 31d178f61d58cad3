package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.RiskLine;
import org.faultline.report.RiskTables;
import org.faultline.risk.Frontier;
import org.faultline.risk.Losses;
import org.faultline.risk.PlanYears;
import org.faultline.risk.RiskReport;
import org.faultline.risk.TurnedTipping;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Turned;
import org.faultline.stats.Estimated;
import org.faultline.stats.Interval;

/** What a study of risks found, as lines of JSON. */
final class RiskLines {

    private final RiskReport report;
    private final List<Line> lines = new ArrayList<>();

    private RiskLines(RiskReport report) {
        this.report = report;
    }

    static List<Line> of(RiskReport report) {
        RiskLines lines = new RiskLines(report);
        lines.add();
        return lines.lines;
    }

    private void add() {
        report.measures().forEach(m -> m.puts()
                .forEach(
                        p -> lines.add(new RiskLine.Tool(m.mix(), m.measure().id(), p.path(), p.before(), p.after()))));
        report.probabilities()
                .forEach((assessor, byVendor) ->
                        byVendor.forEach((vendor, p) -> lines.add(new RiskLine.Likelihood(assessor, vendor, p))));
        turned(Turned.Kind.VENDOR, report.losses(), Optional.of(report.exposure()));
        report.things().forEach((kind, losses) -> turned(kind, losses, Optional.empty()));
        expected();
        double whole =
                report.parts().values().stream().mapToDouble(Estimated::value).sum();
        report.parts()
                .forEach((vendor, part) -> lines.add(new RiskLine.Part(
                        report.first(),
                        vendor,
                        report.unit(),
                        part.value(),
                        part.standardError(),
                        whole == 0 ? 0 : part.value() / whole,
                        report.exact())));
        report.tails()
                .forEach(t -> lines.add(new RiskLine.Tail(
                        t.mix(),
                        t.assessor(),
                        report.unit(),
                        t.quantile(),
                        t.valueAtRisk().value(),
                        t.valueAtRisk().low(),
                        t.valueAtRisk().high(),
                        t.shortfall().value(),
                        t.shortfall().low(),
                        t.shortfall().high(),
                        report.losses().replications(),
                        t.isCarriedBy(report.losses().replications()),
                        report.losses().replications() >= t.neededForRangeOfValue(),
                        report.losses().replications() >= t.neededForRangeOfShortfall())));
        report.curves().forEach(c -> c.points()
                .forEach(p -> lines.add(new RiskLine.Exceeded(c.mix(), c.assessor(), p.loss(), p.probability()))));
        report.tipping().forEach(t -> tipping(t.assessor(), t.verdict()));
        report.packages().forEach(of -> of.packages().forEach(p -> combination(of, p)));
        report.years().forEach(this::year);
    }

    private void turned(Turned.Kind kind, Losses losses, Optional<Losses> exposure) {
        for (String mix : losses.mixes()) {
            for (String label : losses.turned(mix)) {
                Interval loss = losses.given(mix, label, report.level());
                lines.add(new RiskLine.Turned(
                        mix,
                        kind.id(),
                        RiskTables.idOf(label),
                        report.key().measure(),
                        report.key().subject(),
                        report.unit(),
                        loss.mean(),
                        loss.low(),
                        loss.high(),
                        loss.level(),
                        loss.n(),
                        exposure.map(e -> e.given(mix, label, report.level()).mean())));
            }
        }
    }

    private void expected() {
        for (String mix : report.losses().mixes()) {
            report.probabilities().forEach((assessor, p) -> {
                Interval year = Losses.ofLoss(report.losses().expected(mix, p), report.level());
                lines.add(new RiskLine.Expected(
                        mix, assessor, report.unit(), year.mean(), year.low(), year.high(), year.level(), year.n()));
            });
        }
    }

    private void tipping(String assessor, TurnedTipping.Verdict v) {
        lines.add(new RiskLine.Tipping(
                v.a(),
                v.b(),
                v.turned(),
                assessor,
                v.better(),
                v.at().map(Estimated::value),
                v.at().map(Estimated::standardError),
                v.sure()));
    }

    private void combination(RiskReport.CombinationsOf of, Frontier.Combination p) {
        lines.add(new RiskLine.Combination(
                p.measures(),
                of.mix(),
                of.assessor(),
                p.cost().usual(),
                p.cost().low(),
                p.cost().high(),
                p.leadYears(),
                report.unit(),
                p.loss().mean(),
                p.saved().mean(),
                p.saved().low(),
                p.saved().high(),
                of.over().map(RiskQuestion.Over::years),
                p.total().map(Interval::mean),
                p.total().map(Interval::low),
                p.total().map(Interval::high),
                p.efficient(),
                p.step().map(Interval::mean),
                p.step().map(Interval::low),
                p.step().map(Interval::high)));
    }

    private void year(PlanYears.Year y) {
        lines.add(new RiskLine.Year(
                y.mix(),
                y.year(),
                y.assessor(),
                report.unit(),
                y.loss().mean(),
                y.loss().low(),
                y.loss().high(),
                y.change().map(Interval::mean),
                y.change().map(Interval::low),
                y.change().map(Interval::high),
                y.attacked().map(Interval::mean),
                y.attacked().map(Interval::low),
                y.attacked().map(Interval::high),
                y.sites(),
                y.cost().usual(),
                y.cost().low(),
                y.cost().high(),
                y.swapUserHours(),
                y.run().map(r -> r.userHours().mean()),
                y.run().map(r -> r.loss().mean()),
                y.run().map(r -> r.loss().low()),
                y.run().map(r -> r.loss().high()),
                y.transition(),
                y.pace(),
                y.waiting(),
                y.others()));
    }
}
