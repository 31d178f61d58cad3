package org.faultline.report;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What comes again in the parts of a page of risks. */
final class RiskRows {

    private static final String JUDGED = "judged by";
    private static final Set<String> SAID_ONCE = Set.of("mix", JUDGED);

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

    /** A figure for each assessor, under the assessor's name where there are several. */
    void writeFigures(Set<String> assessors, Consumer<String> figure) {
        for (String assessor : assessors) {
            body.open("figure", "class", "chart-figure");
            nameJudge(assessors, assessor);
            figure.accept(assessor);
            body.close();
        }
    }

    /** Whose judgement follows, where there are several. */
    void nameJudge(Set<String> assessors, String assessor) {
        if (assessors.size() > 1) {
            body.leaf("h3", "Judged by " + assessor);
        }
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
        some.forEach(this::write);
        body.close();
    }

    /** A column in which every row says the same word stands in the heading in its place. */
    private void write(RiskTable table) {
        List<Integer> shown = IntStream.range(0, table.columns().size())
                .filter(c -> !SAID_ONCE.contains(table.columns().get(c)) || !isSame(table, c))
                .boxed()
                .toList();
        String said = IntStream.range(0, table.columns().size())
                .filter(c -> !shown.contains(c))
                .mapToObj(c -> ", " + (table.columns().get(c).equals(JUDGED) ? JUDGED + " " : "")
                        + table.rows().get(0).get(c))
                .collect(Collectors.joining());
        body.leaf("h3", table.heading() + said);
        Tables.open(body, table.heading(), "");
        Tables.head(body, shown.stream().map(table.columns()::get).toArray(String[]::new));
        body.open("tbody");
        for (List<String> row : table.rows()) {
            body.open("tr");
            shown.forEach(c -> writeCell(row.get(c), c >= table.words()));
            body.close();
        }
        Tables.close(body);
    }

    private static boolean isSame(RiskTable table, int column) {
        return table.rows().stream().map(row -> row.get(column)).distinct().count() == 1;
    }

    /** A number, and its range below it. */
    private void writeCell(String cell, boolean isNumber) {
        int range = cell.indexOf(" (");
        if (!isNumber || range < 0) {
            body.leaf("td", cell);
            return;
        }
        body.open("td", "class", "amount below").text(cell.substring(0, range)).text(" ");
        body.leaf("span", cell.substring(range + 1), "class", "range").close();
    }
}
