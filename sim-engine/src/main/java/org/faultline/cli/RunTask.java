package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.cli.TornadoTask.Swept;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.TornadoEnd;
import org.faultline.experiment.Trace;
import org.faultline.io.replay.Recording;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.FolderInUseException;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.RunFolder;
import org.faultline.io.results.RunNote;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.StormTold;
import org.faultline.io.results.Summaries;
import org.faultline.io.results.Summary;

/**
 * Answers a question: runs what no earlier run has finished, and leaves everything in the run's folder. Ctrl+C stops it softly:
 * what is finished is kept, summarised and picked up by the next run of the same question.
 */
final class RunTask {

    /**
     * What came of it.
     *
     * @param run as it stands in the folder
     * @param summary over all finished replications; empty when none is
     * @param finishedBefore number of replications that an earlier run had finished
     * @param failures what went wrong in single replications
     * @param interrupted true after Ctrl+C
     */
    record Result(
            StoredRun run, Optional<Summary> summary, int finishedBefore, List<Failure> failures, boolean interrupted) {

        /** How the command ends. */
        Exit exit() {
            if (interrupted) {
                return Exit.INTERRUPTED;
            }
            if (!failures.isEmpty()) {
                return Exit.PARTIAL;
            }
            boolean limitBroken =
                    summary.stream().flatMap(s -> s.limits().stream()).anyMatch(l -> !l.ok());
            return limitBroken ? Exit.LIMIT_BROKEN : Exit.DONE;
        }
    }

    /** A replication that could not be run. */
    record Failure(String variant, int replication, RuntimeException fault) {}

    private final Session session;
    private final Question question;
    private final RunOptions options;
    private final Optional<TornadoOptions> tornado;
    private final Stopwatch watch;
    private final Progress progress;

    RunTask(Session session, Question question, RunOptions options, Stopwatch watch, Progress progress) {
        this(session, question, options, Optional.empty(), watch, progress);
    }

    /**
     * A task.
     *
     * @param tornado how verdicts are tried at the ends of assumptions; empty where no verdicts are asked for
     */
    RunTask(
            Session session,
            Question question,
            RunOptions options,
            Optional<TornadoOptions> tornado,
            Stopwatch watch,
            Progress progress) {
        this.tornado = tornado;
        this.session = session;
        this.question = question;
        this.options = options;
        this.watch = watch;
        this.progress = progress;
    }

    /** Number of replications of each variant. */
    int replications() {
        return options.replications().orElse(question.scenario().replications());
    }

    /** The folder of the run. */
    Path folder() {
        return session.resolve(options.out().orElse(RunFolders.FOLDER + "/" + question.folderName(options.seed())));
    }

    /** Replications that an earlier run of this question has finished; none when there is no such run. */
    List<ReplicationRow> finished() {
        try {
            if (!StoredRun.isRun(folder())) {
                return List.of();
            }
            StoredRun stored = StoredRun.read(folder());
            boolean continues = stored.manifest().continues(manifest(List.of(), List.of()));
            return continues ? stored.rows().stream().filter(this::wanted).toList() : List.of();
        } catch (IOException e) {
            throw cannotUse(e);
        }
    }

    /**
     * Runs.
     *
     * @param command the words that repeat it
     * @param arguments the words that ask the same question again
     */
    Result run(List<String> command, List<String> arguments) {
        Manifest manifest = manifest(command, arguments);
        try {
            Optional<Result> whole = options.fresh() ? Optional.empty() : findWhole(manifest);
            return whole.isPresent() ? whole.get() : run(manifest);
        } catch (FolderInUseException e) {
            throw Refusal.of(Exit.ENVIRONMENT, e.getMessage(), "wait for it, or name another folder with --out");
        } catch (IOException e) {
            throw cannotUse(e);
        }
    }

    private Refusal cannotUse(IOException e) {
        return Refusal.of(
                Exit.ENVIRONMENT, "The folder " + session.shown(folder()) + " cannot be used: " + e.getMessage());
    }

    private boolean wanted(ReplicationRow row) {
        return row.replication() < replications();
    }

    /** The answer to exactly this question, if the folder has it. */
    private Optional<Result> findWhole(Manifest manifest) throws IOException {
        if (!StoredRun.isRun(folder())) {
            return Optional.empty();
        }
        StoredRun stored = StoredRun.read(folder());
        boolean same = stored.manifest().continues(manifest)
                && stored.manifest().finishedAt().isPresent()
                && stored.manifest().replications() == replications();
        return stored.summary()
                .filter(summary -> same && isSwept(summary))
                .filter(summary -> summary.measures().stream().allMatch(m -> m.level() == options.level()))
                .map(summary ->
                        new Result(stored, Optional.of(summary), stored.rows().size(), List.of(), false));
    }

    /** True when the summary says as much of the ends of assumptions as is asked for. */
    private boolean isSwept(Summary summary) {
        int wanted = endReplications();
        int there = summary.tornado().map(Summary.Tornado::replications).orElse(0);
        return tornado.isEmpty() || there == wanted;
    }

    private int endReplications() {
        boolean some = !TornadoEnd.of(question.scenario()).isEmpty();
        return some ? tornado.map(t -> t.replications(replications())).orElse(0) : 0;
    }

    private Result run(Manifest manifest) throws IOException {
        progress.phase("compiling the network");
        Experiment experiment = watch.time("compile", question::experiment);
        try (RunFolder folder = RunFolder.open(folder(), manifest, options.fresh())) {
            if (folder.discarded() && !options.fresh()) {
                progress.say("the results in " + session.shown(folder.path())
                        + " were of another question or another build of Faultline; starting afresh");
            }
            return run(experiment, folder);
        }
    }

    private Result run(Experiment experiment, RunFolder folder) throws IOException {
        List<RunRow> before = folder.earlier().stream()
                .filter(this::wanted)
                .map(ReplicationRow::toRunRow)
                .toList();
        announceRuns();
        List<Failure> failures = new ArrayList<>();
        try (Interruption interruption = new Interruption(this::announceStop, () -> progress.say("stopped"))) {
            Outcome outcome = watch.time("run", () -> replicate(experiment, before, folder, failures, interruption));
            Swept swept = outcome.complete() && endReplications() > 0
                    ? watch.time(
                            "ends of assumptions", () -> sweep(experiment, outcome, folder, failures, interruption))
                    : Swept.NOTHING;
            Optional<Summary> summary = outcome.rows().isEmpty()
                    ? Optional.empty()
                    : Optional.of(conclude(experiment, outcome, swept, folder));
            boolean stopped = interruption.happened()
                    && (!outcome.complete()
                            || (endReplications() > 0 && swept.tornado().isEmpty()));
            if (outcome.complete() && failures.isEmpty() && !stopped) {
                folder.finish(now());
            }
            return new Result(StoredRun.read(folder.path()), summary, before.size(), failures, stopped);
        }
    }

    /** How many runs a comparison takes, as the ends of assumptions may take many more than the replications asked for. */
    private void announceRuns() {
        int ends = TornadoEnd.of(question.scenario()).size();
        if (tornado.isEmpty() || endReplications() == 0) {
            return;
        }
        int variants = question.scenario().variants().size();
        int compared = variants * replications();
        int atEnds = ends * variants * endReplications();
        progress.say((compared + atEnds) + " runs in all: " + compared + " to compare, and " + atEnds + " at the "
                + Words.counted(ends, "end") + " of assumptions");
    }

    private Swept sweep(
            Experiment experiment,
            Outcome outcome,
            RunFolder folder,
            List<Failure> failures,
            Interruption interruption) {
        try {
            return new TornadoTask(
                            question, experiment, plan(endReplications()), folder, progress, failures, interruption)
                    .sweep(outcome);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Plan plan(int replications) {
        return new Plan(
                options.seed(),
                replications,
                options.threads(),
                options.level(),
                IntStream.range(0, question.scenario().variants().size())
                        .boxed()
                        .toList());
    }

    private void announceStop() {
        progress.say("stopping after the replications that are running; Ctrl+C again stops at once");
    }

    private Outcome replicate(
            Experiment experiment,
            List<RunRow> before,
            RunFolder folder,
            List<Failure> failures,
            Interruption interruption) {
        int variants = question.scenario().variants().size();
        progress.count("replications", variants * replications(), before.size());
        return experiment.run(plan(replications()), before, new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                keep(folder, row);
                progress.one(true);
            }

            @Override
            public void failed(int variant, int replication, RuntimeException fault) {
                failures.add(
                        new Failure(question.scenario().variants().get(variant).id(), replication, fault));
                progress.one(false);
            }

            @Override
            public boolean stopRequested() {
                return interruption.happened();
            }
        });
    }

    private void keep(RunFolder folder, RunRow row) {
        try {
            folder.append(ReplicationRow.of(row, options.seed()));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private Summary conclude(Experiment experiment, Outcome outcome, Swept swept, RunFolder folder) throws IOException {
        progress.count("replays", outcome.medianRuns().size(), 0);
        List<StormTold> storms = new ArrayList<>();
        Summary summary = watch.time(
                "replays",
                () -> Summaries.of(question.scenario(), outcome, swept.tornado(), swept.robustness(), variant -> {
                    int replication = outcome.medianRuns().get(variant);
                    Trace trace = experiment.trace(variant, options.seed(), replication);
                    store(
                            Recording.of(trace.scenario(), trace, options.seed(), replication)
                                    .replay(),
                            folder.replay(variant));
                    storms.addAll(
                            Storms.of(question.template(), experiment, trace, variant, options.seed(), replication));
                    progress.one(true);
                    return trace;
                }));
        folder.write(summary);
        folder.writeStorms(storms);
        folder.writeCauses(CommonCauses.of(question.scenario()));
        folder.writeConcentration(RunFacts.concentration(question.scenario()));
        folder.writeMeasures(RunFacts.measures(question.template()));
        folder.writeNotes(DeadlockScope.notes(question.scenario().network()).stream()
                .map(RunNote::new)
                .toList());
        return summary;
    }

    private void store(Replay replay, Path file) {
        try {
            replay.write(file);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private UncheckedIOException cannotWrite(IOException e) {
        return new UncheckedIOException("The results cannot be written to " + session.shown(folder()), e);
    }

    private Manifest manifest(List<String> command, List<String> arguments) {
        return new Manifest(
                Manifest.FORMAT,
                question.scenario().id(),
                question.scenario().title(),
                question.scenario().description(),
                session.named(question.file()),
                question.sha256(),
                options.seed(),
                replications(),
                question.variantEntries(),
                question.scenario().start().toString(),
                question.scenario().horizonHours(),
                Program.version(),
                Program.build(),
                Program.java(),
                arguments,
                Shell.line(command),
                now(),
                Optional.empty(),
                question.scenario().network().assets().size(),
                question.scenario().network().services().size(),
                question.sectorEntries(),
                question.sources(),
                question.uncertainEntries());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
