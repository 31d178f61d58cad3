package org.faultline.io.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/** Tables of comma-separated values: a line of names, then a row per line. Quotes have no meaning; a cell is trimmed. */
public final class Csv {

    private Csv() {}

    /** The rows of a text, each a map from the name of the column to the cell; a short row leaves the rest out. */
    public static Node parse(String file, String text) {
        List<String> lines = text.lines().toList();
        List<Node> rows = new ArrayList<>();
        String[] names = lines.isEmpty() ? new String[0] : lines.get(0).split(",", -1);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(names, lines.get(i).split(",", -1), new Span(file, i + 1, 1, i + 1, 1)));
            }
        }
        return new Sequence(Span.startOf(file), rows);
    }

    private static Node row(String[] names, String[] cells, Span at) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int c = 0; c < Math.min(names.length, cells.length); c++) {
            String name = names[c].strip();
            entries.put(name, new Entry(name, at, new Scalar(at, cells[c].strip(), false)));
        }
        return new Mapping(at, entries);
    }
}
