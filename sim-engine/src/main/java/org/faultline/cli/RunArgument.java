package org.faultline.cli;

import org.faultline.io.results.StoredRun;
import picocli.CommandLine.Parameters;

/** The stored run that a command is about. */
final class RunArgument {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = "last",
            description = "Folder of a run, its name below runs, or last. Default: ${DEFAULT-VALUE}.")
    private String run;

    StoredRun find(Session session) {
        return new RunFolders(session).find(run);
    }
}
