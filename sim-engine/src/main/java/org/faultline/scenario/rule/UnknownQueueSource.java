package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Customers that bring work of their own come from somewhere. */
final class UnknownQueueSource implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F603",
            Severity.ERROR,
            "work of unknown customers",
            "`service_of`, `balking_of` and `takes_of` name arrival streams and populations that the file declares.",
            "{stations: {desk: {service: 1 min, service_of: {cals: 2 min}}}, arrivals: {calls: {every: 5 min, to: desk}}}",
            "{stations: {desk: {service: 1 min, service_of: {calls: 2 min}}}, arrivals: {calls: {every: 5 min, to: desk}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> known = draft.names().queueSources();
        for (Station station : draft.queues().stations()) {
            check(breaches, station, "service_of", station.serviceOf().keySet(), "the work", known);
            check(breaches, station, "balking_of", station.balkingOf().keySet(), "the balking", known);
            check(breaches, station, "takes_of", station.takesOf().keySet(), "the servers taken", known);
        }
        return breaches.found();
    }

    private static void check(
            Breaches breaches, Station station, String key, Set<String> sources, String what, Set<String> known) {
        for (String source : sources) {
            if (!known.contains(source)) {
                breaches.unknown(
                        Where.of(Part.STATION, station.id()).inside(key).value(source),
                        "station '" + station.id() + "' states " + what + " of unknown customers '" + source + "'",
                        source,
                        known);
            }
        }
    }
}
