package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.FailureProcess;
import org.faultline.threat.Selector;

/** What breaks by itself exists. */
final class FailureOfNothing implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F504",
            Severity.ERROR,
            "failure of nothing",
            "The targets of a failure are assets of the network; with filters that no asset passes, under any vendor mix, nothing would"
                    + " ever break.",
            "failures: {wear: {targets: upf-l, after: 100 h, repair: 1 h}}",
            "failures: {wear: {targets: upf-1, after: 100 h, repair: 1 h}}");

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
        Set<String> assets = draft.names().assets();
        for (FailureProcess failure : draft.failures()) {
            Where where = Where.of(Part.FAILURE, failure.id()).inside("targets");
            Selector targets = failure.targets();
            for (String id : targets.ids()) {
                if (!assets.contains(id)) {
                    breaches.unknown(
                            where.value(id),
                            "failure '" + failure.id() + "' aims at an unknown asset '" + id + "'",
                            id,
                            assets);
                }
            }
            if (assets.containsAll(targets.ids()) && !canBreak(targets, draft)) {
                breaches.add(where, "no asset passes the filters of failure '" + failure.id() + "'");
            }
        }
        return breaches.found();
    }

    private static boolean canBreak(Selector targets, Draft draft) {
        return draft.network().orElseThrow().assets().stream().anyMatch(a -> Selection.standsFor(targets, a))
                && (!Selection.asksForEquipment(targets) || Selection.canCarry(targets, draft));
    }
}
