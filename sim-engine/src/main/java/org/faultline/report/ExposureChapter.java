package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.MeasureEstimate;

/** What somebody could read or change before it was noticed: nothing fails, so no other chapter shows it. */
final class ExposureChapter implements Chapter {

    private static final String MAIN = "subscriber-hours-exposed";
    private static final List<String> MEASURES =
            List.of("subscribers-exposed", MAIN, "records-exposed", "hours-unnoticed", "commands-falsified");
    private static final int MOST_REGIONS = 8;

    /** Subjects by which exposure is told apart, and what they are called. */
    private static final Map<String, String> CUTS = Map.of(
            "function:", "By function that was read",
            "sees:", "By what passes there",
            "operator:", "By operator",
            "class:", "By class of devices");

    private static final List<String> ORDER = List.of("sees:", "function:", "operator:", "class:", "region:");

    private final Evidence evidence;
    private final Map<String, String> titles;

    private ExposureChapter(Evidence evidence, Map<String, String> titles) {
        this.evidence = evidence;
        this.titles = Map.copyOf(titles);
    }

    /** The chapter, if anything was exposed or falsified in any case. */
    static Optional<Chapter> find(Evidence evidence, Map<String, String> titles) {
        boolean any = evidence.summary().measures().stream()
                .anyMatch(m -> (m.id().equals(MAIN) || m.id().equals("commands-falsified")) && m.mean() > 0);
        return any ? Optional.of(new ExposureChapter(evidence, titles)) : Optional.empty();
    }

    @Override
    public String id() {
        return "exposure";
    }

    @Override
    public String title() {
        return "What was read or falsified";
    }

    @Override
    public void write(Html html) {
        html.leaf(
                "p",
                "An asset that somebody holds can work perfectly. Counted here is who stood behind such assets, and for how long, "
                        + "until they were clean. Nobody is identified, and who is exposed need not have been listened to.");
        writeCases(html);
        for (String kind : ORDER) {
            writeCut(html, kind);
        }
    }

    /** All measures of exposure, one column for each case. */
    private void writeCases(Html html) {
        List<VariantEntry> cases = evidence.charted();
        Tables.open(html, "Exposure by case", "cards");
        html.leaf("caption", "Mean over the replications and its interval. " + evidence.chartedWords());
        html.open("thead").open("tr").leaf("th", "Measure", "scope", "col");
        cases.forEach(v -> html.leaf("th", evidence.label(v), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (String id : MEASURES) {
            if (cases.stream().allMatch(v -> value(id, v) <= 0)) {
                continue;
            }
            html.open("tr").leaf("th", title(id), "scope", "row", "data-exact", "label", "data-label", "Measure");
            for (VariantEntry variant : cases) {
                html.open("td", "data-label", evidence.label(variant));
                evidence.writeMeasure(html, id, Evidence.EVERYONE, variant);
                html.close();
            }
            html.close();
        }
        Tables.close(html);
    }

    private record Part(String title, Estimate hours) {}

    /** Subscriber-hours of the most exposed case by one kind of subject. */
    private void writeCut(Html html, String kind) {
        VariantEntry most = mostExposed();
        List<Part> parts = parts(kind, most);
        if (parts.isEmpty()) {
            return;
        }
        int shown = kind.equals("region:") ? Math.min(MOST_REGIONS, parts.size()) : parts.size();
        String heading = CUTS.getOrDefault(kind, "Regions most exposed");
        IntervalPlot plot = IntervalPlot.of(parts.stream().map(Part::hours).toList(), List.of());
        html.leaf("h3", heading);
        Tables.open(html, heading, "");
        html.open("caption").text("Subscriber-hours exposed");
        evidence.writeCase(html, evidence.label(most));
        html.text(shown < parts.size() ? "; the " : "")
                .leaf(
                        "span",
                        shown < parts.size() ? Scale.count(shown) + " largest of " + Scale.count(parts.size()) : "",
                        "data-exact",
                        "count");
        html.text(".").close();
        html.open("thead")
                .open("tr")
                .leaf("th", "Where", "scope", "col")
                .leaf("th", "Subscriber-hours", "scope", "col");
        plot.writeHead(html, "Interval", "subscriber-hours");
        html.close().close().open("tbody");
        for (Part part : parts.subList(0, shown)) {
            html.open("tr")
                    .leaf("th", part.title(), "scope", "row", "data-exact", "label")
                    .open("td");
            part.hours().write(html);
            html.close().open("td", "class", "plot");
            plot.write(html, part.hours(), List.of());
            html.close().close();
        }
        Tables.close(html);
    }

    /** The case of the other chapters, unless nothing is exposed in it. */
    private VariantEntry mostExposed() {
        if (value(MAIN, evidence.worst()) > 0) {
            return evidence.worst();
        }
        List<VariantEntry> all = evidence.manifest().variants();
        return all.stream()
                .max(Comparator.comparingDouble((VariantEntry v) -> value(MAIN, v))
                        .thenComparing(v -> -all.indexOf(v)))
                .orElseThrow();
    }

    private double value(String measure, VariantEntry variant) {
        return evidence.find(measure, Evidence.EVERYONE, variant)
                .map(e -> e.middle().value())
                .orElse(0.0);
    }

    private List<Part> parts(String kind, VariantEntry variant) {
        List<Part> parts = new ArrayList<>();
        List<MeasureEstimate> all = evidence.summary().measures();
        for (int i = 0; i < all.size(); i++) {
            MeasureEstimate m = all.get(i);
            if (m.id().equals(MAIN)
                    && m.variant().equals(variant.id())
                    && m.subject().startsWith(kind)
                    && m.mean() > 0) {
                String id = m.subject().substring(kind.length());
                parts.add(new Part(titles.getOrDefault(m.subject(), Names.kind(id)), Estimate.of(i, m)));
            }
        }
        parts.sort(Comparator.comparingDouble((Part p) -> -p.hours().middle().value())
                .thenComparing(Part::title));
        return parts;
    }

    private static String title(String id) {
        return Measures.all().stream()
                .filter(m -> m.id().equals(id))
                .map(Measure::title)
                .map(Words::sentence)
                .findFirst()
                .orElse(id);
    }
}
