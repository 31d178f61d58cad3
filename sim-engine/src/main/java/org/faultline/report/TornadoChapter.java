package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.results.Summary.AtEnd;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.Tornado;
import org.faultline.report.Evidence.PlacedDifference;

/** Which assumptions decide a comparison: the difference of two mixes with each assumption at either end, the widest bar first. */
final class TornadoChapter implements Chapter {

    private static final int MOST_PAIRS = 6;
    private static final int MOST_BARS = 10;

    private final Evidence evidence;
    private final Tornado tornado;
    private final List<PlacedDifference> pairs;

    private TornadoChapter(Evidence evidence, Tornado tornado, List<PlacedDifference> pairs) {
        this.evidence = evidence;
        this.tornado = tornado;
        this.pairs = pairs;
    }

    /** A difference at an end, and its place in the summary. */
    private record Placed(int index, AtEnd at) {

        Estimate estimate() {
            return Estimate.of(index, at);
        }
    }

    /** One assumption, at the ends that were tried. */
    private record Bar(String assumption, Optional<Placed> low, Optional<Placed> high, double base) {

        double from() {
            return low.map(p -> p.at().mean()).orElse(base);
        }

        double to() {
            return high.map(p -> p.at().mean()).orElse(base);
        }

        double width() {
            return Math.max(Math.max(from(), to()), base) - Math.min(Math.min(from(), to()), base);
        }
    }

    /** The chapter, where mixes that differ were tried at the ends of assumptions. */
    static Optional<Chapter> find(Evidence evidence) {
        Optional<Tornado> tornado =
                evidence.summary().tornado().filter(t -> !t.differences().isEmpty());
        List<PlacedDifference> all = evidence.differences(Evidence.EVERYONE).stream()
                .filter(d -> !evidence.isAlike(d.difference()))
                .toList();
        List<PlacedDifference> means =
                all.stream().filter(d -> d.difference().scope().equals("mean")).toList();
        List<PlacedDifference> pairs = means.isEmpty() ? all : means;
        return tornado.isEmpty() || pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new TornadoChapter(evidence, tornado.get(), pairs));
    }

    @Override
    public String id() {
        return "what-decides";
    }

    @Override
    public String title() {
        return "What decides it";
    }

    @Override
    public void write(Html html) {
        html.open("p")
                .text(
                        "The difference in people-hours lost with one assumption at either end of its range and all others as they are, with ");
        Exact.count(html, tornado.replications());
        html.text(
                (tornado.replications() == 1 ? " replication" : " replications")
                        + " at each end on the same random numbers. Bar: from the mean at the low end to that at the high end; stroke: the difference"
                        + " as it is, over the same replications. Where a bar reaches over the line at zero, that assumption alone turns the verdict.");
        html.close();
        pairs.stream().limit(MOST_PAIRS).forEach(pair -> writePair(html, pair));
        if (pairs.size() > MOST_PAIRS) {
            html.open("p", "class", "note").text("Shown are the first ");
            Exact.count(html, MOST_PAIRS);
            html.text(" of ");
            Exact.count(html, pairs.size());
            html.text(" pairs.").close();
        }
    }

    private void writePair(Html html, PlacedDifference pair) {
        List<Bar> bars = bars(pair.difference());
        if (bars.isEmpty()) {
            return;
        }
        DifferenceEstimate d = pair.difference();
        html.open("figure", "class", "chart-figure long").open("h3");
        html.leaf("span", evidence.labelOf(d.b()), "data-exact", "label").text(" against ");
        html.leaf("span", evidence.labelOf(d.a()), "data-exact", "label").text(": ");
        pair.estimate().writeSigned(html);
        html.close();
        double smallest = Math.min(
                0,
                bars.stream()
                        .mapToDouble(b -> Math.min(b.base(), Math.min(b.from(), b.to())))
                        .min()
                        .orElseThrow());
        double largest = Math.max(
                0,
                bars.stream()
                        .mapToDouble(b -> Math.max(b.base(), Math.max(b.from(), b.to())))
                        .max()
                        .orElseThrow());
        IntervalPlot plot = new IntervalPlot(smallest, largest > smallest ? largest : smallest + 1);
        writeTable(html, bars.subList(0, Math.min(MOST_BARS, bars.size())), plot, d.unit());
        if (bars.size() > MOST_BARS) {
            html.open("details").leaf("summary", "Assumptions that matter less");
            writeTable(html, bars.subList(MOST_BARS, bars.size()), plot, d.unit());
            html.close();
        }
        html.close();
    }

    private static void writeTable(Html html, List<Bar> bars, IntervalPlot plot, String unit) {
        Tables.open(html, "Differences at the ends of assumptions", "");
        html.open("thead").open("tr");
        Stream.of("Assumption", "At its low end", "At its high end")
                .forEach(word -> html.leaf("th", word, "scope", "col"));
        plot.writeHead(html, "From low to high", unit);
        html.close().close().open("tbody");
        for (Bar bar : bars) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .leaf("code", bar.assumption(), "data-exact", "label")
                    .close();
            writeEnd(html, bar.low());
            writeEnd(html, bar.high());
            html.open("td", "class", "plot");
            plot.writeBar(html, bar.from(), bar.to(), bar.base());
            html.close().close();
        }
        Tables.close(html);
    }

    private static void writeEnd(Html html, Optional<Placed> end) {
        html.open("td");
        end.ifPresentOrElse(
                p -> {
                    html.leaf("span", p.at().value() + ":", "class", "quiet", "data-exact", "setting")
                            .text(" ");
                    p.estimate().writeSigned(html);
                },
                () -> html.leaf("span", "as it is", "class", "quiet"));
        html.close();
    }

    private List<Bar> bars(DifferenceEstimate of) {
        Map<String, List<Placed>> byAssumption = new LinkedHashMap<>();
        for (int i = 0; i < tornado.differences().size(); i++) {
            AtEnd at = tornado.differences().get(i);
            if (at.a().equals(of.a()) && at.b().equals(of.b()) && at.scope().equals(of.scope())) {
                byAssumption
                        .computeIfAbsent(at.assumption(), a -> new ArrayList<>())
                        .add(new Placed(i, at));
            }
        }
        double base = Optional.ofNullable(byAssumption.remove(""))
                .map(asIs -> asIs.get(0).at().mean())
                .orElse(of.mean());
        return byAssumption.entrySet().stream()
                .map(e -> new Bar(e.getKey(), end(e.getValue(), "low"), end(e.getValue(), "high"), base))
                .sorted(Comparator.comparingDouble(b -> -b.width()))
                .toList();
    }

    private static Optional<Placed> end(List<Placed> some, String end) {
        return some.stream().filter(p -> p.at().end().equals(end)).findFirst();
    }
}
