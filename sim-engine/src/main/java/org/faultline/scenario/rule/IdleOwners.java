package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.policy.Response;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** There is one crew of owners. */
final class IdleOwners implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F965",
            Severity.WARNING,
            "second crew of owners",
            "Owners do not queue: each sees to his own asset, as the first crew with `reach: owners` says. A second one never does anything.",
            """
            response:
              crews:
                people: {reach: owners, work: 1 h}
                others: {reach: owners, work: 2 h}""",
            """
            response:
              crews:
                people: {reach: owners, work: 1 h}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.response().ifPresent(r -> r.crews().stream()
                .filter(c -> c.reach() == Response.Reach.OWNERS)
                .skip(1)
                .forEach(c -> breaches.add(
                        Where.of(Part.RESPONSE).inside("crews", c.id()),
                        "owners see to their own already, so crew '" + c.id() + "' never does anything")));
        return breaches.found();
    }
}
