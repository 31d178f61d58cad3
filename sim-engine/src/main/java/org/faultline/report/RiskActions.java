package org.faultline.report;

import org.faultline.risk.RiskReport;

/** What a page of risks tells of what can be done: measures, another supplier, a plan. */
final class RiskActions {

    private final RiskReport report;
    private final RiskNumbers numbers;
    private final RiskRows rows;
    private final Html body;

    RiskActions(RiskReport report, RiskRows rows, Html body) {
        this.report = report;
        this.numbers = new RiskNumbers(report);
        this.rows = rows;
        this.body = body;
    }

    /** Combinations of measures; beyond so many, those that nobody asks for first are folded away. */
    void writeCombinations() {
        if (report.packages().isEmpty()) {
            return;
        }
        rows.open("measures", "What measures cost and save");
        for (RiskReport.CombinationsOf of : report.packages()) {
            body.open("figure", "class", "chart-figure");
            body.leaf("h3", "Under " + numbers.title(of.mix()) + ", judged by " + of.assessor());
            CombinationTable table = new CombinationTable(report, of);
            new FrontierFigure(report, of, table.first()).write(body);
            table.write(body);
            body.close();
        }
        body.close();
    }

    void writeTipping() {
        if (report.tipping().isEmpty()) {
            return;
        }
        rows.open("tipping", "How likely must a supplier be turned");
        body.leaf(
                "p",
                "One probability is moved while those of all other suppliers stay as they were assumed.",
                "class",
                "subtitle");
        new TippingFigure(report).write(body);
        body.close();
    }

    void writePlans() {
        if (report.years().isEmpty()) {
            return;
        }
        rows.open("plans", "Replacement plans, year by year");
        body.leaf(
                "p",
                "Expected loss of a year with the equipment of its first day, with its interval. Rings: attacks, and"
                        + " what swaps of that year lose, together.",
                "class",
                "subtitle");
        rows.writeFigures(report.probabilities().keySet(), assessor -> new YearsFigure(report, assessor).write(body));
        rows.writeTables(RiskTable.Part.YEARS, "Sites, cost and swaps of each year");
        body.close();
    }
}
