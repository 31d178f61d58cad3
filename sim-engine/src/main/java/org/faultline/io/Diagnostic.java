package org.faultline.io;

import java.util.Comparator;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.scenario.Severity;

/**
 * One fault, for its author: where it is, what is wrong, what to do.
 *
 * @param code rule, explained by {@code faultline explain}
 * @param severity errors forbid the run
 * @param message says the thing, the value and the rule
 * @param file name as the author would type it
 * @param line from 1
 * @param column from 1
 * @param endLine line of the character after the last, from 1
 * @param endColumn column of the character after the last, from 1
 * @param help what to do
 */
public record Diagnostic(
        String code,
        Severity severity,
        String message,
        String file,
        int line,
        int column,
        int endLine,
        int endColumn,
        Optional<String> help) {

    /** As a reader meets them: by file, then from top to bottom. */
    public static final Comparator<Diagnostic> IN_ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        Checks.named("code of a diagnostic", code);
        Checks.named("message of " + code, message);
    }

    /** A diagnostic about a stretch of a file. */
    public static Diagnostic at(Span span, String code, Severity severity, String message, Optional<String> help) {
        return new Diagnostic(
                code,
                severity,
                message,
                span.file(),
                span.line(),
                span.column(),
                span.endLine(),
                span.endColumn(),
                help);
    }

    /** True when the scenario cannot be run because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Where it is. */
    public Span span() {
        return new Span(file, line, column, endLine, endColumn);
    }
}
