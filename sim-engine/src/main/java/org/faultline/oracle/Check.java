package org.faultline.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Sampling;
import org.faultline.experiment.TippingPoint;
import org.faultline.impact.MeasureKey;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.document.Formula;
import org.faultline.io.document.Node;
import org.faultline.io.document.Substitution;
import org.faultline.io.scenario.OracleForms;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.stats.Estimated;

/**
 * Checks published results. Each case is served by a scenario file; outputs that are asked with the same parameters share their
 * runs. Replications are added until every output has the standard error it needs, or there are as many as the scenario allows:
 * how many there are depends on the spread of the results alone, never on how near they lie to the published value.
 */
public final class Check {

    private static final int FIRST = 64;
    private static final int GROWTH = 4;
    private static final double MARGIN = 1.05;

    /** Hears how a check gets on. */
    public interface Listener {

        /** A case begins; {@code before} of {@code all} are done. */
        default void begins(String id, int before, int all) {}

        /** So many replications of the present runs are finished, of about so many. */
        default void replications(int done, int expected) {}

        /** An output is judged. */
        void found(Finding finding);

        /** True when no further replication shall begin. */
        default boolean stopRequested() {
            return false;
        }
    }

    private final ScenarioReader reader;
    private final Templates templates;
    private final Elsewhere elsewhere;
    private final long seed;
    private final int threads;
    private final double mostSeconds;

    /**
     * A check.
     *
     * @param folder scenario files with a block {@code oracle}
     * @param seed master seed, fixed before anybody looks; each case makes one of its own from it
     * @param threads number of threads; does not change any result
     * @param mostSeconds after which the replications of a setting end; infinite for no such end
     */
    public Check(ScenarioReader reader, Path folder, long seed, int threads, double mostSeconds) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        this.reader = reader;
        this.templates = new Templates(folder, sources, diagnostics);
        this.elsewhere = Elsewhere.read(folder, sources, diagnostics);
        this.seed = seed;
        this.threads = threads;
        this.mostSeconds = mostSeconds;
        if (diagnostics.errors() > 0) {
            throw new IllegalArgumentException(text(diagnostics.inOrder(), sources));
        }
    }

    /** Ids of the cases of a file or folder that pass a test, in order. */
    public static List<String> ids(Path fileOrFolder, Predicate<String> wanted) {
        return cases(fileOrFolder).stream().map(Case::id).filter(wanted).toList();
    }

    /** Checks the cases of a file or folder whose ids pass a test. Returns false when it was stopped. */
    public boolean run(Path fileOrFolder, Predicate<String> wanted, Listener listener) {
        List<Case> cases =
                cases(fileOrFolder).stream().filter(c -> wanted.test(c.id())).toList();
        for (int i = 0; i < cases.size(); i++) {
            if (listener.stopRequested()) {
                return false;
            }
            listener.begins(cases.get(i).id(), i, cases.size());
            if (!run(cases.get(i), listener)) {
                return false;
            }
        }
        return true;
    }

    private static List<Case> cases(Path fileOrFolder) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        List<Case> cases = new CaseFiles(sources, diagnostics).read(fileOrFolder);
        if (diagnostics.errors() > 0) {
            throw new IllegalArgumentException(text(diagnostics.inOrder(), sources));
        }
        return cases;
    }

    private boolean run(Case of, Listener listener) {
        Optional<String> other = elsewhere.find(of.id());
        if (other.isPresent()) {
            of.outputs().forEach(w -> listener.found(without(of, w, Verdict.ELSEWHERE, other.get())));
            return true;
        }
        Optional<Templates.Template> template = templates.find(of.id());
        if (template.isEmpty()) {
            of.outputs().forEach(w -> listener.found(without(of, w, Verdict.NO_TEMPLATE, "")));
            return true;
        }
        for (Setting setting : settings(of, template.get(), listener)) {
            if (!run(of, template.get(), setting, listener)) {
                return false;
            }
        }
        return true;
    }

    // --- from a case to settings

    private List<Setting> settings(Case of, Templates.Template template, Listener listener) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, Node> usual = new LinkedHashMap<>(reader.parameters(template.file()));
        of.parameters().entries().values().forEach(e -> usual.put(e.key(), e.value()));
        for (Wanted wanted : of.outputs()) {
            Diagnostics diagnostics = new Diagnostics();
            Optional<OracleForms.Output> how;
            try {
                how = output(template, usual, wanted, diagnostics);
            } catch (NoSuchOutput e) {
                listener.found(without(of, wanted, Verdict.NO_OUTPUT, ""));
                continue;
            }
            if (how.isEmpty()) {
                listener.found(without(of, wanted, Verdict.BROKEN, firstLine(diagnostics.inOrder())));
                continue;
            }
            Map<String, Node> parameters = new LinkedHashMap<>();
            of.parameters().entries().values().forEach(e -> parameters.put(e.key(), e.value()));
            parameters.putAll(how.get().with());
            String key = Setting.written(how.get().with())
                    + how.get().solve().map(Object::toString).orElse("");
            settings.computeIfAbsent(key, k -> new Setting(parameters)).add(wanted, how.get());
        }
        return List.copyOf(settings.values());
    }

    /** No output of the scenario has the name. */
    private static final class NoSuchOutput extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Optional<OracleForms.Output> output(
            Templates.Template template, Map<String, Node> usual, Wanted wanted, Diagnostics diagnostics) {
        for (Map.Entry<String, Node> output : template.block().outputs().entrySet()) {
            Optional<Map<String, Node>> captured = new NamePattern(output.getKey()).match(wanted.name());
            if (captured.isPresent()) {
                Map<String, Node> values = new LinkedHashMap<>(usual);
                values.putAll(captured.get());
                wanted.index().ifPresent(i -> values.put("index", Formula.number(i)));
                Node node = Substitution.apply(
                        output.getValue(),
                        values,
                        Set.of(),
                        ScenarioReader.tables(template.file(), Overrides.NONE, new Sources(), diagnostics),
                        diagnostics);
                return OracleForms.output().read(node, diagnostics).filter(o -> diagnostics.errors() == 0);
            }
        }
        throw new NoSuchOutput();
    }

    // --- runs

    private boolean run(Case of, Templates.Template template, Setting setting, Listener listener) {
        long begin = System.nanoTime();
        try {
            if (setting.asks().get(0).how().solve().isPresent()) {
                return solve(of, template, setting, listener, begin);
            }
            ScenarioTemplate question = question(template, of.folder(), setting.over());
            Scenario scenario = question.nominal();
            List<Setting.Ask> open = new ArrayList<>();
            for (Setting.Ask ask : setting.asks()) {
                if (ask.key().isPresent()) {
                    open.add(ask);
                } else {
                    listener.found(judged(
                            of, ask, analysed(scenario, ask), template.block().most(), begin));
                }
            }
            if (open.isEmpty()) {
                return true;
            }
            int most = template.block().most();
            try (Sampling sampling = new Sampling(Experiment.of(question), 0, seedOf(of), threads, setting.keys())) {
                if (!sample(sampling, scenario, open, most, listener, begin)) {
                    return false;
                }
                for (Setting.Ask ask : open) {
                    Optional<Judge.Got> got = Statistics.of(ask.how(), ask.key().orElseThrow(), sampling.samples());
                    listener.found(
                            got.isPresent()
                                    ? judged(of, ask, got.get(), most, begin)
                                    : without(of, ask.wanted(), Verdict.NO_OUTPUT, "no replication gives it a value"));
                }
            }
            return true;
        } catch (Unusable e) {
            setting.asks().forEach(a -> listener.found(without(of, a.wanted(), Verdict.BROKEN, e.getMessage())));
            return true;
        }
    }

    /** Adds replications until all outputs are precise, or none that is not can become so. */
    private boolean sample(
            Sampling sampling, Scenario scenario, List<Setting.Ask> asks, int most, Listener listener, long begin) {
        int next = Math.min(most, Math.max(FIRST, scenario.replications()));
        while (next > sampling.samples().size()) {
            int goal = next;
            int before = sampling.samples().size();
            BooleanSupplier stop = listener::stopRequested;
            if (!sampling.extendTo(goal, stop, done -> listener.replications(before + done, goal))) {
                return false;
            }
            int now = sampling.samples().size();
            int needed = now;
            for (Setting.Ask ask : asks) {
                needed = Math.max(needed, needed(ask, sampling, most));
            }
            boolean late = (System.nanoTime() - begin) / 1e9 > mostSeconds;
            next = late ? now : Math.min(needed, now * GROWTH);
        }
        return true;
    }

    private static int needed(Setting.Ask ask, Sampling sampling, int most) {
        int now = sampling.samples().size();
        Optional<Judge.Got> got = Statistics.of(ask.how(), ask.key().orElseThrow(), sampling.samples());
        if (got.isEmpty()) {
            return Math.min(most, now * GROWTH);
        }
        if (ask.wanted().value().isEmpty() || Judge.isTooRare(ask.wanted(), got.get(), most)) {
            return now;
        }
        double ratio = Judge.standardError(ask.wanted(), got.get())
                / Judge.neededError(ask.wanted(), got.get().isShare());
        if (ratio <= 1) {
            return now;
        }
        double needed = MARGIN * now * ratio * ratio;
        return needed > 2.0 * most ? now : (int) Math.min(most, Math.ceil(needed));
    }

    /** The value of a parameter at which a statistic comes to pass a test. */
    private boolean solve(Case of, Templates.Template template, Setting setting, Listener listener, long begin) {
        for (Setting.Ask ask : setting.asks()) {
            OracleForms.Solve solve = ask.how().solve().orElseThrow();
            Optional<Estimated> found = TippingPoint.find(
                    x -> probe(of, template, setting, ask, Map.of(solve.vary(), Formula.number(x)), listener),
                    solve.from(),
                    solve.to(),
                    solve.until(),
                    solve.within());
            if (listener.stopRequested()) {
                return false;
            }
            listener.found(
                    found.isPresent()
                            ? judged(
                                    of,
                                    ask,
                                    new Judge.Got(
                                            ask.how().gives().isPresent()
                                                    ? found.get()
                                                            .map(ask.how()
                                                                    .gives()
                                                                    .get()::of)
                                                    : found.get(),
                                            false,
                                            false),
                                    template.block().most(),
                                    begin)
                            : without(
                                    of,
                                    ask.wanted(),
                                    Verdict.NO_OUTPUT,
                                    "the test does not fail at " + solve.from() + " and hold at " + solve.to()));
        }
        return true;
    }

    private Estimated probe(
            Case of,
            Templates.Template template,
            Setting setting,
            Setting.Ask ask,
            Map<String, Node> changed,
            Listener listener) {
        ScenarioTemplate question = question(template, of.folder(), setting.over(changed));
        Scenario scenario = question.nominal();
        if (ask.key().isEmpty()) {
            return analysed(scenario, ask).estimated();
        }
        MeasureKey key = ask.key().get();
        try (Sampling sampling = new Sampling(Experiment.of(question), 0, seedOf(of), threads, setting.keys())) {
            int n = Math.max(FIRST, scenario.replications());
            if (!sampling.extendTo(n, listener::stopRequested, done -> listener.replications(done, n))) {
                throw new Unusable("interrupted");
            }
            OracleForms.Output how = ask.how();
            OracleForms.Output raw = new OracleForms.Output(
                    how.observe(),
                    how.measure(),
                    how.analyse(),
                    how.statistic(),
                    how.given(),
                    how.with(),
                    Optional.empty(),
                    Optional.empty());
            return Statistics.of(raw, key, sampling.samples())
                    .orElseThrow(() -> new Unusable("no replication gives the searched number a value"))
                    .estimated();
        }
    }

    /** Cases have draws of their own, so that chance does not push the results of a family to the same side. */
    private long seedOf(Case of) {
        return (seed << Integer.SIZE) ^ (of.id().hashCode() & 0xFFFFFFFFL);
    }

    private static Judge.Got analysed(Scenario scenario, Setting.Ask ask) {
        OracleForms.Output how = ask.how();
        try {
            double answer = Analyses.answer(scenario.network(), how.analyse().orElseThrow());
            double given = how.gives().map(f -> f.of(answer)).orElse(answer);
            return new Judge.Got(Estimated.exact(given), false, false);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage());
        }
    }

    /** The scenario; numbers that it leaves open, such as the layout of a drawn network, are drawn in each replication. */
    private ScenarioTemplate question(Templates.Template template, Path folder, Node over) {
        Reading reading = reader.read(template.file(), Overrides.part(over, folder));
        return reading.template().orElseThrow(() -> new Unusable(firstLine(reading.diagnostics())));
    }

    // --- findings

    private static Finding judged(Case of, Setting.Ask ask, Judge.Got got, int most, long begin) {
        Wanted wanted = ask.wanted();
        if (wanted.value().isEmpty()) {
            return without(of, wanted, Verdict.BROKEN, "'" + wanted.text() + "' is no number");
        }
        Judge.Judgement judgement = Judge.judge(wanted, got, most);
        return new Finding(
                of.id(),
                wanted.label(),
                wanted.text(),
                Optional.of(got.estimated().value()),
                Optional.of(judgement.low()),
                Optional.of(judgement.high()),
                judgement.standardError(),
                got.estimated().n(),
                wanted.test(),
                judgement.verdict(),
                of.id() + " " + begin,
                wanted.isPlain(),
                "",
                (System.nanoTime() - begin) / 1e9);
    }

    private static Finding without(Case of, Wanted wanted, Verdict verdict, String remark) {
        return new Finding(
                of.id(),
                wanted.label(),
                wanted.text(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                wanted.test(),
                verdict,
                "",
                false,
                remark,
                0);
    }

    private static String firstLine(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(d -> d.span().file() + ":" + d.line() + ":" + d.span().column() + ": " + d.code() + " "
                        + d.message())
                .orElse("");
    }

    private static String text(List<Diagnostic> diagnostics, Sources sources) {
        return new DiagnosticText(sources::lines, false).render(diagnostics);
    }

    /** A scenario cannot be read or run. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
