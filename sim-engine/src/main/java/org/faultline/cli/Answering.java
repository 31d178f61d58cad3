package org.faultline.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary;

/** What {@code run}, {@code compare} and {@code demo} share: ask, run, print, and say what to do next. */
final class Answering {

    private final Session session;
    private final Console console;
    private final ScenarioOptions scenario;
    private final RunOptions options;
    private final Optional<TornadoOptions> tornado;
    private final boolean json;
    private final String verb;
    private final Stopwatch watch = new Stopwatch();
    private Path folder;

    Answering(Session session, ScenarioOptions scenario, RunOptions options, boolean json, String verb) {
        this(session, scenario, options, Optional.empty(), json, verb);
    }

    /**
     * An answer.
     *
     * @param tornado how verdicts are tried at the ends of assumptions; empty where mixes are not compared
     */
    Answering(
            Session session,
            ScenarioOptions scenario,
            RunOptions options,
            Optional<TornadoOptions> tornado,
            boolean json,
            String verb) {
        this.tornado = tornado;
        this.session = session;
        this.console = session.console();
        this.scenario = scenario;
        this.options = options;
        this.json = json;
        this.verb = verb;
    }

    /** Runs, prints, and says how the command ends. */
    Exit answer(boolean compared) {
        try {
            return answerOrRefuse(compared);
        } catch (Refusal refusal) {
            if (json) {
                finish(refusal.exit(), words(options.replications()));
            }
            throw refusal;
        }
    }

    private Exit answerOrRefuse(boolean compared) {
        options.check();
        tornado.ifPresent(TornadoOptions::check);
        RunTask.Result result;
        List<String> repeat;
        List<String> notes;
        try (Progress progress = new Progress(console)) {
            Question question = new Questions(session, json).ask(scenario, watch, progress);
            if (compared
                    && question.scenario().variants().stream()
                                    .map(v -> v.mix().id())
                                    .distinct()
                                    .count()
                            < 2) {
                throw Refusal.of(
                        Exit.USAGE,
                        "The scenario " + question.scenario().id()
                                + " has only one vendor mix; there is nothing to compare.",
                        "faultline run " + scenario.scenario());
            }
            RunTask task = new RunTask(session, question, options, tornado, watch, progress);
            List<String> again = words(Optional.of(task.replications()));
            repeat = again;
            folder = task.folder();
            notes = DeadlockScope.notes(question.scenario().network());
            result = question.start().begun(() -> task.run(again, scenario.words()));
        }
        print(result, compared);
        say(result, repeat, notes);
        if (json) {
            finish(result.exit(), repeat);
        }
        return result.exit();
    }

    private List<String> words(Optional<Integer> replications) {
        List<String> words = new ArrayList<>(List.of("faultline", verb));
        words.addAll(scenario.words());
        words.addAll(options.words(replications));
        tornado.ifPresent(t -> words.addAll(t.words()));
        return words;
    }

    private void print(RunTask.Result result, boolean compared) {
        if (result.summary().isEmpty()) {
            return;
        }
        Summary summary = result.summary().get();
        if (json) {
            ResultLines lines = new ResultLines(result.run(), summary);
            Stream.of(
                            lines.runs(),
                            lines.drawn(),
                            lines.measures(),
                            lines.deadlocks(),
                            compared ? lines.differences() : Stream.<Line>empty(),
                            lines.limits())
                    .flatMap(part -> part)
                    .forEach(line -> console.out().println(line.json()));
        } else {
            ResultText text = new ResultText(console, result.run().manifest(), summary);
            console.out()
                    .print(text.heading()
                            + text.sectors()
                            + text.exposures()
                            + text.observations()
                            + (compared ? text.differences("people-hours-lost") : "")
                            + text.limits());
        }
    }

    private void say(RunTask.Result result, List<String> repeat, List<String> notes) {
        result.failures().stream()
                .limit(5)
                .forEach(f -> console.say(console.paintedErr("1;33", "failed") + ": replication " + f.replication()
                        + " of " + f.variant() + ": " + f.fault().getMessage()));
        if (options.timings()) {
            timings(result.run().rows());
        }
        StoredRun run = result.run();
        String shown = session.shown(run.path());
        String reused = result.finishedBefore() > 0
                ? " (" + Words.counted(result.finishedBefore(), "replication")
                        + (result.finishedBefore() == 1 ? " was" : " were") + " there already)"
                : "";
        console.say("");
        if (result.interrupted()) {
            console.say("stopped after " + Words.counted(run.rows().size(), "replication")
                    + "; nothing finished is lost. Resume with:");
            console.say("  " + Shell.line(repeat));
            return;
        }
        notes.forEach(note -> console.say("note    " + note));
        console.say("wrote   " + shown + reused + " in " + Durations.ofSeconds(watch.total()));
        console.say("repeat  " + Shell.line(repeat));
        console.say("next    faultline report " + shown + "    faultline why " + shown + subject(result));
    }

    /** The service hit hardest in the first median run: worth a question. */
    private static String subject(RunTask.Result result) {
        return result.summary().stream()
                .flatMap(summary -> summary.why().stream())
                .findFirst()
                .map(chain -> " " + Shell.line(List.of(chain.subject())) + variant(result, chain.variant()))
                .orElse("");
    }

    private static String variant(RunTask.Result result, String id) {
        return result.run().manifest().variants().size() == 1 ? "" : " --variant " + Shell.line(List.of(id));
    }

    private void timings(List<ReplicationRow> rows) {
        Map<String, Double> parts = new LinkedHashMap<>(watch.parts());
        rows.stream()
                .mapToDouble(ReplicationRow::seconds)
                .average()
                .ifPresent(s -> parts.put("one replication, mean", s));
        rows.stream()
                .mapToDouble(ReplicationRow::seconds)
                .max()
                .ifPresent(s -> parts.put("one replication, longest", s));
        parts.forEach((part, seconds) -> {
            if (json) {
                console.out().println(new ProgramLine.Timing(part, seconds).json());
            } else {
                console.say(String.format(Locale.ROOT, "  %-26s %s", part, Durations.ofSeconds(seconds)));
            }
        });
        console.say(String.format(Locale.ROOT, "  %-26s %d MiB", "heap, peak", peakHeapBytes() >> 20));
    }

    private static long peakHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private void finish(Exit exit, List<String> repeat) {
        console.out()
                .println(new ProgramLine.Done(exit.code(), exit.meaning(), Shell.line(repeat), watch.total()).json());
    }

    /** The folder of the run that was answered with. */
    Path folder() {
        return folder;
    }
}
