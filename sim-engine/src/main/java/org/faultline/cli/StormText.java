package org.faultline.cli;

import java.util.List;
import java.util.Locale;
import org.faultline.storm.ControlHelp;
import org.faultline.storm.ControlSet;
import org.faultline.storm.Course;
import org.faultline.storm.StormCell;
import org.faultline.storm.StormLab;

/** A grid of a storm in characters: one small diagram for each set of controls, and the outages behind it. */
final class StormText {

    private static final int HEAD = 10;
    private static final int COLUMN = 12;

    private final StormLab lab;
    private final List<StormCell> cells;

    StormText(StormLab lab, List<StormCell> cells) {
        this.lab = lab;
        this.cells = cells;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "hours from the beginning of the fault until 99 % are served again; each fault (rows) at each head-room (columns)\n");
        for (Course course : Course.values()) {
            text.append("  ").append(course.mark()).append(' ').append(course.words());
        }
        text.append("  (soon: within ")
                .append(Durations.ofHours(lab.grid().soonHours()))
                .append(" after the fault)\n");
        for (ControlSet set : lab.sets()) {
            append(text, set);
        }
        List<ControlHelp> alone = ControlHelp.alone(cells);
        if (!alone.isEmpty()) {
            text.append("\nalone, the best first:\n");
            alone.forEach(help -> text.append("  ").append(help.words()).append('\n'));
        }
        return text.toString();
    }

    private void append(StringBuilder text, ControlSet set) {
        text.append('\n').append(title(set.id())).append('\n');
        text.append(" ".repeat(HEAD));
        lab.grid().headroomTexts().forEach(h -> text.append(right("x " + h, COLUMN)));
        text.append('\n');
        List<Double> faults = lab.grid().fault().values();
        for (int f = faults.size() - 1; f >= 0; f--) {
            double fault = faults.get(f);
            text.append(right(lab.grid().faultTexts().get(f), HEAD));
            cells.stream()
                    .filter(c -> c.controls().equals(set.id()) && c.faultHours() == fault)
                    .forEach(c -> text.append(right(cell(c), COLUMN)));
            text.append('\n');
        }
    }

    /** What a set of controls is called. */
    static String title(String id) {
        return switch (id) {
            case ControlSet.NONE -> "no control";
            case ControlSet.ALL -> "all controls";
            default -> "only " + id;
        };
    }

    private static String cell(StormCell c) {
        String hours = c.all().isBound() ? "> " : "";
        return hours + String.format(Locale.ROOT, "%.2f", c.all().hours()) + " "
                + c.course().mark();
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
