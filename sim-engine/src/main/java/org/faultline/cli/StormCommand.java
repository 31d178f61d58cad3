package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.WholeFile;
import org.faultline.report.StormPage;
import org.faultline.storm.StormCell;
import org.faultline.storm.StormLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the grid of a storm and draws its phase diagram. */
@Command(
        name = "storm",
        header = "Find out when a storm of registrations outlasts the fault that set it off.",
        description = {
            "Runs the grid that the scenario asks for under `storm`: each length of the fault at each head-room of the core, without any "
                    + "control, with each alone, and with all. Each cell is the scenario with values put in, run once; the output says how "
                    + "long fewer than 50, 90 and 99 %% of the devices are served, and whether the storm ends soon, later or not at all.",
            "Leaves cells.jsonl and storm.html in its folder; cells that stand there already, of the same scenario, seed and program, are "
                    + "not run again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  faultline storm storm-laboratory", "  faultline storm my-storm.yaml --out storm --json"})
final class StormCommand implements Callable<Integer> {

    private static final String PAGE = "storm.html";

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private DrawOptions draw;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "Folder for cells and page. Default: a folder below runs, named after the question and the seed.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--fresh", description = "Run everything again, also what an earlier run has finished.")
    private boolean fresh;

    @Mixin
    private CommonOptions common;

    StormCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        draw.check();
        Stopwatch watch = new Stopwatch();
        Question question;
        StormLab lab;
        List<StormCell> cells;
        Path folder;
        try (Progress progress = new Progress(session.console());
                Interruption interruption = new Interruption(
                        () -> progress.say("stopping after the cells that are running; Ctrl+C again stops at once"),
                        () -> progress.say("stopped"))) {
            question = new Questions(session, common.json()).ask(scenario, watch, progress);
            lab = laboratory(question);
            folder = session.resolve(out.orElse(RunFolders.FOLDER + "/storm-" + question.folderName(draw.seed())));
            KeptCells kept =
                    new KeptCells(folder, question.sha256() + " " + draw.seed() + " " + Program.build(), fresh);
            progress.count("cells", lab.size(), kept.known().size());
            cells = lab.run(
                    draw.seed(),
                    draw.threads(),
                    kept.known(),
                    cell -> {
                        kept.keep(cell);
                        progress.one(true);
                    },
                    interruption::happened);
            if (cells.size() < lab.size()) {
                return stopped(cells.size(), lab.size());
            }
            kept.sort(cells);
        } catch (Refusal refusal) {
            if (common.json()) {
                finish(refusal.exit(), watch.total());
            }
            throw refusal;
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        } catch (UncheckedIOException e) {
            throw Refusal.of(
                    Exit.ENVIRONMENT, e.getMessage() + ": " + e.getCause().getMessage());
        }
        write(folder.resolve(PAGE), question, lab, cells);
        print(folder, lab, cells, watch);
        return Exit.DONE.code();
    }

    private StormLab laboratory(Question question) {
        if (question.template().storm().isEmpty()) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The scenario " + question.scenario().id() + " asks for no grid.",
                    "add `storm: {fault: ..., headroom: ..., served: ...}`; the format page says how");
        }
        int variants = question.scenario().variants().size();
        if (variants > 1) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The scenario " + question.scenario().id() + " has " + variants
                            + " variants; a storm is asked of one.",
                    "choose one: --mix ID, --supplier ID");
        }
        return question.start().begun(() -> new StormLab(question.template()));
    }

    private int stopped(int done, int all) {
        session.console().say("stopped after " + done + " of " + all + " cells; the same command goes on");
        if (common.json()) {
            finish(Exit.INTERRUPTED, 0);
        }
        return Exit.INTERRUPTED.code();
    }

    private void write(Path file, Question question, StormLab lab, List<StormCell> cells) {
        try {
            WholeFile.write(file, StormPage.of(question.scenario(), lab, cells, Shell.line(words())));
        } catch (IOException e) {
            throw Refusal.of(
                    Exit.ENVIRONMENT, "The page " + session.shown(file) + " cannot be written: " + e.getMessage());
        }
    }

    private void print(Path folder, StormLab lab, List<StormCell> cells, Stopwatch watch) {
        String page = session.shown(folder.resolve(PAGE));
        Console console = session.console();
        if (common.json()) {
            cells.forEach(cell -> console.out().println(KeptCells.line(cell).json()));
            console.out().println(new ProgramLine.Wrote("storm", page).json());
            finish(Exit.DONE, watch.total());
        } else {
            console.out().print(new StormText(lab, cells).text());
        }
        console.say("");
        console.say("wrote   " + page + " in " + Durations.ofSeconds(watch.total()));
        console.say("repeat  " + Shell.line(words()));
    }

    private void finish(Exit exit, double seconds) {
        session.console()
                .out()
                .println(new ProgramLine.Done(exit.code(), exit.meaning(), Shell.line(words()), seconds).json());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("faultline", "storm"));
        words.addAll(scenario.words());
        words.addAll(List.of("--seed", Long.toString(draw.seed())));
        out.ifPresent(o -> words.addAll(List.of("--out", o)));
        return words;
    }
}
