package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Purse;

/** A plan of what is bought pays for each step once. */
final class PlannedStepRecurs implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F938",
            Severity.ERROR,
            "planned step that recurs",
            "With `spend: by-impact` the campaign is planned and paid for before it begins, each step once. How often a step with `every` comes is not known then.",
            "campaign: {budget: 10, spend: by-impact, steps: {outage: {at: 1 h, every: 1 h, effect: stop, targets: amf-1}}}",
            "campaign: {budget: 10, steps: {outage: {at: 1 h, every: 1 h, effect: stop, targets: amf-1}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Purse purse = Steps.purseOf(draft);
        if (purse.spending() == Purse.Spending.BY_IMPACT) {
            Steps.of(draft).stream()
                    .filter(step ->
                            purse.pays(step) && step.recurrence().everyHours().isPresent())
                    .forEach(step -> breaches.add(
                            Where.of(Part.STEP, step.id()).inside("every"),
                            "step '" + step.id() + "' comes again and again, so that a plan cannot say what it costs"));
        }
        return breaches.found();
    }
}
