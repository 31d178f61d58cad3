package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.StoredRun;
import org.faultline.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a run. */
@Command(
        name = "report",
        header = "Write the report of a run: one HTML file that asks nothing of any server.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline report", "  faultline report runs/nordland-backdoor-1a2b3c4d -o nordland.html"})
final class ReportCommand implements Callable<Integer> {

    /** The name under which the viewer finds a report in a run folder. */
    static final String FILE = "report.html";

    private final Session session;

    @Mixin
    private RunArgument run;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "File to write. Default: report.html in the folder of the run.")
    private Optional<String> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        StoredRun stored = run.find(session);
        Path file = out.map(session::resolve).orElse(stored.path().resolve(FILE));
        write(session, stored.path(), file);
        String shown = session.shown(file);
        if (common.json()) {
            session.console().out().println(new ProgramLine.Wrote("report", shown).json());
        } else {
            session.console().out().println(shown);
        }
        session.console()
                .say("wrote the report, " + size(file) + ", in " + Durations.ofSeconds(watch.total())
                        + "; it opens in any browser");
        return Exit.DONE.code();
    }

    /** Writes a report, or refuses with what is in the way. */
    static void write(Session session, Path run, Path file) {
        try {
            Report.write(run, file);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        } catch (IOException e) {
            throw Refusal.of(
                    Exit.ENVIRONMENT, "The report " + session.shown(file) + " cannot be written: " + e.getMessage());
        }
    }

    static String size(Path file) {
        try {
            return String.format(Locale.ROOT, "%.1f MB", Files.size(file) / 1e6);
        } catch (IOException e) {
            return "of unknown size";
        }
    }
}
