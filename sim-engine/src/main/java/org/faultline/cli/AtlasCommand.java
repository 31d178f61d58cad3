package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.faultline.atlas.AtlasPage;
import org.faultline.atlas.AtlasPlan;
import org.faultline.atlas.Attacked;
import org.faultline.atlas.Entry;
import org.faultline.atlas.Loss;
import org.faultline.experiment.Listener;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryNetworks;
import org.faultline.generate.CountryPreset;
import org.faultline.generate.CountryShares;
import org.faultline.generate.KeptCountry;
import org.faultline.impact.Measures;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.lines.ResultLine;
import org.faultline.io.lines.StudyLine;
import org.faultline.io.results.KeptRows;
import org.faultline.io.results.WholeFile;
import org.faultline.report.AtlasPicture;
import org.faultline.scenario.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the same attacks on many countries. */
@Command(
        name = "atlas",
        header = "Compare countries under the same attacks, with what nobody published about their suppliers drawn.",
        description = {
            "Every scenario in scenarios/atlas is asked of every country: its network is built once, and what is not known of its suppliers is drawn "
                    + "anew several times, so that every published figure holds in each draw. Each supplier is turned in each draw; what is shown "
                    + "is the loss for the supplier that hurts most, and the mean over all suppliers alike. The range holds nine runs in ten, over draws "
                    + "and replications; beside it stands how much of the spread comes from the unknown shares, and how well these are published.",
            "Finished runs are kept in runs/atlas: the same command after an interruption goes on where it stopped, with the same answer.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline atlas",
            "  faultline atlas --countries austria,sweden --draws 20 --reps 4",
            "  faultline atlas --page docs/atlas.md --json",
            "  faultline atlas --page atlas.html"
        })
final class AtlasCommand implements Callable<Integer> {

    private static final String SCENARIOS = "scenarios/atlas";
    private static final String COUNTRIES = "scenarios/countries";
    private static final String BASE = "base.yaml";
    private static final String YAML = ".yaml";

    private final Session session;

    @Option(
            names = "--countries",
            paramLabel = "NAME",
            split = ",",
            description = "Country presets. Default: all that are no invention.")
    private List<String> countries = new ArrayList<>();

    @Option(
            names = "--attacks",
            paramLabel = "NAME",
            split = ",",
            description = "Scenarios in " + SCENARIOS + ". Default: all.")
    private List<String> attacks = new ArrayList<>();

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "16",
            description = "Draws of what is not known of the suppliers. Default: ${DEFAULT-VALUE}.")
    private int draws = 16;

    @Option(
            names = {"-n", "--reps"},
            paramLabel = "N",
            defaultValue = "2",
            description = "Replications of each draw and supplier. Default: ${DEFAULT-VALUE}.")
    private int replications = 2;

    @Option(
            names = "--size",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description =
                    "Part of the antenna sites that is built, more in small countries. Default: ${DEFAULT-VALUE}.")
    private double size = 0.25;

    @Mixin
    private DrawOptions draw;

    @Option(names = "--fresh", description = "Runs everything again, also what an earlier run has kept in runs/atlas.")
    private boolean fresh;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "Writes a page that says for each number how well it is known: one HTML file with a picture where the name ends in"
                            + " .html, otherwise tables in Markdown.")
    private Optional<String> page = Optional.empty();

    @Mixin
    private CommonOptions common;

    AtlasCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        AtlasPlan plan = plan();
        List<CountryPreset> presets = presets();
        List<Path> scenarios = scenarios();
        List<Entry> entries = new ArrayList<>();
        int all = presets.size() * scenarios.size();
        try (Progress progress = new Progress(session.console());
                Interruption interruption = new Interruption(
                        () -> progress.say("stopping; Ctrl+C again stops at once"), () -> progress.say("stopped"))) {
            progress.count("draws of " + all + " attacks on countries", all * draws, 0);
            for (CountryPreset preset : presets) {
                if (interruption.happened()) {
                    break;
                }
                run(preset, scenarios, plan, entries, watch, new Hearing(progress, interruption, row -> {}));
            }
        }
        boolean whole = entries.size() == all;
        if (!common.json()) {
            session.console().out().print(new AtlasText(entries).text());
        }
        page.filter(p -> whole).ifPresent(p -> write(p, plan, entries));
        Exit exit = whole ? Exit.DONE : Exit.INTERRUPTED;
        conclude(entries.size(), all, exit, watch);
        return exit.code();
    }

    private AtlasPlan plan() {
        try {
            return new AtlasPlan(draw.seed(), draws, replications, draw.threads(), size);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        }
    }

    // --- which

    private List<CountryPreset> presets() {
        List<CountryPreset> all = CountryPreset.in(find(COUNTRIES));
        if (countries.isEmpty()) {
            return all.stream().filter(CountryPreset::isReal).toList();
        }
        List<String> names = all.stream().map(CountryPreset::name).toList();
        return countries.stream()
                .map(word -> all.stream()
                        .filter(p -> p.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of(
                                Exit.USAGE,
                                "There is no country `" + word + "`.",
                                Spelling.advice(word, names).orElse("there are: " + String.join(", ", names)))))
                .distinct()
                .toList();
    }

    private List<Path> scenarios() {
        try (Stream<Path> files = Files.list(find(SCENARIOS))) {
            List<Path> all = files.filter(f -> f.getFileName().toString().endsWith(YAML))
                    .filter(f -> !f.getFileName().toString().equals(BASE))
                    .sorted()
                    .toList();
            List<String> names = all.stream().map(AtlasCommand::nameOf).toList();
            for (String word : attacks) {
                if (!names.contains(word)) {
                    throw Refusal.of(
                            Exit.USAGE,
                            "There is no attack `" + word + "` in " + SCENARIOS + ".",
                            "there are: " + String.join(", ", names));
                }
            }
            return all.stream()
                    .filter(f -> attacks.isEmpty() || attacks.contains(nameOf(f)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + SCENARIOS + " cannot be read", e);
        }
    }

    private static String nameOf(Path scenario) {
        String file = scenario.getFileName().toString();
        return file.substring(0, file.length() - YAML.length());
    }

    private Path find(String folder) {
        return Stream.concat(Stream.of(session.here()), session.home().stream())
                .map(root -> root.resolve(folder))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> Refusal.of(Exit.ENVIRONMENT, "The folder " + folder + " is not there."));
    }

    // --- running

    private void run(
            CountryPreset preset,
            List<Path> scenarios,
            AtlasPlan plan,
            List<Entry> entries,
            Stopwatch watch,
            Hearing hearing) {
        CountryShares shares = sharesOf(preset);
        KeptCountry generator = new KeptCountry(new CountryNetworks());
        List<String> settings = List.of(
                "parameters.country=" + preset.name(),
                "parameters.sites=" + Math.round(shares.meanSites()),
                "parameters.size=" + plan.sizeFor(shares.meanSites()));
        for (Path scenario : scenarios) {
            if (hearing.stopRequested()) {
                return;
            }
            Question question = new Questions(session, common.json(), generator)
                    .askQuietly(ScenarioOptions.of(scenario.toString(), settings), watch);
            Attacked attacked = attacked(preset, question, shares, plan);
            KeptRows kept = KeptRows.open(fileOf(preset, question), Attacked.keys(), fresh);
            Optional<Entry> entry =
                    attacked.run(kept.known(), hearing.keeping(row -> kept.keep(row, draw.seed())), hearing::drawn);
            if (entry.isEmpty()) {
                return;
            }
            entries.add(entry.get());
            if (common.json()) {
                hearing.progress().wipeLine();
                print(entry.get());
            }
        }
    }

    /** Where finished runs are kept: another question, seed or build of the program has another file. */
    private Path fileOf(CountryPreset preset, Question question) {
        String name = preset.name() + "-" + question.folderName(draw.seed()) + "-" + Program.build();
        return session.resolve(RunFolders.FOLDER).resolve("atlas").resolve(name + ".jsonl");
    }

    private static CountryShares sharesOf(CountryPreset preset) {
        try {
            return CountryShares.read(preset);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        }
    }

    private static Attacked attacked(CountryPreset preset, Question question, CountryShares shares, AtlasPlan plan) {
        try {
            return new Attacked(preset.name(), question.scenario(), shares, plan);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        }
    }

    /** Keeps finished runs, counts draws, stops runs when it is asked to. */
    private record Hearing(Progress progress, Interruption interruption, Consumer<RunRow> keeper) implements Listener {

        Hearing keeping(Consumer<RunRow> other) {
            return new Hearing(progress, interruption, other);
        }

        void drawn(boolean wasRun) {
            if (wasRun) {
                progress.one(true);
            } else {
                progress.oneBefore();
            }
        }

        @Override
        public void finished(RunRow row, int done, int total) {
            keeper.accept(row);
        }

        @Override
        public void failed(int variant, int replication, RuntimeException fault) {
            progress.say("a run failed: " + fault.getMessage());
        }

        @Override
        public boolean stopRequested() {
            return interruption.happened();
        }
    }

    // --- telling

    private void print(Entry entry) {
        for (Loss loss : entry.losses()) {
            session.console().out().println(line(entry, loss).json());
            session.console().out().println(measure(entry, loss).json());
        }
        session.console().out().flush();
    }

    private static String unitOf(Loss loss) {
        return Measures.find(loss.measure()).orElseThrow().unit();
    }

    private static StudyLine.Atlas line(Entry e, Loss loss) {
        return new StudyLine.Atlas(
                e.country(),
                e.attack(),
                loss.measure(),
                unitOf(loss),
                loss.whose().id(),
                loss.supplier(),
                loss.often(),
                loss.mean().mean(),
                loss.low(),
                loss.high(),
                loss.mean().mean() / e.people(),
                loss.low() / e.people(),
                loss.high() / e.people(),
                loss.fromShares(),
                e.people(),
                e.size(),
                e.known().named(),
                e.known().bounded(),
                e.known().word(),
                e.sellers(),
                e.runs());
    }

    /** The same with the interval of the mean, as other commands print measures. */
    private static ResultLine.Measure measure(Entry e, Loss loss) {
        return new ResultLine.Measure(
                loss.measure(),
                unitOf(loss),
                "all",
                e.attack() + "/" + loss.whose().id(),
                "draws",
                loss.supplier(),
                loss.mean().mean(),
                loss.mean().low(),
                loss.mean().high(),
                loss.mean().level(),
                loss.mean().n(),
                0,
                Optional.of(e.country()));
    }

    private void write(String to, AtlasPlan plan, List<Entry> entries) {
        try {
            WholeFile.write(
                    session.resolve(to),
                    Pages.areHtml(to)
                            ? AtlasPicture.of(plan, entries, repeat())
                            : AtlasPage.of(plan, entries, repeat()));
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, "The page " + to + " cannot be written: " + e.getMessage());
        }
        session.console().out().println(common.json() ? new ProgramLine.Wrote("page", to).json() : "wrote   " + to);
    }

    private void conclude(int done, int all, Exit exit, Stopwatch watch) {
        if (exit == Exit.INTERRUPTED) {
            session.console().say("stopped after " + done + " of " + all + " attacks on countries");
        }
        if (common.json()) {
            session.console()
                    .out()
                    .println(new ProgramLine.Done(exit.code(), exit.meaning(), repeat(), watch.total()).json());
        }
        session.console().say("took " + Durations.ofSeconds(watch.total()));
        session.console().say("repeat  " + repeat());
    }

    private String repeat() {
        List<String> command = new ArrayList<>(List.of("faultline", "atlas"));
        if (!countries.isEmpty()) {
            command.addAll(List.of("--countries", String.join(",", countries)));
        }
        if (!attacks.isEmpty()) {
            command.addAll(List.of("--attacks", String.join(",", attacks)));
        }
        command.addAll(List.of("--draws", Integer.toString(draws), "--reps", Integer.toString(replications)));
        command.addAll(List.of("--size", Double.toString(size), "--seed", Long.toString(draw.seed())));
        page.ifPresent(p -> command.addAll(List.of("--page", p)));
        return Shell.line(command);
    }
}
