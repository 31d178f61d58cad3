package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text. A column has a heading and cells of one or more parts; the first part of every cell is set flush right (or
 * left, for words), further parts flush left behind it, so that means stand below means and intervals below intervals.
 */
final class Table {

    private static final String GAP = "   ";

    private final List<Column> columns = new ArrayList<>();

    /** Adds a column of words, unless all are empty. */
    Table words(String heading, List<String> cells) {
        if (heading.isEmpty() && cells.stream().allMatch(String::isEmpty)) {
            return this;
        }
        columns.add(new Column(heading, cells.stream().map(List::of).toList(), true));
        return this;
    }

    /** Adds a column of numbers with what stands behind them. */
    Table numbers(String heading, List<List<String>> cells) {
        columns.add(new Column(heading, cells, false));
        return this;
    }

    /** The table, each line indented and without spaces at its end. */
    String render(String indent) {
        List<List<String>> rendered = columns.stream().map(Column::lines).toList();
        StringBuilder out = new StringBuilder();
        for (int line = 0; line < rendered.get(0).size(); line++) {
            StringBuilder text = new StringBuilder(indent);
            for (int c = 0; c < rendered.size(); c++) {
                text.append(c == 0 ? "" : GAP).append(rendered.get(c).get(line));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** The table without its headings. */
    String renderRows(String indent) {
        String all = render(indent);
        return all.substring(all.indexOf('\n') + 1);
    }

    private record Column(String heading, List<List<String>> cells, boolean words) {

        /** Heading and cells, all of one width. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            List<Integer> widths = partWidths();
            cells.forEach(cell -> lines.add(aligned(cell, widths)));
            int width = Math.max(
                    heading.length(),
                    lines.stream().mapToInt(String::length).max().orElse(0));
            lines.add(0, heading);
            lines.replaceAll(line -> line + " ".repeat(width - line.length()));
            return lines;
        }

        private List<Integer> partWidths() {
            List<Integer> widths = new ArrayList<>();
            for (List<String> cell : cells) {
                for (int part = 0; part < cell.size(); part++) {
                    int length = cell.get(part).length();
                    if (part == widths.size()) {
                        widths.add(length);
                    } else {
                        widths.set(part, Math.max(widths.get(part), length));
                    }
                }
            }
            return widths;
        }

        private String aligned(List<String> cell, List<Integer> widths) {
            StringBuilder line = new StringBuilder();
            for (int part = 0; part < cell.size(); part++) {
                String text = cell.get(part);
                String padding = " ".repeat(widths.get(part) - text.length());
                boolean right = part == 0 && !words;
                line.append(part == 0 ? "" : " ").append(right ? padding + text : text + padding);
            }
            return line.toString();
        }
    }
}
