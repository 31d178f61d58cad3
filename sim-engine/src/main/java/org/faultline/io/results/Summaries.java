package org.faultline.io.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.experiment.CurveBand;
import org.faultline.experiment.DeadlockTally;
import org.faultline.experiment.Difference;
import org.faultline.experiment.Estimate;
import org.faultline.experiment.LimitVerdict;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Robustness;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.Trace;
import org.faultline.impact.LossAccount;
import org.faultline.impact.Measure;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.io.results.Summary.Also;
import org.faultline.io.results.Summary.AssumptionEntry;
import org.faultline.io.results.Summary.ChainLoss;
import org.faultline.io.results.Summary.Curve;
import org.faultline.io.results.Summary.DeadlockEntry;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.Flip;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.io.results.Summary.MedianRun;
import org.faultline.io.results.Summary.Tornado;
import org.faultline.io.results.Summary.WhyChain;
import org.faultline.io.results.Summary.WhyLink;
import org.faultline.kernel.SimTime;
import org.faultline.model.Assumption;
import org.faultline.model.Service;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.trace.CausalChain;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.Together;

/** Makes the summary of a run from its outcome and the traces of its median runs. */
public final class Summaries {

    /** The cause of losses that go back to no campaign step. */
    public static final String NO_STEP = "no step";

    private static final int CHAINS_PER_SECTOR = 2;

    private final Scenario scenario;
    private final Outcome outcome;
    private final Optional<Tornado> tornado;
    private final List<Robustness> robustness;
    private final List<ChainLoss> chains = new ArrayList<>();
    private final List<WhyChain> why = new ArrayList<>();

    private Summaries(Scenario scenario, Outcome outcome, Optional<Tornado> tornado, List<Robustness> robustness) {
        this.scenario = scenario;
        this.outcome = outcome;
        this.tornado = tornado;
        this.robustness = robustness;
    }

    /**
     * The summary.
     *
     * @param scenario what was run; variants are numbered by their place in it
     * @param outcome what came of it
     * @param tornado how far its verdicts were tried at the ends of assumptions
     * @param robustness of each of its differences, in their order; empty when they were not tried
     * @param traceOf gives the trace of a variant's median run; asked once per variant, and no trace is kept
     */
    public static Summary of(
            Scenario scenario,
            Outcome outcome,
            Optional<Tornado> tornado,
            List<Robustness> robustness,
            IntFunction<Trace> traceOf) {
        Summaries summaries = new Summaries(scenario, outcome, tornado, robustness);
        outcome.medianRuns().keySet().forEach(variant -> summaries.read(variant, traceOf.apply(variant)));
        return summaries.summary();
    }

    private void read(int variant, Trace trace) {
        chains(variant, trace).forEach(chains::add);
        why(variant, trace).forEach(why::add);
    }

    private Summary summary() {
        Summary found = new Summary(
                outcome.estimates().stream().map(this::measure).toList(),
                IntStream.range(0, outcome.differences().size())
                        .mapToObj(this::difference)
                        .toList(),
                outcome.limits().stream().map(this::limit).toList(),
                outcome.bands().stream().map(this::curve).toList(),
                chains,
                why,
                outcome.medianRuns().entrySet().stream()
                        .map(m -> median(m.getKey(), m.getValue()))
                        .toList(),
                outcome.deadlocks().stream().map(this::deadlock).toList(),
                assumptions(),
                tornado,
                List.of());
        return found.withAnswer(new Answer(scenario, found).sentences());
    }

    private MeasureEstimate measure(Estimate e) {
        return new MeasureEstimate(
                e.key().measure(),
                e.key().subject(),
                variant(e.variant()).id(),
                unitOf(e.key()),
                e.interval().mean(),
                e.interval().low(),
                e.interval().high(),
                e.interval().level(),
                e.interval().n(),
                e.censored());
    }

    private DifferenceEstimate difference(int number) {
        Difference d = outcome.differences().get(number);
        Robustness tried = robustness.isEmpty() ? Robustness.of(d, Map.of()) : robustness.get(number);
        return new DifferenceEstimate(
                d.key().measure(),
                d.key().subject(),
                d.a(),
                d.b(),
                d.scope().id(),
                unitOf(d.key()),
                d.interval().mean(),
                d.interval().low(),
                d.interval().high(),
                d.interval().level(),
                d.interval().n(),
                d.verdict().id(),
                tried.word().id(),
                tried.flips().stream()
                        .map(f -> new Flip(
                                f.end().assumption(),
                                f.end().side().id(),
                                f.end().value(),
                                f.verdict().id()))
                        .toList());
    }

    private LimitResult limit(LimitVerdict v) {
        Optional<Double> bound = Optional.of(v.limit().value());
        return new LimitResult(
                v.limit().id(),
                variant(v.variant()).id(),
                v.limit().measure(),
                v.limit().subject(),
                v.limit().atLeast() ? bound : Optional.empty(),
                v.limit().atLeast() ? Optional.empty() : bound,
                v.ok(),
                v.worst(),
                v.runs(),
                v.brokenIn());
    }

    private Curve curve(CurveBand band) {
        return new Curve(
                variant(band.variant()).id(),
                band.sector(),
                outcome.gridHours(),
                band.level().median(),
                band.level().low(),
                band.level().high(),
                band.people().median(),
                band.people().low(),
                band.people().high());
    }

    /** Losses of a median run by the campaign step they go back to; steps without loss are left out. */
    private Stream<ChainLoss> chains(int variant, Trace trace) {
        return losses(trace).stream()
                .map(loss -> new ChainLoss(
                        variant(variant).id(),
                        outcome.medianRuns().get(variant),
                        loss.cause(),
                        loss.title(),
                        loss.peopleHours(),
                        loss.share()));
    }

    /**
     * A part of one run's loss.
     *
     * @param cause id of a campaign step, or {@link #NO_STEP}
     * @param title of the cause
     * @param peopleHours lost
     * @param share of the run's total, in [0, 1]
     */
    public record PartOfLoss(String cause, String title, double peopleHours, double share) {}

    /** The losses of a run by what caused them, the greatest first; they add up to its total. */
    public static List<PartOfLoss> losses(Trace trace) {
        LossAccount account = trace.losses();
        List<String> ids = trace.subjects().stepIds();
        List<String> titles = account.index().scenario().causeTitles(trace.variant());
        double total = IntStream.rangeClosed(0, ids.size())
                .mapToDouble(account::peopleHoursOfStep)
                .sum();
        return IntStream.rangeClosed(0, ids.size())
                .filter(step -> account.peopleHoursOfStep(step) > 0)
                .mapToObj(step -> new PartOfLoss(
                        step < ids.size() ? ids.get(step) : NO_STEP,
                        step < ids.size() ? titles.get(step) : "what no step brought about",
                        account.peopleHoursOfStep(step),
                        account.peopleHoursOfStep(step) / total))
                .sorted(Comparator.comparingDouble(PartOfLoss::peopleHours).reversed())
                .toList();
    }

    /** Why the services hit hardest failed: some per sector, no two of the same kind of service. */
    private Stream<WhyChain> why(int variant, Trace trace) {
        List<Service> services = trace.subjects().services();
        List<WhyChain> found = new ArrayList<>();
        for (String sector : scenario.sectorTitles().keySet()) {
            IntStream.range(0, services.size())
                    .filter(s -> services.get(s).sector().equals(sector)
                            && trace.losses().peopleHoursOfService(s) > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            (Integer s) -> -trace.losses().peopleHoursOfService(s)))
                    .filter(firstOfItsKind(services))
                    .limit(CHAINS_PER_SECTOR)
                    .forEach(s ->
                            found.add(chain(variant, trace, trace.subjects().service(s))));
        }
        return found.stream();
    }

    private static Predicate<Integer> firstOfItsKind(List<Service> services) {
        Set<String> seen = new HashSet<>();
        return s -> seen.add(services.get(s).type());
    }

    /** The chain behind the event by which a subject first reached its lowest level; it must have fallen. */
    public static List<WhyLink> links(Trace trace, int subject) {
        EventLog log = trace.log();
        Subjects subjects = trace.subjects();
        Together others = new Together(log, subjects, trace.scenario().network());
        return CausalChain.of(log, CausalChain.worstEventOf(log, subject)).stream()
                .map(e -> new WhyLink(
                        SimTime.toHours(log.timeMicros(e)),
                        subjects.idOf(log.subject(e)),
                        log.what(e).name().toLowerCase(Locale.ROOT),
                        log.from(e),
                        log.to(e),
                        others.with(e).stream()
                                .map(o -> new Also(
                                        subjects.idOf(o.subject()), o.level(), SimTime.toHours(o.sinceMicros())))
                                .toList()))
                .toList();
    }

    private WhyChain chain(int variant, Trace trace, int subject) {
        EventLog log = trace.log();
        Subjects subjects = trace.subjects();
        int worst = CausalChain.worstEventOf(log, subject);
        List<WhyLink> links = links(trace, subject);
        String title = String.format(Locale.ROOT, "%s falls to %.0f %%", subjects.idOf(subject), 100 * log.to(worst));
        return new WhyChain(variant(variant).id(), subjects.idOf(subject), title, links);
    }

    private MedianRun median(int variant, int replication) {
        String hash = outcome.rows().stream()
                .filter(row -> row.variant() == variant && row.replication() == replication)
                .map(RunRow::hash)
                .findFirst()
                .orElseThrow();
        return new MedianRun(variant(variant).id(), replication, hash);
    }

    private DeadlockEntry deadlock(DeadlockTally t) {
        return new DeadlockEntry(variant(t.variant()).id(), t.lockedIn(), t.runs(), t.replication(), t.deadlock());
    }

    private List<AssumptionEntry> assumptions() {
        return Stream.concat(scenario.assumptions().stream(), scenario.network().assumptions().stream())
                .map(Summaries::assumption)
                .distinct()
                .toList();
    }

    private static AssumptionEntry assumption(Assumption a) {
        return new AssumptionEntry(
                a.id(),
                a.statement(),
                a.grade().id(),
                a.source(),
                a.range().map(Summaries::words).orElse(""));
    }

    private static String words(Assumption.Range range) {
        return range.sets() + " from " + range.low().orElse("the value in force") + " to "
                + range.high().orElse("the value in force");
    }

    private Variant variant(int number) {
        return scenario.variants().get(number);
    }

    private String unitOf(MeasureKey key) {
        return Measures.find(key.measure()).map(Measure::unit).orElseGet(() -> scenario.observations().stream()
                .filter(o -> o.subject().equals(key.subject()))
                .findFirst()
                .orElseThrow()
                .unit());
    }
}
