package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Crews are called by somebody. */
final class NobodyNotices implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F405",
            Severity.WARNING,
            "crews that are never called",
            "Repairs start when an incident was noticed and understood. Without `detection`, or with a "
                    + "chance of zero, the crews are never called, unless something breaks by itself that they mend.",
            "response: {detection: ~}",
            "response: {detection: {notice: 10 min}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        return draft.response()
                .filter(r -> !r.crews().isEmpty()
                        && r.detection().noticeChance() == 0
                        && r.watch().sensors().isEmpty())
                .filter(r -> draft.failures().stream()
                        .allMatch(f -> f.mending().ownHours().isPresent()))
                .map(r -> List.of(Finding.of(
                        Where.of(Part.RESPONSE).inside("crews"),
                        "nobody notices an outage, so these crews are never called")))
                .orElse(List.of());
    }
}
