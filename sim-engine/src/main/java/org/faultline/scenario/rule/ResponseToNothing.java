package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;
import org.faultline.threat.Selector;

/** Sensors, playbooks and spare parts find assets. */
final class ResponseToNothing implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F961",
            Severity.WARNING,
            "sensor, playbook or spare parts that are about no asset",
            "No asset passes the filters of the sensor, playbook or spare parts, so they never do anything.",
            """
            response: {playbooks: {cut: {at: 2 h, do: isolate, targets: {kind: udm}}}}""",
            """
            response: {playbooks: {cut: {at: 2 h, do: isolate, targets: {kind: upf}}}}""");

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
        draft.response().ifPresent(r -> {
            r.watch()
                    .sensors()
                    .forEach(s -> check(
                            s.covers(),
                            draft,
                            "sensor '" + s.id() + "' covers no asset",
                            breaches,
                            "sensors",
                            s.id(),
                            "covers"));
            r.spares()
                    .forEach(s -> check(
                            s.of(),
                            draft,
                            "spare parts '" + s.id() + "' fit no asset",
                            breaches,
                            "spares",
                            s.id(),
                            "for"));
            r.playbooks()
                    .forEach(p -> check(
                            p.targets(),
                            draft,
                            "playbook '" + p.id() + "' is about no asset",
                            breaches,
                            "playbooks",
                            p.id(),
                            "targets"));
        });
        return breaches.found();
    }

    private static void check(Selector some, Draft draft, String fault, Breaches breaches, String... path) {
        boolean found = Selection.asksForEquipment(some)
                ? Selection.canCarry(some, draft)
                : draft.assetsById().values().stream().anyMatch(a -> Selection.standsFor(some, a));
        if (!found && draft.assetsById().keySet().containsAll(some.ids())) {
            breaches.add(Where.of(Part.RESPONSE).inside(path), fault);
        }
    }
}
