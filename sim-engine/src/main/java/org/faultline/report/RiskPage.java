package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.risk.RiskReport;

/**
 * A study of risks as one HTML file without scripts that asks nothing of any server: the answer in sentences, a figure for each part that
 * was run, and the tables of the command beside them.
 */
public final class RiskPage {

    private final RiskReport report;
    private final Html body = new Html();
    private final RiskRows rows;

    private RiskPage(RiskReport report) {
        this.report = report;
        this.rows = new RiskRows(body, RiskTables.of(report));
    }

    /**
     * The page.
     *
     * @param command what repeats it
     */
    public static String of(RiskReport report, String command) {
        return new RiskPage(report).html(command);
    }

    private String html(String command) {
        StandingPage.writeHeader(body, "Faultline risk", report.title(), what(), command);
        body.open("main");
        new RiskAnswer(report, rows, body).write();
        RiskLosses losses = new RiskLosses(report, rows, body);
        losses.writeSuppliers();
        losses.writeYear();
        losses.writeTail();
        RiskActions actions = new RiskActions(report, rows, body);
        actions.writeCombinations();
        actions.writeTipping();
        losses.writeShares();
        actions.writePlans();
        writeInputs();
        body.close();
        return StandingPage.of(report.title() + " – Faultline risk", "risk.css", body);
    }

    private String what() {
        return "What counts as loss: " + report.key().measure().replace('-', ' ') + " of "
                + report.key().subject() + ". "
                + Words.counted(report.losses().replications(), "replication")
                + " of everything on the same draws; means with "
                + Scale.of("share", 1).full(report.level()) + " intervals.";
    }

    private void writeInputs() {
        rows.open("inputs", "What went in");
        Tables.open(body, "Probabilities", "");
        List<String> heads = new ArrayList<>(List.of("Supplier"));
        report.probabilities().keySet().forEach(a -> heads.add("turned in a year, " + a));
        Tables.head(body, heads.toArray(new String[0]));
        body.open("tbody");
        RiskNumbers names = new RiskNumbers(report);
        for (String supplier : report.suppliers()) {
            body.open("tr").leaf("th", names.name(supplier), "scope", "row");
            for (Map<String, Double> of : report.probabilities().values()) {
                body.leaf("td", RiskTables.percent(of.getOrDefault(supplier, 0.0)));
            }
            body.close();
        }
        Tables.close(body);
        rows.writeTables(RiskTable.Part.MEASURES, "Measures in force, and what they change");
        body.leaf(
                "p",
                "At most one supplier is turned in a year; the error is of the order of the product of two"
                        + " probabilities. Probabilities are assumptions with an owner, not properties of companies."
                        + " Intervals hold what chance does to the mean, not what is wrong with the model. Formulas and"
                        + " their limits: docs/model/risk.md.",
                "class",
                "note");
        body.close();
    }
}
