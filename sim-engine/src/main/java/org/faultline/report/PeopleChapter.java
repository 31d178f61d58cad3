package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.faultline.impact.Measure;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Summary.MeasureEstimate;

/** Who is hit in the worst case: every measure by sector, the kinds of services and the regions that lose most. */
final class PeopleChapter implements Chapter {

    private static final int MOST_ROWS = 12;

    private final Evidence evidence;
    private final Map<String, String> titles;

    /** A chapter that knows kinds of services and regions by titles; one without a title appears under its id. */
    PeopleChapter(Evidence evidence, Map<String, String> titles) {
        this.evidence = evidence;
        this.titles = Map.copyOf(titles);
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public String title() {
        return "Who is hit";
    }

    @Override
    public void write(Html html) {
        if (!evidence.hasOneCase()) {
            html.open("p")
                    .text("All figures of this chapter: ")
                    .leaf("strong", evidence.label(evidence.worst()), "data-exact", "label");
            html.text(", the case with the largest mean loss.").close();
        }
        writeSectors(html);
        writeHardestHit(html, "service:", "Services that lose most", "Kind of service");
        writeHardestHit(html, "region:", "Regions that lose most", "Region");
    }

    private void writeSectors(Html html) {
        List<Measure> measures = evidence.measuresOf(Evidence.sector(""));
        if (measures.isEmpty()) {
            return;
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Measures by sector");
        html.open("table", "class", "cards");
        html.leaf("caption", "Every measure by sector: mean over the replications and its interval.")
                .open("thead")
                .open("tr");
        html.leaf("th", "Measure", "scope", "col");
        evidence.manifest().sectors().forEach(s -> html.leaf("th", s.title(), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (Measure measure : measures) {
            html.open("tr")
                    .leaf(
                            "th",
                            Words.sentence(measure.title()),
                            "scope",
                            "row",
                            "data-exact",
                            "label",
                            "data-label",
                            "Measure");
            for (SectorEntry sector : evidence.manifest().sectors()) {
                html.open("td", "data-label", sector.title());
                evidence.writeMeasure(html, measure.id(), Evidence.sector(sector.id()), evidence.worst());
                html.close();
            }
            html.close();
        }
        html.close().close().close();
    }

    private record Placed(String title, Estimate loss) {}

    private void writeHardestHit(Html html, String kind, String heading, String column) {
        List<Placed> hit = byLoss(kind);
        if (hit.isEmpty()) {
            return;
        }
        List<Placed> top = hit.subList(0, Math.min(MOST_ROWS, hit.size()));
        IntervalPlot plot = IntervalPlot.of(top.stream().map(Placed::loss).toList(), List.of());
        html.leaf("h3", heading);
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", heading);
        html.open("table").open("caption").text("People-hours lost, ");
        writeShown(html, top.size(), hit.size());
        html.close().open("thead").open("tr");
        html.leaf("th", column, "scope", "col").leaf("th", "People-hours lost", "scope", "col");
        plot.writeHead(html, "Interval", "people-hours");
        html.close().close().open("tbody");
        for (Placed placed : top) {
            html.open("tr")
                    .leaf("th", placed.title(), "scope", "row", "data-exact", "label")
                    .open("td");
            placed.loss().write(html);
            html.close().open("td", "class", "plot");
            plot.write(html, placed.loss(), List.of());
            html.close().close();
        }
        html.close().close().close();
    }

    private static void writeShown(Html html, int shown, int all) {
        if (shown < all) {
            html.text("the ");
            Exact.count(html, shown);
            html.text(" largest of ");
            Exact.count(html, all);
        } else {
            html.text("all ");
            Exact.count(html, all);
        }
        html.text(" that lose anything.");
    }

    private List<Placed> byLoss(String kind) {
        String worst = evidence.worst().id();
        List<Placed> found = new ArrayList<>();
        List<MeasureEstimate> measures = evidence.summary().measures();
        for (int i = 0; i < measures.size(); i++) {
            MeasureEstimate m = measures.get(i);
            if (m.id().equals(Evidence.MAIN_MEASURE)
                    && m.variant().equals(worst)
                    && m.subject().startsWith(kind)
                    && m.mean() > 0) {
                String id = m.subject().substring(kind.length());
                found.add(new Placed(titles.getOrDefault(m.subject(), id), Estimate.of(i, m)));
            }
        }
        found.sort(Comparator.comparingDouble((Placed p) -> -p.loss().middle().value())
                .thenComparing(Placed::title));
        return found;
    }
}
