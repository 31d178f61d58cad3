package org.faultline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.io.results.MeasureTaken;
import org.faultline.io.results.MeasureTaken.Put;

/** Which measures were in force under which mix, what each changed in the scenario, and what the mix lost less for it. */
final class MeasuresChapter implements Chapter {

    private static final int MOST_PUTS = 8;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d+\\.\\d{4,}");

    private final Evidence evidence;
    private final List<MeasureTaken> measures;

    private MeasuresChapter(Evidence evidence, List<MeasureTaken> measures) {
        this.evidence = evidence;
        this.measures = measures;
    }

    /** The chapter, if measures were taken. */
    static Optional<Chapter> find(Evidence evidence, List<MeasureTaken> measures) {
        return measures.isEmpty() ? Optional.empty() : Optional.of(new MeasuresChapter(evidence, measures));
    }

    @Override
    public String id() {
        return "measures";
    }

    @Override
    public String title() {
        return "Which measures are in force";
    }

    @Override
    public void write(Html html) {
        html.leaf(
                "p",
                "A measure changes numbers of the scenario, and nothing else. Values are those at the median of its strength; where a mix takes several, "
                        + "they are what all leave together. What they bought stands under “Decision table”, as differences with intervals. Costs are "
                        + "rough, once, for the whole country; replaced equipment is counted against the first mix, and paid once where several "
                        + "measures of a mix replace it. The time until a measure acts is not simulated.");
        for (String mix : evidence.mixes()) {
            List<MeasureTaken> taken =
                    measures.stream().filter(m -> m.mix().equals(mix)).toList();
            if (taken.isEmpty()) {
                html.open("p", "class", "note")
                        .leaf("span", evidence.labelOf(mix), "data-exact", "label")
                        .text(": no measure.")
                        .close();
            } else {
                writeMix(html, taken);
            }
        }
    }

    private void writeMix(Html html, List<MeasureTaken> taken) {
        html.leaf("h3", taken.get(0).mixTitle(), "data-exact", "label");
        Tables.open(html, "Measures of " + taken.get(0).mixTitle(), "cards");
        Tables.head(html, "Measure", "Where in the scenario", "Before", "After");
        html.open("tbody");
        taken.forEach(m -> writeMeasure(html, m));
        Tables.close(html);
    }

    private static void writeMeasure(Html html, MeasureTaken taken) {
        if (taken.puts().isEmpty()) {
            html.open("tr");
            writeName(html, taken, "row", "1");
            html.leaf("td", "It found nothing to change.", "colspan", "3", "class", "quiet")
                    .close();
            return;
        }
        List<Put> shown =
                taken.puts().subList(0, Math.min(MOST_PUTS, taken.puts().size()));
        boolean more = shown.size() < taken.puts().size();
        String rows = Integer.toString(shown.size() + (more ? 1 : 0));
        for (int i = 0; i < shown.size(); i++) {
            Put put = shown.get(i);
            html.open("tr");
            if (i == 0) {
                writeName(html, taken, "rowgroup", rows);
            }
            html.open("td", "data-label", "Where").open("code", "data-exact", "label");
            writePath(html, put.path());
            html.close().close();
            html.leaf(
                    "td",
                    put.before().isEmpty() ? "not written" : rounded(put.before()),
                    "data-label",
                    "Before",
                    "data-exact",
                    "setting");
            html.leaf("td", rounded(put.after()), "data-label", "After", "data-exact", "setting")
                    .close();
        }
        if (more) {
            html.open("tr").open("td", "colspan", "3", "class", "quiet").text("and ");
            Exact.count(html, taken.puts().size() - shown.size());
            html.text(" more values").close().close();
        }
    }

    /** The measure, and in small print how strongly it acts, what it costs and how long it takes. */
    private static void writeName(Html html, MeasureTaken taken, String scope, String rows) {
        html.open("th", "scope", scope, "rowspan", rows, "data-label", "Measure")
                .leaf("span", taken.measure() + " " + taken.title(), "data-exact", "label");
        html.leaf("span", terms(taken), "class", "terms", "data-exact", "setting")
                .close();
    }

    private static String terms(MeasureTaken taken) {
        StringBuilder terms = new StringBuilder("Strength " + taken.strength() + ", " + taken.grade() + ".");
        taken.cost().ifPresent(cost -> terms.append(' ').append(price(cost)).append('.'));
        if (taken.leadYears() > 0) {
            String years = Double.toString(taken.leadYears()).replaceFirst("\\.0$", "");
            terms.append(" Acts after ").append(years).append(years.equals("1") ? " year." : " years.");
        }
        return terms.toString();
    }

    private static String price(MeasureTaken.Price cost) {
        if (cost.high() == 0) {
            return "Costs nothing here, as nothing is replaced";
        }
        Scale scale = Scale.of("EUR", cost.high());
        return "Costs EUR " + scale.full(cost.usual()) + " (" + scale.bare(cost.low()) + "–" + scale.full(cost.high())
                + ")";
    }

    /** A path may break after a dot or before an underscore, and nowhere else. */
    private static void writePath(Html html, String path) {
        for (String part : path.split("(?<=\\.)|(?=_)")) {
            html.empty("wbr").text(part);
        }
    }

    /** A value as it would be written by hand: numbers that were worked out are rounded to four digits. */
    static String rounded(String value) {
        return LONG_NUMBER.matcher(value).replaceAll(found -> {
            String short4 =
                    new BigDecimal(found.group()).round(new MathContext(4)).toPlainString();
            return Matcher.quoteReplacement(short4);
        });
    }
}
