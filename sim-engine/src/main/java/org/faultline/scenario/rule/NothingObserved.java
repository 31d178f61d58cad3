package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Network;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Selector;

/** Observations look at something. */
final class NothingObserved implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F503",
            Severity.WARNING,
            "observation of nothing",
            "No asset passes the filters of the observation, so that it counts nothing in every run.",
            "observe: {down: {count: {of: {kind: ims}, level: {below: 1}}, take: greatest}}",
            "observe: {down: {count: {of: {kind: upf}, level: {below: 1}}, take: greatest}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Observation o : draft.observations()) {
                if (Observed.selectorOf(o)
                        .filter(s -> isNothing(s, network, draft))
                        .isPresent()) {
                    breaches.add(
                            Where.of(Part.OBSERVATION, o.id()),
                            "no asset passes the filters of observation '" + o.id() + "'");
                }
            }
        });
        return breaches.found();
    }

    private static boolean isNothing(Selector selector, Network network, Draft draft) {
        return network.assets().stream().noneMatch(a -> Selection.standsFor(selector, a))
                || (Selection.asksForEquipment(selector) && !Selection.canCarry(selector, draft));
    }
}
