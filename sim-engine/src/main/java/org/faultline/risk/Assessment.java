package org.faultline.risk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.dynamics.state.Purposes;
import org.faultline.experiment.RunRow;
import org.faultline.impact.Measure;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.model.Vendor;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Turned;
import org.faultline.stats.Estimated;

/** The whole answer to a risk assessor, or the parts of it that are wanted. */
public final class Assessment {

    /** What can be asked for; suppliers are always run. */
    public enum Part {
        SUPPLIERS,
        /** Products, releases and components, each turned in turn. */
        THINGS,
        /** Each supplier's part when all are turned (Shapley). */
        SHARES,
        TAIL,
        TIPPING,
        /** Combinations of measures. */
        MEASURES,
        YEARS
    }

    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    private static final List<Turned.Kind> THINGS =
            List.of(Turned.Kind.PRODUCT, Turned.Kind.RELEASE, Turned.Kind.COMPONENT);

    private final RiskStudy study;
    private final List<String> mixes;
    private final Set<Part> parts;
    private final String first;

    /**
     * An assessment.
     *
     * @param mixes ids, at least one; parts, things and measures are told of the first
     */
    public Assessment(RiskStudy study, List<String> mixes, Set<Part> parts) {
        this.study = study;
        this.mixes = List.copyOf(mixes);
        this.parts = Set.copyOf(parts);
        first = mixes.get(0);
    }

    /**
     * Runs everything that is wanted.
     *
     * @param orders that are drawn where there are too many suppliers to run all sets
     */
    public RiskReport report(int orders) {
        ScenarioTemplate template = study.template();
        List<RunRow> rows = study.suppliersTurned(mixes);
        checkMeasured(rows, study.key());
        Losses losses = Losses.of(study.scenario(), rows, study.key());
        Map<String, Map<String, Double>> probabilities = new LinkedHashMap<>();
        assessors().forEach(a -> probabilities.put(a, study.probabilities(a)));
        return new RiskReport(
                study.scenario().title(),
                study.key(),
                Measures.find(study.key().measure()).map(Measure::unit).orElse(""),
                titles(),
                study.suppliers(),
                study.scenario().vendors().stream().collect(Collectors.toMap(Vendor::id, Vendor::title)),
                probabilities,
                template.measures().stream()
                        .filter(m -> mixes.contains(m.mix()))
                        .toList(),
                losses,
                Losses.of(study.scenario(), rows, RiskStudy.EXPOSURE),
                things(),
                parts.contains(Part.SHARES) ? study.parts(first, orders) : Map.<String, Estimated>of(),
                study.suppliers().size() <= Shapley.MOST_EXACT,
                tails(losses, probabilities),
                curves(losses, probabilities),
                tipping(losses, probabilities),
                combinations(),
                years(),
                study.level());
    }

    /** A measure that runs take of others, and of this subject never, is a slip of the question; one without a value anywhere lost nothing. */
    private static void checkMeasured(List<RunRow> rows, MeasureKey key) {
        Set<String> subjects = rows.stream()
                .flatMap(r -> r.values().keySet().stream())
                .filter(k -> k.measure().equals(key.measure()))
                .map(MeasureKey::subject)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!subjects.isEmpty() && !subjects.contains(key.subject())) {
            throw new IllegalArgumentException("No run says " + key.measure() + " of " + key.subject()
                    + "; it is measured of " + String.join(", ", subjects) + ".");
        }
    }

    private List<String> assessors() {
        return study.question().suppliers().assessors();
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        mixes.forEach(id -> study.scenario().variants().stream()
                .filter(v -> v.mix().id().equals(id))
                .findFirst()
                .ifPresent(v -> titles.put(id, v.mix().title())));
        return titles;
    }

    private Map<Turned.Kind, Losses> things() {
        Map<Turned.Kind, Losses> things = new EnumMap<>(Turned.Kind.class);
        for (Turned.Kind kind : parts.contains(Part.THINGS) ? THINGS : List.<Turned.Kind>of()) {
            List<String> ids = study.things(kind, first);
            if (!ids.isEmpty()) {
                things.put(kind, study.turned(kind, ids, first));
            }
        }
        return things;
    }

    private List<RiskReport.TailOf> tails(Losses losses, Map<String, Map<String, Double>> probabilities) {
        List<RiskReport.TailOf> tails = new ArrayList<>();
        if (parts.contains(Part.TAIL)) {
            losses.mixes()
                    .forEach(mix -> probabilities.forEach((assessor, p) -> {
                        for (double q : QUANTILES) {
                            tails.add(new RiskReport.TailOf(
                                    mix,
                                    assessor,
                                    q,
                                    tail(losses, mix, p, e -> e.valueAtRisk(q)),
                                    tail(losses, mix, p, e -> e.expectedShortfall(q))));
                        }
                    }));
        }
        return tails;
    }

    private Exceedance.Tail tail(
            Losses losses,
            String mix,
            Map<String, Double> probabilities,
            java.util.function.ToDoubleFunction<Exceedance> number) {
        return Exceedance.tail(losses, mix, probabilities, number, study.seed(), Purposes.RESAMPLE);
    }

    private List<RiskReport.CurveOf> curves(Losses losses, Map<String, Map<String, Double>> probabilities) {
        List<RiskReport.CurveOf> curves = new ArrayList<>();
        if (parts.contains(Part.TAIL)) {
            losses.mixes()
                    .forEach(mix -> probabilities.forEach((assessor, p) -> curves.add(new RiskReport.CurveOf(
                            mix, assessor, Exceedance.of(losses, mix, p).curve()))));
        }
        return curves;
    }

    private List<RiskReport.TippingOf> tipping(Losses losses, Map<String, Map<String, Double>> probabilities) {
        List<RiskReport.TippingOf> found = new ArrayList<>();
        if (parts.contains(Part.TIPPING)) {
            probabilities.forEach((assessor, p) -> {
                TurnedTipping tipping = new TurnedTipping(losses, p);
                losses.mixes().stream().filter(m -> !m.equals(first)).forEach(other -> losses.turned(first)
                        .forEach(supplier -> found.add(
                                new RiskReport.TippingOf(assessor, tipping.between(first, other, supplier)))));
            });
        }
        return found;
    }

    private List<RiskReport.CombinationsOf> combinations() {
        if (!parts.contains(Part.MEASURES) || study.question().measures().isEmpty()) {
            return List.of();
        }
        MeasureSets sets = new MeasureSets(study, first);
        return assessors().stream()
                .map(a ->
                        new RiskReport.CombinationsOf(first, a, study.question().over(), sets.weighedBy(a)))
                .toList();
    }

    private List<PlanYears.Year> years() {
        PlanYears years = new PlanYears(study, assessors());
        return !parts.contains(Part.YEARS)
                ? List.of()
                : study.template().plannedMixes().stream()
                        .filter(mixes::contains)
                        .flatMap(mix -> years.of(mix).stream())
                        .toList();
    }
}
