package org.faultline.scenario.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Flows can arrive at least while all is well. */
final class NoWayForFlow implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F116",
            Severity.WARNING,
            "flow without a way",
            "A flow takes links and routers from its source to one of its destinations. While nothing has failed there is no such way"
                    + " here, so the flow never arrives. Links to power carry no traffic, and traffic passes only through routers,"
                    + " lines and gateways.",
            """
            network: {inline: {links: [[upf-1, router-1], [amf-1, router-1]]}}
            traffic: {flows: {calls: {from: gnb-1, to: amf-1, volume: 5 Mbit/s}}}""",
            """
            network: {inline: {links: [[upf-1, router-1], [amf-1, router-1], [gnb-1, router-1]]}}
            traffic: {flows: {calls: {from: gnb-1, to: amf-1, volume: 5 Mbit/s}}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().filter(n -> !n.traffic().flows().isEmpty()).ifPresent(network -> without(network)
                .forEach((declared, lost) -> {
                    String more = lost.size() > 1 ? " and from " + (lost.size() - 1) + " more" : "";
                    breaches.add(
                            Where.of(Part.FLOW, declared),
                            "flow '" + declared + "' has no way from '" + lost.get(0) + "'" + more
                                    + " to any of its destinations");
                }));
        return breaches.found();
    }

    /** Sources without a way, by the flow as it stands in the file. */
    private static Map<String, List<String>> without(Network network) {
        Paths paths = new Paths(network);
        Map<String, List<String>> lost = new LinkedHashMap<>();
        for (Traffic.Flow flow : network.traffic().flows()) {
            if (flow.destinations().stream().noneMatch(d -> paths.join(flow.source(), d))) {
                lost.computeIfAbsent(flow.declared(), k -> new ArrayList<>()).add(flow.source());
            }
        }
        return lost;
    }
}
