package org.faultline.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.experiment.Experiment;
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
            String id = mix + "+" + (ids.isEmpty() ? "none" : String.join("+", ids));
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
        String none = measuresOf.keySet().iterator().next();
        double[] without = losses.expected(none, probabilities);
        List<Frontier.Combination> combinations = new ArrayList<>();
        measuresOf.forEach((id, measures) -> {
            double[] with = losses.expected(id, probabilities);
            List<Measure> taken = combined.measures().stream()
                    .filter(f ->
                            f.mix().equals(id) && measures.contains(f.measure().id()))
                    .map(InForce::measure)
                    .toList();
            combinations.add(new Frontier.Combination(
                    measures,
                    id,
                    costs(none, id).of(taken),
                    taken.stream().mapToDouble(Measure::leadYears).max().orElse(0),
                    Losses.ofLoss(with, study.level()),
                    Interval.ofPairedDifference(without, with, study.level()),
                    false));
        });
        return Frontier.of(combinations);
    }

    private Costs costs(String before, String after) {
        return Costs.of(
                asked.scenario().network(),
                asked.equipment(RiskStudy.variantOf(before, asked)),
                asked.equipment(RiskStudy.variantOf(after, asked)));
    }
}
