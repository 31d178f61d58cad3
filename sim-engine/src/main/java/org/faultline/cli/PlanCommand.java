package org.faultline.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.io.lines.Line;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.ReplicationRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a run would do, and what it would cost. */
@Command(
        name = "plan",
        header = "Say what a run would do: variants, replications, time, disk. Nothing is stored.",
        description =
                "The time is estimated from replications of an earlier run of the same question, or from one that is timed now.",
        footerHeading = "%nExample:%n",
        footer = "  faultline plan germany-vendor-mixes --reps 200")
final class PlanCommand implements Callable<Integer> {

    /** What a replay takes after compression, as measured. */
    private static final double BYTES_PER_EVENT = 8;

    private static final double BYTES_PER_ASSET = 12;

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private RunOptions options;

    @Mixin
    private CommonOptions common;

    PlanCommand(Session session) {
        this.session = session;
    }

    /** One replication as a yardstick. */
    private record Yardstick(double seconds, int events, long rowBytes, String origin) {}

    @Override
    public Integer call() {
        options.check();
        Stopwatch watch = new Stopwatch();
        try (Progress progress = new Progress(session.console())) {
            Question question = new Questions(session, common.json()).ask(scenario, watch, progress);
            RunTask task = new RunTask(session, question, options, watch, progress);
            List<ReplicationRow> finished = task.finished();
            Yardstick yardstick = finished.isEmpty() ? timed(question, progress) : stored(finished);
            print(question, task, finished.size(), yardstick);
        }
        return Exit.DONE.code();
    }

    private void print(Question question, RunTask task, int finished, Yardstick yardstick) {
        List<String> variants =
                question.variantEntries().stream().map(VariantEntry::id).toList();
        int simulations = variants.size() * task.replications();
        double seconds = yardstick.seconds() * (simulations - finished + variants.size()) / options.threads();
        long bytes = simulations * yardstick.rowBytes()
                + Math.round(variants.size() * (BYTES_PER_EVENT * yardstick.events() + assetBytes(question)));
        String folder = session.shown(task.folder());
        if (common.json()) {
            session.console()
                    .out()
                    .println(new Line.Plan(variants, task.replications(), simulations, finished, folder, bytes, seconds)
                            .json());
            return;
        }
        session.console()
                .out()
                .print("would run " + Words.counted(simulations, "simulation") + " (" + Words.counted(variants.size(), "variant")
                        + " x " + Words.counted(task.replications(), "replication") + "), of which " + finished + " are finished\n"
                        + variants.stream().map(v -> "  " + v + "\n").reduce("", String::concat)
                        + "estimate  " + Durations.ofSeconds(seconds) + " on " + Words.counted(options.threads(), "thread") + " ("
                        + yardstick.origin() + "), "
                        + String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) + "\n"
                        + "folder    " + folder + "\n");
    }

    private static double assetBytes(Question question) {
        return BYTES_PER_ASSET * question.scenario().network().assets().size();
    }

    private static Yardstick stored(List<ReplicationRow> rows) {
        double seconds =
                rows.stream().mapToDouble(ReplicationRow::seconds).average().orElseThrow();
        int events =
                (int) rows.stream().mapToInt(ReplicationRow::events).average().orElseThrow();
        return new Yardstick(
                seconds,
                events,
                rows.get(0).bytes(),
                Durations.ofSeconds(seconds) + " each, from " + rows.size() + " stored ones");
    }

    private Yardstick timed(Question question, Progress progress) {
        progress.phase("compiling the network");
        Experiment experiment = Experiment.of(question.scenario());
        progress.phase("timing one replication");
        Plan one = new Plan(options.seed(), 1, 1, options.level(), List.of(0));
        ReplicationRow row = ReplicationRow.of(
                experiment.run(one, List.of(), Listener.silent()).rows().get(0), options.seed());
        return new Yardstick(
                row.seconds(),
                row.events(),
                row.bytes(),
                Durations.ofSeconds(row.seconds()) + " each, timed once just now");
    }
}
