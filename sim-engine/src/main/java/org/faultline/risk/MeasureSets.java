package org.faultline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.experiment.Experiment;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.stats.Interval;
import org.faultline.toolbox.InForce;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.Use;

/** Every combination of the measures in question under a mix: 2^measures mixes, run and never added up. */
final class MeasureSets {

    private final RiskStudy study;
    private final String mix;
    private final ScenarioTemplate combined;
    private final Experiment asked;
    /** Measures by the id of the mix in which they are in force; the first has none. */
    private final Map<String, List<String>> measuresOf = new LinkedHashMap<>();

    private final Losses losses;

    /** Runs all combinations. */
    MeasureSets(RiskStudy study, String mix) {
        this.study = study;
        this.mix = mix;
        combined = study.template().with(asMixes(study.question().measures()));
        asked = study.asking(combined);
        losses = study.losses("combinations of measures", asked, List.copyOf(measuresOf.keySet()));
    }

    private Map<String, String> asMixes(List<Use> pool) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int set = 0; set < 1 << pool.size(); set++) {
            int chosen = set;
            List<Use> uses = IntStream.range(0, pool.size())
                    .filter(i -> (chosen >> i & 1) == 1)
                    .mapToObj(pool::get)
                    .toList();
            List<String> ids = uses.stream().map(Use::id).toList();
            String id = mixOf(ids);
            measuresOf.put(id, ids);
            String written = String.join(", ", uses.stream().map(Use::written).toList());
            values.put("mixes." + id, "{base: " + mix + ", measures: {" + written + "}}");
        }
        values.put("ask", study.everySupplier());
        return values;
    }

    /** The combinations by what they cost and save, by the judgement of an assessor. */
    List<Frontier.Combination> weighedBy(String assessor) {
        Map<String, Double> probabilities = study.probabilities(assessor);
        double[] without = losses.expected(measuresOf.keySet().iterator().next(), probabilities);
        Map<String, double[]> inYear = new LinkedHashMap<>();
        measuresOf.keySet().forEach(id -> inYear.put(id, difference(without, losses.expected(id, probabilities))));
        Map<String, double[]> total = new LinkedHashMap<>();
        study.question()
                .over()
                .ifPresent(o -> measuresOf.keySet().forEach(id -> total.put(id, overTime(o, id, inYear))));
        List<Frontier.Combination> combinations = new ArrayList<>();
        measuresOf.keySet().forEach(id -> {
            Interval loss = Losses.ofLoss(losses.expected(id, probabilities), study.level());
            Optional<Interval> saved = Optional.ofNullable(total.get(id)).map(t -> Interval.ofMean(t, study.level()));
            combinations.add(combination(id, loss, Interval.ofMean(inYear.get(id), study.level()), saved));
        });
        Map<String, double[]> counted = total.isEmpty() ? inYear : total;
        return Frontier.of(
                combinations,
                (before, after) -> Interval.ofPairedDifference(
                        counted.get(after.mix()), counted.get(before.mix()), study.level()));
    }

    private static double[] difference(double[] more, double[] less) {
        return IntStream.range(0, more.length)
                .mapToDouble(r -> more[r] - less[r])
                .toArray();
    }

    private Frontier.Combination combination(String id, Interval loss, Interval saved, Optional<Interval> total) {
        List<Measure> taken = taken(id);
        return new Frontier.Combination(
                measuresOf.get(id),
                id,
                costs(measuresOf.keySet().iterator().next(), id).of(taken),
                taken.stream().mapToDouble(Measure::leadYears).max().orElse(0),
                loss,
                saved,
                total,
                false,
                Optional.empty());
    }

    /** The measures of a combination that are not in force under the mix already, which are neither paid nor waited for once more. */
    private List<Measure> taken(String id) {
        List<String> there = inForce(mixOf(List.of())).map(Measure::id).toList();
        return inForce(id)
                .filter(m -> measuresOf.get(id).contains(m.id()) && !there.contains(m.id()))
                .distinct()
                .toList();
    }

    private Stream<Measure> inForce(String id) {
        return combined.measures().stream().filter(f -> f.mix().equals(id)).map(InForce::measure);
    }

    /**
     * What is saved over a time, in each replication: between the ends of two lead times those measures act whose lead time is over, a combination
     * that was run as well.
     */
    private double[] overTime(RiskQuestion.Over over, String id, Map<String, double[]> inYear) {
        List<Measure> taken = taken(id);
        double[] ends = DoubleStream.concat(
                        DoubleStream.of(0, over.years()), taken.stream().mapToDouble(Measure::leadYears))
                .filter(end -> end <= over.years())
                .sorted()
                .distinct()
                .toArray();
        double[] sum = new double[losses.replications()];
        for (int i = 0; i + 1 < ends.length; i++) {
            double from = ends[i];
            List<String> waiting = taken.stream()
                    .filter(m -> m.leadYears() > from)
                    .map(Measure::id)
                    .toList();
            double[] year = inYear.get(mixOf(measuresOf.get(id).stream()
                    .filter(m -> !waiting.contains(m))
                    .toList()));
            double worth = over.worth(from, ends[i + 1]);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += worth * year[r];
            }
        }
        return sum;
    }

    private String mixOf(List<String> measures) {
        return mix + "+" + (measures.isEmpty() ? "none" : String.join("+", measures));
    }

    private Costs costs(String before, String after) {
        return Costs.of(
                asked.scenario().network(),
                asked.equipment(RiskStudy.variantOf(before, asked)),
                asked.equipment(RiskStudy.variantOf(after, asked)));
    }
}
