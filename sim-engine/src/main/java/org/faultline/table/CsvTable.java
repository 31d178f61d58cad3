package org.faultline.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A table of comma-separated values with a header line (RFC 4180, UTF-8); every value knows its place in the file.
 *
 * <p>Columns are found by name, so their order is free and further columns do no harm.
 */
public final class CsvTable {

    private record Value(String text, int line, int column) {}

    private final Path file;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvTable(Path file, List<List<Value>> lines, Consumer<TableException> ragged) {
        this.file = file;
        if (lines.isEmpty()) {
            throw new TableException(file, 1, 1, "The table is empty; it needs a header line.");
        }
        for (Value name : lines.get(0)) {
            if (columns.putIfAbsent(name.text(), columns.size()) != null) {
                throw new TableException(
                        file, name.line(), name.column(), "The column " + name.text() + " stands twice.");
            }
        }
        for (List<Value> line : lines.subList(1, lines.size())) {
            if (line.size() != columns.size()) {
                Value first = line.get(0);
                ragged.accept(new TableException(
                        file,
                        first.line(),
                        first.column(),
                        "The row has " + line.size() + " values; the header names " + columns.size() + " columns."));
            } else {
                rows.add(new Row(line));
            }
        }
    }

    /** Reads a table whole. */
    public static CsvTable read(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a table from text; {@code file} is only named in errors. */
    public static CsvTable parse(Path file, String text) {
        return parse(file, text, ',', e -> {
            throw e;
        });
    }

    /**
     * Reads a table from text.
     *
     * @param separator between values
     * @param ragged told of each row that has more or fewer values than the header, which is left out
     */
    public static CsvTable parse(Path file, String text, char separator, Consumer<TableException> ragged) {
        return new CsvTable(file, new Parser(file, text, separator).lines(), ragged);
    }

    /** The headings in their order. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** All rows after the header. */
    public List<Row> rows() {
        return rows;
    }

    /** One row. */
    public final class Row {
        private final List<Value> values;

        private Row(List<Value> values) {
            this.values = values;
        }

        /** The line on which the row begins, counted from 1. */
        public int line() {
            return values.get(0).line();
        }

        /** The text of a column; may be empty. */
        public String text(String column) {
            return value(column).text();
        }

        /** The text of a column, which must not be empty. */
        public String word(String column) {
            String text = text(column).strip();
            if (text.isEmpty()) {
                throw fault(column, "The column " + column + " must not be empty.");
            }
            return text;
        }

        /** The number in a column. */
        public double number(String column) {
            try {
                return Double.parseDouble(text(column).strip());
            } catch (NumberFormatException e) {
                throw fault(column, "The value '" + text(column) + "' of " + column + " is not a number.");
            }
        }

        /** A number of zero or more. */
        public double amount(String column) {
            double number = number(column);
            if (!(number >= 0) || Double.isInfinite(number)) {
                throw fault(column, "The value " + number + " of " + column + " must be zero or more.");
            }
            return number;
        }

        /** A whole number of zero or more. */
        public int count(String column) {
            double number = amount(column);
            if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
                throw fault(column, "The value " + text(column) + " of " + column + " must be a whole number.");
            }
            return (int) number;
        }

        /** A number between 0 and 1. */
        public double share(String column) {
            double number = number(column);
            if (!(number >= 0 && number <= 1)) {
                throw fault(column, "The share " + number + " in " + column + " must lie between 0 and 1.");
            }
            return number;
        }

        /** A fault at a value of this row. */
        public TableException fault(String column, String problem) {
            Value value = value(column);
            return new TableException(file, value.line(), value.column(), problem);
        }

        private Value value(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new TableException(
                        file,
                        1,
                        1,
                        "The column " + column + " is missing; the table has " + String.join(", ", columns.keySet())
                                + ".");
            }
            return values.get(index);
        }
    }

    /** Splits text into lines of values; a value in quotes may hold commas, line ends and doubled quotes. */
    private static final class Parser {
        private final Path file;
        private final String text;
        private final char separator;
        private int at;
        private int line = 1;
        private int column = 1;

        Parser(Path file, String text, char separator) {
            this.file = file;
            this.separator = separator;
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        List<List<Value>> lines() {
            List<List<Value>> lines = new ArrayList<>();
            List<Value> current = new ArrayList<>();
            while (at < text.length()) {
                if (current.isEmpty() && skip('\n')) {
                    continue;
                }
                current.add(value());
                if (!skip(separator)) {
                    skip('\r');
                    if (at < text.length() && !skip('\n')) {
                        throw new TableException(
                                file, line, column, "A " + named() + " or the end of the line is expected here.");
                    }
                    lines.add(current);
                    current = new ArrayList<>();
                } else if (at == text.length()) {
                    current.add(new Value("", line, column));
                    lines.add(current);
                }
            }
            return lines;
        }

        private Value value() {
            int startLine = line;
            int startColumn = column;
            StringBuilder value = new StringBuilder();
            if (skip('"')) {
                while (!closingQuote()) {
                    if (at == text.length()) {
                        throw new TableException(
                                file, startLine, startColumn, "The quote that opens here is never closed.");
                    }
                    value.append(text.charAt(at));
                    step();
                }
            } else {
                while (at < text.length() && !endsValue(text.charAt(at))) {
                    value.append(text.charAt(at));
                    step();
                }
            }
            return new Value(value.toString(), startLine, startColumn);
        }

        private boolean endsValue(char c) {
            return c == separator || c == '\r' || c == '\n';
        }

        private String named() {
            return separator == ',' ? "comma" : separator == ';' ? "semicolon" : "separator";
        }

        /** Steps over a closing quote, or over the first half of a doubled one. */
        private boolean closingQuote() {
            return skip('"') && !(at < text.length() && text.charAt(at) == '"');
        }

        private boolean skip(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                step();
                return true;
            }
            return false;
        }

        private void step() {
            if (text.charAt(at++) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }
}
