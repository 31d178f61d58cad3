package org.faultline.cli;

/** How a command ends, for scripts. The numbers never change. */
enum Exit {
    DONE(0, "done; all limits met"),
    BUG(1, "an error in Faultline itself; a report file says more"),
    USAGE(2, "wrong usage"),
    INVALID(3, "the scenario is not valid"),
    LIMIT_BROKEN(4, "the run is fine, and a limit is broken"),
    PARTIAL(5, "some replications failed"),
    ENVIRONMENT(6, "the environment refused: a port, the disk, memory, a folder in use"),
    NOT_REPRODUCIBLE(7, "a stored run could not be reproduced"),
    INTERRUPTED(130, "interrupted; the same command resumes");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number the shell sees. */
    int code() {
        return code;
    }

    /** A few words. */
    String meaning() {
        return meaning;
    }
}
