package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.faultline.io.results.Quantity;
import org.faultline.risk.Exceedance;
import org.faultline.risk.Frontier;
import org.faultline.risk.Losses;
import org.faultline.risk.PlanYears;
import org.faultline.risk.RiskReport;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Turned;
import org.faultline.stats.Estimated;
import org.faultline.stats.Interval;
import org.faultline.toolbox.InForce;

/** What a study of risks found, as tables of words. */
public final class RiskTables {

    private final RiskReport report;

    private RiskTables(RiskReport report) {
        this.report = report;
    }

    /** The tables that hold anything, in the order in which they are read. */
    public static List<RiskTable> of(RiskReport report) {
        return new RiskTables(report).tables();
    }

    private List<RiskTable> tables() {
        List<RiskTable> tables = new ArrayList<>();
        tables.add(measures());
        tables.add(suppliers());
        report.things().forEach((kind, losses) -> tables.add(things(kind, losses)));
        tables.add(expected());
        tables.add(parts());
        tables.add(tails());
        tables.add(tipping());
        report.packages().forEach(p -> tables.add(packages(p)));
        tables.add(years());
        return tables.stream().filter(s -> !s.rows().isEmpty()).toList();
    }

    private RiskTable measures() {
        List<List<String>> rows = new ArrayList<>();
        for (InForce m : report.measures()) {
            String changes = m.puts().isEmpty()
                    ? "changes nothing itself"
                    : m.puts().stream()
                                    .map(p -> p.path() + " " + (p.before().isEmpty() ? "" : p.before() + " -> ")
                                            + p.after())
                                    .limit(2)
                                    .reduce((x, y) -> x + "; " + y)
                                    .orElse("")
                            + (m.puts().size() > 2 ? "; and " + (m.puts().size() - 2) + " more" : "");
            rows.add(
                    List.of(title(m.mix()), m.measure().id() + " " + m.measure().title(), changes));
        }
        return new RiskTable(
                RiskTable.Part.MEASURES,
                "Measures in force, strengths at their medians",
                3,
                List.of("mix", "measure", "what it changes"),
                rows);
    }

    private RiskTable suppliers() {
        List<String> columns = new ArrayList<>(List.of("supplier"));
        report.probabilities().keySet().forEach(a -> columns.add("turned in a year, " + a));
        report.mixes().forEach((id, title) -> columns.add(title));
        columns.add("exposure under " + title(report.first()));
        List<List<String>> rows = new ArrayList<>();
        for (String supplier : report.suppliers()) {
            List<String> row = new ArrayList<>(List.of(supplier));
            report.probabilities().values().forEach(p -> row.add(percent(p.get(supplier))));
            report.mixes().keySet().forEach(mix -> row.add(loss(report.losses(), mix, supplier)));
            row.add(Quantity.of("asset-hours", exposure(supplier)).text(exposure(supplier)) + " asset-hours");
            rows.add(row);
        }
        return new RiskTable(RiskTable.Part.SUPPLIERS, "Expected loss if a supplier is turned", 1, columns, rows);
    }

    private double exposure(String supplier) {
        return report.exposure().given(report.first(), supplier, report.level()).mean();
    }

    private RiskTable things(Turned.Kind kind, Losses losses) {
        List<List<String>> rows = new ArrayList<>();
        for (String label : losses.turned(report.first())) {
            rows.add(List.of(idOf(label), loss(losses, report.first(), label)));
        }
        return new RiskTable(
                RiskTable.Part.THINGS,
                "Expected loss if a " + kind.id() + " is turned, " + title(report.first()),
                1,
                List.of(kind.id(), "loss"),
                rows);
    }

    private RiskTable expected() {
        return byMix(
                "Expected loss of a year",
                (mix, assessor) -> interval(Losses.ofLoss(
                        report.losses().expected(mix, report.probabilities().get(assessor)), report.level())));
    }

    private RiskTable byMix(String heading, BiFunction<String, String, String> cell) {
        List<String> columns = new ArrayList<>(List.of("mix"));
        report.probabilities().keySet().forEach(a -> columns.add("judged by " + a));
        List<List<String>> rows = new ArrayList<>();
        report.mixes().forEach((id, title) -> {
            List<String> row = new ArrayList<>(List.of(title));
            report.probabilities().keySet().forEach(a -> row.add(cell.apply(id, a)));
            rows.add(row);
        });
        return new RiskTable(RiskTable.Part.EXPECTED, heading, 1, columns, rows);
    }

    private RiskTable parts() {
        double whole =
                report.parts().values().stream().mapToDouble(Estimated::value).sum();
        List<List<String>> rows = new ArrayList<>();
        report.parts().forEach((vendor, part) -> {
            Quantity quantity = Quantity.of(report.unit(), part.value(), part.standardError());
            rows.add(List.of(
                    vendor,
                    quantity.text(part.value()),
                    "+- " + quantity.text(part.standardError()),
                    whole == 0 ? "-" : percent(part.value() / whole)));
        });
        return new RiskTable(
                RiskTable.Part.SHARES,
                "Parts of suppliers (Shapley) in the loss when all are turned, " + title(report.first())
                        + (report.exact() ? ", all sets run" : ", orders drawn"),
                1,
                List.of("supplier", "part", "standard error", "share"),
                rows);
    }

    private RiskTable tails() {
        List<List<String>> rows = new ArrayList<>();
        for (RiskReport.TailOf t : report.tails()) {
            if (t.quantile() < 0.9) {
                continue;
            }
            boolean carried = t.isCarriedBy(report.losses().replications());
            String none = "- (needs n >= " + t.needed() + ")";
            rows.add(List.of(
                    title(t.mix()),
                    t.assessor(),
                    percent(t.quantile()),
                    carried ? tail(t.valueAtRisk(), t.neededForRangeOfValue()) : none,
                    carried ? tail(t.shortfall(), t.neededForRangeOfShortfall()) : none));
        }
        return new RiskTable(
                RiskTable.Part.TAIL,
                "How bad it can get if one supplier is turned (nine in ten resamples)",
                2,
                List.of("mix", "judged by", "quantile", "value at risk", "expected shortfall"),
                rows);
    }

    /** A number of the tail, with its range where replications carry it. */
    private String tail(Exceedance.Tail t, int neededForRange) {
        Quantity quantity = Quantity.of(report.unit(), t.value(), t.low(), t.high());
        if (report.losses().replications() < neededForRange) {
            return quantity.text(t.value()) + " (range needs n >= " + neededForRange + ")";
        }
        return quantity.text(t.value())
                + (quantity.isPoint(t.low(), t.high()) ? "" : " " + quantity.range(t.low(), t.high()));
    }

    private RiskTable tipping() {
        List<List<String>> rows = new ArrayList<>();
        for (RiskReport.TippingOf t : report.tipping()) {
            t.verdict()
                    .at()
                    .ifPresent(at -> rows.add(List.of(
                            t.verdict().better().map(this::title).orElseThrow(),
                            title(t.verdict().worse()),
                            t.verdict().turned(),
                            "above " + percent(at.value()) + " a year (+- " + percent(at.standardError()) + ")"
                                    + (t.verdict().sure() ? "" : ", undecided"),
                            t.assessor())));
        }
        for (NoPoint none : NoPoint.of(report)) {
            rows.add(List.of(
                    none.better().map(this::title).orElse(title(report.first())),
                    (none.better().isEmpty() ? "as " : "") + title(none.other()),
                    String.join(", ", none.turned()),
                    none.words(),
                    none.assessor()));
        }
        return new RiskTable(
                RiskTable.Part.TIPPING,
                "Tipping points, the other probabilities held",
                5,
                List.of("loses less", "than", "what is turned", "probability", "judged by"),
                rows);
    }

    private RiskTable packages(RiskReport.CombinationsOf of) {
        List<List<String>> rows = new ArrayList<>();
        for (Frontier.Combination p : of.packages()) {
            Quantity cost = Quantity.of(
                    "EUR", p.cost().usual(), p.cost().low(), p.cost().high());
            List<String> row = new ArrayList<>(List.of(
                    p.measures().isEmpty() ? "none" : String.join(" + ", p.measures()),
                    p.efficient() ? "efficient" : "",
                    Quantity.of("y", p.leadYears()).exact(p.leadYears()) + " y",
                    cost.text(p.cost().usual()) + " EUR "
                            + cost.range(p.cost().low(), p.cost().high()),
                    interval(p.saved())));
            p.total().ifPresent(total -> row.add(interval(total)));
            row.add(p.step().map(step -> interval(step) + unlessSure(step)).orElse(""));
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("measures", "frontier", "lead time", "cost", "saved in a year"));
        of.over().ifPresent(o -> columns.add("saved in " + over(o)));
        columns.add("more than the efficient one before");
        return new RiskTable(
                RiskTable.Part.COMBINATIONS,
                "Combinations of measures under " + title(of.mix()) + ", judged by " + of.assessor()
                        + ": cost once, loss saved",
                2,
                columns,
                rows);
    }

    /** A time of savings in words: `10 y`, `10 y at 3 %`. */
    static String over(RiskQuestion.Over over) {
        return Quantity.of("y", over.years()).exact(over.years()) + " y"
                + (over.discount() > 0 ? " at " + percent(over.discount()) : "");
    }

    private static String unlessSure(Interval step) {
        return step.n() > 1 && step.low() > 0 ? "" : ", undecided";
    }

    private RiskTable years() {
        List<List<String>> rows = new ArrayList<>();
        for (PlanYears.Year y : report.years()) {
            Quantity cost = Quantity.of(
                    "EUR", y.cost().usual(), y.cost().low(), y.cost().high());
            rows.add(List.of(
                    title(y.mix()),
                    Integer.toString(y.year()),
                    y.assessor(),
                    interval(y.loss()),
                    y.change().map(this::interval).orElse("-"),
                    y.attacked().map(this::interval).orElse("-"),
                    Integer.toString(y.sites()),
                    cost.text(y.cost().usual()) + " EUR",
                    Quantity.of("user-hours", y.swapUserHours()).text(y.swapUserHours()),
                    y.run().map(r -> interval("user-hours", r.userHours())).orElse("-"),
                    y.run().map(r -> interval(report.unit(), r.loss())).orElse("-"),
                    Quantity.of(report.unit(), y.transition()).text(y.transition()),
                    percent(y.pace()) + (y.pace() > 1 ? ", too fast" : ""),
                    Long.toString((long) Math.ceil(y.waiting())),
                    Integer.toString(y.others())));
        }
        return new RiskTable(
                RiskTable.Part.YEARS,
                "Replacement plans, on the first day of each year",
                3,
                List.of(
                        "mix",
                        "year",
                        "judged by",
                        "expected loss of a year",
                        "than in the first year",
                        "attacked during swaps",
                        "sites replaced",
                        "cost",
                        "user-hours down for it, by formula",
                        "as run",
                        "lost to swaps",
                        "lost to attacks and swaps",
                        "of what crews can do",
                        "sites that wait for a crew",
                        "other equipment, at no cost here"),
                rows);
    }

    private String loss(Losses losses, String mix, String label) {
        return interval(losses.given(mix, label, report.level()));
    }

    private String interval(Interval i) {
        return interval(report.unit(), i);
    }

    private static String interval(String unit, Interval i) {
        Quantity quantity = Quantity.of(unit, i.mean(), i.low(), i.high());
        return quantity.text(i.mean())
                + (quantity.isPoint(i.low(), i.high()) ? "" : " " + quantity.range(i.low(), i.high()));
    }

    private String title(String mix) {
        return report.mixes().getOrDefault(mix, mix);
    }

    /** The id of what is turned, without the word before it. */
    public static String idOf(String label) {
        return Stream.of("product:", "release:", "component:")
                .filter(label::startsWith)
                .findFirst()
                .map(prefix -> label.substring(prefix.length()))
                .orElse(label);
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, share < 0.1 ? "%.2f" : "%.1f", 100 * share);
        return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + " %";
    }
}
