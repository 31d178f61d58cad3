package org.faultline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.results.CommonCause;
import org.faultline.io.results.Concentrated;
import org.faultline.model.Function;

/** What would go together: components that several suppliers share, and how concentrated suppliers are with and without them. */
final class SharedPartsChapter implements Chapter {

    private static final int MOST_CAUSES = 12;

    private final Evidence evidence;
    private final List<CommonCause> causes;
    private final List<Concentrated> concentration;

    private SharedPartsChapter(Evidence evidence, List<CommonCause> causes, List<Concentrated> concentration) {
        this.evidence = evidence;
        this.causes = causes;
        this.concentration = concentration;
    }

    /** The chapter, if the run knows of suppliers at all. */
    static Optional<Chapter> find(Evidence evidence, List<CommonCause> causes, List<Concentrated> concentration) {
        return causes.isEmpty() && concentration.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedPartsChapter(evidence, causes, concentration));
    }

    @Override
    public String id() {
        return "shared";
    }

    @Override
    public String title() {
        return "What would fail together";
    }

    @Override
    public void write(Html html) {
        writeConcentration(html);
        writeCauses(html);
    }

    private void writeConcentration(Html html) {
        if (concentration.isEmpty()) {
            return;
        }
        html.leaf("h3", "How much hangs on one supplier");
        html.open("p")
                .leaf(
                        "span",
                        "The index (HHI) is 1 where one supplier has everything, and 1/n for n suppliers with equal parts. Effective: counted "
                                + "over what is inside the equipment, so that suppliers that share a component count as one.",
                        "data-exact",
                        "text")
                .close();
        Tables.open(html, "Concentration of suppliers", "cards");
        html.leaf("caption", "Concentration of suppliers by function, over the assets of the country.");
        Tables.head(html, "Mix and function", "Assets", "Largest supplier", "Index", "Effective", "Shared component");
        sameShares().forEach((rows, titles) -> {
            html.open("tbody").open("tr", "class", "group");
            html.leaf("th", String.join(", ", titles), "colspan", "6", "scope", "rowgroup", "data-exact", "label")
                    .close();
            rows.forEach(row -> writeRow(html, row));
            html.close();
        });
        html.close().close();
    }

    /** Titles of the mixes by their rows, as mixes often differ in measures and not in suppliers. */
    private Map<List<Concentrated>, List<String>> sameShares() {
        Map<List<Concentrated>, List<String>> same = new LinkedHashMap<>();
        for (String mix : evidence.mixes()) {
            List<Concentrated> rows = concentration.stream()
                    .filter(c -> c.mix().equals(mix))
                    .map(c -> c.under("", ""))
                    .toList();
            if (!rows.isEmpty()) {
                same.computeIfAbsent(rows, r -> new ArrayList<>()).add(evidence.mixTitle(mix));
            }
        }
        return same;
    }

    private static void writeRow(Html html, Concentrated row) {
        html.open("tr")
                .leaf(
                        "th",
                        Words.sentence(row.function()),
                        "scope",
                        "row",
                        "data-exact",
                        "label",
                        "data-label",
                        "Function");
        html.open("td", "data-label", "Assets");
        Exact.count(html, row.assets());
        html.close();
        html.leaf(
                "td",
                row.largestTitle() + " " + Scale.of("share", 1).full(row.largestShare()),
                "data-label",
                "Largest supplier",
                "data-exact",
                "setting");
        html.leaf("td", index(row.nominal()), "data-label", "Index", "data-exact", "setting");
        boolean raised = row.effective() > row.nominal() + 5e-4;
        html.leaf(
                "td",
                index(row.effective()),
                "class",
                raised ? "worse-than-it-looks" : "as-it-looks",
                "data-label",
                "Effective",
                "data-exact",
                "setting");
        html.leaf("td", row.component().orElse("–"), "data-label", "Shared component", "data-exact", "label")
                .close();
    }

    private void writeCauses(Html html) {
        html.leaf("h3", "Components that tie suppliers together");
        if (causes.isEmpty()) {
            html.leaf(
                    "p",
                    "None is known: the scenario names no component that stands in the equipment of two suppliers.",
                    "class",
                    "note");
            return;
        }
        html.leaf(
                "p",
                "Each is one node: whoever turns it, or whatever breaks it, reaches all of this equipment at once, whatever the shares of suppliers say.");
        Tables.open(html, "Common causes", "cards");
        html.open("caption").text("Components by number of assets, ");
        Exact.count(html, Math.min(MOST_CAUSES, causes.size()));
        html.text(" of ");
        Exact.count(html, causes.size());
        html.text(".").close();
        Tables.head(html, "Component", "Mix", "Suppliers", "Functions", "Assets");
        html.open("tbody");
        for (CommonCause cause : causes.subList(0, Math.min(MOST_CAUSES, causes.size()))) {
            html.open("tr")
                    .open("th", "scope", "row", "data-label", "Component", "data-exact", "label")
                    .text(cause.title());
            html.text(cause.also().isEmpty() ? "" : " (and " + cause.also().size() + " with it)")
                    .close();
            html.leaf("td", cause.mixTitle(), "data-label", "Mix", "data-exact", "label");
            html.leaf("td", String.join(", ", cause.vendorTitles()), "data-label", "Suppliers", "data-exact", "label");
            html.leaf(
                    "td",
                    cause.functions().stream().map(SharedPartsChapter::title).collect(Collectors.joining(", ")),
                    "data-label",
                    "Functions",
                    "data-exact",
                    "label");
            html.open("td", "data-label", "Assets");
            Exact.count(html, cause.assets());
            html.close().close();
        }
        Tables.close(html);
    }

    private static String title(String function) {
        return Stream.of(Function.values())
                .filter(f -> f.id().equals(function))
                .map(Function::title)
                .findFirst()
                .orElse(function);
    }

    private static String index(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
