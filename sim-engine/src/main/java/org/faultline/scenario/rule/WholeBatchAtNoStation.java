package org.faultline.scenario.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Routing;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A batch that gets in whole or not at all comes to one station, whose room decides. */
final class WholeBatchAtNoStation implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F607",
            Severity.ERROR,
            "batch kept whole at no single station",
            "Whether a batch fits is asked of one station, so all of it goes there.",
            "{stations: {a: {room: 4, service: 1 min}, b: {room: 4, service: 1 min}},"
                    + " arrivals: {calls: {every: 2 min, batch: 3, acceptance: whole, to: {a: 0.5, b: 0.5}}}}",
            "{stations: {a: {room: 4, service: 1 min}},"
                    + " arrivals: {calls: {every: 2 min, batch: 3, acceptance: whole, to: a}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> stations =
                draft.queues().stations().stream().map(Station::id).collect(Collectors.toSet());
        for (ArrivalStream stream : draft.queues().arrivals()) {
            if (stream.acceptance() == ArrivalStream.Acceptance.WHOLE && !isAtOneOf(stations, stream.to())) {
                breaches.add(
                        Where.of(Part.ARRIVALS, stream.id()).inside("acceptance"),
                        "the batches of '" + stream.id()
                                + "' are kept whole, but not all of them go to one station: send them to one, or leave"
                                + " `acceptance` out");
            }
        }
        return breaches.found();
    }

    private static boolean isAtOneOf(Set<String> stations, Routing to) {
        return to.routes().size() == 1
                && to.routes().get(0).share() == 1
                && stations.contains(to.routes().get(0).to());
    }
}
