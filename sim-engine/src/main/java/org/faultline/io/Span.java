package org.faultline.io;

/**
 * A stretch of a text file.
 *
 * @param file name as the author would type it
 * @param line of the first character, from 1
 * @param column of the first character, from 1, counted in code points
 * @param endLine of the character after the last, from 1
 * @param endColumn of the character after the last, from 1
 */
public record Span(String file, int line, int column, int endLine, int endColumn) {
    public Span {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException("The stretch " + line + ":" + column + " to " + endLine + ":" + endColumn
                    + " of " + file + " must count from 1 and not end before it starts.");
        }
    }

    /** A file as a whole. */
    public static Span startOf(String file) {
        return new Span(file, 1, 1, 1, 1);
    }

    /** From the start of this to the end of another stretch of the same file. */
    public Span to(Span other) {
        return new Span(file, line, column, other.endLine, other.endColumn);
    }
}
