package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.experiment.Experiment;
import org.faultline.io.lines.CourseLine;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.Claim;
import org.faultline.io.results.Claim.Repeatable;
import org.faultline.io.results.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs replications of a stored run or a report again and compares the event logs. */
@Command(
        name = "verify",
        header = "Run some replications of a run or a report again and compare the event logs.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline verify", "  faultline verify nordland.html", "  faultline verify last --reps 100"})
final class VerifyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|REPORT",
            defaultValue = "last",
            description = "Folder of a run, its name below runs, last, or an HTML report. Default: ${DEFAULT-VALUE}.")
    private String what;

    @Option(
            names = {"-n", "--reps"},
            paramLabel = "N",
            defaultValue = "5",
            description = "How many replications to repeat, spread over all. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Where the scenario file is, if it is not where it was.")
    private Optional<String> scenario = Optional.empty();

    @Mixin
    private CommonOptions common;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        Claim claim = claim();
        List<Repeatable> sample = claim.sample(Math.max(1, most));
        if (sample.isEmpty()) {
            throw Refusal.of(Exit.USAGE, "Nothing was finished in " + what + "; there is nothing to verify.");
        }
        int identical;
        try (Progress progress = new Progress(session.console())) {
            Question question =
                    new Questions(session, common.json()).askAgain(claim.manifest(), scenario, watch, progress);
            progress.phase("compiling the network");
            Experiment experiment = question.experiment();
            progress.count("replications", sample.size(), 0);
            identical = (int) sample.stream()
                    .filter(repeatable -> repeat(experiment, claim.manifest(), repeatable, progress))
                    .count();
        }
        return conclude(claim.manifest(), identical, sample.size(), watch).code();
    }

    private boolean repeat(Experiment experiment, Manifest manifest, Repeatable stored, Progress progress) {
        String found = experiment
                .trace(stored.variant(), stored.seed(), stored.replication())
                .log()
                .hash();
        boolean ok = found.equals(stored.hash());
        String variant = manifest.variants().get(stored.variant()).id();
        progress.one(ok);
        if (common.json()) {
            session.console()
                    .out()
                    .println(new CourseLine.Verified(variant, stored.replication(), ok, stored.hash(), found).json());
        } else if (!ok) {
            progress.say("replication " + stored.replication() + " of " + variant + ": stored "
                    + stored.hash().substring(0, 12) + ", found " + found.substring(0, 12));
        }
        return ok;
    }

    private Exit conclude(Manifest manifest, int identical, int all, Stopwatch watch) {
        Exit exit = identical == all ? Exit.DONE : Exit.NOT_REPRODUCIBLE;
        String line = (exit == Exit.DONE ? "ok  " : "DIFFERENT  ") + identical + "/" + all
                + " logs identical (sha256), engine " + Program.version() + ", Java " + Program.java();
        if (common.json()) {
            session.console()
                    .out()
                    .println(new ProgramLine.Done(
                                    exit.code(),
                                    exit.meaning(),
                                    "faultline verify " + Shell.line(List.of(what)),
                                    watch.total())
                            .json());
        } else {
            session.console().out().println(line);
        }
        if (exit != Exit.DONE && !manifest.build().equals(Program.build())) {
            session.console()
                    .say("the run was made by another build of Faultline: " + manifest.engine() + " ("
                            + manifest.build() + "), this is " + Program.version() + " (" + Program.build() + ")");
        }
        session.console().say("took " + Durations.ofSeconds(watch.total()));
        return exit;
    }

    private Claim claim() {
        Path file = session.resolve(what);
        if (!Files.isRegularFile(file)) {
            return Claim.of(new RunFolders(session).find(what));
        }
        try {
            return Claim.ofReport(file);
        } catch (IOException e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        }
    }
}
