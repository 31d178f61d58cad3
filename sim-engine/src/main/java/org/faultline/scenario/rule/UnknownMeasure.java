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

/** Limits bound measures of the catalogue. */
final class UnknownMeasure implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F401",
            Severity.ERROR,
            "unknown measure",
            "A limit names a measure of the catalogue.",
            "limits: {calls: {measure: lowest-levl}}",
            "limits: {calls: {measure: lowest-level}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> measures = draft.measureUnits().keySet();
        for (Limit limit : draft.limits()) {
            if (!measures.contains(limit.measure())) {
                breaches.unknownOfSeveral(
                        Where.of(Part.LIMIT, limit.id()).inside("measure"),
                        "limit '" + limit.id() + "' bounds an unknown measure '" + limit.measure() + "'",
                        limit.measure(),
                        measures);
            }
        }
        return breaches.found();
    }
}
