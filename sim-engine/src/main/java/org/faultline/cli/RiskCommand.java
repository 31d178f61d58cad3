package org.faultline.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.WholeFile;
import org.faultline.report.RiskPage;
import org.faultline.risk.Assessment;
import org.faultline.risk.Assessment.Part;
import org.faultline.risk.RiskReport;
import org.faultline.risk.RiskStudy;
import org.faultline.scenario.ScenarioTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a risk assessor asks. */
@Command(
        name = "risk",
        header = "Weigh suppliers, mixes and measures: expected losses, parts, tails, tipping points, frontier.",
        description = {
            "Turns each supplier, product, release and component in turn, and sets of suppliers together, on the same"
                    + " draws under every mix. The scenario asks its campaign of suppliers (`ask`), and says under `risk`"
                    + " how likely they are turned, what counts as loss, which measures of the toolbox are combined and"
                    + " which years of a plan are looked at.",
            "Parts of suppliers, products, components and combinations of measures are those of the first mix."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline risk nordland-toolbox",
            "  faultline risk nordland-toolbox --mix tm07 --part suppliers,tail --json",
            "  faultline risk my-question --part measures --page runs/risk.html   listed by serve"
        })
final class RiskCommand implements Callable<Integer> {

    private static final int USUAL_ORDERS = 50;
    private static final double USUAL_LEVEL = 0.9;

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these parts: suppliers, things (products, releases, components), shares (Shapley), tail,"
                            + " tipping, measures, years. Suppliers are always run.")
    private List<String> parts = new ArrayList<>();

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "50",
            description = "Orders that are drawn for the shares of more than 8 suppliers. Default: ${DEFAULT-VALUE}.")
    private int orders;

    @Option(
            names = {"-n", "--reps"},
            paramLabel = "N",
            description = "Replications of everything. Default: what the scenario asks for.")
    private Optional<Integer> replications = Optional.empty();

    @Mixin
    private DrawOptions draw;

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "Confidence of the intervals. Default: ${DEFAULT-VALUE}.")
    private double level = USUAL_LEVEL;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description =
                    "Writes a page: one HTML file with figures where the name ends in .html, otherwise the tables in"
                            + " Markdown.")
    private Optional<String> page = Optional.empty();

    @Mixin
    private CommonOptions common;

    RiskCommand(Session session) {
        this.session = session;
    }

    /** The runs were stopped from outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Integer call() {
        check();
        Stopwatch watch = new Stopwatch();
        RiskReport report;
        try (Progress progress = new Progress(session.console());
                Interruption interruption = new Interruption(
                        () -> progress.say("stopping; Ctrl+C again stops at once"), () -> progress.say("stopped"))) {
            Question whole = new Questions(session, common.json()).ask(scenario.ofAllMixes(), watch, progress);
            List<String> mixes = mixes(whole);
            RiskStudy study = whole.start().begun(() -> study(whole, progress, interruption));
            report = new Assessment(study, mixes, wanted()).report(orders);
        } catch (Stopped stopped) {
            return conclude(Exit.INTERRUPTED, watch);
        } catch (Refusal refusal) {
            if (common.json()) {
                conclude(refusal.exit(), watch);
            }
            throw refusal;
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        }
        RiskText text = new RiskText(report);
        if (common.json()) {
            RiskLines.of(report).forEach(line -> session.console().out().println(line.json()));
        } else {
            session.console().out().print(text.text());
        }
        page.ifPresent(p ->
                write(p, Pages.areHtml(p) ? RiskPage.of(report, Shell.line(words())) : text.page(Shell.line(words()))));
        return conclude(Exit.DONE, watch);
    }

    private RiskStudy study(Question whole, Progress progress, Interruption interruption) {
        try {
            return new RiskStudy(
                    whole.template(),
                    effort(whole.template()),
                    (what, experiment, plan) -> run(what, experiment, plan, progress, interruption));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    Exit.INVALID,
                    e.getMessage(),
                    "ask it of suppliers: `ask: {supplier: all}` and `vendor: ${supplier}`");
        }
    }

    private void check() {
        if (!scenario.suppliers().isEmpty() || scenario.noAttack()) {
            throw Refusal.of(
                    Exit.USAGE, "A weighing of risks is asked of all suppliers; leave --supplier and --no-attack out.");
        }
        if (replications.filter(n -> n < 1).isPresent() || orders < 2) {
            throw Refusal.of(Exit.USAGE, "At least one replication and two orders are needed.");
        }
        draw.check();
        if (!(level > 0 && level < 1)) {
            throw Refusal.of(Exit.USAGE, "--level is " + level + "; it must lie between 0 and 1, e.g. 0.9.");
        }
        parts.forEach(RiskCommand::part);
    }

    private static Part part(String word) {
        for (Part part : Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(word)) {
                return part;
            }
        }
        throw Refusal.of(
                Exit.USAGE,
                "There is no part `" + word + "`.",
                "parts are: suppliers, things, shares, tail, tipping, measures, years");
    }

    private Set<Part> wanted() {
        return parts.isEmpty()
                ? EnumSet.allOf(Part.class)
                : parts.stream().map(RiskCommand::part).collect(Collectors.toSet());
    }

    private RiskStudy.Effort effort(ScenarioTemplate template) {
        return new RiskStudy.Effort(
                draw.seed(), replications.orElse(template.nominal().replications()), draw.threads(), level);
    }

    private List<String> mixes(Question whole) {
        List<String> all = whole.scenario().variants().stream()
                .map(v -> v.mix().id())
                .distinct()
                .toList();
        for (String mix : scenario.mixes()) {
            if (!all.contains(mix)) {
                throw Refusal.of(
                        Exit.USAGE, "The scenario has no mix `" + mix + "`.", "it has: " + String.join(", ", all));
            }
        }
        return scenario.mixes().isEmpty() ? all : scenario.mixes();
    }

    private List<RunRow> run(
            String what, Experiment experiment, Plan plan, Progress progress, Interruption interruption) {
        int all = plan.variants().size() * plan.replications();
        progress.count("replications, " + what, all, 0);
        List<RunRow> rows = experiment.replicate(plan, List.of(), new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                progress.one(true);
            }

            @Override
            public void failed(int variant, int replication, RuntimeException fault) {
                progress.one(false);
                progress.say("replication " + replication + " of "
                        + experiment.scenario().variants().get(variant).id() + " failed: " + fault.getMessage());
            }

            @Override
            public boolean stopRequested() {
                return interruption.happened();
            }
        });
        if (rows.size() < all && interruption.happened()) {
            throw new Stopped();
        }
        return rows;
    }

    private void write(String to, String markdown) {
        try {
            WholeFile.write(session.resolve(to), markdown);
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, "The page " + to + " cannot be written: " + e.getMessage());
        }
        if (common.json()) {
            session.console().out().println(new ProgramLine.Wrote("page", to).json());
        } else {
            session.console().say("wrote   " + to);
        }
    }

    private int conclude(Exit exit, Stopwatch watch) {
        if (common.json()) {
            session.console()
                    .out()
                    .println(new ProgramLine.Done(exit.code(), exit.meaning(), Shell.line(words()), watch.total())
                            .json());
        } else {
            session.console()
                    .say("repeat  " + Shell.line(words()) + "   (took " + Durations.ofSeconds(watch.total()) + ")");
        }
        return exit.code();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("faultline", "risk"));
        words.addAll(scenario.words());
        if (!parts.isEmpty()) {
            words.addAll(List.of("--part", String.join(",", parts)));
        }
        replications.ifPresent(n -> words.addAll(List.of("--reps", Integer.toString(n))));
        if (orders != USUAL_ORDERS) {
            words.addAll(List.of("--orders", Integer.toString(orders)));
        }
        words.addAll(List.of("--seed", Long.toString(draw.seed())));
        if (level != USUAL_LEVEL) {
            words.addAll(List.of("--level", Double.toString(level)));
        }
        page.ifPresent(p -> words.addAll(List.of("--page", p)));
        return words;
    }
}
