package org.faultline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a scenario and prints what it does to each sector. */
@Command(
        name = "run",
        header = "Run a scenario and print each measure with its interval, sector by sector.",
        description = {
            "Runs every variant of the scenario (vendor mixes times attacked suppliers) with as many replications as asked for, "
                    + "on all processors. Results are kept in a folder: an interrupted run is resumed by running it again, and more "
                    + "replications are added to those that are there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline run nordland-backdoor",
            "  faultline run germany-core-backdoor --reps 20 --seed 1 --json",
            "  faultline run germany-core-backdoor --supplier nokia --set horizon=24h -j 2",
            "  faultline run nordland-backdoor --no-attack       the control: every loss is zero"
        })
final class RunCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private RunOptions options;

    @Mixin
    private CommonOptions common;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Answering(session, scenario, options, common.json(), "run")
                .answer(false)
                .code();
    }
}
