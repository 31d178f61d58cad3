package org.faultline.io.toolbox;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.io.form.Scaling;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.Cost;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.RiskScenario;
import org.faultline.toolbox.Strength;

/** The page of a catalogue: every measure with what it changes, and the risk scenarios with the files that show them. */
public final class ToolboxPage {

    private ToolboxPage() {}

    /** The page in Markdown. */
    public static String of(Catalogue catalogue) {
        StringBuilder page = new StringBuilder(
                """
                # The toolbox

                Generated from `scenarios/toolbox/measures.yaml`; a test fails when this page and the file differ. How measures are put into a
                question, and how they count together, stands in [model/toolbox.md](model/toolbox.md). A scenario takes them under `measures`,
                for all mixes or under single ones:

                ```yaml
                mixes:
                  today: {preset: today}
                  checked: {base: today, measures: [TM07]}
                  both: {base: today, measures: {TM07: 80 %, SM03: {supplier: vendor-d}}}
                ```

                Strengths are drawn once per replication from the distribution that stands here, the same for all mixes, unless the scenario says
                its own. Almost none has ever been measured. Costs are once, in euros, and rough.

                """);
        page.append("Codes and meanings: ").append(catalogue.source()).append(".\n\n## Risk scenarios\n\n");
        page.append("| code | what can happen | measures | scenario files that show it |\n|---|---|---|---|\n");
        for (RiskScenario risk : catalogue.risks()) {
            String against = catalogue.measures().stream()
                    .filter(m -> m.risks().contains(risk.id()))
                    .map(Measure::id)
                    .collect(Collectors.joining(", "));
            String cases = risk.cases().isEmpty()
                    ? "none yet"
                    : risk.cases().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | **%s.** %s | %s | %s |%n",
                    risk.id(),
                    risk.title(),
                    risk.meaning(),
                    against,
                    cases));
        }
        for (Measure measure : catalogue.measures()) {
            measure(page, measure);
        }
        return page.toString().replace("\r\n", "\n");
    }

    private static void measure(StringBuilder page, Measure m) {
        page.append("\n## ").append(m.id()).append(" ").append(m.title()).append("\n\n");
        page.append(m.meaning()).append(" Measure of ").append(m.group()).append(", taken by: ");
        page.append(String.join(", ", m.addressees())).append(". Against ").append(String.join(", ", m.risks()));
        page.append(". Lead time ").append(Scaling.text(m.leadYears())).append(" y.\n\n");
        page.append("| changes | where | how | strength |\n|---|---|---|---|\n");
        for (Change change : m.changes()) {
            Strength strength = change.strength().orElse(m.strength());
            page.append("| ")
                    .append(what(change))
                    .append(" | ")
                    .append(where(change))
                    .append(" | ");
            page.append(how(change)).append(" | `").append(strength.text()).append("` |\n");
        }
        page.append("\nCost: ").append(costs(m.costs())).append(". Finds nothing when ");
        page.append(m.nothing())
                .append(".\n\nStrength is *")
                .append(m.grade().id())
                .append("*: ");
        page.append(m.source()).append(".\n");
        m.study()
                .ifPresent(
                        s -> page.append("\nWhat would settle it: ").append(s).append(".\n"));
    }

    private static String what(Change change) {
        if (change instanceof Change.Value number) {
            return "`" + number.path() + "`"
                    + number.usual().map(u -> " (without it " + u + ")").orElse("");
        }
        Change.Shares shares = (Change.Shares) change;
        return "`mixes.*." + key(shares.how()) + "` of "
                + shares.functions().stream().map(f -> f.id()).collect(Collectors.joining(", "));
    }

    private static String key(Change.How how) {
        return how == Change.How.HASTEN ? "plan" : how.id();
    }

    private static String where(Change change) {
        if (!(change instanceof Change.Value number) || number.where().isEmpty()) {
            return "";
        }
        return number.where().stream()
                .map(c -> (c.path().equals("*") ? "its name" : "`" + c.path() + "`") + " is " + words(c.words()))
                .collect(Collectors.joining(" and "));
    }

    private static String words(List<String> words) {
        return words.stream()
                .map(w -> w.equals(Change.Condition.PRESENT) || w.equals(Change.Condition.ABSENT) ? w : "`" + w + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String how(Change change) {
        if (change instanceof Change.Value number) {
            return switch (number.by()) {
                case LESS -> "times 1 - s";
                case SLOWER -> "over 1 - s";
                case GAP -> "1 - (1 - value)(1 - s)";
                case FACTOR -> "times s";
            };
        }
        return switch (((Change.Shares) change).how()) {
            case EXCLUDE -> "named suppliers lose the part s";
            case DIVERSIFY -> "every operator buys from s suppliers or more";
            case CAP -> "no supplier has more than s in the country";
            case HASTEN -> "the time of the plan times 1 - s";
        };
    }

    private static String costs(List<Cost> costs) {
        return costs.isEmpty()
                ? "none"
                : costs.stream()
                        .map(c -> amount(c.eur().quantile(0.5)) + " EUR ("
                                + amount(c.eur().least()) + " to "
                                + amount(c.eur().greatest()) + ") for each "
                                + c.per().id().replace('-', ' '))
                        .collect(Collectors.joining("; "));
    }

    private static String amount(double eur) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.2g", eur));
        return rounded >= 1e6
                ? Scaling.text(rounded / 1e6) + " M"
                : rounded >= 1e3 ? Scaling.text(rounded / 1e3) + " k" : Scaling.text(rounded);
    }
}
