package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Fork;
import org.faultline.model.Population;
import org.faultline.model.QueueNetwork;
import org.faultline.model.RandomAccess;
import org.faultline.model.Routing;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Customers are sent to what exists. */
final class UnknownQueueTarget implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F602",
            Severity.ERROR,
            "customers sent to an unknown place",
            "Customers go to stations, forks and random accesses that the file declares.",
            "{stations: {desk: {service: 1 min}}, arrivals: {calls: {every: 2 min, to: dsk}}}",
            "{stations: {desk: {service: 1 min}}, arrivals: {calls: {every: 2 min, to: desk}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> known = draft.names().queueTargets();
        QueueNetwork queues = draft.queues();
        for (Station s : queues.stations()) {
            check(known, Where.of(Part.STATION, s.id()).inside("next"), s.id(), s.next(), breaches);
        }
        for (Fork f : queues.forks()) {
            check(known, Where.of(Part.FORK, f.id()).inside("next"), f.id(), f.next(), breaches);
            f.parts().forEach(p -> check(known, Where.of(Part.FORK, f.id()).inside("parts"), f.id(), p, breaches));
        }
        for (RandomAccess a : queues.accesses()) {
            check(known, Where.of(Part.RANDOM_ACCESS, a.id()).inside("next"), a.id(), a.next(), breaches);
        }
        for (ArrivalStream a : queues.arrivals()) {
            check(known, Where.of(Part.ARRIVALS, a.id()).inside("to"), a.id(), a.to(), breaches);
        }
        for (Population p : queues.populations()) {
            check(known, Where.of(Part.POPULATION, p.id()).inside("to"), p.id(), p.to(), breaches);
        }
        return breaches.found();
    }

    private static void check(Set<String> known, Where where, String from, Routing routing, Breaches breaches) {
        routing.routes().forEach(r -> check(known, where, from, r.to(), breaches));
    }

    private static void check(Set<String> known, Where where, String from, String to, Breaches breaches) {
        if (!known.contains(to)) {
            breaches.unknown(
                    where.value(to), "'" + from + "' sends customers to an unknown place '" + to + "'", to, known);
        }
    }
}
