package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Nothing needs itself. */
final class DependsOnItself implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F104",
            Severity.ERROR,
            "dependency on itself",
            "A thing that needs itself can never start again once it has stopped. Loops over several things "
                    + "are allowed: telecom and power need each other.",
            "network: {inline: {assets: {upf-1: {needs: {data: upf-1}}}}}",
            "network: {inline: {assets: {upf-1: {needs: {data: amf-1}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Dependency dependency : network.dependencies()) {
                check(Part.ASSET, dependency.dependant(), dependency.gates(), breaches);
            }
            for (Service service : network.services()) {
                check(Part.SERVICE, service.id(), service.gates(), breaches);
            }
        });
        return breaches.found();
    }

    private static void check(Part part, String id, List<Gate> gates, Breaches breaches) {
        for (Gate gate : gates) {
            for (Gate.Need need : gate.needs()) {
                if (need.provider().equals(id)) {
                    breaches.add(
                            Where.of(part, id).inside("needs").value(id),
                            "'" + id + "' needs itself for " + gate.name());
                }
            }
        }
    }
}
