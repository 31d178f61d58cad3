package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.faultline.risk.Frontier;
import org.faultline.risk.Losses;
import org.faultline.risk.RiskReport;
import org.faultline.stats.Interval;

/**
 * A study of risks as one HTML file without scripts that asks nothing of any server: the answer in sentences, a figure for each part that
 * was run, and the tables of the command beside them.
 */
public final class RiskPage {

    private final RiskReport report;
    private final List<RiskTable> tables;
    private final Html body = new Html();

    private RiskPage(RiskReport report) {
        this.report = report;
        this.tables = RiskTables.of(report);
    }

    /**
     * The page.
     *
     * @param command what repeats it
     */
    public static String of(RiskReport report, String command) {
        return new RiskPage(report).html(command);
    }

    /** What is lost, in words: {@code people-hours}. */
    static String unitWords(RiskReport report) {
        return report.unit().isEmpty() ? report.key().measure().replace('-', ' ') : report.unit();
    }

    private String html(String command) {
        StandingPage.writeHeader(body, "Faultline risk", report.title(), what(), command);
        body.open("main");
        writeAnswer();
        writeSuppliers();
        writeYear();
        writeTail();
        writeCombinations();
        writeTipping();
        writeShares();
        writePlans();
        writeInputs();
        body.close();
        return StandingPage.of(report.title() + " – Faultline risk", "risk.css", body);
    }

    private String what() {
        return "What counts as loss: " + report.key().measure().replace('-', ' ') + " of "
                + report.key().subject() + ". "
                + Words.counted(report.losses().replications(), "replication")
                + " of everything on the same draws; means with "
                + Scale.of("share", 1).full(report.level()) + " intervals.";
    }

    // --- the answer

    private void writeAnswer() {
        body.open("section", "id", "answer").leaf("h2", "The answer").open("ul", "class", "answer");
        writeWorstSupplier();
        report.probabilities().keySet().forEach(this::writeBestMix);
        report.packages().forEach(this::writeCheapest);
        body.close();
        if (report.losses().replications() < 2) {
            body.leaf(
                    "p", "One replication has no interval: nothing above is more than an example.", "class", "warning");
        }
        body.close();
    }

    private void writeWorstSupplier() {
        List<String> byLoss = byLoss();
        String worst = byLoss.get(0);
        body.open("li").text("Under " + title(report.first()) + ", turning " + worst + " costs most: ");
        given(report.first(), worst).write(body);
        body.text(" " + unitWords(report));
        if (byLoss.size() > 1) {
            String least = byLoss.get(byLoss.size() - 1);
            body.text("; turning " + least + " costs least: ");
            given(report.first(), least).write(body);
        }
        body.text(".").close();
    }

    /** Suppliers by what is lost under the first mix, the most first. */
    private List<String> byLoss() {
        List<String> byLoss = new ArrayList<>(report.losses().turned(report.first()));
        byLoss.sort(Comparator.comparingDouble(
                s -> -given(report.first(), s).middle().value()));
        return byLoss;
    }

    private void writeBestMix(String assessor) {
        String best = report.mixes().keySet().stream()
                .min(Comparator.comparingDouble(
                        mix -> year(mix, assessor).middle().value()))
                .orElseThrow();
        body.open("li").text("By the probabilities called " + assessor + ", ");
        year(report.first(), assessor).write(body);
        body.text(" " + unitWords(report) + " are expected to be lost in a year under " + title(report.first()));
        if (best.equals(report.first())) {
            body.text(report.mixes().size() > 1 ? "; no other mix loses less." : ".")
                    .close();
            return;
        }
        body.text(". Least are lost under " + title(best) + ": ");
        difference(best, assessor).writeSigned(body);
        writeVerdict(difference(best, assessor));
        body.close();
    }

    private void writeCheapest(RiskReport.CombinationsOf of) {
        Optional<Frontier.Combination> sure = of.packages().stream()
                .filter(c -> c.efficient() && c.saved().low() > 0)
                .findFirst();
        Optional<Frontier.Combination> most = of.packages().stream()
                .filter(Frontier.Combination::efficient)
                .max(Comparator.comparingDouble(c -> c.saved().mean()));
        if (sure.isEmpty() || most.isEmpty()) {
            body.leaf("li", "No combination of measures is sure to save anything, judged by " + of.assessor() + ".");
            return;
        }
        body.open("li")
                .text("The cheapest efficient measures that are sure to save something are " + named(sure.get())
                        + " (judged by " + of.assessor() + "): ");
        writeCost(sure.get());
        body.text(" euros once, and ");
        Estimate.of(report.unit(), sure.get().saved()).write(body);
        body.text(" " + unitWords(report) + " saved in a year");
        if (!most.get().equals(sure.get())) {
            body.text(". Most is saved by " + named(most.get()) + ": ");
            Estimate.of(report.unit(), most.get().saved()).write(body);
            body.text(" for ");
            writeCost(most.get());
            body.text(" euros");
        }
        body.text(".").close();
    }

    private static String named(Frontier.Combination c) {
        return String.join(", ", c.measures());
    }

    /** The usual cost, and the sums of the least and of the greatest amounts: a range of what was assumed, no interval of replications. */
    private void writeCost(Frontier.Combination c) {
        Frontier.Amount cost = c.cost();
        Scale scale = Scale.ofInterval("EUR", cost.usual(), cost.low(), cost.high());
        body.open("span", "class", "estimate")
                .leaf("b", scale.full(cost.usual()))
                .text(" ");
        body.leaf("span", "(" + scale.bare(cost.low()) + "–" + scale.full(cost.high()) + ")", "class", "range")
                .close();
    }

    /** Whether the replications tell a difference apart from nothing. */
    private void writeVerdict(Estimate difference) {
        body.text(" ");
        if (difference.n() > 1 && difference.hi().value() < 0) {
            body.leaf("span", "loses less", "class", "verdict better");
        } else if (difference.n() > 1 && difference.lo().value() > 0) {
            body.leaf("span", "loses more", "class", "verdict worse");
        } else {
            body.leaf("span", "undecided", "class", "verdict open");
        }
    }

    // --- losses

    private void writeSuppliers() {
        open("suppliers", "If a supplier is turned");
        body.leaf(
                "p",
                "Expected loss when the campaign has this supplier to turn, whatever the probability of that. Bar: interval of the mean; stroke:"
                        + " mean; dots: replications.",
                "class",
                "subtitle");
        List<Estimate> all = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String mix : report.mixes().keySet()) {
            for (String supplier : report.losses().turned(mix)) {
                all.add(given(mix, supplier));
                values.addAll(lost(mix, supplier));
            }
        }
        IntervalPlot plot = IntervalPlot.of(all, values);
        Tables.open(body, "Loss by supplier and mix", "");
        body.open("thead").open("tr");
        body.leaf("th", "Supplier and mix", "scope", "col").leaf("th", unitWords(report) + " lost", "scope", "col");
        plot.writeHead(body, "Replications and interval", report.unit());
        body.close().close().open("tbody");
        for (String supplier : byLoss()) {
            group(supplier);
            for (String mix : report.mixes().keySet()) {
                writeRow(title(mix), given(mix, supplier), lost(mix, supplier), plot);
            }
        }
        Tables.close(body);
        writeTables(RiskTable.Part.SUPPLIERS, "Numbers, probabilities and exposure as a table");
        writeTables(RiskTable.Part.THINGS, "Products, releases and components");
        body.close();
    }

    private void writeYear() {
        open("year", "Expected loss of a year");
        body.leaf(
                "p",
                "Sum over suppliers of the probability that each is turned in a year, times what is then lost. Differences are paired: the"
                        + " same draws under both mixes.",
                "class",
                "subtitle");
        for (String assessor : report.probabilities().keySet()) {
            if (report.probabilities().size() > 1) {
                body.leaf("h3", "Judged by " + assessor);
            }
            IntervalPlot plot = IntervalPlot.of(
                    report.mixes().keySet().stream()
                            .map(mix -> year(mix, assessor))
                            .toList(),
                    List.of());
            Tables.open(body, "Expected loss of a year, " + assessor, "");
            body.open("thead").open("tr");
            body.leaf("th", "Mix", "scope", "col").leaf("th", unitWords(report) + " in a year", "scope", "col");
            plot.writeHead(body, "Interval", report.unit());
            body.leaf("th", "Difference to " + title(report.first()), "scope", "col");
            body.close().close().open("tbody");
            for (String mix : report.mixes().keySet()) {
                body.open("tr").leaf("th", title(mix), "scope", "row").open("td", "class", "amount");
                year(mix, assessor).write(body);
                body.close().open("td", "class", "plot");
                plot.write(body, year(mix, assessor), List.of());
                body.close().open("td");
                if (!mix.equals(report.first())) {
                    difference(mix, assessor).writeSigned(body);
                    writeVerdict(difference(mix, assessor));
                }
                body.close().close();
            }
            Tables.close(body);
        }
        body.close();
    }

    private void writeTail() {
        if (report.curves().isEmpty()) {
            return;
        }
        open("tail", "How bad it can get");
        body.leaf(
                "p",
                "If one supplier is turned, each as likely to be the one as its probability says: the chance of losing more.",
                "class",
                "subtitle");
        for (String assessor : report.probabilities().keySet()) {
            body.open("figure", "class", "chart-figure");
            if (report.probabilities().size() > 1) {
                body.leaf("h3", "Judged by " + assessor);
            }
            new ExceedanceFigure(report, assessor).write(body);
            body.close();
        }
        if (report.mixes().size() > RiskLooks.MOST) {
            body.leaf("p", "Drawn are the first " + RiskLooks.MOST + " mixes.", "class", "note");
        }
        writeTables(RiskTable.Part.TAIL, "Value at risk and expected shortfall");
        body.close();
    }

    // --- what to do

    private void writeCombinations() {
        if (report.packages().isEmpty()) {
            return;
        }
        open("measures", "What measures cost and save");
        for (RiskReport.CombinationsOf of : report.packages()) {
            body.open("figure", "class", "chart-figure");
            body.leaf("h3", "Under " + title(of.mix()) + ", judged by " + of.assessor());
            new FrontierFigure(report, of).write(body);
            writeCombinations(of);
            body.close();
        }
        body.close();
    }

    private void writeCombinations(RiskReport.CombinationsOf of) {
        Tables.open(body, "Combinations of measures", "");
        Tables.head(body, "No.", "Measures", "Frontier", "Lead time", "Cost, euros once", "Saved in a year");
        body.open("tbody");
        int number = 1;
        for (Frontier.Combination c : of.packages()) {
            body.open("tr").leaf("td", Integer.toString(number++));
            body.leaf("th", c.measures().isEmpty() ? "none" : String.join(" + ", c.measures()), "scope", "row");
            body.leaf("td", c.efficient() ? "efficient" : "");
            body.leaf("td", Scale.of("", 1).bare(c.leadYears()) + " y");
            body.open("td", "class", "amount");
            writeCost(c);
            body.close().open("td", "class", "amount");
            Estimate.of(report.unit(), c.saved()).write(body);
            body.close().close();
        }
        Tables.close(body);
    }

    private void writeTipping() {
        if (report.tipping().isEmpty()) {
            return;
        }
        open("tipping", "How likely must a supplier be turned");
        body.leaf(
                "p",
                "One probability is moved while those of all other suppliers stay as they were assumed.",
                "class",
                "subtitle");
        new TippingFigure(report).write(body);
        body.close();
    }

    private void writeShares() {
        if (report.parts().isEmpty()) {
            return;
        }
        open("shares", "Who carries the loss");
        body.leaf(
                "p",
                "Parts of suppliers in the loss when all are turned together under " + title(report.first())
                        + ": what each adds, on average over all orders in which they join (Shapley)"
                        + (report.exact() ? "" : "; orders are drawn")
                        + ". Bar: one standard error to both sides.",
                "class",
                "subtitle");
        List<Estimate> parts = report.parts().values().stream()
                .map(p -> Estimate.of(
                        report.unit(),
                        new Interval(
                                p.value(),
                                p.value() - p.standardError(),
                                p.value() + p.standardError(),
                                report.level(),
                                p.n())))
                .toList();
        IntervalPlot plot = IntervalPlot.of(parts, List.of());
        Tables.open(body, "Parts of suppliers", "");
        body.open("thead").open("tr");
        body.leaf("th", "Supplier", "scope", "col").leaf("th", unitWords(report), "scope", "col");
        plot.writeHead(body, "Part", report.unit());
        body.close().close().open("tbody");
        int i = 0;
        for (String supplier : report.parts().keySet()) {
            writeRow(supplier, parts.get(i++), List.of(), plot);
        }
        Tables.close(body);
        writeTables(RiskTable.Part.SHARES, "Numbers as a table");
        body.close();
    }

    private void writePlans() {
        if (report.years().isEmpty()) {
            return;
        }
        open("plans", "Replacement plans, year by year");
        body.leaf(
                "p",
                "Expected loss of a year with the equipment of its first day, with its interval. Rings: attacks, and what swaps of that year"
                        + " lose, together.",
                "class",
                "subtitle");
        for (String assessor : report.probabilities().keySet()) {
            body.open("figure", "class", "chart-figure");
            if (report.probabilities().size() > 1) {
                body.leaf("h3", "Judged by " + assessor);
            }
            new YearsFigure(report, assessor).write(body);
            body.close();
        }
        writeTables(RiskTable.Part.YEARS, "Sites, cost and swaps of each year");
        body.close();
    }

    private void writeInputs() {
        open("inputs", "What went in");
        Tables.open(body, "Probabilities", "");
        List<String> heads = new ArrayList<>(List.of("Supplier"));
        report.probabilities().keySet().forEach(a -> heads.add("turned in a year, " + a));
        Tables.head(body, heads.toArray(new String[0]));
        body.open("tbody");
        for (String supplier : report.suppliers()) {
            body.open("tr").leaf("th", supplier, "scope", "row");
            for (Map<String, Double> of : report.probabilities().values()) {
                body.leaf("td", RiskTables.percent(of.getOrDefault(supplier, 0.0)));
            }
            body.close();
        }
        Tables.close(body);
        writeTables(RiskTable.Part.MEASURES, "Measures in force, and what they change");
        body.leaf(
                "p",
                "At most one supplier is turned in a year; the error is of the order of the product of two probabilities. Probabilities are"
                        + " assumptions with an owner, not properties of companies. Intervals hold what chance does to the mean, not what is wrong"
                        + " with the model. Formulas and their limits: docs/model/risk.md.",
                "class",
                "note");
        body.close();
    }

    // --- parts that come again

    private void open(String id, String heading) {
        body.open("section", "id", id).leaf("h2", heading);
    }

    private void group(String words) {
        body.open("tr", "class", "group")
                .leaf("th", words, "colspan", "3", "scope", "rowgroup")
                .close();
    }

    private void writeRow(String heading, Estimate estimate, List<Double> values, IntervalPlot plot) {
        body.open("tr").leaf("th", heading, "scope", "row").open("td", "class", "amount");
        estimate.write(body);
        body.close().open("td", "class", "plot");
        plot.write(body, estimate, values);
        body.close().close();
    }

    private void writeTables(RiskTable.Part part, String summary) {
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

    // --- numbers

    private String title(String mix) {
        return report.mixes().getOrDefault(mix, mix);
    }

    private Estimate given(String mix, String supplier) {
        return Estimate.of(report.unit(), report.losses().given(mix, supplier, report.level()));
    }

    private List<Double> lost(String mix, String supplier) {
        return DoubleStream.of(report.losses().of(mix, supplier)).boxed().toList();
    }

    private double[] expected(String mix, String assessor) {
        return report.losses().expected(mix, report.probabilities().get(assessor));
    }

    private Estimate year(String mix, String assessor) {
        return Estimate.of(report.unit(), Losses.ofLoss(expected(mix, assessor), report.level()));
    }

    /** What a mix loses more than the first in a year, paired. */
    private Estimate difference(String mix, String assessor) {
        return Estimate.of(
                report.unit(),
                Interval.ofPairedDifference(
                        expected(mix, assessor), expected(report.first(), assessor), report.level()));
    }
}
