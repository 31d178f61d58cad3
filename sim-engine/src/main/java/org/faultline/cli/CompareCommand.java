package org.faultline.cli;

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
            "better, worse: the interval of the difference excludes zero; equal: every pair is; undecided: otherwise. Nothing is "
                    + "called robust or sensitive without a sweep over the assumptions, which this version cannot do yet."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline compare germany-vendor-mixes --reps 20",
            "  faultline compare germany-vendor-mixes --mix today,two-suppliers --json"
        })
final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private RunOptions options;

    @Mixin
    private CommonOptions common;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Answering(session, scenario, options, common.json(), "compare")
                .answer(true)
                .code();
    }
}
