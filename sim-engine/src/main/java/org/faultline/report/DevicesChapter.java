package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.report.LineChart.Series;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** Devices that are registered over time in the median run, and every number that the scenario asked to observe. */
final class DevicesChapter implements Chapter {

    private static final String OBSERVATION = "observation:";
    private static final String REGISTRATION = "registration:";
    private static final double MICROS_PER_HOUR = 3.6e9;
    private static final int MOST_LINES = 6;
    private static final int POINTS = 240;

    private final Evidence evidence;
    private final List<Series> registered;
    private final List<String> observations;
    private final ChartData charts;

    private DevicesChapter(Evidence evidence, ChartData charts, List<Series> registered, List<String> observations) {
        this.evidence = evidence;
        this.charts = charts;
        this.registered = registered;
        this.observations = observations;
    }

    /** The chapter, if registration at an operator changed in the replay or the scenario observes anything. */
    static Optional<Chapter> find(Evidence evidence, ChartData charts, Optional<Replay> replay) {
        List<String> observations = evidence.summary().measures().stream()
                .map(MeasureEstimate::subject)
                .filter(s -> s.startsWith(OBSERVATION))
                .distinct()
                .toList();
        List<Series> registered = replay.map(
                        r -> registered(r, evidence.manifest().horizonHours()))
                .orElse(List.of());
        return observations.isEmpty() && registered.isEmpty()
                ? Optional.empty()
                : Optional.of(new DevicesChapter(evidence, charts, registered, observations));
    }

    @Override
    public String id() {
        return "observed";
    }

    @Override
    public String title() {
        return registered.isEmpty() ? "What was observed" : "Who is registered, and what was observed";
    }

    @Override
    public void write(Html html) {
        if (!registered.isEmpty()) {
            writeRegistered(html);
        }
        if (!observations.isEmpty()) {
            writeObservations(html);
        }
    }

    private void writeRegistered(Html html) {
        html.open("figure", "id", "registered", "class", "chart-figure");
        html.leaf("h3", "Registration by operator");
        html.open("p", "class", "subtitle")
                .text(
                        "Where the scenario has devices: the share of them that is registered and gets through. Without devices: the "
                                + "share of registrations that the core could admit. The median run of ");
        html.leaf("strong", evidence.label(evidence.worst()), "data-exact", "label")
                .text(".")
                .close();
        LineChart chart = new LineChart(
                "share", evidence.manifest().start(), evidence.manifest().horizonHours(), registered);
        charts.add("registered", chart);
        chart.writeLegend(html);
        html.open("div", "class", "chart", "data-chart", "registered", "role", "img", "aria-label", alternative());
        chart.write(html);
        html.close();
        html.leaf(
                "figcaption",
                "One run. Source: levels of the registration capabilities in the replay of this run.",
                "data-exact",
                "setting");
        html.close();
    }

    private String alternative() {
        StringBuilder words = new StringBuilder("Line chart of registration by operator. ");
        for (Series s : registered) {
            double least =
                    s.middle().stream().mapToDouble(Double::doubleValue).min().orElse(1);
            words.append(s.label())
                    .append(": lowest ")
                    .append(Scale.of("share", 1).full(least))
                    .append(". ");
        }
        return words.toString();
    }

    private void writeObservations(Html html) {
        List<VariantEntry> cases = evidence.charted();
        html.leaf("h3", "Observations");
        Tables.open(html, "Observations", "cards");
        html.leaf(
                "caption",
                "Numbers that the scenario asks for: mean over the replications and its interval. "
                        + evidence.chartedWords());
        html.open("thead").open("tr").leaf("th", "Observation", "scope", "col");
        cases.forEach(v -> html.leaf("th", evidence.label(v), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (String subject : observations) {
            String name = Words.sentence(subject.substring(OBSERVATION.length()).replace('-', ' '));
            html.open("tr").leaf("th", name, "scope", "row", "data-exact", "label", "data-label", "Observation");
            for (VariantEntry variant : cases) {
                html.open("td", "data-label", evidence.label(variant));
                evidence.writeMeasure(html, "observed", subject, variant);
                evidence.find("observed", subject, variant)
                        .filter(e -> !List.of("share", "h", "1").contains(e.unit()))
                        .ifPresent(e -> html.leaf("span", " " + e.unit(), "class", "quiet"));
                html.close();
            }
            html.close();
        }
        Tables.close(html);
    }

    /** Level of each capability to register that changed, at evenly spaced moments. O(events). */
    private static List<Series> registered(Replay replay, double horizonHours) {
        List<Series> series = new ArrayList<>();
        for (int asset = 0; asset < replay.header().assets() && series.size() < MOST_LINES; asset++) {
            if (replay.idOf(asset).startsWith(REGISTRATION)) {
                List<Double> levels = levels(replay.log(), asset, horizonHours);
                if (levels.stream().anyMatch(l -> l < 1)) {
                    List<Double> hours = new ArrayList<>();
                    for (int i = 0; i < POINTS; i++) {
                        hours.add(i * horizonHours / (POINTS - 1));
                    }
                    String operator = replay.idOf(asset).substring(REGISTRATION.length());
                    series.add(new Series(operator, series.size() + 1, true, hours, levels, levels, levels));
                }
            }
        }
        return series;
    }

    private static List<Double> levels(EventLog log, int asset, double horizonHours) {
        List<Double> levels = new ArrayList<>();
        double level = 1;
        int event = 0;
        for (int i = 0; i < POINTS; i++) {
            double until = i * horizonHours / (POINTS - 1);
            while (event < log.size() && log.timeMicros(event) / MICROS_PER_HOUR <= until) {
                if (log.subject(event) == asset && log.what(event) == What.LEVEL) {
                    level = log.to(event);
                }
                event++;
            }
            levels.add(level);
        }
        return levels;
    }
}
