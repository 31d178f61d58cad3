package org.faultline.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.report.Evidence.PlacedDifference;

/** Three sentences: how bad, compared with what, and which limits broke. Every one is put together from numbers and verdicts. */
final class AnswerChapter implements Chapter {

    private final Evidence evidence;

    AnswerChapter(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return "answer";
    }

    @Override
    public String title() {
        return "Answer";
    }

    @Override
    public void write(Html html) {
        html.open("ol", "class", "answer");
        html.open("li");
        writeLoss(html);
        html.close().open("li");
        writeComparison(html);
        html.close().open("li");
        writeLimits(html);
        html.close().close();
        html.leaf(
                "p",
                "The ranges show what chance does within the model. They do not show doubt about its assumptions or about what it leaves "
                        + "out: see the assumptions and the limits of this report below.",
                "class",
                "note");
    }

    private void writeLoss(Html html) {
        VariantEntry worst = evidence.worst();
        Optional<Estimate> loss = evidence.findLoss(worst);
        if (loss.isEmpty()) {
            html.text("The run did not measure people-hours lost in the whole country.");
            return;
        }
        html.leaf("span", evidence.situation(worst), "data-exact", "label");
        if (evidence.manifest().variants().size() > 1) {
            html.text(" – the worst of the ");
            Exact.count(html, evidence.manifest().variants().size());
            html.text(" cases asked –");
        }
        html.text(" people lose ");
        loss.get().writeInFull(html);
        html.text(" people-hours of service within ");
        Exact.setting(html, Scale.of("count", 1).full(evidence.manifest().horizonHours()) + " h");
        writeHardestHitSector(html, worst);
        html.text(".");
    }

    private void writeHardestHitSector(Html html, VariantEntry variant) {
        record Hit(SectorEntry sector, Estimate loss) {}
        evidence.manifest().sectors().stream()
                .flatMap(s ->
                        evidence
                                .find(Evidence.MAIN_MEASURE, Evidence.sector(s.id()), variant)
                                .map(e -> new Hit(s, e))
                                .stream())
                .filter(hit -> hit.loss().middle().value() > 0)
                .max(Comparator.comparingDouble(hit -> hit.loss().middle().value()))
                .ifPresent(hit -> {
                    html.text("; the sector hit hardest is ")
                            .leaf("strong", hit.sector().title(), "data-exact", "label")
                            .text(" with ");
                    hit.loss().write(html);
                });
    }

    private void writeComparison(Html html) {
        List<PlacedDifference> differences = leadingDifferences();
        if (differences.isEmpty()) {
            writeRecovery(html);
            return;
        }
        PlacedDifference lowest = differences.stream()
                .min(Comparator.comparingDouble(d -> d.estimate().middle().value()))
                .orElseThrow();
        String scope = lowest.difference().scope();
        html.text("Compared with ");
        html.leaf("strong", evidence.labelOf(lowest.difference().a()), "data-exact", "label");
        html.text(
                switch (scope) {
                    case "worst" -> ", each judged by its worst supplier, ";
                    case "mean" -> ", on average over the suppliers asked, ";
                    default -> ", ";
                });
        if (differences.size() > 1) {
            writeTally(html, differences);
            html.text("; least is lost with ");
        }
        html.leaf("strong", evidence.labelOf(lowest.difference().b()), "data-exact", "label");
        html.text(differences.size() > 1 ? ": " : " changes the loss by ");
        lowest.estimate().writeInFull(html);
        html.text(" people-hours, ").leaf("strong", lowest.difference().words());
        writeOtherVerdicts(html, lowest.difference());
        html.text(".");
    }

    /** What else was judged of the same two mixes, where it is another verdict or a supplier makes it worse. */
    private void writeOtherVerdicts(Html html, DifferenceEstimate leading) {
        for (PlacedDifference other : evidence.differences(Evidence.EVERYONE)) {
            DifferenceEstimate d = other.difference();
            boolean overSuppliers = !d.scope().equals("supplier");
            if (d.equals(leading) || !evidence.isOfSameMixes(d, leading)) {
                continue;
            }
            if (overSuppliers && !d.verdict().equals(leading.verdict())) {
                html.text(d.scope().equals("mean") ? "; on average over the suppliers " : "; by the worst supplier ")
                        .leaf("strong", d.verdict());
            } else if (!overSuppliers && d.verdict().equals("worse")) {
                html.text("; ").leaf("strong", d.verdict()).text(" for ");
                html.leaf("span", evidence.labelOf(d.b()), "data-exact", "label");
            }
        }
    }

    /** Where nothing was compared: how long the slowest sector takes to come back. */
    private void writeRecovery(Html html) {
        html.text("No mixes are compared, as the run has but one");
        writeHarmless(html);
        record Return(SectorEntry sector, Estimate hours) {}
        evidence.manifest().sectors().stream()
                .flatMap(s -> evidence
                        .find("time-to-restore-90", Evidence.sector(s.id()), evidence.worst())
                        .map(e -> new Return(s, e))
                        .stream())
                .max(Comparator.comparingDouble(slow -> slow.hours().middle().value()))
                .ifPresent(slowest -> {
                    html.text("; the sector slowest to return is ")
                            .leaf("strong", slowest.sector().title(), "data-exact", "label")
                            .text(", with ");
                    Exact.setting(html, "90 %");
                    html.text(" of its greatest loss restored ");
                    slowest.hours().writeInFull(html);
                    html.text(" after the first loss");
                });
        html.text(".");
    }

    /** How many of the suppliers asked cause no loss at all. */
    private void writeHarmless(Html html) {
        List<Estimate> losses = evidence.manifest().variants().stream()
                .flatMap(v -> evidence.findLoss(v).stream())
                .toList();
        long harmless = losses.stream()
                .filter(loss -> loss.lo().value() == 0 && loss.hi().value() == 0)
                .count();
        if (evidence.asksSuppliers() && losses.size() > 1) {
            html.text("; of the ");
            Exact.count(html, losses.size());
            html.text(" suppliers asked, ");
            Exact.count(html, harmless);
            html.text(" cause no loss in any replication");
        }
    }

    private static void writeTally(Html html, List<PlacedDifference> differences) {
        String between = "";
        for (String verdict : differences.stream()
                .map(d -> d.difference().verdict())
                .distinct()
                .toList()) {
            long number = differences.stream()
                    .filter(d -> d.difference().verdict().equals(verdict))
                    .count();
            html.text(between);
            Exact.count(html, number);
            html.text(" of ");
            Exact.count(html, differences.size());
            html.text(" alternatives " + (number == 1 ? "is " : "are ") + verdict);
            between = ", ";
        }
    }

    /** The differences from one yardstick that say most: by worst supplier, else on average, else for the supplier of the worst case. */
    private List<PlacedDifference> leadingDifferences() {
        List<PlacedDifference> all = evidence.differences(Evidence.EVERYONE);
        for (String scope : List.of("worst", "mean")) {
            List<PlacedDifference> found = all.stream()
                    .filter(d -> d.difference().scope().equals(scope))
                    .toList();
            if (!found.isEmpty()) {
                return sameYardstick(found);
            }
        }
        return all.isEmpty() ? all : sameYardstick(all);
    }

    private static List<PlacedDifference> sameYardstick(List<PlacedDifference> differences) {
        String a = differences.get(0).difference().a();
        return differences.stream().filter(d -> d.difference().a().equals(a)).toList();
    }

    private void writeLimits(Html html) {
        List<LimitResult> limits = evidence.summary().limits();
        if (limits.isEmpty()) {
            html.text("No limits were set, so nothing can be said to have been kept or broken.");
            return;
        }
        List<LimitResult> broken = limits.stream().filter(limit -> !limit.ok()).toList();
        if (broken.isEmpty()) {
            html.text(
                    limits.size() == 1
                            ? "The limit set before the run holds: "
                            : "All limits set before the run hold, among them ");
        } else {
            html.text("Of ");
            Exact.count(html, limits.size());
            html.text(" limits set before the run (each asked of every case), ");
            Exact.count(html, broken.size());
            html.text(broken.size() == 1 ? " does not hold: " : " do not hold, furthest: ");
        }
        LimitResult first = limits.stream()
                .max(Comparator.comparingDouble(LimitTexts::shareBroken))
                .orElseThrow();
        new LimitTexts(evidence).write(html, first);
        if (!evidence.hasOneCase()) {
            html.text(" with ").leaf("strong", evidence.labelOf(first.variant()), "data-exact", "label");
        }
        html.text(".");
    }
}
