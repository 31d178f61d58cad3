package org.faultline.scenario.rule;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Names;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Connectivity is possible at least while all is well. */
final class NoPath implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F110",
            Severity.WARNING,
            "no path to what must be reached",
            "A need of kind `connectivity` is met over a path of links and routers. While nothing has failed "
                    + "there is no such path here, so the need is never met. Links to power carry no traffic, and "
                    + "traffic passes only through routers, lines and gateways.",
            "network: {inline: {links: [[upf-1, router-1], [amf-1, router-1]]}}",
            "network: {inline: {links: [[upf-1, router-1], [amf-1, router-1], [gnb-1, router-1]]}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().filter(NoPath::asksForPaths).ifPresent(network -> {
            Paths paths = new Paths(network);
            for (Dependency dependency : network.dependencies()) {
                check(draft.names(), paths, Part.ASSET, dependency.dependant(), dependency.gates(), breaches);
            }
            for (Service service : network.services()) {
                check(draft.names(), paths, Part.SERVICE, service.id(), service.gates(), breaches);
            }
        });
        return breaches.found();
    }

    /** Looking for paths costs more than all other rules about large networks; most of those ask for none. */
    private static boolean asksForPaths(Network network) {
        return Stream.concat(
                        network.dependencies().stream().flatMap(d -> d.gates().stream()),
                        network.services().stream().flatMap(s -> s.gates().stream()))
                .anyMatch(g -> g.kind() == Gate.Kind.CONNECTIVITY);
    }

    private static void check(
            Names names, Paths paths, Part part, String dependant, List<Gate> gates, Breaches breaches) {
        for (Gate gate : gates) {
            if (gate.kind() != Gate.Kind.CONNECTIVITY) {
                continue;
            }
            for (Gate.Need need : gate.needs()) {
                if (!paths.join(dependant, need.provider()) && names.hasProvider(need.provider())) {
                    breaches.add(
                            Where.of(part, dependant).inside("needs").value(need.provider()),
                            "no path leads from '" + dependant + "' to '" + need.provider()
                                    + "', which it must reach for " + gate.name());
                }
            }
        }
    }
}
