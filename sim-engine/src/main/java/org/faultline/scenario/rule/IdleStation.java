package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Routing;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Somebody comes to every station. */
final class IdleStation implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F605",
            Severity.WARNING,
            "station that nobody comes to",
            "No arrival stream, population, station, fork or random access sends customers there, and nobody is there at the start.",
            "{stations: {desk: {service: 1 min}}}",
            "{stations: {desk: {service: 1 min}}, arrivals: {calls: {every: 2 min, to: desk}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        QueueNetwork queues = draft.queues();
        Set<String> reached = new HashSet<>();
        queues.stations().forEach(s -> add(s.next(), reached));
        queues.forks().forEach(f -> add(f.next(), reached));
        queues.forks().forEach(f -> reached.addAll(f.parts()));
        queues.accesses().forEach(a -> add(a.next(), reached));
        queues.arrivals().forEach(a -> add(a.to(), reached));
        queues.populations().forEach(p -> add(p.to(), reached));
        for (Station station : queues.stations()) {
            if (!reached.contains(station.id()) && station.initial() == 0) {
                breaches.add(
                        Where.of(Part.STATION, station.id()), "nobody ever comes to station '" + station.id() + "'");
            }
        }
        return breaches.found();
    }

    private static void add(Routing routing, Set<String> reached) {
        routing.routes().forEach(r -> reached.add(r.to()));
    }
}
