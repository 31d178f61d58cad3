package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.risk.Frontier;
import org.faultline.risk.RiskReport;

/** Combinations of measures as a table: where there are many, the efficient ones, single measures and all of them first, the others folded away. */
final class CombinationTable {

    /** Rows that are shown without folding any away. */
    private static final int FEW = 8;

    private final RiskReport report;
    private final RiskReport.CombinationsOf of;
    private final List<Frontier.Combination> all;

    CombinationTable(RiskReport report, RiskReport.CombinationsOf of) {
        this.report = report;
        this.of = of;
        this.all = of.packages();
    }

    /** Those that stand in front. */
    List<Frontier.Combination> first() {
        int most = all.stream().mapToInt(c -> c.measures().size()).max().orElse(0);
        return all.stream()
                .filter(c -> all.size() <= FEW
                        || c.efficient()
                        || c.measures().size() < 2
                        || c.measures().size() == most)
                .toList();
    }

    void write(Html body) {
        List<Frontier.Combination> first = first();
        write(body, first::contains, "Combinations of measures");
        if (first.size() < all.size()) {
            body.open("details").leaf("summary", "The other " + (all.size() - first.size()) + " combinations");
            write(body, c -> !first.contains(c), "The other combinations of measures");
            body.close();
        }
    }

    private void write(Html body, Predicate<Frontier.Combination> wanted, String name) {
        Tables.open(body, name, "combinations");
        List<String> heads =
                new ArrayList<>(List.of("No.", "Measures", "Lead time", "Cost, euros once", "Saved in a year"));
        of.over().ifPresent(o -> heads.add("Saved in " + RiskTables.over(o)));
        heads.add("More than before");
        Tables.head(body, heads.toArray(new String[0]));
        body.open("tbody");
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(all.get(i))) {
                write(body, all.get(i), i + 1);
            }
        }
        Tables.close(body);
    }

    private void write(Html body, Frontier.Combination c, int number) {
        body.open("tr").leaf("td", Integer.toString(number));
        body.open("th", "scope", "row").text(c.measures().isEmpty() ? "none" : String.join(" + ", c.measures()));
        if (c.efficient()) {
            body.text(" ").leaf("span", "efficient", "class", "verdict better");
        }
        body.close();
        body.leaf("td", Scale.of("", 1).bare(c.leadYears()) + " y");
        body.open("td", "class", "amount");
        RiskCosts.write(body, c.cost());
        body.close().open("td", "class", "amount");
        Estimate.of(report.unit(), c.saved()).write(body);
        body.close();
        c.total().ifPresent(total -> {
            body.open("td", "class", "amount");
            Estimate.of(report.unit(), total).write(body);
            body.close();
        });
        body.open("td", "class", "amount");
        c.step().ifPresent(step -> {
            Estimate.of(report.unit(), step).write(body);
            if (!(step.n() > 1 && step.low() > 0)) {
                body.text(" ").leaf("span", "undecided", "class", "verdict open");
            }
        });
        body.close().close();
    }
}
