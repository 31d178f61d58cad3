package org.faultline.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs all mixes of a scenario on the same draws and prints their differences. */
@Command(
        name = "compare",
        header = "Compare vendor mixes on common random numbers.",
        description = {
            "Runs every mix of the scenario on the same draws and prints paired differences: for each attacked supplier, for the "
                    + "mean over the suppliers and for the worst of them, each with its interval and a verdict.",
            "better, worse: the interval of the difference excludes zero; equal: every pair is; undecided: otherwise. Then every "
                    + "assumption with a range is tried at both ends, on the same draws: robust when the sign of the difference "
                    + "holds at all of them, sensitive when some end turns it, which is then named. Rows of the sweep are kept in "
                    + "the run's folder, so that an interrupted sweep goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline compare germany-vendor-mixes --reps 20",
            "  faultline compare germany-vendor-mixes --reps 20 --tornado-reps 10",
            "  faultline compare germany-vendor-mixes --mix today,two-suppliers --json"
        })
final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private RunOptions options;

    @Mixin
    private TornadoOptions tornado;

    @Mixin
    private CommonOptions common;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Answering(session, scenario, options, Optional.of(tornado), common.json(), "compare")
                .answer(true)
                .code();
    }
}
