package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Take;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Observations fall into the run. */
final class ObservedAfterTheEnd implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F502",
            Severity.ERROR,
            "observation after the end of the run",
            "A moment that is observed lies at or before the horizon, a warm-up ends before it, and what has an end of its own ends by then.",
            "observe: {down: {count: {level: {below: 1}}, take: time-average, after: 30 h}}",
            "observe: {down: {count: {level: {below: 1}}, take: time-average, after: 3 h}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        double horizon = draft.horizonHours().orElse(Double.POSITIVE_INFINITY);
        for (Observation o : draft.observations()) {
            if (o.made() instanceof Observation.Taken taken) {
                boolean moment = taken.take() instanceof Take.At || taken.take() instanceof Take.TestAt;
                double hours = taken.take().afterHours();
                if (hours > horizon || (!moment && hours == horizon)) {
                    breaches.add(
                            Where.of(Part.OBSERVATION, o.id()).inside(moment ? "at" : "after"),
                            "observation '" + o.id() + "' begins at " + Breaches.plain(hours)
                                    + " h, but the run ends at " + Breaches.plain(horizon) + " h");
                } else if (taken.take() instanceof Take.Until until && until.untilHours() > horizon) {
                    breaches.add(
                            Where.of(Part.OBSERVATION, o.id()).inside("until"),
                            "observation '" + o.id() + "' ends at " + Breaches.plain(until.untilHours())
                                    + " h, but the run ends at " + Breaches.plain(horizon) + " h");
                }
            }
        }
        return breaches.found();
    }
}
