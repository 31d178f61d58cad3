package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Services serve people. */
final class NobodyServed implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F113",
            Severity.WARNING,
            "service without people",
            "People-hours are counted per person served; a service without people adds nothing to any loss. "
                    + "The population of an imported network is zero unless it is given.",
            "services: {calls: {people: 0}}",
            "services: {calls: {people: 10 k}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Service service : network.services()) {
                if (service.people() == 0
                        && network.services().stream()
                                .allMatch(s -> !s.type().equals(service.type()) || s.people() == 0)) {
                    breaches.add(
                            Where.of(Part.SERVICE, service.id()), "the service '" + service.id() + "' serves nobody");
                }
            }
        });
        return breaches.found();
    }
}
