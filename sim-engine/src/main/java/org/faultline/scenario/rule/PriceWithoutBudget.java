package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Means;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;

/** What steps cost an attacker is paid out of a budget of the campaign. */
final class PriceWithoutBudget implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F937",
            Severity.WARNING,
            "price without a budget",
            "`costs` and `spend` of the campaign, `cost` and `paid` of its steps say how the `budget` of the campaign is spent. It has none, so that everything can be"
                    + " paid for and they change nothing. (`budget` and `costs` of a step alone limit its own targets.)",
            "campaign: {steps: {outage: {at: 1 h, effect: stop, targets: amf-1, cost: 5}}}",
            "campaign: {budget: 10, steps: {outage: {at: 1 h, effect: stop, targets: amf-1, cost: 5}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Purse purse = Steps.purseOf(draft);
        if (purse.budget().isPresent()) {
            return List.of();
        }
        if (!purse.means().costs().isEmpty()) {
            breaches.add(Where.of(Part.SCENARIO).inside("campaign", "costs"), message("costs"));
        }
        if (purse.spending() != Purse.Spending.AS_THEY_COME) {
            breaches.add(Where.of(Part.SCENARIO).inside("campaign", "spend"), message("spend"));
        }
        for (Step step : Steps.of(draft)) {
            Means means = step.targets().means();
            if (means.toBegin() > 0 || !means.isPaid()) {
                String key = means.isPaid() ? "cost" : "paid";
                breaches.add(Where.of(Part.STEP, step.id()).inside(key), message(key));
            }
        }
        return breaches.found();
    }

    private static String message(String key) {
        return "`" + key + "` changes nothing, as the campaign has no `budget`";
    }
}
