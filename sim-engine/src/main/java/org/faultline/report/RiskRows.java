package org.faultline.report;

import java.util.List;

/** What comes again in the parts of a page of risks. */
final class RiskRows {

    private final Html body;
    private final List<RiskTable> tables;

    RiskRows(Html body, List<RiskTable> tables) {
        this.body = body;
        this.tables = List.copyOf(tables);
    }

    /** Begins a section. */
    void open(String id, String heading) {
        body.open("section", "id", id).leaf("h2", heading);
    }

    /** A row that names those below it. */
    void group(String words) {
        body.open("tr", "class", "group")
                .leaf("th", words, "colspan", "3", "scope", "rowgroup")
                .close();
    }

    /** A number, and where it lies among others. */
    void writeRow(String heading, Estimate estimate, List<Double> values, IntervalPlot plot) {
        body.open("tr").leaf("th", heading, "scope", "row").open("td", "class", "amount");
        estimate.write(body);
        body.close().open("td", "class", "plot");
        plot.write(body, estimate, values);
        body.close().close();
    }

    /** Whether the replications tell a difference apart from nothing. */
    void writeVerdict(Estimate difference) {
        body.text(" ");
        if (difference.n() > 1 && difference.hi().value() < 0) {
            body.leaf("span", "loses less", "class", "verdict better");
        } else if (difference.n() > 1 && difference.lo().value() > 0) {
            body.leaf("span", "loses more", "class", "verdict worse");
        } else {
            body.leaf("span", "undecided", "class", "verdict open");
        }
    }

    /** The tables of a part, folded away; nothing where there is none. */
    void writeTables(RiskTable.Part part, String summary) {
        List<RiskTable> some = tables.stream().filter(t -> t.part() == part).toList();
        if (some.isEmpty()) {
            return;
        }
        body.open("details").leaf("summary", summary);
        for (RiskTable table : some) {
            body.leaf("h3", table.heading());
            Tables.open(body, table.heading(), "");
            Tables.head(body, table.columns().toArray(new String[0]));
            body.open("tbody");
            for (List<String> row : table.rows()) {
                body.open("tr");
                row.forEach(cell -> body.leaf("td", cell));
                body.close();
            }
            Tables.close(body);
        }
        body.close();
    }
}
