package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.QueueNetwork;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Whatever has customers has an id of its own. */
final class DuplicateQueueIds implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F601",
            Severity.ERROR,
            "id used twice among queues",
            "Stations, forks, random accesses, arrival streams and populations share their ids, because observations name them all alike.",
            "{stations: {desk: {service: 1 min}}, arrivals: {desk: {every: 2 min, to: desk}}}",
            "{stations: {desk: {service: 1 min}}, arrivals: {calls: {every: 2 min, to: desk}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> seen = new HashSet<>();
        QueueNetwork queues = draft.queues();
        queues.stations().forEach(s -> check(seen, Part.STATION, s.id(), breaches));
        queues.forks().forEach(f -> check(seen, Part.FORK, f.id(), breaches));
        queues.accesses().forEach(a -> check(seen, Part.RANDOM_ACCESS, a.id(), breaches));
        queues.arrivals().forEach(a -> check(seen, Part.ARRIVALS, a.id(), breaches));
        queues.populations().forEach(p -> check(seen, Part.POPULATION, p.id(), breaches));
        return breaches.found();
    }

    private static void check(Set<String> seen, Part part, String id, Breaches breaches) {
        if (!seen.add(id)) {
            breaches.add(
                    Where.of(part, id),
                    "the id '" + id
                            + "' is used twice among stations, forks, random accesses, arrivals and populations");
        }
    }
}
