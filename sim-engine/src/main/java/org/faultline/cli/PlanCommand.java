package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.ReplicationRow;
import org.faultline.scenario.UncertainNumber;
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
    private static final double BYTES_PER_EVENT = 2.5;

    private static final double BYTES_PER_ASSET = 5;

    private static final double PATIENCE_SECONDS = 20;

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
    private record Yardstick(double seconds, double events, double rowBytes, String origin) {}

    @Override
    public Integer call() {
        options.check();
        Stopwatch watch = new Stopwatch();
        try (Progress progress = new Progress(session.console())) {
            Question question = new Questions(session, common.json()).ask(scenario, watch, progress);
            RunTask task = new RunTask(session, question, options, watch, progress);
            List<ReplicationRow> finished = task.finished();
            Yardstick yardstick = finished.isEmpty() ? timed(question, progress) : mean(finished, "stored ones");
            print(question, task, finished.size(), yardstick);
        }
        return Exit.DONE.code();
    }

    private void print(Question question, RunTask task, int finished, Yardstick yardstick) {
        List<String> variants =
                question.variantEntries().stream().map(VariantEntry::id).toList();
        int simulations = variants.size() * task.replications();
        double seconds = yardstick.seconds() * (simulations - finished + variants.size()) / options.threads();
        double replayBytes = BYTES_PER_EVENT * yardstick.events()
                + BYTES_PER_ASSET * question.scenario().network().assets().size();
        long bytes = Math.round(simulations * yardstick.rowBytes() + variants.size() * replayBytes);
        String folder = session.shown(task.folder());
        List<UncertainNumber> numbers = question.template().numbers();
        if (common.json()) {
            session.console()
                    .out()
                    .println(new ProgramLine.Plan(
                                    variants,
                                    task.replications(),
                                    simulations,
                                    finished,
                                    numbers.stream().map(UncertainNumber::name).toList(),
                                    folder,
                                    bytes,
                                    seconds)
                            .json());
            return;
        }
        session.console()
                .out()
                .print("would run " + Words.counted(simulations, "simulation") + " ("
                        + Words.counted(variants.size(), "variant")
                        + " x " + Words.counted(task.replications(), "replication") + "), of which " + finished
                        + " are finished\n"
                        + variants.stream().map(v -> "  " + v + "\n").reduce("", String::concat)
                        + uncertain(numbers)
                        + "estimate  " + Durations.ofSeconds(seconds) + " on "
                        + Words.counted(options.threads(), "thread") + " ("
                        + yardstick.origin() + "), "
                        + String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) + "\n"
                        + "folder    " + folder + "\n");
    }

    private static String uncertain(List<UncertainNumber> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        List<String> names = numbers.stream().map(UncertainNumber::name).toList();
        List<String> texts = numbers.stream()
                .map(n -> n.text() + ", median " + n.written(n.median()))
                .toList();
        return "uncertain numbers, each drawn once per replication, the same for all variants\n"
                + new Table().words("", names).words("", texts).renderRows("  ");
    }

    /** Variants differ in what happens in them: one replication of each is timed, as far as the patience goes. */
    private Yardstick timed(Question question, Progress progress) {
        progress.phase("compiling the network");
        Experiment experiment = question.experiment();
        List<ReplicationRow> rows = new ArrayList<>();
        Stopwatch watch = new Stopwatch();
        int variants = question.scenario().variants().size();
        progress.count("replications timed", variants, 0);
        for (int variant = 0; variant < variants && (rows.isEmpty() || watch.total() < PATIENCE_SECONDS); variant++) {
            Plan one = new Plan(options.seed(), 1, 1, options.level(), List.of(variant));
            RunRow row =
                    experiment.run(one, List.of(), Listener.silent()).rows().get(0);
            rows.add(ReplicationRow.of(row, options.seed()));
            progress.one(true);
        }
        return mean(rows, "timed just now");
    }

    private static Yardstick mean(List<ReplicationRow> rows, String origin) {
        double seconds =
                rows.stream().mapToDouble(ReplicationRow::seconds).average().orElseThrow();
        double events = rows.stream().mapToInt(ReplicationRow::events).average().orElseThrow();
        double bytes = rows.stream().mapToInt(ReplicationRow::bytes).average().orElseThrow();
        return new Yardstick(
                seconds, events, bytes, Durations.ofSeconds(seconds) + " each, mean of " + rows.size() + " " + origin);
    }
}
