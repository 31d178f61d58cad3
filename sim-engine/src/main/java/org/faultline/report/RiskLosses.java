package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import org.faultline.risk.RiskReport;
import org.faultline.stats.Interval;

/** What a page of risks tells of losses: if a supplier is turned, in a year, at the bad end, and who carries them. */
final class RiskLosses {

    private final RiskReport report;
    private final RiskNumbers numbers;
    private final RiskRows rows;
    private final Html body;

    RiskLosses(RiskReport report, RiskRows rows, Html body) {
        this.report = report;
        this.numbers = new RiskNumbers(report);
        this.rows = rows;
        this.body = body;
    }

    void writeSuppliers() {
        rows.open("suppliers", "If a supplier is turned");
        body.leaf(
                "p",
                "Expected loss when the campaign has this supplier to turn, whatever the probability of that. Bar:"
                        + " interval of the mean; stroke: mean; dots: replications.",
                "class",
                "subtitle");
        List<Estimate> all = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String mix : report.mixes().keySet()) {
            for (String supplier : report.losses().turned(mix)) {
                all.add(numbers.given(mix, supplier));
                values.addAll(numbers.lost(mix, supplier));
            }
        }
        IntervalPlot plot = IntervalPlot.of(all, values);
        Tables.open(body, "Loss by supplier and mix", "");
        body.open("thead").open("tr");
        body.leaf("th", "Supplier and mix", "scope", "col").leaf("th", numbers.unitWords() + " lost", "scope", "col");
        plot.writeHead(body, "Replications and interval", report.unit());
        body.close().close().open("tbody");
        for (String supplier : numbers.byLoss()) {
            rows.group(numbers.name(supplier));
            for (String mix : report.mixes().keySet()) {
                rows.writeRow(numbers.title(mix), numbers.given(mix, supplier), numbers.lost(mix, supplier), plot);
            }
        }
        Tables.close(body);
        rows.writeTables(RiskTable.Part.SUPPLIERS, "Numbers, probabilities and exposure as a table");
        rows.writeTables(RiskTable.Part.THINGS, "Products, releases and components");
        body.close();
    }

    void writeYear() {
        rows.open("year", "Expected loss of a year");
        body.leaf(
                "p",
                "Sum over suppliers of the probability that each is turned in a year, times what is then lost."
                        + " Differences are paired: the same draws under both mixes.",
                "class",
                "subtitle");
        for (String assessor : report.probabilities().keySet()) {
            rows.nameJudge(report.probabilities().keySet(), assessor);
            IntervalPlot plot = IntervalPlot.of(
                    report.mixes().keySet().stream()
                            .map(mix -> numbers.year(mix, assessor))
                            .toList(),
                    List.of());
            Tables.open(body, "Expected loss of a year, " + assessor, "");
            body.open("thead").open("tr");
            body.leaf("th", "Mix", "scope", "col").leaf("th", numbers.unitWords() + " in a year", "scope", "col");
            plot.writeHead(body, "Interval", report.unit());
            body.leaf("th", "Difference to " + numbers.title(report.first()), "scope", "col");
            body.close().close().open("tbody");
            for (String mix : report.mixes().keySet()) {
                body.open("tr").leaf("th", numbers.title(mix), "scope", "row").open("td", "class", "amount");
                numbers.year(mix, assessor).write(body);
                body.close().open("td", "class", "plot");
                plot.write(body, numbers.year(mix, assessor), List.of());
                body.close().open("td");
                if (!mix.equals(report.first())) {
                    numbers.difference(mix, assessor).writeSigned(body);
                    rows.writeVerdict(numbers.difference(mix, assessor));
                }
                body.close().close();
            }
            Tables.close(body);
        }
        body.close();
    }

    void writeTail() {
        if (report.curves().isEmpty()) {
            return;
        }
        rows.open("tail", "How bad it can get");
        body.leaf(
                "p",
                "If one supplier is turned, each as likely to be the one as its probability says: the chance of losing"
                        + " more.",
                "class",
                "subtitle");
        rows.writeFigures(
                report.probabilities().keySet(), assessor -> new ExceedanceFigure(report, assessor).write(body));
        if (report.mixes().size() > RiskLooks.MOST) {
            body.leaf("p", "Drawn are the first " + RiskLooks.MOST + " mixes.", "class", "note");
        }
        rows.writeTables(RiskTable.Part.TAIL, "Value at risk and expected shortfall");
        body.close();
    }

    void writeShares() {
        if (report.parts().isEmpty()) {
            return;
        }
        rows.open("shares", "Who carries the loss");
        body.leaf(
                "p",
                "Parts of suppliers in the loss when all are turned together under " + numbers.title(report.first())
                        + ": what each adds, on average over all orders in which they join (Shapley)"
                        + (report.exact() ? "" : "; orders are drawn")
                        + ". Bar: one standard error to both sides.",
                "class",
                "subtitle");
        List<Estimate> parts = report.parts().values().stream()
                .map(p -> Estimate.of(
                        report.unit(),
                        new Interval(
                                p.value(),
                                p.value() - p.standardError(),
                                p.value() + p.standardError(),
                                report.level(),
                                p.n())))
                .toList();
        IntervalPlot plot = IntervalPlot.of(parts, List.of());
        Tables.open(body, "Parts of suppliers", "");
        body.open("thead").open("tr");
        body.leaf("th", "Supplier", "scope", "col").leaf("th", numbers.unitWords(), "scope", "col");
        plot.writeHead(body, "Part", report.unit());
        body.close().close().open("tbody");
        int i = 0;
        for (String supplier : report.parts().keySet()) {
            rows.writeRow(numbers.name(supplier), parts.get(i++), List.of(), plot);
        }
        Tables.close(body);
        rows.writeTables(RiskTable.Part.SHARES, "Numbers as a table");
        body.close();
    }
}
