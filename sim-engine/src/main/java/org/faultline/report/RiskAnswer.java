package org.faultline.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.risk.Frontier;
import org.faultline.risk.RiskReport;

/** The answer to a study of risks, in sentences. */
final class RiskAnswer {

    private final RiskReport report;
    private final RiskNumbers numbers;
    private final RiskRows rows;
    private final Html body;

    RiskAnswer(RiskReport report, RiskRows rows, Html body) {
        this.report = report;
        this.numbers = new RiskNumbers(report);
        this.rows = rows;
        this.body = body;
    }

    void write() {
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
        List<String> byLoss = numbers.byLoss();
        String worst = byLoss.get(0);
        body.open("li")
                .text("Under " + numbers.title(report.first()) + ", turning " + numbers.name(worst) + " costs most: ");
        numbers.given(report.first(), worst).write(body);
        body.text(" " + numbers.unitWords());
        if (byLoss.size() > 1) {
            String least = byLoss.get(byLoss.size() - 1);
            body.text("; turning " + numbers.name(least) + " costs least: ");
            numbers.given(report.first(), least).write(body);
        }
        body.text(".").close();
    }

    private void writeBestMix(String assessor) {
        String best = report.mixes().keySet().stream()
                .min(Comparator.comparingDouble(
                        mix -> numbers.year(mix, assessor).middle().value()))
                .orElseThrow();
        body.open("li").text("By the probabilities called " + assessor + ", ");
        numbers.year(report.first(), assessor).write(body);
        body.text(" " + numbers.unitWords() + " are expected to be lost in a year under "
                + numbers.title(report.first()));
        if (best.equals(report.first())) {
            body.text(report.mixes().size() > 1 ? "; no other mix loses less." : ".")
                    .close();
            return;
        }
        body.text(". Least are lost under " + numbers.title(best) + ": ");
        numbers.difference(best, assessor).writeSigned(body);
        rows.writeVerdict(numbers.difference(best, assessor));
        body.close();
    }

    private void writeCheapest(RiskReport.CombinationsOf of) {
        Optional<Frontier.Combination> sure = of.packages().stream()
                .filter(c -> c.efficient() && c.counted().n() > 1 && c.counted().low() > 0)
                .findFirst();
        if (sure.isEmpty()) {
            body.leaf("li", "No combination of measures is sure to save anything, judged by " + of.assessor() + ".");
            return;
        }
        body.open("li")
                .text("The cheapest efficient measures that are sure to save something are " + named(sure.get())
                        + " (judged by " + of.assessor() + "): ");
        RiskCosts.write(body, sure.get().cost());
        body.text(" euros once, and ");
        Estimate.of(report.unit(), sure.get().counted()).write(body);
        body.text(" " + numbers.unitWords() + " saved in "
                + of.over().map(RiskTables::over).orElse("a year"));
        writeNext(of, sure.get());
        body.text(".").close();
    }

    /** The last step on the frontier that replications tell apart from the one before; what lies beyond saves no more for sure. */
    private void writeNext(RiskReport.CombinationsOf of, Frontier.Combination first) {
        List<Frontier.Combination> efficient =
                of.packages().stream().filter(Frontier.Combination::efficient).toList();
        Optional<Frontier.Combination> last = efficient.stream()
                .skip(efficient.indexOf(first) + 1L)
                .takeWhile(c -> c.step().filter(s -> s.low() > 0).isPresent())
                .reduce((one, next) -> next);
        last.ifPresent(c -> {
            body.text(". Each step up to " + named(c) + " is sure to save more: ");
            Estimate.of(report.unit(), c.counted()).write(body);
            body.text(" for ");
            RiskCosts.write(body, c.cost());
            body.text(" euros");
        });
        Frontier.Combination end = efficient.get(efficient.size() - 1);
        if (!end.equals(last.orElse(first))) {
            body.text(". Beyond that it is undecided whether more is saved");
        }
    }

    private static String named(Frontier.Combination c) {
        return String.join(", ", c.measures());
    }
}
