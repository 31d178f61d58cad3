package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.MeasureEstimate;

/** Who is hit in the worst case: every measure by sector, and the regions that lose most. */
final class PeopleChapter implements Chapter {

    private static final int MOST_REGIONS = 15;
    private static final String REGION = "region:";

    private final Evidence evidence;
    private final Map<String, String> regionTitles;

    /** A chapter that knows regions by the titles given; a region without one appears under its id. */
    PeopleChapter(Evidence evidence, Map<String, String> regionTitles) {
        this.evidence = evidence;
        this.regionTitles = Map.copyOf(regionTitles);
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
        html.open("p").text("All figures of this chapter: ").leaf("strong", evidence.label(evidence.worst()), "data-exact", "label");
        html.text(", the case with the largest mean loss.").close();
        writeSectors(html);
        writeRegions(html);
    }

    private void writeSectors(Html html) {
        VariantEntry worst = evidence.worst();
        Map<String, String> units = sectorMeasures();
        if (units.isEmpty()) {
            return;
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Measures by sector");
        html.open("table", "class", "cards");
        html.leaf("caption", "By sector: mean over the replications and its interval.").open("thead").open("tr");
        html.leaf("th", "Sector", "scope", "col");
        units.forEach((measure, unit) -> html.leaf("th", words(measure, unit), "scope", "col"));
        html.close().close().open("tbody");
        for (SectorEntry sector : evidence.manifest().sectors()) {
            html.open("tr").leaf("th", sector.title(), "scope", "row", "data-exact", "label", "data-label", "Sector");
            units.forEach((measure, unit) -> {
                html.open("td", "data-label", words(measure, unit));
                writeMeasure(html, measure, Evidence.sector(sector.id()), worst);
                html.close();
            });
            html.close();
        }
        html.close().close().close();
    }

    private void writeMeasure(Html html, String measure, String subject, VariantEntry variant) {
        Optional<Estimate> found = evidence.find(measure, subject, variant);
        if (found.isEmpty()) {
            html.leaf("span", "–", "class", "quiet");
            return;
        }
        found.get().write(html);
        int censored = evidence.summary().findMeasure(measure, subject, variant.id()).map(MeasureEstimate::censored).orElse(0);
        if (censored > 0) {
            html.open("span", "class", "quiet", "data-estimate", "count", "data-n", Integer.toString(found.get().n()));
            html.text(" at least: " + censored + " of " + found.get().n() + " runs did not get there before the end").close();
        }
    }

    /** Measures that sectors have, with their units, in the order of the summary. */
    private Map<String, String> sectorMeasures() {
        Map<String, String> units = new LinkedHashMap<>();
        for (MeasureEstimate m : evidence.summary().measures()) {
            if (m.subject().startsWith(Evidence.sector(""))) {
                units.putIfAbsent(m.id(), m.unit());
            }
        }
        return units;
    }

    private static String words(String measure, String unit) {
        String words = measure.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.contains(unit.replace('-', ' ')) || unit.equals("share") || unit.equals("h") ? "" : ", " + unit);
    }

    private void writeRegions(Html html) {
        List<Placed> hit = regionsByLoss();
        if (hit.isEmpty()) {
            return;
        }
        List<Placed> top = hit.subList(0, Math.min(MOST_REGIONS, hit.size()));
        IntervalPlot plot = IntervalPlot.of(top.stream().map(Placed::loss).toList(), List.of());
        html.leaf("h3", "Regions that lose most");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Regions that lose most");
        html.open("table").open("caption").text("People-hours lost in the ");
        Exact.count(html, top.size());
        html.text(" regions with the largest mean loss, of ");
        Exact.count(html, hit.size());
        html.text(" that were measured.").close().open("thead").open("tr");
        html.leaf("th", "Region", "scope", "col").leaf("th", "People-hours lost", "scope", "col");
        plot.writeHead(html, "Interval", "people-hours");
        html.close().close().open("tbody");
        for (Placed region : top) {
            html.open("tr").leaf("th", region.title(), "scope", "row", "data-exact", "label").open("td");
            region.loss().write(html);
            html.close().open("td", "class", "plot");
            plot.write(html, region.loss(), List.of());
            html.close().close();
        }
        html.close().close().close();
    }

    private record Placed(String title, Estimate loss) {}

    private List<Placed> regionsByLoss() {
        String worst = evidence.worst().id();
        List<Placed> found = new ArrayList<>();
        List<MeasureEstimate> measures = evidence.summary().measures();
        for (int i = 0; i < measures.size(); i++) {
            MeasureEstimate m = measures.get(i);
            if (m.id().equals(Evidence.MAIN_MEASURE) && m.variant().equals(worst) && m.subject().startsWith(REGION)) {
                String id = m.subject().substring(REGION.length());
                found.add(new Placed(regionTitles.getOrDefault(id, id), Estimate.of(i, m)));
            }
        }
        found.sort(Comparator.comparingDouble((Placed p) -> -p.loss().middle().value()).thenComparing(Placed::title));
        return found;
    }
}
