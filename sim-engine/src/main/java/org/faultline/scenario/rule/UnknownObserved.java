package org.faultline.scenario.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Observed assets and services exist. */
final class UnknownObserved implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F501",
            Severity.ERROR,
            "observation of an unknown asset",
            "`level` names an asset or a service, and the filter `ids` of an observation names assets.",
            "observe: {core: {level: upf-l, first: {below: 1}}}",
            "observe: {core: {level: upf-1, first: {below: 1}}}");

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
        for (Observation o : draft.observations()) {
            if (o.made() instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Level level) {
                if (!draft.names().hasProvider(level.subject())) {
                    Set<String> all = new LinkedHashSet<>(draft.names().assets());
                    all.addAll(draft.names().services());
                    check(o, level.subject(), all, breaches);
                }
            }
            if (o.made() instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Known known) {
                known.steps().forEach(s -> check(o, s, draft.names().steps(), "step", breaches));
            }
            Observed.selectorOf(o).ifPresent(s -> s.ids()
                    .forEach(id -> check(o, id, draft.names().assets(), breaches)));
        }
        return breaches.found();
    }

    private static void check(Observation o, String id, Set<String> known, Breaches breaches) {
        check(o, id, known, "asset", breaches);
    }

    private static void check(Observation o, String id, Set<String> known, String thing, Breaches breaches) {
        if (!known.contains(id)) {
            breaches.unknown(
                    Where.of(Part.OBSERVATION, o.id()).value(id),
                    "observation '" + o.id() + "' looks at an unknown " + thing + " '" + id + "'",
                    id,
                    known);
        }
    }
}
