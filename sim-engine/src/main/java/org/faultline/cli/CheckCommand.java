package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.lines.ValidityLine;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Check;
import org.faultline.oracle.Finding;
import org.faultline.oracle.Scores;
import org.faultline.oracle.ValidationPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what scenarios give with published results. */
@Command(
        name = "check",
        header = "Compare the simulator with published results, each by its stated test.",
        description = {
            "Reads cases (parameters and the values that must come out), runs for each the scenario file that serves it, as often as "
                    + "the asked precision needs, and judges every output. Cases come as a file or a folder of files; the scenarios "
                    + "stand in scenarios/oracles, and their block `oracle` says how a case becomes a scenario."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline check scenarios/oracles/values",
            "  faultline check scenarios/oracles/values --only 'R0*' --json",
            "  faultline check scenarios/oracles/values --results results --page validation.md",
            "  faultline check my-cases.json --templates my-scenarios"
        })
final class CheckCommand implements Callable<Integer> {

    private static final String FOLDER = "scenarios/oracles";

    private final Session session;

    @Parameters(paramLabel = "FILE|DIR", description = "Cases with the values that must come out.")
    private String cases;

    @Option(
            names = "--only",
            paramLabel = "IDS",
            split = ",",
            description = "Only cases with these ids; * stands for any letters.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description = "Folder of the scenarios that serve the cases. Default: " + FOLDER + ".")
    private Optional<String> templates = Optional.empty();

    @Mixin
    private DrawOptions draw;

    @Option(
            names = "--most-seconds",
            paramLabel = "N",
            description =
                    "Ends the runs of a case after this processor time and calls what is not precise by then not precise "
                            + "enough; such a case is not kept. Default: no such end.")
    private Optional<Double> mostSeconds = Optional.empty();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "Keeps what was found in this folder, case by case; cases that stand there already with the same text, "
                            + "scenario file and seed are not run again. So a check that was interrupted goes on, and families can be "
                            + "checked one after the other. A changed program is no reason to run them again: each names the build that "
                            + "found it, and cases of another build than this are counted at the end. Take their lines out, or begin with "
                            + "an empty folder, to have them run again.")
    private Optional<String> results = Optional.empty();

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "Writes a page with all cases of FILE|DIR and what was found, or is kept in --results, of each.")
    private Optional<String> page = Optional.empty();

    @Mixin
    private CommonOptions common;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        draw.check();
        Stopwatch watch = new Stopwatch();
        Path file = existing(cases);
        String build = Program.build();
        Check check = check(build);
        List<String> ids = Check.ids(file, this::isWanted);
        if (ids.isEmpty()) {
            throw Refusal.of(
                    Exit.USAGE, "No case of " + cases + " has such an id.", "leave --only out to see them all");
        }
        Tally tally = new Tally();
        KeptFindings kept = new KeptFindings(results.map(r -> session.here().resolve(r)));
        boolean whole;
        try (Progress progress = new Progress(session.console());
                Interruption interruption = new Interruption(
                        () -> progress.say("stopping; Ctrl+C again stops at once"), () -> progress.say("stopped"))) {
            whole = check.run(file, this::isWanted, new Printer(progress, interruption, tally, kept, build));
        }
        Exit exit = !whole ? Exit.INTERRUPTED : tally.allWell() ? Exit.DONE : Exit.LIMIT_BROKEN;
        page.ifPresent(p -> writePage(session.here().resolve(p), file, kept));
        conclude(tally, exit, watch);
        return exit.code();
    }

    private void writePage(Path to, Path file, KeptFindings kept) {
        try {
            Files.writeString(to, ValidationPage.of(file, existing(templates.orElse(FOLDER)), kept::find));
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + to + " cannot be written", e);
        }
        if (common.json()) {
            session.console().out().println(new ProgramLine.Wrote("page", page.orElseThrow()).json());
        } else {
            session.console().out().println("wrote   " + page.orElseThrow());
        }
    }

    private Check check(String build) {
        Path folder = existing(templates.orElse(FOLDER));
        List<Path> fallbacks = session.home().map(home -> home.resolve("scenarios")).filter(Files::isDirectory).stream()
                .toList();
        try {
            return new Check(
                    new ScenarioReader(new CountryNetworks(), fallbacks),
                    folder,
                    new Check.Effort(
                            draw.seed(),
                            draw.threads(),
                            Integer.MAX_VALUE,
                            mostSeconds.orElse(Double.POSITIVE_INFINITY)),
                    build);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        }
    }

    private Path existing(String words) {
        return Stream.concat(Stream.of(session.here()), session.home().stream())
                .map(folder -> folder.resolve(words).normalize())
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> Refusal.of(Exit.USAGE, "There is no file or folder `" + words + "`."));
    }

    private boolean isWanted(String id) {
        return only.isEmpty() || only.stream().anyMatch(pattern -> matches(pattern, id));
    }

    private static boolean matches(String pattern, String id) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return id.matches(regex);
    }

    private void conclude(Tally tally, Exit exit, Stopwatch watch) {
        if (common.json()) {
            List<String> words = new ArrayList<>(List.of("faultline", "check", cases));
            only.forEach(o -> words.addAll(List.of("--only", o)));
            templates.ifPresent(t -> words.addAll(List.of("--templates", t)));
            results.ifPresent(r -> words.addAll(List.of("--results", r)));
            page.ifPresent(p -> words.addAll(List.of("--page", p)));
            tally.scores.spreads().forEach(f -> session.console().out().println(line(f).json()));
            words.addAll(List.of("--seed", Long.toString(draw.seed())));
            session.console()
                    .out()
                    .println(
                            new ProgramLine.Done(exit.code(), exit.meaning(), Shell.line(words), watch.total()).json());
        } else {
            session.console().out().print(tally.text());
        }
        session.console().say("took " + Durations.ofSeconds(watch.total()));
    }

    /** Prints findings as they come. */
    private final class Printer implements Check.Listener {

        private final Progress progress;
        private final Interruption interruption;
        private final Tally tally;
        private final KeptFindings kept;
        private final String build;
        private String id = "";
        private int shown;
        private int expected;

        Printer(Progress progress, Interruption interruption, Tally tally, KeptFindings kept, String build) {
            this.progress = progress;
            this.interruption = interruption;
            this.tally = tally;
            this.kept = kept;
            this.build = build;
        }

        @Override
        public Optional<List<Finding>> kept(String of, String fingerprint) {
            List<Finding> found = kept.find(of);
            boolean same = !found.isEmpty()
                    && found.stream().allMatch(f -> f.fingerprint().equals(fingerprint));
            if (same && !found.stream().allMatch(f -> f.build().equals(Optional.of(build)))) {
                tally.byOtherBuilds++;
            }
            return same ? Optional.of(found) : Optional.empty();
        }

        @Override
        public void ends(String of, List<Finding> findings) {
            boolean cutShort = mostSeconds.isPresent()
                    && findings.stream().anyMatch(f -> f.verdict() == Finding.Verdict.NOT_PRECISE);
            if (!cutShort) {
                kept.keep(of, findings);
            }
        }

        @Override
        public void begins(String of, int before, int all) {
            id = (before + 1) + "/" + all + " " + of;
            expected = 0;
            progress.phase(id);
        }

        @Override
        public synchronized void replications(int done, int about) {
            if (about != expected) {
                progress.count("replications of " + id, about, done);
                expected = about;
                shown = done;
            }
            for (; shown < done; shown++) {
                progress.one(true);
            }
        }

        @Override
        public void found(Finding finding) {
            tally.add(finding);
            if (common.json()) {
                session.console().out().println(KeptFindings.line(finding).json());
            } else {
                progress.wipeLine();
                session.console().out().println(text(finding));
            }
            session.console().out().flush();
        }

        @Override
        public boolean stopRequested() {
            return interruption.happened();
        }
    }

    private static ValidityLine.Scores line(Scores.Spread s) {
        return new ValidityLine.Scores(
                s.family(), s.runs(), s.mean(), s.variance(), s.pMean(), s.pVariance(), s.pShape(), s.worst(), s.ok());
    }

    private static String text(Finding f) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-4s %-34s %-30s %14s",
                f.verdict().ok() ? "ok" : "NO",
                f.id(),
                f.output(),
                shortened(f.expected())));
        if (f.got().isPresent()) {
            text.append(String.format(
                    Locale.ROOT,
                    " %14.7g  [%.6g, %.6g]  n %d  %.1f s",
                    f.got().get(),
                    f.low().orElse(f.got().get()),
                    f.high().orElse(f.got().get()),
                    f.replications(),
                    f.seconds()));
        }
        if (f.verdict() != Finding.Verdict.PASSED) {
            text.append("  ").append(f.verdict().words());
        }
        return text.append(f.remark().isEmpty() ? "" : ": " + f.remark()).toString();
    }

    private static String shortened(String text) {
        return text.length() <= 14 ? text : text.substring(0, 13) + "~";
    }

    /** Counts findings by verdict. */
    private static final class Tally {

        private final Map<Finding.Verdict, Integer> counts = new EnumMap<>(Finding.Verdict.class);
        private final Scores scores = new Scores();
        private int waiting;
        private int byOtherBuilds;

        void add(Finding finding) {
            if (finding.isWaiting()) {
                waiting++;
                return;
            }
            counts.merge(finding.verdict(), 1, Integer::sum);
            scores.add(finding);
        }

        boolean allWell() {
            return counts.keySet().stream().allMatch(Finding.Verdict::ok)
                    && scores.spreads().stream().allMatch(Scores.Spread::ok);
        }

        String text() {
            StringBuilder text = new StringBuilder("\n");
            int all = counts.entrySet().stream()
                    .filter(e -> e.getKey() != Finding.Verdict.ELSEWHERE)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            int well = counts.entrySet().stream()
                    .filter(e -> e.getKey().ok() && e.getKey() != Finding.Verdict.ELSEWHERE)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            text.append(well + " of " + all + " outputs pass\n");
            counts.forEach((verdict, count) -> text.append(String.format("%7d  %s%n", count, verdict.words())));
            if (waiting > 0) {
                text.append(String.format(
                        "%7d  wait for their mechanism (families P and S) and are not counted%n", waiting));
            }
            if (byOtherBuilds > 0) {
                text.append(String.format(
                        "%7d  cases were found by another build of the program and are not run again%n",
                        byOtherBuilds));
            }
            List<Scores.Spread> spreads = scores.spreads();
            if (!spreads.isEmpty()) {
                text.append("z-scores of independent runs, which together must look standard normal (every p at least "
                        + Scores.BOUND + ")\n");
                text.append("family  runs    mean  p       mean square  p       shape p  worst\n");
            }
            spreads.forEach(f -> text.append(String.format(
                    Locale.ROOT,
                    "%-6s %5d  %6.2f  %.4f  %11.2f  %.4f  %7.4f  %5.2f%s%n",
                    f.family(),
                    f.runs(),
                    f.mean(),
                    f.pMean(),
                    f.variance(),
                    f.pVariance(),
                    f.pShape(),
                    f.worst(),
                    f.ok() ? "" : "  NOT NORMAL")));
            return text.toString();
        }
    }
}
