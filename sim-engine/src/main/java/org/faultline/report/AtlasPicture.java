package org.faultline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.atlas.AtlasPage;
import org.faultline.atlas.AtlasPlan;
import org.faultline.atlas.Attacked;
import org.faultline.atlas.Entry;
import org.faultline.atlas.Loss;

/**
 * Countries under the same attacks as one HTML file without scripts that asks nothing of any server: for each attack a row for each
 * country, with its range, its mean, and how well its suppliers are known.
 */
public final class AtlasPicture {

    private static final double MOST_FROM_SHARES = 0.5;

    private final AtlasPlan plan;
    private final Map<String, List<Entry>> byAttack = new LinkedHashMap<>();
    private final Html body = new Html();

    private AtlasPicture(AtlasPlan plan, List<Entry> entries) {
        this.plan = plan;
        entries.forEach(
                e -> byAttack.computeIfAbsent(e.title(), t -> new ArrayList<>()).add(e));
        byAttack.replaceAll((title, of) -> AtlasPage.mostFirst(of));
    }

    /**
     * The page.
     *
     * @param command what repeats it
     */
    public static String of(AtlasPlan plan, List<Entry> entries, String command) {
        return new AtlasPicture(plan, entries).html(command);
    }

    private String html(String command) {
        StandingPage.writeHeader(
                body,
                "Faultline atlas",
                "Countries under the same attacks",
                "People-hours without a service for each person who lives there, when the equipment of one supplier is"
                        + " turned. Countries differ in people, places, operators, suppliers and batteries and in nothing"
                        + " else; what nobody published about their suppliers is drawn.",
                command);
        body.open("main");
        writeAnswer();
        int attack = 1;
        for (Map.Entry<String, List<Entry>> of : byAttack.entrySet()) {
            writeAttack("attack-" + attack++, of.getKey(), of.getValue());
        }
        writeReading();
        body.close();
        return StandingPage.of("Countries under the same attacks – Faultline atlas", "risk.css", body);
    }

    private void writeAnswer() {
        body.open("section", "id", "answer").leaf("h2", "The answer").open("ul", "class", "answer");
        byAttack.forEach((title, entries) -> {
            Entry most = entries.get(0);
            Entry least = entries.get(entries.size() - 1);
            body.open("li").text(title + ": ").text("most is lost in " + AtlasPage.titleOf(most.country()) + ", ");
            writeHours(most);
            body.text(" for each person");
            if (entries.size() > 1) {
                body.text(", least in " + AtlasPage.titleOf(least.country()) + ", ");
                writeHours(least);
                writeBlurred(entries);
                body.text(". " + AtlasPage.alike(entries));
            } else {
                body.text(".");
            }
            body.close();
        });
        body.close().close();
    }

    /** How many countries would be known much better with better data; nothing where one replication cannot tell. */
    private void writeBlurred(List<Entry> entries) {
        List<Double> fromShares =
                entries.stream().flatMap(e -> worst(e).fromShares().stream()).toList();
        if (!fromShares.isEmpty()) {
            long most = fromShares.stream().filter(s -> s > MOST_FROM_SHARES).count();
            body.text(". In " + most + " of " + fromShares.size()
                    + " countries more than half of the spread comes from what is not published of their suppliers");
        }
    }

    private void writeHours(Entry e) {
        writeHours(e, Loss.Whose.WORST);
    }

    private void writeHours(Entry e, Loss.Whose whose) {
        List<String> words = AtlasPage.perHead(e, whose);
        body.open("span", "class", "estimate")
                .leaf("b", words.get(0) + " h")
                .text(" ")
                .leaf("span", words.get(1).replace('-', '–'), "class", "range")
                .close();
    }

    private void writeAttack(String id, String title, List<Entry> entries) {
        double largest = entries.stream()
                .mapToDouble(e -> worst(e).high() / e.people())
                .max()
                .orElse(1);
        double end = Axes.Axis.holding("", "h", 0, largest).most();
        body.open("section", "id", id).leaf("h2", title);
        body.leaf(
                "p",
                "Bar: nine runs in ten for the supplier that hurts most in each draw; stroke: their mean; ring: mean"
                        + " over all suppliers. Broken bar: the suppliers of the attacked function are assumed. Numbers:"
                        + " people-hours without a service for each person who lives there, mean (nine runs in ten); one"
                        + " supplier is turned, and nobody says which.",
                "class",
                "subtitle");
        Tables.open(body, title, "");
        body.open("thead").open("tr");
        body.leaf("th", "Country", "scope", "col").leaf("th", "Worst supplier, hours each", "scope", "col");
        body.leaf("th", "Suppliers known", "scope", "col");
        new IntervalPlot(0, end).writeHead(body, "Worst supplier, and mean of suppliers", "h");
        body.leaf("th", "Mean of suppliers", "scope", "col")
                .leaf("th", "Worst, in all", "scope", "col")
                .leaf("th", "Spread from shares", "scope", "col")
                .leaf("th", "Worst in most draws", "scope", "col");
        body.close().close().open("tbody");
        for (Entry e : entries) {
            writeRow(e, end);
        }
        Tables.close(body);
        body.close();
    }

    private void writeRow(Entry e, double end) {
        body.open("tr").leaf("th", AtlasPage.titleOf(e.country()), "scope", "row");
        body.open("td", "class", "amount");
        writeHours(e);
        boolean isAssumed = e.known().named() + e.known().bounded() == 0;
        body.close().open("td");
        body.leaf("span", e.known().word(), "class", isAssumed ? "grade assumed" : "grade");
        body.close().open("td", "class", "plot");
        IntervalPlot.openRow(body, isAssumed ? "interval unknown" : "interval");
        double scale = e.people() * end;
        line("zero", 0, 0, "1", "17");
        line("range", worst(e).low() / scale, worst(e).high() / scale, "9", "9");
        line("mean", worst(e).mean().mean() / scale, worst(e).mean().mean() / scale, "3", "15");
        double mean = e.loss(Attacked.MEASURES.get(0), Loss.Whose.MEAN).mean().mean() / scale;
        body.empty("circle", "class", "assumed", "cx", percent(mean), "cy", "9", "r", "4");
        body.close().close();
        body.open("td", "class", "amount");
        writeHours(e, Loss.Whose.MEAN);
        body.close();
        body.leaf("td", AtlasPage.amount(worst(e).mean().mean()), "class", "amount");
        body.leaf("td", AtlasPage.fromShares(e));
        body.leaf("td", AtlasPage.worst(e));
        body.close();
    }

    private static Loss worst(Entry e) {
        return e.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST);
    }

    private void line(String look, double from, double to, String top, String bottom) {
        body.empty("line", "class", look, "x1", percent(from), "x2", percent(to), "y1", top, "y2", bottom);
    }

    /** Where a share of the scale lies, with the margins of {@link IntervalPlot}. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 2 + 96 * share);
    }

    private void writeReading() {
        body.open("section", "id", "reading").leaf("h2", "How to read it");
        body.leaf(
                "p",
                Words.counted(plan.draws(), "draw") + " of what is not known, "
                        + Words.counted(plan.replications(), "replication")
                        + " each. Ranges in brackets hold nine runs in ten and are no intervals of the mean. Every"
                        + " published figure holds in each draw. Spread from shares: the part of the variance that"
                        + " comes from the draws, which better data could take away; the rest is chance within a"
                        + " run.");
        body.leaf(
                "p",
                "A supplier named in the table is what draws of the tables of that country gave, no judgement of it:"
                        + " every supplier of Europe is turned in every draw. Losses depend on assumptions that all"
                        + " countries share, so that they compare better than they foretell. Method and limits:"
                        + " docs/model/atlas.md.",
                "class",
                "note");
        body.close();
    }
}
