package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.report.Evidence.PlacedCurve;
import org.faultline.report.LineChart.Series;

/** How bad and how long: the service level of every sector over time, the people affected, and what is lost by sector. */
final class CurvesChapter implements Chapter {

    private static final int MOST_TABLE_ROWS = 40;
    private static final double IN_FULL = 0.9995;

    private final Evidence evidence;
    private final Clock clock;
    private final ChartData data;

    /** A chapter that hands the numbers of its charts to the scripts of the page through {@code data}. */
    CurvesChapter(Evidence evidence, ChartData data) {
        this.evidence = evidence;
        this.clock = Clock.startingAt(evidence.manifest().start());
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
            if (!curves(sector).isEmpty()) {
                writeSector(html, sector);
            }
        }
        writePeople(html);
        writeLosses(html);
    }

    /** A curve together with the variant it belongs to. */
    private record Line(VariantEntry variant, PlacedCurve placed) {

        Estimate level(int hour, Band band) {
            return Estimate.ofLevel(placed.index(), placed.curve(), hour, band.level(), band.n());
        }

        int lowestHour() {
            List<Double> median = placed.curve().median();
            return median.indexOf(median.stream().min(Comparator.naturalOrder()).orElseThrow());
        }

        double lowest() {
            return placed.curve().median().get(lowestHour());
        }
    }

    /** What the shaded bands are. */
    private record Band(double level, int n) {

        String words() {
            return Scale.of("share", 1).full(level) + " of the replications lie in the shaded band at each hour; n = " + n;
        }
    }

    private Band band() {
        return evidence.summary().measures().stream()
                .findFirst()
                .map(m -> new Band(m.level(), m.n()))
                .orElse(new Band(0.9, evidence.manifest().replications()));
    }

    private List<Line> curves(SectorEntry sector) {
        List<Line> lines = new ArrayList<>();
        for (VariantEntry variant : evidence.manifest().variants()) {
            evidence.findCurve(sector.id(), variant)
                    .filter(c -> !c.curve().hours().isEmpty())
                    .ifPresent(c -> lines.add(new Line(variant, c)));
        }
        return lines;
    }

    private void writeSector(Html html, SectorEntry sector) {
        List<Line> all = curves(sector);
        List<VariantEntry> charted = evidence.charted();
        List<Line> shown = all.stream().filter(l -> charted.contains(l.variant())).toList();
        Line deepest = all.stream().min(Comparator.comparingDouble(Line::lowest)).orElseThrow();
        List<Series> series = all.stream().map(l -> levelSeries(l, charted)).toList();
        LineChart chart = new LineChart("share", series, evidence.manifest().horizonHours());
        String id = "level-" + sector.id();
        data.add(id, chart);
        html.open("figure", "id", id, "class", "chart-figure");
        writeFinding(html, sector, deepest);
        html.open("p", "class", "subtitle").text("Service level of " + sector.title() + ": the share of what people ask for that is served. Median of the "
                + "replications. " + chartedWords()).close();
        Figures.legend(html, series);
        Figures.chart(html, id, chart, alternative(sector, shown));
        writeCaption(html, "curves of service level, summary.json");
        writeLevelTable(html, sector, shown);
        html.close();
    }

    private String chartedWords() {
        return evidence.charted().size() == evidence.manifest().variants().size()
                ? ""
                : "Shown: for each mix the supplier whose attack loses most.";
    }

    private void writeFinding(Html html, SectorEntry sector, Line deepest) {
        html.open("h3");
        if (deepest.lowest() > IN_FULL) {
            html.leaf("span", sector.title(), "data-exact", "label").text(" stays in full service in the median of every case: ");
            deepest.level(deepest.lowestHour(), band()).write(html);
        } else {
            html.leaf("span", sector.title(), "data-exact", "label").text(" falls to ");
            deepest.level(deepest.lowestHour(), band()).write(html);
            html.text(" on ").leaf("span", clock.dayAndTime(deepest.placed().curve().hours().get(deepest.lowestHour())), "data-exact", "moment");
            html.text(", ").leaf("span", evidence.label(deepest.variant()), "data-exact", "label");
        }
        html.close();
    }

    private String alternative(SectorEntry sector, List<Line> shown) {
        StringBuilder words = new StringBuilder("Line chart of the service level of " + sector.title() + " over time. ");
        for (Line line : shown) {
            int hour = line.lowestHour();
            words.append(evidence.label(line.variant()))
                    .append(": lowest ")
                    .append(line.level(hour, band()).text())
                    .append(" on ")
                    .append(clock.dayAndTime(line.placed().curve().hours().get(hour)))
                    .append(". ");
        }
        return words.append("The numbers are in the table below.").toString();
    }

    private Series levelSeries(Line line, List<VariantEntry> charted) {
        int place = charted.indexOf(line.variant());
        return new Series(
                evidence.label(line.variant()),
                look(place >= 0 ? place : evidence.manifest().variants().indexOf(line.variant())),
                place >= 0,
                line.placed().curve().hours(),
                line.placed().curve().median(),
                line.placed().curve().lo(),
                line.placed().curve().hi());
    }

    private static int look(int place) {
        return place % Figures.LOOKS + 1;
    }

    private void writeLevelTable(Html html, SectorEntry sector, List<Line> shown) {
        List<Double> hours = shown.get(0).placed().curve().hours();
        int step = Math.max(1, (hours.size() + MOST_TABLE_ROWS - 1) / MOST_TABLE_ROWS);
        Figures.openNumbers(html, "Service level of " + sector.title() + (step > 1 ? ", every " + step + "th point; the copy as CSV has all" : ""));
        html.leaf("th", "Time", "scope", "col");
        shown.forEach(l -> html.leaf("th", evidence.label(l.variant()), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (int i = 0; i < hours.size(); i += step) {
            html.open("tr").leaf("th", clock.dayAndTime(hours.get(i)), "scope", "row", "data-exact", "moment");
            for (Line line : shown) {
                html.open("td");
                line.level(i, band()).write(html);
                html.close();
            }
            html.close();
        }
        Figures.closeNumbers(html);
    }

    private void writeCaption(Html html, String source) {
        html.leaf("figcaption", band().words() + ". Source: " + source + " of this run.", "data-exact", "setting");
    }

    private void writePeople(Html html) {
        VariantEntry worst = evidence.worst();
        List<SectorEntry> sectors = evidence.manifest().sectors();
        List<Series> series = new ArrayList<>();
        Optional<Estimate> peak = Optional.empty();
        String peakWords = "";
        StringBuilder alternative = new StringBuilder("Line chart of the people affected over time. ");
        for (SectorEntry sector : sectors) {
            Optional<PlacedCurve> found = evidence.findCurve(sector.id(), worst).filter(c -> !c.curve().hours().isEmpty());
            if (found.isEmpty()) {
                continue;
            }
            var curve = found.get().curve();
            series.add(new Series(sector.title(), look(series.size()), series.size() < Figures.LOOKS, curve.hours(), curve.people(), curve.peopleLo(), curve.peopleHi()));
            int hour = curve.people().indexOf(curve.people().stream().max(Comparator.naturalOrder()).orElseThrow());
            Estimate most = Estimate.ofPeople(found.get().index(), curve, hour, band().level(), band().n());
            alternative.append(sector.title()).append(": at most ").append(most.text()).append(" on ").append(clock.dayAndTime(curve.hours().get(hour))).append(". ");
            if (peak.isEmpty() || most.middle().value() > peak.get().middle().value()) {
                peak = Optional.of(most);
                peakWords = " people are without " + sector.title() + " services at the peak, " + clock.dayAndTime(curve.hours().get(hour));
            }
        }
        if (peak.isEmpty()) {
            return;
        }
        LineChart chart = new LineChart("people", series, evidence.manifest().horizonHours());
        data.add("people-affected", chart);
        html.open("figure", "id", "people-affected", "class", "chart-figure").open("h3");
        peak.get().write(html);
        html.leaf("span", peakWords, "data-exact", "moment").close();
        html.open("p", "class", "subtitle").text("People affected, by sector: people whose service is down times the part of it that is missing. Median of the replications, ");
        html.leaf("span", evidence.label(worst), "data-exact", "label").text(".").close();
        Figures.legend(html, series);
        Figures.chart(html, "people-affected", chart, alternative.append("The numbers are in the copy as CSV.").toString());
        writeCaption(html, "curves of people affected, summary.json");
        writePeopleTable(html, worst);
        html.close();
    }

    private void writePeopleTable(Html html, VariantEntry worst) {
        List<SectorEntry> sectors = evidence.manifest().sectors().stream()
                .filter(s -> evidence.findCurve(s.id(), worst).filter(c -> !c.curve().hours().isEmpty()).isPresent())
                .toList();
        List<PlacedCurve> curves = sectors.stream().map(s -> evidence.findCurve(s.id(), worst).orElseThrow()).toList();
        List<Double> hours = curves.get(0).curve().hours();
        int step = Math.max(1, (hours.size() + MOST_TABLE_ROWS - 1) / MOST_TABLE_ROWS);
        Figures.openNumbers(html, "People affected" + (step > 1 ? ", every " + step + "th point; the copy as CSV has all" : ""));
        html.leaf("th", "Time", "scope", "col");
        sectors.forEach(s -> html.leaf("th", s.title(), "scope", "col", "data-exact", "label"));
        html.close().close().open("tbody");
        for (int i = 0; i < hours.size(); i += step) {
            html.open("tr").leaf("th", clock.dayAndTime(hours.get(i)), "scope", "row", "data-exact", "moment");
            for (PlacedCurve c : curves) {
                html.open("td");
                Estimate.ofPeople(c.index(), c.curve(), i, band().level(), band().n()).write(html);
                html.close();
            }
            html.close();
        }
        Figures.closeNumbers(html);
    }

    /** People-hours lost by sector and charted variant, each with its interval and its replications as dots. */
    private void writeLosses(Html html) {
        record Row(SectorEntry sector, VariantEntry variant, Estimate loss) {}
        List<Row> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (SectorEntry sector : evidence.manifest().sectors()) {
            for (VariantEntry variant : evidence.charted()) {
                evidence.find(Evidence.MAIN_MEASURE, Evidence.sector(sector.id()), variant).ifPresent(loss -> {
                    rows.add(new Row(sector, variant, loss));
                    values.addAll(evidence.values(Evidence.MAIN_MEASURE, Evidence.sector(sector.id()), variant));
                });
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        Row largest = rows.stream().max(Comparator.comparingDouble(r -> r.loss().middle().value())).orElseThrow();
        IntervalPlot plot = IntervalPlot.of(rows.stream().map(Row::loss).toList(), values);
        html.open("figure", "id", "losses", "class", "chart-figure").open("h3");
        html.leaf("span", largest.sector().title(), "data-exact", "label").text(" loses most: ");
        largest.loss().write(html);
        html.text(" people-hours, ").leaf("span", evidence.label(largest.variant()), "data-exact", "label").close();
        html.open("p", "class", "subtitle").text("People-hours of service lost, by sector. Bar: interval of the mean; stroke: mean; dots: replications. " + chartedWords()).close();
        html.open("table", "class", "cards").leaf("caption", "People-hours lost by sector and case", "class", "hidden").open("thead").open("tr");
        for (String word : List.of("Sector", "Case", "People-hours lost", "Replications, interval and mean")) {
            html.leaf("th", word, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Row row : rows) {
            html.open("tr").leaf("th", row.sector().title(), "scope", "row", "data-exact", "label", "data-label", "Sector");
            html.leaf("td", evidence.label(row.variant()), "data-exact", "label", "data-label", "Case").open("td", "data-label", "People-hours lost");
            row.loss().write(html);
            html.close().open("td", "class", "plot", "data-label", "Replications");
            plot.write(html, row.loss(), evidence.values(Evidence.MAIN_MEASURE, Evidence.sector(row.sector().id()), row.variant()));
            html.close().close();
        }
        html.close().close();
        html.leaf("figcaption", largest.loss().kind() + " of the mean. Source: measures, summary.json, and replications.jsonl of this run.", "data-exact", "setting");
        html.close();
    }
}
