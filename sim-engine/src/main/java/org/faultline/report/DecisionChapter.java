package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.Tornado;
import org.faultline.report.Evidence.PlacedDifference;

/** The table to decide by: every mix with every supplier asked, what is lost, how that differs, and which limits hold. */
final class DecisionChapter implements Chapter {

    private final Evidence evidence;

    DecisionChapter(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return "decision";
    }

    @Override
    public String title() {
        return "Decision table";
    }

    @Override
    public void write(Html html) {
        writeCases(html);
        writeMixes(html);
        writeSectors(html);
        writeSweep(html);
    }

    /** What the words robust and sensitive rest on; nothing where no mixes are compared. */
    private void writeSweep(Html html) {
        if (evidence.summary().differences().isEmpty()) {
            return;
        }
        Optional<Tornado> tornado = evidence.summary().tornado();
        html.open("p", "class", "quiet");
        if (tornado.isEmpty()) {
            html.text("No verdict is called robust or sensitive: it was not tried at the ends of the assumptions.");
        } else {
            html.text("Robust: the sign of the difference holds at each of the ");
            Exact.count(html, tornado.get().ends());
            html.text(" ends of assumptions that have a range, with ");
            Exact.count(html, tornado.get().replications());
            html.text((tornado.get().replications() == 1 ? " replication" : " replications")
                    + " each on the same random numbers. Sensitive: it is another one at the ends named.");
        }
        html.close();
    }

    private void writeCases(Html html) {
        List<VariantEntry> variants = evidence.manifest().variants();
        IntervalPlot plot = plot(variants);
        boolean compared = variants.stream().anyMatch(v -> findDifference(v).isPresent());
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Decision table");
        html.open("table", "class", "cards decision");
        html.leaf("caption", caption(compared), "data-exact", "setting");
        html.open("thead").open("tr");
        head(html, "Mix");
        if (evidence.asksSuppliers()) {
            head(html, "Supplier attacked");
        }
        head(html, "People-hours lost");
        plot.writeHead(html, "Replications and interval", "people-hours");
        if (compared) {
            head(html, "Difference", "Verdict");
        }
        head(html, "Limits");
        html.close().close().open("tbody");
        for (VariantEntry variant : variants) {
            writeCase(html, variant, plot, compared);
        }
        html.close().close().close();
    }

    private String caption(boolean compared) {
        String kind = evidence.findLoss(evidence.worst())
                .map(e -> "; in brackets the " + e.kind())
                .orElse("");
        String yardstick = compared
                ? " Differences are paired on common random numbers, from the same supplier in the mix “"
                        + evidence.manifest().variants().get(0).mixTitle() + "”."
                : "";
        return "People-hours of service lost, mean over the replications" + kind + "." + yardstick + caution();
    }

    /** That the verdicts of this chapter rest on few pairs, where one does. */
    private String caution() {
        return evidence.summary().differences().stream()
                .flatMap(d -> d.caution().stream())
                .findFirst()
                .map(few -> " Verdicts rest on few replications (" + few + ").")
                .orElse("");
    }

    private static void head(Html html, String... words) {
        for (String word : words) {
            html.leaf("th", word, "scope", "col");
        }
    }

    private void writeCase(Html html, VariantEntry variant, IntervalPlot plot, boolean compared) {
        html.open("tr").leaf("th", variant.mixTitle(), "scope", "row", "data-exact", "label", "data-label", "Mix");
        if (evidence.asksSuppliers()) {
            String supplier = variant.supplierTitle().orElse("as the campaign names");
            html.leaf("td", supplier, "data-exact", "label", "data-label", "Supplier attacked", "class", "supplier");
        }
        Optional<Estimate> loss = evidence.findLoss(variant);
        html.open("td", "data-label", "People-hours lost");
        loss.ifPresentOrElse(e -> e.write(html), () -> html.text("not measured"));
        html.close().open("td", "class", "plot", "data-label", "Spread");
        loss.ifPresent(e -> plot.write(html, e, evidence.values(Evidence.MAIN_MEASURE, Evidence.EVERYONE, variant)));
        html.close();
        if (compared) {
            writeDifference(html, findDifference(variant));
        }
        html.open("td", "data-label", "Limits");
        writeLimits(html, variant);
        html.close().close();
    }

    private static void writeDifference(Html html, Optional<PlacedDifference> difference) {
        html.open("td", "data-label", "Difference");
        difference.ifPresentOrElse(
                d -> d.estimate().writeSigned(html), () -> html.leaf("span", "yardstick", "class", "quiet"));
        html.close().open("td", "data-label", "Verdict");
        difference.ifPresentOrElse(d -> verdict(html, d.difference()), () -> html.leaf("span", "–", "class", "quiet"));
        html.close();
    }

    /** A verdict as a word with a sign of its own; the word alone would do. */
    private static void verdict(Html html, DifferenceEstimate difference) {
        String word = difference.verdict();
        String sign =
                switch (word) {
                    case "better" -> "▼\u00a0";
                    case "worse" -> "▲\u00a0";
                    case "equal" -> "=\u00a0";
                    default -> "◇\u00a0";
                };
        html.open("span", "class", "verdict " + (word.equals("better") || word.equals("worse") ? word : "open"));
        html.leaf("span", sign, "aria-hidden", "true").text(difference.words()).close();
    }

    private void writeLimits(Html html, VariantEntry variant) {
        List<LimitResult> limits = evidence.summary().limits().stream()
                .filter(l -> l.variant().equals(variant.id()))
                .toList();
        if (limits.isEmpty()) {
            html.leaf("span", "none set", "class", "quiet");
            return;
        }
        html.open("ul", "class", "limits");
        for (LimitResult limit : limits) {
            html.open("li", "class", limit.ok() ? "kept" : "broken");
            html.leaf("span", limit.ok() ? "✓ " : "✗ ", "class", "mark");
            new LimitTexts(evidence).write(html, limit);
            html.close();
        }
        html.close();
    }

    /** The difference of a variant from the same supplier in the first mix, or from the first variant when there is but one mix. */
    private Optional<PlacedDifference> findDifference(VariantEntry variant) {
        return evidence.differences(Evidence.EVERYONE).stream()
                .filter(d -> d.difference().b().equals(variant.id()))
                .findFirst();
    }

    /** Differences between whole mixes: by the worst supplier and on average. */
    private void writeMixes(Html html) {
        List<PlacedDifference> found = evidence.differences(Evidence.EVERYONE).stream()
                .filter(d -> !d.difference().scope().equals("supplier"))
                .toList();
        if (!found.isEmpty()) {
            html.leaf("h3", "Mix against mix");
            writeAlike(html, found);
        }
        List<PlacedDifference> differing =
                found.stream().filter(d -> !evidence.isAlike(d.difference())).toList();
        if (!differing.isEmpty()) {
            writeDifferences(
                    html,
                    differing,
                    "Paired differences of people-hours lost between mixes, over all suppliers asked.",
                    true);
        }
    }

    /** Once for each pair of mixes between which nothing differs. */
    private void writeAlike(Html html, List<PlacedDifference> found) {
        List<DifferenceEstimate> alike = found.stream()
                .map(PlacedDifference::difference)
                .filter(evidence::isAlike)
                .toList();
        for (int i = 0; i < alike.size(); i++) {
            DifferenceEstimate d = alike.get(i);
            if (alike.subList(0, i).stream().noneMatch(before -> evidence.isOfSameMixes(before, d))) {
                html.open("p").leaf("strong", evidence.labelOf(d.b()), "data-exact", "label");
                html.text(" loses the same as ").leaf("span", evidence.labelOf(d.a()), "data-exact", "label");
                html.text(" in every replication: nothing to compare.").close();
            }
        }
    }

    private List<PlacedDifference> differing(SectorEntry sector) {
        return evidence.differences(Evidence.sector(sector.id())).stream()
                .filter(d -> !evidence.isAlike(d.difference()))
                .toList();
    }

    private void writeSectors(Html html) {
        List<SectorEntry> compared = evidence.manifest().sectors().stream()
                .filter(sector -> !differing(sector).isEmpty())
                .toList();
        if (compared.isEmpty()) {
            return;
        }
        html.open("details").open("summary").text("Differences by sector").close();
        for (SectorEntry sector : compared) {
            html.leaf("h3", sector.title(), "data-exact", "label");
            writeDifferences(
                    html,
                    differing(sector),
                    "Paired differences of people-hours lost in " + sector.title() + ".",
                    false);
        }
        html.close();
    }

    private void writeDifferences(Html html, List<PlacedDifference> found, String caption, boolean plotted) {
        List<Estimate> estimates =
                found.stream().map(PlacedDifference::estimate).toList();
        IntervalPlot plot = IntervalPlot.of(estimates, List.of());
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", "cards pairs")
                .leaf("caption", caption, "data-exact", "label")
                .open("thead")
                .open("tr");
        head(html, "Yardstick", "Compared", "Judged by", "Difference");
        if (plotted) {
            plot.writeHead(html, "Interval", "people-hours");
        }
        head(html, "Verdict");
        html.close().close().open("tbody");
        for (PlacedDifference d : found) {
            html.open("tr");
            html.leaf("td", evidence.labelOf(d.difference().a()), "data-exact", "label", "data-label", "Yardstick");
            html.leaf(
                    "th",
                    evidence.labelOf(d.difference().b()),
                    "scope",
                    "row",
                    "data-exact",
                    "label",
                    "data-label",
                    "Compared");
            html.leaf("td", judgedBy(d.difference().scope()), "data-label", "Judged by");
            html.open("td", "data-label", "Difference");
            d.estimate().writeSigned(html);
            html.close();
            if (plotted) {
                html.open("td", "class", "plot", "data-label", "Interval");
                plot.write(html, d.estimate(), List.of());
                html.close();
            }
            html.open("td", "data-label", "Verdict");
            verdict(html, d.difference());
            html.close().close();
        }
        html.close().close().close();
    }

    private static String judgedBy(String scope) {
        return switch (scope) {
            case "worst" -> "worst supplier";
            case "mean" -> "mean over suppliers";
            default -> "same supplier";
        };
    }

    private IntervalPlot plot(List<VariantEntry> variants) {
        List<Estimate> estimates = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (VariantEntry variant : variants) {
            evidence.findLoss(variant).ifPresent(estimates::add);
            values.addAll(evidence.values(Evidence.MAIN_MEASURE, Evidence.EVERYONE, variant));
        }
        return IntervalPlot.of(estimates, values);
    }
}
