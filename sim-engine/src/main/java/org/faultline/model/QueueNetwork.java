package org.faultline.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Stations, what joins them, and who comes. Ids are unique over all five lists; whether what is named exists is checked by the
 * {@code scenario} package.
 *
 * @param stations servers with waiting lines
 * @param forks where customers split and join
 * @param accesses slotted contention
 * @param arrivals customers from outside
 * @param populations members that come again
 */
public record QueueNetwork(
        List<Station> stations,
        List<Fork> forks,
        List<RandomAccess> accesses,
        List<ArrivalStream> arrivals,
        List<Population> populations) {

    /** Nobody queues. */
    public static final QueueNetwork NONE = new QueueNetwork(List.of(), List.of(), List.of(), List.of(), List.of());

    public QueueNetwork {
        stations = List.copyOf(stations);
        forks = List.copyOf(forks);
        accesses = List.copyOf(accesses);
        arrivals = List.copyOf(arrivals);
        populations = List.copyOf(populations);
    }

    /** True when nobody ever queues. */
    public boolean isEmpty() {
        return stations.isEmpty()
                && forks.isEmpty()
                && accesses.isEmpty()
                && arrivals.isEmpty()
                && populations.isEmpty();
    }

    /** Ids of what customers can go to: stations, forks, random accesses. */
    public List<String> targets() {
        List<String> ids = new ArrayList<>();
        stations.forEach(s -> ids.add(s.id()));
        forks.forEach(f -> ids.add(f.id()));
        accesses.forEach(a -> ids.add(a.id()));
        return ids;
    }

    /** Ids of those who send customers: arrival streams, populations. */
    public List<String> sources() {
        List<String> ids = new ArrayList<>();
        arrivals.forEach(a -> ids.add(a.id()));
        populations.forEach(p -> ids.add(p.id()));
        return ids;
    }

    /** Every id, in the order of the lists. */
    public List<String> ids() {
        List<String> ids = targets();
        ids.addAll(sources());
        return ids;
    }
}
