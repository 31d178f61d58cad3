package org.faultline.table;

import java.nio.file.Path;

/** A table that cannot be used, with the place of the fault. For the author of the table, never a stack trace. */
public final class TableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int line;
    private final int column;
    private final String problem;

    /**
     * @param line counted from 1
     * @param column counted from 1, in characters
     * @param problem names the thing, the value and the rule
     */
    public TableException(Path file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
        this.file = file;
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    /** The faulty file. */
    public Path file() {
        return file;
    }

    /** Line of the fault, counted from 1. */
    public int line() {
        return line;
    }

    /** Column of the fault, counted from 1. */
    public int column() {
        return column;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }
}
