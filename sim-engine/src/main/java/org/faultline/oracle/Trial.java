package org.faultline.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Sampling;
import org.faultline.experiment.TippingPoint;
import org.faultline.impact.MeasureKey;
import org.faultline.io.document.Formula;
import org.faultline.io.document.Node;
import org.faultline.io.scenario.OracleForms;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.stats.Estimated;

/**
 * The runs of one setting. Replications are added until every output has the standard error it needs, or there are as many as the scenario
 * allows: how many there are depends on the spread of the results alone, never on how near they lie to the published value.
 */
final class Trial {

    private static final int FIRST = 64;
    private static final int GROWTH = 4;
    private static final double MARGIN = 1.05;

    private final ScenarioReader reader;
    private final Templates.Template template;
    private final Path folder;
    private final Setting setting;
    private final Check.Effort effort;
    private final Check.Listener listener;
    private final Findings findings;
    private final int most;
    private final double begin = ProcessorTime.seconds();

    /**
     * Runs of a setting.
     *
     * @param folder of the file of the case
     * @param most replications
     */
    Trial(
            ScenarioReader reader,
            Templates.Template template,
            Path folder,
            Setting setting,
            Check.Effort effort,
            Check.Listener listener,
            Findings findings,
            int most) {
        this.reader = reader;
        this.template = template;
        this.folder = folder;
        this.setting = setting;
        this.effort = effort;
        this.listener = listener;
        this.findings = findings;
        this.most = most;
    }

    /** Judges all outputs of the setting. Returns false when it was stopped. */
    boolean run() {
        try {
            if (setting.asks().get(0).how().solve().isPresent()) {
                setting.asks().forEach(this::solve);
                return true;
            }
            return sampled();
        } catch (Interrupted e) {
            return false;
        } catch (Unusable e) {
            setting.asks().forEach(a -> left(a, Verdict.BROKEN, e.getMessage()));
            return true;
        }
    }

    private double seconds() {
        return ProcessorTime.seconds() - begin;
    }

    private boolean isLate() {
        return seconds() > effort.mostSeconds();
    }

    private void judged(Setting.Ask ask, Judge.Got got, int lowerBounds) {
        listener.found(findings.judged(setting, ask, got, lowerBounds, seconds()));
    }

    private void left(Setting.Ask ask, Verdict verdict, String remark) {
        listener.found(findings.without(ask.wanted(), verdict, remark));
    }

    // --- runs with the parameters as they are

    private boolean sampled() {
        ScenarioTemplate question = question(setting.over());
        Scenario scenario = question.nominal();
        List<Setting.Ask> open = new ArrayList<>();
        for (Setting.Ask ask : setting.asks()) {
            if (ask.key().isPresent()) {
                open.add(ask);
            } else {
                judged(ask, analysed(scenario, ask), 0);
            }
        }
        if (open.isEmpty()) {
            return true;
        }
        try (Sampling sampling = sampling(question)) {
            if (!sample(sampling, scenario, open)) {
                return false;
            }
            for (Setting.Ask ask : open) {
                got(ask, sampling)
                        .ifPresentOrElse(
                                got -> judged(ask, got, lowerBounds(ask, sampling)),
                                () -> left(ask, Verdict.NO_OUTPUT, "no replication gives it a value"));
            }
        }
        return true;
    }

    /** Adds replications until all outputs are precise, or none that is not can become so. */
    private boolean sample(Sampling sampling, Scenario scenario, List<Setting.Ask> asks) {
        int next = Math.min(most, Math.max(FIRST, scenario.replications()));
        while (next > sampling.samples().size()) {
            int goal = next;
            int before = sampling.samples().size();
            if (!extend(sampling, goal, done -> listener.replications(before + done, goal))) {
                return false;
            }
            int now = sampling.samples().size();
            int needed = now;
            for (Setting.Ask ask : asks) {
                needed = Math.max(needed, Math.min(most, needed(ask, sampling)));
            }
            next = isLate() ? now : Math.min(needed, now * GROWTH);
        }
        return true;
    }

    /** A run that cannot be finished, for want of memory or because time stands still in it, spoils its own case and no other. */
    private boolean extend(Sampling sampling, int replications, IntConsumer done) {
        try {
            return sampling.extendTo(replications, listener::stopRequested, done);
        } catch (IllegalStateException e) {
            throw new Unusable("a replication failed: " + (e.getCause() == null ? e.getMessage() : e.getCause()));
        }
    }

    private static Optional<Judge.Got> got(Setting.Ask ask, Sampling sampling) {
        return Statistics.of(ask.how(), ask.key().orElseThrow(), sampling.samples());
    }

    /** In how many replications what an output is made of is cut short by the horizon. */
    private static int lowerBounds(Setting.Ask ask, Sampling sampling) {
        int most = sampling.samples().lowerBounds(ask.key().orElseThrow());
        for (MeasureKey other : Setting.others(ask.how())) {
            most = Math.max(most, sampling.samples().lowerBounds(other));
        }
        return most;
    }

    private int needed(Setting.Ask ask, Sampling sampling) {
        int mostOfAll = template.block().most();
        int now = sampling.samples().size();
        Optional<Judge.Got> got = got(ask, sampling);
        if (got.isEmpty()) {
            return Math.min(mostOfAll, now * GROWTH);
        }
        if (ask.wanted().value().isEmpty() || Judge.isTooRare(ask.wanted(), got.get(), mostOfAll)) {
            return now;
        }
        if (ask.wanted().isBounded()) {
            boolean open = Judge.judge(ask.wanted(), got.get(), mostOfAll).verdict() == Verdict.NOT_PRECISE;
            return open ? Math.min(mostOfAll, now * GROWTH) : now;
        }
        if (ask.wanted().rule() == Rule.EXACT) {
            return now;
        }
        double ratio = Judge.standardError(ask.wanted(), got.get()) / Judge.neededError(ask.wanted(), got.get());
        if (ratio <= 1) {
            return now;
        }
        double needed = MARGIN * now * ratio * ratio;
        return needed > 2.0 * mostOfAll ? now : (int) Math.min(mostOfAll, Math.ceil(needed));
    }

    // --- the value of a parameter at which a statistic comes to pass a test

    private void solve(Setting.Ask ask) {
        OracleForms.Solve solve = ask.how().solve().orElseThrow();
        Optional<Estimated> found = TippingPoint.find(
                (x, n) -> probe(ask, x, n),
                solve.from(),
                solve.to(),
                solve.until(),
                solve.within(),
                new TippingPoint.Effort(FIRST, most, e -> {
                    Judge.Got got = given(ask.how(), e);
                    return isLate() ? 1 : Judge.standardError(ask.wanted(), got) / Judge.neededError(ask.wanted(), got);
                }));
        found.ifPresentOrElse(
                e -> judged(ask, given(ask.how(), e), 0),
                () -> left(
                        ask,
                        Verdict.NO_OUTPUT,
                        "the test does not fail at " + solve.from() + " and hold at " + solve.to()));
    }

    private static Judge.Got given(OracleForms.Output how, Estimated found) {
        return new Judge.Got(how.gives().map(g -> found.map(g::of)).orElse(found), false, false);
    }

    private Estimated probe(Setting.Ask ask, double x, int replications) {
        String vary = ask.how().solve().orElseThrow().vary();
        ScenarioTemplate question = question(setting.over(Map.of(vary, Formula.number(x))));
        Scenario scenario = question.nominal();
        if (ask.key().isEmpty()) {
            return analysed(scenario, ask).estimated();
        }
        MeasureKey key = ask.key().get();
        try (Sampling sampling = sampling(question)) {
            if (!extend(sampling, replications, done -> listener.replications(done, replications))) {
                throw new Interrupted();
            }
            return Statistics.of(ask.how().searched(), key, sampling.samples())
                    .orElseThrow(() -> new Unusable("no replication gives the searched number a value"))
                    .estimated();
        }
    }

    // --- scenarios

    private Sampling sampling(ScenarioTemplate question) {
        return new Sampling(Experiment.of(question), 0, seed(), effort.threads(), setting.keys());
    }

    /** Runs have draws of their own, so that chance does not push the results of a family to the same side. */
    private long seed() {
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
    private ScenarioTemplate question(Node over) {
        Reading reading = reader.read(template.file(), Overrides.part(over, folder));
        return reading.template().orElseThrow(() -> new Unusable(Findings.firstError(reading.diagnostics())));
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
