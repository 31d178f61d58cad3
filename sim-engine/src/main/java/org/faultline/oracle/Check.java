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

        /**
         * What an earlier check found of a case; then it is not run again.
         *
         * @param fingerprint of all that the findings follow from, but for the program
         */
        default Optional<List<Finding>> kept(String id, String fingerprint) {
            return Optional.empty();
        }

        /** An output is judged. */
        void found(Finding finding);

        /** All outputs of a case are judged. */
        default void ends(String id, List<Finding> findings) {}

        /** True when no further replication shall begin. */
        default boolean stopRequested() {
            return false;
        }
    }

    private final ScenarioReader reader;
    private final Templates templates;
    private final Elsewhere elsewhere;
    private final Effort effort;

    /**
     * How a check is run.
     *
     * @param seed master seed, fixed before anybody looks; each run makes one of its own from it
     * @param threads number of threads; does not change any result
     * @param mostReplications of any output, whatever the scenario allows
     * @param mostSeconds of processor time after which the replications of a setting end; infinite for no such end
     */
    public record Effort(long seed, int threads, int mostReplications, double mostSeconds) {
        public Effort {
            if (threads < 1 || mostReplications < 2 || !(mostSeconds > 0)) {
                throw new IllegalArgumentException("A check needs a thread, two replications and some time; it has "
                        + threads + ", " + mostReplications + " and " + mostSeconds + " s.");
            }
        }
    }

    /**
     * A check.
     *
     * @param folder scenario files with a block {@code oracle}
     */
    public Check(ScenarioReader reader, Path folder, Effort effort) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        this.reader = reader;
        this.templates = new Templates(folder, sources, diagnostics);
        this.elsewhere = Elsewhere.read(folder, sources, diagnostics);
        this.effort = effort;
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
            if (!keptOrRun(cases.get(i), listener)) {
                return false;
            }
        }
        return true;
    }

    private boolean keptOrRun(Case of, Listener listener) {
        String fingerprint = fingerprint(of);
        Optional<List<Finding>> kept = listener.kept(of.id(), fingerprint);
        if (kept.isPresent()) {
            kept.get().forEach(listener::found);
            return true;
        }
        List<Finding> findings = new ArrayList<>();
        if (!run(of, new Collector(listener, fingerprint, findings))) {
            return false;
        }
        listener.ends(of.id(), findings);
        return true;
    }

    /** Writes down what a listener hears. */
    private record Collector(Listener listener, String fingerprint, List<Finding> findings) implements Listener {

        @Override
        public void replications(int done, int expected) {
            listener.replications(done, expected);
        }

        @Override
        public void found(Finding finding) {
            Finding whole = finding.withFingerprint(fingerprint);
            findings.add(whole);
            listener.found(whole);
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }
    }

    /** What the findings of a case follow from: its text, that of the scenario file and the seed. */
    private String fingerprint(Case of) {
        StringBuilder text = new StringBuilder(of.text()).append(effort.seed());
        elsewhere.find(of.id()).ifPresent(text::append);
        templates.find(of.id()).ifPresent(t -> text.append(t.text()));
        return Hashing.of(text.toString());
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
            of.outputs().forEach(w -> listener.found(without(of, "", w, Verdict.ELSEWHERE, other.get())));
            return true;
        }
        Optional<Templates.Template> template = templates.find(of.id());
        if (template.isEmpty()) {
            of.outputs().forEach(w -> listener.found(without(of, "", w, Verdict.NO_TEMPLATE, "")));
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
            if (wanted.rule() == Rule.OTHER) {
                listener.found(without(
                        of,
                        template.name(),
                        wanted,
                        Verdict.BROKEN,
                        "no run can be judged by the test '" + wanted.test() + "'"));
                continue;
            }
            Diagnostics diagnostics = new Diagnostics();
            Optional<OracleForms.Output> how;
            try {
                how = output(template, usual, wanted, diagnostics);
            } catch (NoSuchOutput e) {
                listener.found(without(of, template.name(), wanted, Verdict.NO_OUTPUT, ""));
                continue;
            }
            if (how.isEmpty()) {
                listener.found(without(of, template.name(), wanted, Verdict.BROKEN, firstLine(diagnostics.inOrder())));
                continue;
            }
            Map<String, Node> parameters = new LinkedHashMap<>();
            of.parameters().entries().values().forEach(e -> parameters.put(e.key(), e.value()));
            parameters.putAll(how.get().with());
            String key = Setting.written(how.get().with())
                    + how.get().solve().map(Object::toString).orElse("");
            String runs = of.id() + (settings.isEmpty() ? "" : "#" + (settings.size() + 1));
            settings.computeIfAbsent(key, k -> new Setting(runs, parameters)).add(wanted, how.get());
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
        double begin = ProcessorTime.seconds();
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
                    listener.found(judged(of, template, setting, ask, analysed(scenario, ask), begin));
                }
            }
            if (open.isEmpty()) {
                return true;
            }
            try (Sampling sampling = sampling(question, setting)) {
                if (!sample(sampling, scenario, open, template, listener, begin)) {
                    return false;
                }
                for (Setting.Ask ask : open) {
                    Optional<Judge.Got> got = Statistics.of(ask.how(), ask.key().orElseThrow(), sampling.samples());
                    listener.found(
                            got.isPresent()
                                    ? judged(of, template, setting, ask, got.get(), begin)
                                    : without(
                                            of,
                                            template.name(),
                                            ask.wanted(),
                                            Verdict.NO_OUTPUT,
                                            "no replication gives it a value"));
                }
            }
            return true;
        } catch (Unusable e) {
            setting.asks()
                    .forEach(a ->
                            listener.found(without(of, template.name(), a.wanted(), Verdict.BROKEN, e.getMessage())));
            return true;
        }
    }

    /** Adds replications until all outputs are precise, or none that is not can become so. */
    private boolean sample(
            Sampling sampling,
            Scenario scenario,
            List<Setting.Ask> asks,
            Templates.Template template,
            Listener listener,
            double begin) {
        int most = most(template);
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
                needed = Math.max(
                        needed,
                        Math.min(most, needed(ask, sampling, template.block().most())));
            }
            boolean late = ProcessorTime.seconds() - begin > effort.mostSeconds();
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
        if (ask.wanted().isBounded()) {
            boolean open = Judge.judge(ask.wanted(), got.get(), most).verdict() == Verdict.NOT_PRECISE;
            return open ? Math.min(most, now * GROWTH) : now;
        }
        if (ask.wanted().rule() == Rule.EXACT) {
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
    private boolean solve(Case of, Templates.Template template, Setting setting, Listener listener, double begin) {
        for (Setting.Ask ask : setting.asks()) {
            OracleForms.Solve solve = ask.how().solve().orElseThrow();
            int most = most(template);
            Optional<Estimated> found;
            try {
                found = TippingPoint.find(
                        (x, n) -> probe(of, template, setting, ask, x, n, listener),
                        solve.from(),
                        solve.to(),
                        solve.until(),
                        solve.within(),
                        new TippingPoint.Effort(FIRST, most, e -> {
                            Judge.Got got = given(ask.how(), e);
                            boolean late = ProcessorTime.seconds() - begin > effort.mostSeconds();
                            return late
                                    ? 1
                                    : Judge.standardError(ask.wanted(), got) / Judge.neededError(ask.wanted(), false);
                        }));
            } catch (Interrupted e) {
                return false;
            }
            listener.found(
                    found.isPresent()
                            ? judged(of, template, setting, ask, given(ask.how(), found.get()), begin)
                            : without(
                                    of,
                                    template.name(),
                                    ask.wanted(),
                                    Verdict.NO_OUTPUT,
                                    "the test does not fail at " + solve.from() + " and hold at " + solve.to()));
        }
        return true;
    }

    private static Judge.Got given(OracleForms.Output how, Estimated found) {
        return new Judge.Got(how.gives().map(g -> found.map(g::of)).orElse(found), false, false);
    }

    private Estimated probe(
            Case of,
            Templates.Template template,
            Setting setting,
            Setting.Ask ask,
            double x,
            int replications,
            Listener listener) {
        String vary = ask.how().solve().orElseThrow().vary();
        ScenarioTemplate question = question(template, of.folder(), setting.over(Map.of(vary, Formula.number(x))));
        Scenario scenario = question.nominal();
        if (ask.key().isEmpty()) {
            return analysed(scenario, ask).estimated();
        }
        MeasureKey key = ask.key().get();
        try (Sampling sampling = sampling(question, setting)) {
            if (!sampling.extendTo(
                    replications, listener::stopRequested, done -> listener.replications(done, replications))) {
                throw new Interrupted();
            }
            return Statistics.of(ask.how().searched(), key, sampling.samples())
                    .orElseThrow(() -> new Unusable("no replication gives the searched number a value"))
                    .estimated();
        }
    }

    private Sampling sampling(ScenarioTemplate question, Setting setting) {
        return new Sampling(Experiment.of(question), 0, seedOf(setting), effort.threads(), setting.keys());
    }

    /** Runs have draws of their own, so that chance does not push the results of a family to the same side. */
    private long seedOf(Setting setting) {
        return (effort.seed() << Integer.SIZE) ^ (setting.runs().hashCode() & 0xFFFFFFFFL);
    }

    private static Judge.Got analysed(Scenario scenario, Setting.Ask ask) {
        OracleForms.Output how = ask.how();
        try {
            double answer = Analyses.answer(scenario, how.analyse().orElseThrow());
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

    private int most(Templates.Template template) {
        return Math.min(effort.mostReplications(), template.block().most());
    }

    private Finding judged(
            Case of, Templates.Template template, Setting setting, Setting.Ask ask, Judge.Got got, double begin) {
        Wanted wanted = ask.wanted();
        if (wanted.value().isEmpty()) {
            return without(of, template.name(), wanted, Verdict.BROKEN, "'" + wanted.text() + "' is no number");
        }
        Judge.Judgement judgement = Judge.judge(wanted, got, most(template));
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
                got.estimated().n() == 0 ? "" : setting.runs(),
                wanted.isPlain(),
                template.name(),
                "",
                "",
                ProcessorTime.seconds() - begin);
    }

    private static Finding without(Case of, String where, Wanted wanted, Verdict verdict, String remark) {
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
                where,
                "",
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

    static String text(List<Diagnostic> diagnostics, Sources sources) {
        return new DiagnosticText(sources::lines, false).render(diagnostics);
    }

    /** Somebody wants the check to end. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A scenario cannot be read or run. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }
}
