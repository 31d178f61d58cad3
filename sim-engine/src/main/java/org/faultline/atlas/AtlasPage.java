package org.faultline.atlas;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of all countries, and how its numbers are written. The same entries give the same page. */
public final class AtlasPage {

    private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final double NOTHING = 0.0005;

    private AtlasPage() {}

    /**
     * The page as Markdown.
     *
     * @param command the words that write it
     */
    public static String of(AtlasPlan plan, List<Entry> entries, String command) {
        StringBuilder page = new StringBuilder(
                """
                # Countries under the same attacks

                What people of each country lose when the equipment of one supplier is turned, by the same three attacks everywhere
                (`scenarios/atlas`). Countries differ in people, places, operators, suppliers and batteries and in nothing else. This page is written by

                ```
                %s
                ```

                %d draws, %d replications each. *Worst* is the supplier that hurts most in each draw, *mean* the mean over all suppliers of Europe, each
                alike whether it sells in the country or not. A range holds nine runs in ten, over draws of what nobody published about
                suppliers and over replications. *From shares* is the part of the variance that comes from the draws: what better data could
                take away. *Known* is the part of the lines whose supplier of the attacked function is published by name and, behind the plus, the part of which
                only several suppliers or a national share are published; the rest is drawn freely. How and why: [model/atlas.md](model/atlas.md). A
                name in the table is what a draw of the tables of that country gave, no judgement of a supplier.

                """
                        .formatted(command, plan.draws(), plan.replications()));
        Map<String, List<Entry>> byAttack = new LinkedHashMap<>();
        entries.forEach(
                e -> byAttack.computeIfAbsent(e.title(), t -> new ArrayList<>()).add(e));
        byAttack.forEach((title, of) -> write(title, mostFirst(of), page));
        return page.toString();
    }

    private static void write(String title, List<Entry> entries, StringBuilder page) {
        page.append("## ").append(title).append("\n\n");
        page.append("People-hours without a service, for each person who lives there and in all; hours without coverage"
                + " for each line.\n\n");
        page.append(
                "| country | worst, h a head | mean, h a head | worst, in all | worst, coverage h | worst supplier |"
                        + " from shares | known | sites built |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Entry e : entries) {
            Loss total = e.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST);
            Loss coverage = e.loss(Attacked.MEASURES.get(1), Loss.Whose.WORST);
            page.append("| ").append(titleOf(e.country()));
            page.append(" | ").append(String.join(" ", perHead(e, Loss.Whose.WORST)));
            page.append(" | ").append(String.join(" ", perHead(e, Loss.Whose.MEAN)));
            page.append(" | ").append(amount(total.mean().mean()));
            page.append(" | ").append(hours(coverage.mean().mean() / e.people()));
            page.append(" | ").append(worst(e));
            page.append(" | ").append(fromShares(e));
            page.append(" | ").append(known(e));
            page.append(" | ").append(percent(e.size())).append(" |\n");
        }
        if (entries.size() > 1) {
            page.append('\n').append(alike(entries)).append('\n');
        }
        page.append('\n');
    }

    /** How many countries cannot be told apart from the one that loses most, in a sentence. */
    public static String alike(List<Entry> mostFirst) {
        Entry most = mostFirst.get(0);
        List<Entry> others = mostFirst.subList(1, mostFirst.size());
        long alike = others.stream().filter(e -> !most.losesMoreThan(e)).count();
        String name = titleOf(most.country());
        return alike == 0
                ? "Every other country loses less than " + name + " for sure (90 %, means of the worst supplier)."
                : "Of the " + others.size() + " others " + alike + " cannot be told apart from " + name
                        + " (90 %, means of the worst supplier): their order is chance as much as anything.";
    }

    /** The entries with the greatest loss per head of the worst supplier first. */
    public static List<Entry> mostFirst(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingDouble((Entry e) -> -e.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST)
                                .mean()
                                .mean()
                        / e.people()))
                .toList();
    }

    /** The name of a country from that of its preset. */
    public static String titleOf(String country) {
        return Arrays.stream(country.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** Mean and range for each person, e.g. {@code 1.2} and {@code (0.4-2.1)}. */
    public static List<String> perHead(Entry e, Loss.Whose whose) {
        Loss loss = e.loss(Attacked.MEASURES.get(0), whose);
        return List.of(
                hours(loss.mean().mean() / e.people()),
                "(" + hours(loss.low() / e.people()) + "-" + hours(loss.high() / e.people()) + ")");
    }

    /** The supplier that hurts most in most draws, and in how many. */
    public static String worst(Entry e) {
        Loss loss = e.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST);
        return loss.supplier().map(s -> s + " " + percent(loss.often())).orElse("-");
    }

    /** Part of the variance that comes from unknown shares. */
    public static String fromShares(Entry e) {
        return e.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST)
                .fromShares()
                .map(AtlasPage::percent)
                .orElse("-");
    }

    /** What is published of the suppliers, as a share and as a word. */
    public static String known(Entry e) {
        return percent(e.known().named()) + " + " + percent(e.known().bounded()) + ", "
                + e.known().word();
    }

    /** A large number in words of two digits, e.g. {@code 6.8 M}. */
    public static String amount(double value) {
        if (value >= 1e6) {
            return rounded(value / 1e6) + " M";
        }
        return value >= 1e3 ? rounded(value / 1e3) + " k" : rounded(value);
    }

    private static String hours(double value) {
        return value < NOTHING ? "0" : rounded(value);
    }

    private static String rounded(double value) {
        return value == 0 ? "0" : new BigDecimal(value).round(DIGITS).toPlainString();
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
