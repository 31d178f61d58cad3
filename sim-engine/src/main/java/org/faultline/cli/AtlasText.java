package org.faultline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.atlas.AtlasPage;
import org.faultline.atlas.Attacked;
import org.faultline.atlas.Entry;
import org.faultline.atlas.Loss;

/** Countries under the same attacks as tables of text, one for each attack. */
final class AtlasText {

    private final Map<String, List<Entry>> byAttack = new LinkedHashMap<>();

    AtlasText(List<Entry> entries) {
        entries.forEach(
                e -> byAttack.computeIfAbsent(e.title(), t -> new ArrayList<>()).add(e));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        byAttack.forEach((title, entries) -> text.append(title)
                .append(
                        "\n  people-hours lost, mean (nine runs in ten, over draws of unknown shares and replications)\n")
                .append(table(entries))
                .append('\n'));
        return text.toString();
    }

    private static String table(List<Entry> entries) {
        List<Entry> sorted = AtlasPage.mostFirst(entries);
        return new Table()
                .words("country", sorted.stream().map(Entry::country).toList())
                .numbers("per head, worst supplier", perHead(sorted, Loss.Whose.WORST))
                .numbers("per head, mean of suppliers", perHead(sorted, Loss.Whose.MEAN))
                .numbers("in all, worst", sorted.stream().map(AtlasText::total).toList())
                .words("worst supplier", sorted.stream().map(AtlasPage::worst).toList())
                .words("from shares", sorted.stream().map(AtlasPage::fromShares).toList())
                .words("shares known", sorted.stream().map(AtlasPage::known).toList())
                .render("  ");
    }

    private static List<List<String>> perHead(List<Entry> entries, Loss.Whose whose) {
        return entries.stream().map(e -> AtlasPage.perHead(e, whose)).toList();
    }

    private static List<String> total(Entry entry) {
        Loss loss = entry.loss(Attacked.MEASURES.get(0), Loss.Whose.WORST);
        return List.of(AtlasPage.amount(loss.mean().mean()));
    }
}
