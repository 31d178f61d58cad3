package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Analysts have alerts to work. */
final class IdleAnalysts implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F962",
            Severity.WARNING,
            "analysts without a sensor",
            "Analysts work the alerts of `sensors`; without any they are never called, and an incident is noticed by `detection` alone.",
            """
            response: {analysts: {desk: {size: 2, work: 20 min}}}""",
            """
            response:
              sensors: {files: {sees: integrity, covers: {kind: upf}, after: exponential(30 d)}}
              analysts: {desk: {size: 2, work: 20 min}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        return draft.response()
                .filter(r ->
                        r.watch().sensors().isEmpty() && !r.watch().analysts().isEmpty())
                .map(r -> List.of(Finding.of(
                        Where.of(Part.RESPONSE).inside("analysts"),
                        "there is no sensor, so these analysts are never called")))
                .orElse(List.of());
    }
}
