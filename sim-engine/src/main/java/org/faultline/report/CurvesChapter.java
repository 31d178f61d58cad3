package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.report.CurveLine.What;

/** How bad and how long: the service level of every sector over time, the people affected, and what is lost by sector. */
final class CurvesChapter implements Chapter {

    private static final double IN_FULL = 0.9995;

    private final Evidence evidence;
    private final ChartData data;

    /** A chapter that hands the numbers of its charts to the scripts of the page through {@code data}. */
    CurvesChapter(Evidence evidence, ChartData data) {
        this.evidence = evidence;
        this.data = data;
    }

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "How bad and how long";
    }

    @Override
    public void write(Html html) {
        for (SectorEntry sector : evidence.manifest().sectors()) {
            List<CurveLine> lines = levels(sector);
            if (!lines.isEmpty()) {
                writeSector(html, sector, lines);
            }
        }
        List<CurveLine> people = people();
        if (!people.isEmpty()) {
            writePeople(html, people);
        }
        new LossFigure(evidence).write(html);
    }

    /** One line per case; those beyond what a chart can hold wait for the reader to ask. */
    private List<CurveLine> levels(SectorEntry sector) {
        List<VariantEntry> charted = evidence.charted();
        List<VariantEntry> all = evidence.manifest().variants();
        List<CurveLine> lines = new ArrayList<>();
        for (VariantEntry variant : all) {
            int place = charted.indexOf(variant);
            evidence.findCurve(sector.id(), variant)
                    .ifPresent(found -> lines.add(new CurveLine(
                            evidence.label(variant),
                            look(place >= 0 ? place : all.indexOf(variant)),
                            place >= 0,
                            found.index(),
                            found.curve(),
                            What.LEVEL)));
        }
        return lines;
    }

    /** One line per sector, in the worst case. */
    private List<CurveLine> people() {
        List<CurveLine> lines = new ArrayList<>();
        for (SectorEntry sector : evidence.manifest().sectors()) {
            evidence.findCurve(sector.id(), evidence.worst())
                    .ifPresent(found -> lines.add(new CurveLine(
                            sector.title(),
                            look(lines.size()),
                            lines.size() < CurveFigure.LOOKS,
                            found.index(),
                            found.curve(),
                            What.PEOPLE)));
        }
        return lines;
    }

    private static int look(int place) {
        return place % CurveFigure.LOOKS + 1;
    }

    private void writeSector(Html html, SectorEntry sector, List<CurveLine> lines) {
        CurveLine deepest = lines.stream()
                .min(Comparator.comparingDouble(CurveLine::worstValue))
                .orElseThrow();
        CurveFigure figure =
                CurveFigure.of("level-" + sector.id(), "Service level of " + sector.title(), lines, evidence);
        data.add(figure.id(), figure.chart());
        html.open("figure", "id", figure.id(), "class", "chart-figure");
        html.open("h3").leaf("span", sector.title(), "data-exact", "label");
        html.text(deepest.worstValue() > IN_FULL ? " stays in full service, at the lowest " : " falls to ");
        figure.writeWorst(html, deepest, ", ");
        evidence.writeCase(html, deepest.label());
        html.close();
        html.open("p", "class", "subtitle")
                .text("Service level of ")
                .leaf("span", sector.title(), "data-exact", "label");
        html.text(", the share of its services that people get, weighted by people. " + evidence.chartedWords())
                .close();
        figure.writeChart(html);
        html.close();
    }

    private void writePeople(Html html, List<CurveLine> lines) {
        CurveLine most = lines.stream()
                .max(Comparator.comparingDouble(CurveLine::worstValue))
                .orElseThrow();
        CurveFigure figure = CurveFigure.of("people-affected", "People affected", lines, evidence);
        data.add(figure.id(), figure.chart());
        html.open("figure", "id", figure.id(), "class", "chart-figure");
        html.open("h3")
                .text("In ")
                .leaf("span", most.label(), "data-exact", "label")
                .text(", up to ");
        figure.writeWorst(html, most, " people are affected, ");
        html.close();
        html.open("p", "class", "subtitle")
                .text("People affected by sector: half a service for two people counts as one person");
        evidence.writeCase(html, evidence.label(evidence.worst()));
        html.text(".").close();
        figure.writeChart(html);
        html.close();
    }
}
