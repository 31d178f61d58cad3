package org.faultline.io.document;

import java.util.Optional;

/** An expression that cannot be read or has no value. */
final class Unsound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;
    private final boolean written;

    @SuppressWarnings("serial") // never serialized
    private final Optional<String> help;

    private Unsound(int from, int to, boolean written, String message, Optional<String> help) {
        super(message, null, false, false);
        this.from = from;
        this.to = to;
        this.written = written;
        this.help = help;
    }

    /** An expression without a value, at a place that the caller knows. */
    Unsound(String message) {
        this(-1, -1, true, message, Optional.empty());
    }

    /** An expression without a value, at a place that the caller knows, with advice. */
    Unsound(String message, String help) {
        this(-1, -1, true, message, Optional.of(help));
    }

    /** An expression that cannot be read. */
    static Unsound unreadable(int from, int to, String message, Optional<String> help) {
        return new Unsound(from, to, false, message, help);
    }

    /** The same fault at a place, unless it has one. */
    Unsound at(int start, int end) {
        return from >= 0 ? this : new Unsound(start, end, written, getMessage(), help);
    }

    /** The same fault further to the right. */
    Unsound movedBy(int characters) {
        return from < 0 ? this : new Unsound(from + characters, to + characters, written, getMessage(), help);
    }

    /** First character of what is wrong; below zero when unknown. */
    int from() {
        return from;
    }

    /** After the last character of what is wrong. */
    int to() {
        return to;
    }

    /** True when it is well written but has no value. */
    boolean isWellWritten() {
        return written;
    }

    Optional<String> help() {
        return help;
    }
}
