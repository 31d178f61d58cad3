package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.FailureProcess;

/** Losses are booked on failures and on steps by their ids. */
final class FailureNamedAsStep implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F505",
            Severity.ERROR,
            "failure named as a step",
            "Losses are booked on failures and on campaign steps under their ids, so that the two must differ.",
            "failures: {outage: {targets: upf-1, after: 100 h, repair: 1 h}}",
            "failures: {wear: {targets: upf-1, after: 100 h, repair: 1 h}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (FailureProcess failure : draft.failures()) {
            if (draft.names().steps().contains(failure.id())) {
                breaches.add(
                        Where.of(Part.FAILURE, failure.id()),
                        "'" + failure.id() + "' is the id of a failure and of a campaign step");
            }
        }
        return breaches.found();
    }
}
