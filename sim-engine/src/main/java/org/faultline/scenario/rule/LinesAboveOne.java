package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Operator;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Operators share the lines of one country. */
final class LinesAboveOne implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F109",
            Severity.ERROR,
            "operators' lines above 100 %",
            "Each operator has a share of the country's lines; together they cannot have more than all of "
                    + "them. Less is allowed: others are not modelled.",
            "network: {inline: {operators: {alpha: 70 %, beta: 40 %}}}",
            "network: {inline: {operators: {alpha: 60 %, beta: 40 %}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            double sum = network.operators().stream()
                    .mapToDouble(Operator::lineShare)
                    .sum();
            if (sum > 1 + 1e-9) {
                Operator last = network.operators().get(network.operators().size() - 1);
                breaches.add(
                        Where.of(Part.OPERATOR, last.id()),
                        "the operators have " + Breaches.plain(sum * 100) + " % of all lines; at most 100 % are there");
            }
        });
        return breaches.found();
    }
}
