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

/** Playbooks that wait for an incident have somebody who notices it. */
final class UncuedPlaybook implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F963",
            Severity.WARNING,
            "playbook that never begins",
            "A playbook that begins `on` an incident waits for its notice. With no sensor and chances of zero in `detection` nobody ever notices one.",
            """
            response:
              detection: ~
              crews: ~
              playbooks: {cut: {on: noticed, do: isolate, targets: upf-1}}""",
            """
            response:
              playbooks: {cut: {on: noticed, do: isolate, targets: upf-1}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.response()
                .filter(r -> r.watch().sensors().isEmpty()
                        && r.detection().noticeChance() == 0
                        && r.detection().implantChance() == 0)
                .ifPresent(r -> r.playbooks().forEach(p -> {
                    if (p.cue() instanceof Playbook.Cue.OfIncident) {
                        breaches.add(
                                Where.of(Part.RESPONSE).inside("playbooks", p.id(), "on"),
                                "nobody notices an incident, so playbook '" + p.id() + "' never begins");
                    }
                }));
        return breaches.found();
    }
}
