package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Assumption;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Assumptions say where they come from. */
final class UnsupportedAssumption implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F406",
            Severity.WARNING,
            "assumption without a source",
            "An assumption without a source is printed as unsupported in every report. A guess is fine if it "
                    + "says whose it is.",
            "assumptions: {speed: {statement: Crews drive 50 km/h, grade: assumed}}",
            "assumptions: {speed: {statement: Crews drive 50 km/h, grade: assumed, source: estimate of the "
                    + "authors}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (Assumption assumption : draft.assumptions()) {
            if (assumption.source().isBlank()) {
                breaches.add(
                        Where.of(Part.ASSUMPTION, assumption.id()),
                        "assumption '" + assumption.id() + "' has no source; the report will print it as unsupported");
            }
        }
        return breaches.found();
    }
}
