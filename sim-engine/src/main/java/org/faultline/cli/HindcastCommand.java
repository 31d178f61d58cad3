package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.hindcast.Band;
import org.faultline.hindcast.Figure;
import org.faultline.hindcast.Hindcast;
import org.faultline.hindcast.HindcastPage;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.lines.ValidityLine;
import org.faultline.table.TableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs outages that happened and holds what comes out against what was. */
@Command(
        name = "hindcast",
        header = "Run outages that happened, and compare with what was, each figure by its band.",
        description = {
            "A hindcast is a folder with scenario.yaml and bands.csv; an observation of the scenario gives the figure of the same name. What no "
                    + "source tells is drawn anew in each replication, so a figure comes out as a median, a range and the share of "
                    + "replications in its band. It is hit when the median is known and lies in the band. Exit code 4 when one is missed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline hindcast",
            "  faultline hindcast att-2024 kddi-2022 -n 40 --json",
            "  faultline hindcast scenarios/hindcasts --page docs/hindcasts.md",
            "  faultline hindcast my-outages"
        })
final class HindcastCommand implements Callable<Integer> {

    private static final String FOLDER = "scenarios/hindcasts";

    private final Session session;

    @Parameters(
            paramLabel = "DIR|ID",
            arity = "0..*",
            description = "Folders with hindcasts, or ids of those in " + FOLDER + ". Default: all of these.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = {"-n", "--reps"},
            paramLabel = "N",
            description = "Replications. Default: what each scenario asks for.")
    private Optional<Integer> replications = Optional.empty();

    @Mixin
    private DrawOptions draw;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "Writes a page with all figures, hit or missed, and what the README of each hindcast says of misses.")
    private Optional<String> page = Optional.empty();

    @Mixin
    private CommonOptions common;

    HindcastCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        if (replications.filter(n -> n < 1).isPresent()) {
            throw Refusal.of(Exit.USAGE, "A hindcast needs at least one replication.");
        }
        draw.check();
        List<Hindcast> hindcasts = hindcasts();
        List<HindcastPage.Part> parts = new ArrayList<>();
        boolean whole = true;
        try (Progress progress = new Progress(session.console());
                Interruption interruption = new Interruption(
                        () -> progress.say("stopping; Ctrl+C again stops at once"), () -> progress.say("stopped"))) {
            for (Hindcast hindcast : hindcasts) {
                Optional<HindcastPage.Part> part = run(hindcast, watch, progress, interruption);
                part.ifPresent(parts::add);
                whole &= part.isPresent();
            }
        }
        boolean allHit = parts.stream().flatMap(p -> p.figures().stream()).allMatch(Figure::ok);
        Exit exit = !whole ? Exit.INTERRUPTED : allHit ? Exit.DONE : Exit.LIMIT_BROKEN;
        if (whole) {
            page.ifPresent(p -> write(session.resolve(p), parts));
        }
        conclude(parts, exit, watch);
        return exit.code();
    }

    // --- which

    private List<Hindcast> hindcasts() {
        List<Hindcast> found = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(FOLDER) : words) {
            List<Hindcast> here = in(folder(word));
            if (here.isEmpty()) {
                throw Refusal.of(Exit.USAGE, "There is no hindcast in `" + word + "`: no folder with bands.csv.");
            }
            here.stream().filter(h -> !found.contains(h)).forEach(found::add);
        }
        return found;
    }

    private static List<Hindcast> in(Path folder) {
        try {
            return Hindcast.in(folder);
        } catch (TableException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        }
    }

    private Path folder(String word) {
        return Stream.concat(Stream.of(session.here()), session.home().stream())
                .flatMap(root ->
                        Stream.of(root.resolve(word), root.resolve(FOLDER).resolve(word)))
                .map(Path::normalize)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Exit.USAGE,
                        "There is no folder or hindcast `" + word + "`.",
                        "leave it out to run those that come along"));
    }

    // --- running

    private Optional<HindcastPage.Part> run(
            Hindcast hindcast, Stopwatch watch, Progress progress, Interruption interruption) {
        if (interruption.happened()) {
            return Optional.empty();
        }
        ScenarioOptions asked = ScenarioOptions.of(hindcast.scenario().toString());
        Question question = new Questions(session, common.json()).ask(asked, watch, progress);
        int n = replications.orElse(question.scenario().replications());
        Plan plan = new Plan(draw.seed(), n, draw.threads(), 0.9, List.of(0));
        progress.count("replications of " + hindcast.id(), n, 0);
        List<RunRow> rows = question.experiment().replicate(plan, List.of(), new Hearing(progress, interruption));
        if (rows.size() < n && interruption.happened()) {
            return Optional.empty();
        }
        List<Figure> figures = hindcast.judge(question.scenario(), rows);
        progress.wipeLine();
        figures.forEach(this::print);
        session.console().out().flush();
        return Optional.of(new HindcastPage.Part(hindcast, question.scenario().title(), figures));
    }

    /** Shows how runs get on. */
    private record Hearing(Progress progress, Interruption interruption) implements Listener {

        @Override
        public void finished(RunRow row, int done, int total) {
            progress.one(true);
        }

        @Override
        public void failed(int variant, int replication, RuntimeException fault) {
            progress.one(false);
            progress.say("replication " + replication + " failed: " + fault.getMessage());
        }

        @Override
        public boolean stopRequested() {
            return interruption.happened();
        }
    }

    // --- telling

    private void print(Figure figure) {
        session.console().out().println(common.json() ? line(figure).json() : text(figure));
    }

    private static ValidityLine.Hindcast line(Figure f) {
        return new ValidityLine.Hindcast(
                f.hindcast(),
                f.band().figure(),
                f.band().unit().id(),
                f.band().low(),
                f.band().high(),
                f.median().map(Figure.Value::number),
                f.median().filter(Figure.Value::isBound).isPresent(),
                f.low().map(Figure.Value::number),
                f.high().map(Figure.Value::number),
                f.share(),
                f.replications(),
                f.bounds(),
                f.ok());
    }

    private static String text(Figure f) {
        Band band = f.band();
        String unit = f.median().isEmpty() || band.unit() == Band.Unit.NUMBER
                ? ""
                : " " + band.unit().id();
        String start = String.format(
                Locale.ROOT,
                "%-4s %-12s %-24s %8s%-2s  [%s, %s]",
                f.ok() ? "ok" : "NO",
                f.hindcast(),
                band.figure(),
                HindcastPage.text(f.median()),
                unit,
                HindcastPage.exact(band.low()),
                HindcastPage.exact(band.high()));
        if (f.median().isEmpty()) {
            return start + "  not given by the model";
        }
        return start
                + "  10-90 %: " + HindcastPage.text(f.low()) + " to " + HindcastPage.text(f.high())
                + "  in the band: " + Math.round(100 * f.share()) + " % of " + f.replications()
                + (f.bounds() > 0 ? "  (" + f.bounds() + " not over in time)" : "");
    }

    private void write(Path to, List<HindcastPage.Part> parts) {
        try {
            Files.writeString(to, HindcastPage.of(parts, repeat()));
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + to + " cannot be written", e);
        }
        session.console()
                .out()
                .println(
                        common.json()
                                ? new ProgramLine.Wrote("page", page.orElseThrow()).json()
                                : "wrote   " + page.orElseThrow());
    }

    private void conclude(List<HindcastPage.Part> parts, Exit exit, Stopwatch watch) {
        if (common.json()) {
            session.console()
                    .out()
                    .println(new ProgramLine.Done(exit.code(), exit.meaning(), repeat(), watch.total()).json());
        } else {
            long all = parts.stream().mapToLong(p -> p.figures().size()).sum();
            long hit = parts.stream()
                    .flatMap(p -> p.figures().stream())
                    .filter(Figure::ok)
                    .count();
            session.console().out().println("\n" + hit + " of " + all + " figures are hit");
        }
        session.console().say("took " + Durations.ofSeconds(watch.total()));
    }

    private String repeat() {
        List<String> command = new ArrayList<>(List.of("faultline", "hindcast"));
        command.addAll(words);
        replications.ifPresent(n -> command.addAll(List.of("-n", Integer.toString(n))));
        command.addAll(List.of("--seed", Long.toString(draw.seed())));
        page.ifPresent(p -> command.addAll(List.of("--page", p)));
        return Shell.line(command);
    }
}
