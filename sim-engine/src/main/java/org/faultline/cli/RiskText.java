package org.faultline.cli;

import java.util.List;
import org.faultline.report.RiskTable;
import org.faultline.report.RiskTables;
import org.faultline.risk.RiskReport;

/** What a study of risks found, as tables: plain ones for a terminal, and the same in a page. */
final class RiskText {

    private final RiskReport report;

    RiskText(RiskReport report) {
        this.report = report;
    }

    String text() {
        StringBuilder out = new StringBuilder(report.title() + "\n" + what() + "\n");
        for (RiskTable section : RiskTables.of(report)) {
            out.append('\n').append(section.heading()).append('\n');
            Table table = new Table();
            for (int c = 0; c < section.columns().size(); c++) {
                int column = c;
                List<List<String>> cells =
                        section.rows().stream().map(r -> List.of(r.get(column))).toList();
                if (c < section.words()) {
                    table.words(
                            section.columns().get(c),
                            cells.stream().map(cell -> cell.get(0)).toList());
                } else {
                    table.numbers(section.columns().get(c), cells);
                }
            }
            out.append(table.render("  "));
        }
        return out.toString();
    }

    String page(String command) {
        StringBuilder out = new StringBuilder("# Risk: " + report.title() + "\n\nMade by `" + command + "`. " + what()
                + ". `docs/model/risk.md` has the formulas and their limits.\n");
        for (RiskTable section : RiskTables.of(report)) {
            out.append("\n## ").append(section.heading()).append("\n\n| ");
            out.append(String.join(" | ", section.columns())).append(" |\n");
            out.append("|---".repeat(section.columns().size())).append("|\n");
            section.rows()
                    .forEach(row ->
                            out.append("| ").append(String.join(" | ", row)).append(" |\n"));
        }
        return out.toString();
    }

    private String what() {
        return "loss: " + report.key().measure().replace('-', ' ') + " of "
                + report.key().subject() + "; "
                + Words.counted(report.losses().replications(), "replication") + " each, means with "
                + Math.round(100 * report.level()) + " % intervals";
    }
}
