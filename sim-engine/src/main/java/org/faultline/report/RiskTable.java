package org.faultline.report;

import java.util.List;

/**
 * One table of a study of risks.
 *
 * @param part of the study that it tells of
 * @param heading above it
 * @param words so many columns at the left hold words, the others numbers
 * @param columns their headings
 * @param rows as many cells each as there are columns
 */
public record RiskTable(Part part, String heading, int words, List<String> columns, List<List<String>> rows) {

    /** What a table tells of. */
    public enum Part {
        MEASURES,
        SUPPLIERS,
        THINGS,
        EXPECTED,
        SHARES,
        TAIL,
        TIPPING,
        COMBINATIONS,
        YEARS
    }

    public RiskTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
