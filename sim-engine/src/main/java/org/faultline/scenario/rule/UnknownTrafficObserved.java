package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.model.Asset;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Observations of traffic look at classes, links and assets that it can be observed at. */
final class UnknownTrafficObserved implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F701",
            Severity.ERROR,
            "observation of traffic that is not there",
            "`traffic` needs flows and names priority classes; `latency` names flows; `utilisation` names a link by its two ends, or a router, line or gateway,"
                    + " that has a capacity.",
            """
            traffic: {flows: {calls: {from: gnb-1, to: upf-1, volume: 5 Mbit/s}}}
            observe: {busy: {utilisation: [gnb-1, router-1], take: greatest}}""",
            """
            traffic: {links: {backhaul: {capacity: 10 Mbit/s}}, flows: {calls: {from: gnb-1, to: upf-1, volume: 5 Mbit/s}}}
            observe: {busy: {utilisation: [gnb-1, router-1], take: greatest}}""");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Observation o : draft.observations()) {
                if (o.made() instanceof Observation.Taken taken) {
                    check(network, draft, o, taken.quantity(), breaches);
                }
            }
        });
        return breaches.found();
    }

    private static void check(Network network, Draft draft, Observation o, Quantity quantity, Breaches breaches) {
        Where where = Where.of(Part.OBSERVATION, o.id());
        Traffic traffic = network.traffic();
        if (!(quantity instanceof Quantity.Traffic)
                && !(quantity instanceof Quantity.Utilisation)
                && !(quantity instanceof Quantity.Latency)) {
            return;
        }
        if (traffic.flows().isEmpty()) {
            breaches.add(where, "observation '" + o.id() + "' looks at traffic, but nothing flows");
        } else if (quantity instanceof Quantity.Traffic of) {
            of.classes().stream()
                    .filter(c -> !traffic.classes().contains(c))
                    .forEach(c -> breaches.unknown(
                            where.value(c),
                            "observation '" + o.id() + "' looks at an unknown priority class '" + c + "'",
                            c,
                            traffic.classes()));
        } else if (quantity instanceof Quantity.Latency of) {
            Set<String> known = new TreeSet<>();
            traffic.flows().forEach(f -> known.addAll(List.of(f.id(), f.declared())));
            of.of().stream()
                    .filter(f -> !known.contains(f))
                    .forEach(f -> breaches.unknown(
                            where.value(f),
                            "observation '" + o.id() + "' looks at the latency of an unknown flow '" + f + "'",
                            f,
                            known));
        } else if (quantity instanceof Quantity.Utilisation of && !hasCapacity(network, draft, of.of())) {
            breaches.add(
                    where.inside("utilisation"),
                    "observation '" + o.id() + "' looks at " + String.join("--", of.of())
                            + ", which is no link or transit asset with a capacity");
        }
    }

    private static boolean hasCapacity(Network network, Draft draft, List<String> of) {
        if (of.size() == 1) {
            Asset asset = draft.assetsById().get(of.get(0));
            return asset != null && asset.kind().carriesTraffic() && asset.capacity() > 0;
        }
        List<Link> between = network.links().stream()
                .filter(l -> l.carriesTraffic() && of.contains(l.from()) && of.contains(l.to()))
                .toList();
        double least =
                between.stream().mapToDouble(l -> l.latencyMs().orElse(0)).min().orElse(0);
        return !between.isEmpty()
                && isTransitOrEnd(draft, network, of)
                && between.stream()
                        .filter(l -> l.latencyMs().orElse(0) == least)
                        .allMatch(l -> l.capacityMbps().isPresent());
    }

    /** Links between assets through which nothing flows carry nothing. */
    private static boolean isTransitOrEnd(Draft draft, Network network, List<String> ends) {
        return ends.stream()
                .allMatch(id -> draft.assetsById().get(id).kind().carriesTraffic()
                        || network.traffic().flows().stream()
                                .anyMatch(f -> f.source().equals(id)
                                        || f.destinations().contains(id)));
    }
}
