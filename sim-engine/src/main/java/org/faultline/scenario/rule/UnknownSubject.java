package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Limit;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Limits bound subjects that exist. */
final class UnknownSubject implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F402",
            Severity.ERROR,
            "unknown subject of a limit",
            "A subject is `all`, or a word and an id: `sector:`, `service:` (the kind of service), "
                    + "`region:`, `operator:`, `class:` (of devices), `step:` or `observation:`.",
            "limits: {calls: {subject: sector:telecom}}",
            "limits: {calls: {subject: sector:telecoms}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        if (draft.network().isEmpty()) {
            return List.of();
        }
        Set<String> subjects = draft.subjects();
        for (Limit limit : draft.limits()) {
            if (!subjects.contains(limit.subject())) {
                breaches.unknown(
                        Where.of(Part.LIMIT, limit.id()).inside("subject"),
                        "limit '" + limit.id() + "' bounds an unknown subject '" + limit.subject() + "'",
                        limit.subject(),
                        subjects);
            }
        }
        return breaches.found();
    }
}
