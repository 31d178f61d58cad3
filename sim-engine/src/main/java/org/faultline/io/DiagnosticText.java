package org.faultline.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.scenario.Severity;

/**
 * Diagnostics as people read them: code and message, place, the lines in question with carets below, advice.
 */
public final class DiagnosticText {

    private static final int LINES_BEFORE = 2;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String BLUE = "\u001b[34m";
    private static final String PLAIN = "\u001b[0m";

    private final Function<String, Optional<List<String>>> linesOf;
    private final boolean coloured;

    /**
     * A renderer.
     *
     * @param linesOf lines of a file by its name; empty for a file that could not be read
     * @param coloured with ANSI colours, for terminals
     */
    public DiagnosticText(Function<String, Optional<List<String>>> linesOf, boolean coloured) {
        this.linesOf = linesOf;
        this.coloured = coloured;
    }

    /** All diagnostics, one below the other. */
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.forEach(d -> out.append(render(d)));
        return out.toString();
    }

    /** One diagnostic; ends with a line break. */
    public String render(Diagnostic d) {
        StringBuilder out = new StringBuilder();
        String paint = d.isError() ? RED : YELLOW;
        out.append(painted(BOLD + paint, d.severity().id() + "[" + d.code() + "]"))
                .append(": ")
                .append(painted(BOLD, d.message()))
                .append('\n');
        int gutter = Integer.toString(d.line()).length();
        out.append(" ".repeat(gutter))
                .append(painted(BLUE, "--> "))
                .append(String.format(Locale.ROOT, "%s:%d:%d%n", d.file(), d.line(), d.column())
                        .replace("\r\n", "\n"));
        linesOf.apply(d.file())
                .filter(lines -> d.line() <= lines.size())
                .ifPresent(lines -> excerpt(out, d, lines, gutter, paint));
        d.help().ifPresent(help -> out.append(" ".repeat(gutter))
                .append(painted(BLUE, " = "))
                .append("help: ")
                .append(help)
                .append('\n'));
        return out.toString();
    }

    /** How many there are, e.g. {@code 2 errors, 1 warning}. */
    public static String summary(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        long warnings = diagnostics.stream()
                .filter(d -> d.severity() == Severity.WARNING)
                .count();
        return counted(errors, "error") + ", " + counted(warnings, "warning");
    }

    private static String counted(long n, String word) {
        return n + " " + word + (n == 1 ? "" : "s");
    }

    private void excerpt(StringBuilder out, Diagnostic d, List<String> lines, int gutter, String paint) {
        String bar = painted(BLUE, " |");
        out.append(" ".repeat(gutter)).append(bar).append('\n');
        for (int n = Math.max(1, d.line() - LINES_BEFORE); n <= d.line(); n++) {
            String number = Integer.toString(n);
            out.append(" ".repeat(gutter - number.length()))
                    .append(painted(BLUE, number))
                    .append(bar);
            String text = lines.get(n - 1).replace('\t', ' ');
            out.append(text.isEmpty() ? "" : " " + text).append('\n');
        }
        out.append(" ".repeat(gutter))
                .append(bar)
                .append(" ".repeat(d.column()))
                .append(painted(BOLD + paint, "^".repeat(caretsOf(d, lines.get(d.line() - 1)))))
                .append('\n');
    }

    private static int caretsOf(Diagnostic d, String line) {
        int length = line.codePointCount(0, line.length());
        int end = d.endLine() == d.line() ? d.endColumn() : length + 1;
        return Math.max(1, Math.min(end, length + 1) - d.column());
    }

    private String painted(String paint, String text) {
        return coloured ? paint + text + PLAIN : text;
    }
}
