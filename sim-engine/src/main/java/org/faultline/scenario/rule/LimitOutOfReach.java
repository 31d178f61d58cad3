package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Limit;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Limits on shares are shares. */
final class LimitOutOfReach implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F403",
            Severity.ERROR,
            "limit beyond what the measure can be",
            "The measure is a share, so it lies between 0 and 100 %; a bound outside holds always or never.",
            "limits: {calls: {at_least: 60}}",
            "limits: {calls: {at_least: 60 %}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (Limit limit : draft.limits()) {
            if ("share".equals(draft.measureUnits().get(limit.measure())) && limit.value() > 1) {
                String key = limit.atLeast() ? "at_least" : "at_most";
                breaches.add(
                        Where.of(Part.LIMIT, limit.id()).inside(key),
                        "limit '" + limit.id() + "' bounds " + limit.measure() + ", a share, by "
                                + Breaches.plain(limit.value()),
                        "a share lies between 0 % and 100 %: `" + key + ": 60 %`");
            }
        }
        return breaches.found();
    }
}
