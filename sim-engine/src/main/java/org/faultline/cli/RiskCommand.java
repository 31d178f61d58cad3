package org.faultline.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.dynamics.state.Purposes;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.lines.Line;
import org.faultline.io.results.WholeFile;
import org.faultline.risk.Exceedance;
import org.faultline.risk.Losses;
import org.faultline.risk.RiskReport;
import org.faultline.risk.RiskStudy;
import org.faultline.risk.Shapley;
import org.faultline.risk.TurnedTipping;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Turned;
import org.faultline.stats.Estimated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a risk assessor asks. */
@Command(
        name = "risk",
        header = "Weigh suppliers, mixes and measures: expected losses, parts, tails, tipping points, frontier.",
        description = {
            "Turns each supplier, product, release and component in turn, and sets of suppliers together, on the same draws under every mix. The"
                    + " scenario asks its campaign of suppliers (`ask`), and says under `risk` how likely they are turned, what counts as loss,"
                    + " which measures of the toolbox are combined and which years of a plan are looked at.",
            "Parts of suppliers, products, components and combinations of measures are those of the first mix."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline risk nordland-toolbox",
            "  faultline risk nordland-toolbox --mix tm07 --part suppliers,tail --json",
            "  faultline risk my-question --part measures --page risk.md"
        })
final class RiskCommand implements Callable<Integer> {

    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    private static final List<Turned.Kind> THINGS =
            List.of(Turned.Kind.PRODUCT, Turned.Kind.RELEASE, Turned.Kind.COMPONENT);

    /** What can be asked for. */
    private enum Part {
        SUPPLIERS,
        THINGS,
        SHARES,
        TAIL,
        TIPPING,
        MEASURES,
        YEARS
    }

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these parts: suppliers, things (products, releases, components), shares (Shapley), tail, tipping, measures, years."
                            + " Suppliers are always run.")
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

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Master seed. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Threads; they change no result. Default: one per processor.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--level",
            paramLabel = "SHARE",
            defaultValue = "0.9",
            description = "Confidence of the intervals. Default: ${DEFAULT-VALUE}.")
    private double level = 0.9;

    @Option(names = "--page", paramLabel = "FILE", description = "Writes the tables into a page in Markdown.")
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
            report = study(
                    whole.template(),
                    mixes,
                    (what, experiment, plan) -> run(what, experiment, plan, progress, interruption));
        } catch (Stopped stopped) {
            return conclude(Exit.INTERRUPTED, watch);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    Exit.INVALID,
                    e.getMessage(),
                    "ask it of suppliers: `ask: {supplier: all}` and `vendor: ${supplier}`");
        }
        RiskText text = new RiskText(report);
        if (common.json()) {
            RiskLines.of(report).forEach(line -> session.console().out().println(line.json()));
        } else {
            session.console().out().print(text.text());
        }
        page.ifPresent(p -> write(p, text.page(Shell.line(words()))));
        return conclude(Exit.DONE, watch);
    }

    private void check() {
        if (!scenario.suppliers().isEmpty() || scenario.noAttack()) {
            throw Refusal.of(
                    Exit.USAGE, "A weighing of risks is asked of all suppliers; leave --supplier and --no-attack out.");
        }
        if (replications.filter(n -> n < 1).isPresent()
                || threads.filter(n -> n < 1).isPresent()
                || orders < 2) {
            throw Refusal.of(Exit.USAGE, "At least one replication, one thread and two orders are needed.");
        }
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

    private boolean wants(Part part) {
        return parts.isEmpty() || parts.stream().anyMatch(word -> part(word) == part);
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

    private RiskReport study(ScenarioTemplate template, List<String> mixes, RiskStudy.Runs runs) {
        int n = replications.orElse(template.nominal().replications());
        int on = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        RiskStudy study = new RiskStudy(template, new RiskStudy.Effort(seed, n, on, level), runs);
        String first = mixes.get(0);
        List<RunRow> rows = study.suppliersTurned(mixes);
        Losses losses = Losses.of(study.scenario(), rows, study.key());
        List<String> assessors = study.question().suppliers().assessors();
        Map<String, Map<String, Double>> probabilities = new LinkedHashMap<>();
        assessors.forEach(a -> probabilities.put(a, study.probabilities(a)));
        Map<String, Estimated> shares = wants(Part.SHARES) ? study.parts(first, orders) : Map.of();
        List<RiskReport.CombinationsOf> packages = new ArrayList<>();
        if (wants(Part.MEASURES) && !study.question().measures().isEmpty()) {
            study.combinations(first, assessors)
                    .forEach((assessor, list) -> packages.add(new RiskReport.CombinationsOf(first, assessor, list)));
        }
        List<RiskStudy.Year> years = new ArrayList<>();
        if (wants(Part.YEARS)) {
            template.plannedMixes().stream()
                    .filter(mixes::contains)
                    .forEach(mix -> years.addAll(study.years(mix, assessors)));
        }
        return new RiskReport(
                study.scenario().title(),
                study.key(),
                Measures.find(study.key().measure()).map(Measure::unit).orElse(""),
                titles(study, mixes),
                study.suppliers(),
                probabilities,
                template.measures().stream()
                        .filter(m -> mixes.contains(m.mix()))
                        .toList(),
                losses,
                Losses.of(study.scenario(), rows, RiskStudy.EXPOSURE),
                things(study, first),
                shares,
                study.suppliers().size() <= Shapley.MOST_EXACT,
                tails(losses, probabilities),
                curves(losses, probabilities),
                tipping(losses, probabilities, first),
                packages,
                years,
                level);
    }

    private static Map<String, String> titles(RiskStudy study, List<String> mixes) {
        Map<String, String> titles = new LinkedHashMap<>();
        mixes.forEach(id -> study.scenario().variants().stream()
                .filter(v -> v.mix().id().equals(id))
                .findFirst()
                .ifPresent(v -> titles.put(id, v.mix().title())));
        return titles;
    }

    private Map<Turned.Kind, Losses> things(RiskStudy study, String mix) {
        Map<Turned.Kind, Losses> things = new EnumMap<>(Turned.Kind.class);
        for (Turned.Kind kind : wants(Part.THINGS) ? THINGS : List.<Turned.Kind>of()) {
            List<String> ids = study.things(kind, mix);
            if (!ids.isEmpty()) {
                things.put(kind, study.turned(kind, ids, mix));
            }
        }
        return things;
    }

    private List<RiskReport.TailOf> tails(Losses losses, Map<String, Map<String, Double>> probabilities) {
        List<RiskReport.TailOf> tails = new ArrayList<>();
        if (wants(Part.TAIL)) {
            losses.mixes()
                    .forEach(mix -> probabilities.forEach((assessor, p) -> {
                        for (double q : QUANTILES) {
                            tails.add(new RiskReport.TailOf(
                                    mix,
                                    assessor,
                                    q,
                                    Exceedance.tail(losses, mix, p, e -> e.valueAtRisk(q), seed, Purposes.RESAMPLE),
                                    Exceedance.tail(
                                            losses, mix, p, e -> e.expectedShortfall(q), seed, Purposes.RESAMPLE)));
                        }
                    }));
        }
        return tails;
    }

    private List<RiskReport.CurveOf> curves(Losses losses, Map<String, Map<String, Double>> probabilities) {
        List<RiskReport.CurveOf> curves = new ArrayList<>();
        if (wants(Part.TAIL)) {
            losses.mixes()
                    .forEach(mix -> probabilities.forEach((assessor, p) -> curves.add(new RiskReport.CurveOf(
                            mix, assessor, Exceedance.of(losses, mix, p).curve()))));
        }
        return curves;
    }

    private List<RiskReport.TippingOf> tipping(
            Losses losses, Map<String, Map<String, Double>> probabilities, String first) {
        List<RiskReport.TippingOf> found = new ArrayList<>();
        if (wants(Part.TIPPING)) {
            probabilities.forEach((assessor, p) -> {
                TurnedTipping tipping = new TurnedTipping(losses, p);
                losses.mixes().stream().filter(m -> !m.equals(first)).forEach(other -> losses.turned(first)
                        .forEach(supplier -> found.add(
                                new RiskReport.TippingOf(assessor, tipping.between(first, other, supplier)))));
            });
        }
        return found;
    }

    private void write(String to, String markdown) {
        try {
            WholeFile.write(session.resolve(to), markdown);
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, "The page " + to + " cannot be written: " + e.getMessage());
        }
        if (common.json()) {
            session.console().out().println(new Line.Wrote("page", to).json());
        } else {
            session.console().say("wrote   " + to);
        }
    }

    private int conclude(Exit exit, Stopwatch watch) {
        if (common.json()) {
            session.console()
                    .out()
                    .println(new Line.Done(exit.code(), exit.meaning(), Shell.line(words()), watch.total()).json());
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
        words.addAll(List.of("--seed", Long.toString(seed)));
        return words;
    }
}
