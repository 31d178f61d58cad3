package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;

/** People-hours lost by sector and case, each with its interval and its replications as dots. */
final class LossFigure {

    private final Evidence evidence;

    LossFigure(Evidence evidence) {
        this.evidence = evidence;
    }

    private record Row(SectorEntry sector, VariantEntry variant, Estimate loss, List<Double> values) {}

    /** Writes the figure, or nothing where the run measured no loss by sector. */
    void write(Html html) {
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            return;
        }
        Row largest = rows.stream()
                .max(Comparator.comparingDouble(row -> row.loss().middle().value()))
                .orElseThrow();
        html.open("figure", "id", "losses", "class", "chart-figure long").open("h3");
        html.leaf("span", largest.sector().title(), "data-exact", "label").text(" loses most: ");
        largest.loss().write(html);
        html.text(" people-hours");
        evidence.writeCase(html, evidence.label(largest.variant()));
        html.close();
        html.open("p", "class", "subtitle")
                .text(
                        "People-hours of service lost, by sector. Bar: interval of the mean; stroke: mean; dots: replications. "
                                + evidence.chartedWords())
                .close();
        writeTable(html, rows);
        html.leaf(
                "figcaption",
                "Mean and " + largest.loss().kind()
                        + ". Source: measures in summary.json, and replications.jsonl of this run.",
                "data-exact",
                "setting");
        html.close();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (SectorEntry sector : evidence.manifest().sectors()) {
            String subject = Evidence.sector(sector.id());
            for (VariantEntry variant : evidence.charted()) {
                evidence.find(Evidence.MAIN_MEASURE, subject, variant)
                        .ifPresent(loss -> rows.add(new Row(
                                sector, variant, loss, evidence.values(Evidence.MAIN_MEASURE, subject, variant))));
            }
        }
        return rows;
    }

    private void writeTable(Html html, List<Row> rows) {
        IntervalPlot plot = IntervalPlot.of(
                rows.stream().map(Row::loss).toList(),
                rows.stream().flatMap(row -> row.values().stream()).toList());
        html.open("table")
                .leaf("caption", "People-hours lost by sector and case", "class", "hidden")
                .open("thead")
                .open("tr");
        html.leaf("th", evidence.hasOneCase() ? "Sector" : "Sector and case", "scope", "col")
                .leaf("th", "People-hours lost", "scope", "col");
        plot.writeHead(html, "Replications and interval", "people-hours");
        html.close().close();
        for (SectorEntry sector : evidence.manifest().sectors()) {
            writeSector(
                    html,
                    sector,
                    rows.stream().filter(row -> row.sector().equals(sector)).toList(),
                    plot);
        }
        html.close();
    }

    private void writeSector(Html html, SectorEntry sector, List<Row> rows, IntervalPlot plot) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("tbody");
        if (!evidence.hasOneCase()) {
            html.open("tr", "class", "group")
                    .leaf("th", sector.title(), "colspan", "3", "scope", "rowgroup", "data-exact", "label")
                    .close();
        }
        for (Row row : rows) {
            writeRow(html, evidence.hasOneCase() ? sector.title() : evidence.label(row.variant()), row, plot);
        }
        html.close();
    }

    private static void writeRow(Html html, String heading, Row row, IntervalPlot plot) {
        html.open("tr").leaf("th", heading, "scope", "row", "data-exact", "label");
        html.open("td", "class", "amount");
        row.loss().write(html);
        html.close().open("td", "class", "plot");
        plot.write(html, row.loss(), row.values());
        html.close().close();
    }
}
