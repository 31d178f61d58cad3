package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.policy.Playbook;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A standby is none of the assets that it takes the place of. */
final class FailsOverToItself implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F964",
            Severity.ERROR,
            "standby among those that are cut off",
            "A playbook that fails over cuts its targets off for good and starts standbys in their place. An asset that is both would be started and"
                    + " cut off by the same playbook.",
            """
            response: {playbooks: {over: {at: 2 h, do: fail-over, targets: {kind: upf}, to: upf-1}}}""",
            """
            response: {playbooks: {over: {at: 2 h, do: fail-over, targets: amf-1, to: upf-1}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.response().ifPresent(r -> r.playbooks().forEach(p -> {
            if (p.action() instanceof Playbook.Action.FailOver over) {
                for (String id : over.to()) {
                    boolean isTarget = draft.assetsById().containsKey(id)
                            && Selection.standsFor(
                                    p.targets(), draft.assetsById().get(id))
                            && !Selection.asksForEquipment(p.targets());
                    if (isTarget) {
                        breaches.add(
                                Where.of(Part.RESPONSE)
                                        .inside("playbooks", p.id(), "to")
                                        .value(id),
                                "playbook '" + p.id() + "' fails over to '" + id + "', which it cuts off as well");
                    }
                }
            }
        }));
        return breaches.found();
    }
}
