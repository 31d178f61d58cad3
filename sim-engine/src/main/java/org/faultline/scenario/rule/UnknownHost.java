package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Population;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** What carries servers and members exists. */
final class UnknownHost implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F604",
            Severity.ERROR,
            "queue on an unknown asset",
            "A station stands on an asset or service, and members of a population are attached to them; a misspelt id would be one that never fails.",
            "{stations: {desk: {service: 1 min, host: amf-9}}, arrivals: {calls: {every: 2 min, to: desk}}}",
            "{stations: {desk: {service: 1 min, host: amf-1}}, arrivals: {calls: {every: 2 min, to: desk}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        for (Station station : draft.queues().stations()) {
            station.hosting()
                    .ifPresent(h -> check(
                            draft,
                            Where.of(Part.STATION, station.id()).inside("host"),
                            "station '" + station.id() + "' stands on",
                            h.asset(),
                            breaches));
        }
        for (Population population : draft.queues().populations()) {
            population
                    .places()
                    .forEach(p -> check(
                            draft,
                            Where.of(Part.POPULATION, population.id()).inside("attached"),
                            "members of population '" + population.id() + "' are attached to",
                            p.asset(),
                            breaches));
        }
        return breaches.found();
    }

    private static void check(Draft draft, Where where, String words, String asset, Breaches breaches) {
        if (!draft.names().hasProvider(asset)) {
            breaches.unknown(
                    where.value(asset),
                    words + " an unknown asset '" + asset + "'",
                    asset,
                    draft.names().assets());
        }
    }
}
