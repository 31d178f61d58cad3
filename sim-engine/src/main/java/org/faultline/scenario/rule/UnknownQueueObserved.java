package org.faultline.scenario.rule;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.Population;
import org.faultline.model.Station;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.QueueCount;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Sample;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Observations look at parts of the queue network that exist and can have what is asked of them. */
final class UnknownQueueObserved implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F606",
            Severity.ERROR,
            "observation of an unknown queue",
            "`customers` and `sample` name stations, forks, random accesses, arrival streams or populations; `members` names"
                    + " populations; `running`, `up-idle`, waits and work are those of stations.",
            "{stations: {desk: {service: 1 min, initial: 3}}, observe: {line: {customers: {of: dsk, what: waiting}, at: 1 h}}}",
            "{stations: {desk: {service: 1 min, initial: 3}}, observe: {line: {customers: {of: desk, what: waiting}, at: 1 h}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        Set<String> all = new LinkedHashSet<>(draft.names().queueTargets());
        all.addAll(draft.names().queueSources());
        List<String> stations =
                draft.queues().stations().stream().map(Station::id).toList();
        List<String> populations =
                draft.queues().populations().stream().map(Population::id).toList();
        for (Observation o : draft.observations()) {
            Where where = Where.of(Part.OBSERVATION, o.id());
            if (o.made() instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Queue queue) {
                boolean ofServers = queue.what() == QueueCount.RUNNING || queue.what() == QueueCount.UP_IDLE;
                check(where, o, queue.of(), ofServers ? stations : all, breaches);
                check(where, o, queue.from(), draft.names().queueSources(), breaches);
            } else if (o.made() instanceof Observation.Taken taken
                    && taken.quantity() instanceof Quantity.Members members) {
                check(where, o, members.of(), populations, breaches);
            } else if (o.made() instanceof Observation.Sampled sampled) {
                boolean ofServers = sampled.sample().what() == Sample.Value.WAIT
                        || sampled.sample().what() == Sample.Value.WORK;
                check(where, o, sampled.sample().of(), ofServers ? stations : all, breaches);
                check(where, o, sampled.sample().from(), draft.names().queueSources(), breaches);
            }
        }
        return breaches.found();
    }

    private static void check(
            Where where, Observation o, List<String> named, Collection<String> known, Breaches breaches) {
        for (String id : named) {
            if (!known.contains(id)) {
                breaches.unknown(
                        where.value(id),
                        "observation '" + o.id() + "' looks at '" + id + "', which is nothing that it can look at",
                        id,
                        known);
            }
        }
    }
}
