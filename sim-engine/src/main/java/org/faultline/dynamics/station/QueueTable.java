package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Fork;
import org.faultline.model.Population;
import org.faultline.model.QueueNetwork;
import org.faultline.model.RandomAccess;
import org.faultline.model.Routing;
import org.faultline.model.Station;

/**
 * A queue network turned from names into numbers; no run changes it.
 *
 * <p><i>Points</i> are what has customers: stations, then forks, then random accesses, then <i>origins</i>: arrival streams,
 * populations and the initial customers of each station, which are an origin of their own.
 */
public final class QueueTable {

    static final int NOWHERE = -1;
    static final int NO_HOST = -1;

    final List<Station> stations;
    final List<Fork> forks;
    final List<RandomAccess> accesses;
    final List<ArrivalStream> streams;
    final List<Population> populations;
    final int firstFork;
    final int firstAccess;
    final int firstOrigin;
    final int points;
    final int origins;
    final int urgencies;
    final long[] key;
    /** By point and origin: targets and the rising shares up to each. */
    final int[][] targets;

    final double[][] upTo;
    final int[][] parts;
    final int[] host;
    /** Urgency class of each origin, zero for the most urgent. */
    final int[] urgency;
    /** Law of each station, by origin; all the same where the station does not tell customers apart. */
    final Law[][] service;

    /** Chances not to join at each station, by origin. */
    final List<List<List<Station.Balking>>> balking;

    final int[] servers;
    final int[] room;
    final int nodes;
    /** By point: number of the component, the points that customers can reach from each other along routes in either direction. */
    final int[] component;

    final int components;
    private final Map<String, Integer> numbers = new HashMap<>();

    private QueueTable(QueueNetwork network, Nodes nodes) {
        stations = network.stations();
        forks = network.forks();
        accesses = network.accesses();
        streams = network.arrivals();
        populations = network.populations();
        firstFork = stations.size();
        firstAccess = firstFork + forks.size();
        firstOrigin = firstAccess + accesses.size();
        origins = streams.size() + populations.size() + stations.size();
        points = firstOrigin + origins;
        this.nodes = nodes.size();
        for (String id : network.ids()) {
            if (numbers.put(id, numbers.size()) != null) {
                throw new IllegalArgumentException("Two parts of the queue network have the id " + id + ".");
            }
        }
        key = new long[points];
        targets = new int[points][0];
        upTo = new double[points][0];
        List<String> ids = network.ids();
        for (int p = 0; p < points; p++) {
            key[p] = p < ids.size() ? Draws.keyOf(ids.get(p)) : key[initialOf(p)];
        }
        stations.forEach(s -> route(s.id(), s.next()));
        forks.forEach(f -> route(f.id(), f.next()));
        accesses.forEach(a -> route(a.id(), a.next()));
        streams.forEach(s -> route(s.id(), s.to()));
        populations.forEach(p -> route(p.id(), p.to()));
        parts = new int[forks.size()][];
        Arrays.setAll(
                parts, f -> forks.get(f).parts().stream().mapToInt(this::target).toArray());
        host = stations.stream()
                .mapToInt(s -> s.hosting().map(h -> nodes.of(h.asset())).orElse(NO_HOST))
                .toArray();
        urgency = urgencies();
        urgencies = Arrays.stream(urgency).max().orElse(0) + 1;
        service = new Law[stations.size()][];
        Arrays.setAll(service, this::laws);
        balking = stations.stream().map(this::balking).toList();
        servers = stations.stream()
                .mapToInt(s -> s.servers().orElse(Integer.MAX_VALUE))
                .toArray();
        room = stations.stream()
                .mapToInt(s -> s.room().orElse(Integer.MAX_VALUE))
                .toArray();
        component = new int[points];
        components = numberComponents(componentOfEachPoint());
    }

    private int[] componentOfEachPoint() {
        int[] leader = new int[points];
        Arrays.setAll(leader, p -> p);
        for (int p = 0; p < points; p++) {
            for (int target : targets[p]) {
                join(leader, p, target);
            }
        }
        for (int f = 0; f < parts.length; f++) {
            for (int part : parts[f]) {
                join(leader, firstFork + f, part);
            }
        }
        for (int s = 0; s < stations.size(); s++) {
            join(leader, pointOf(initialOrigin(s)), s);
        }
        return leader;
    }

    private static void join(int[] leader, int p, int q) {
        int one = leaderOf(leader, p);
        int other = leaderOf(leader, q);
        leader[Math.max(one, other)] = Math.min(one, other);
    }

    private static int leaderOf(int[] leader, int p) {
        int found = p;
        while (leader[found] != found) {
            leader[found] = leader[leader[found]];
            found = leader[found];
        }
        return found;
    }

    private int numberComponents(int[] leader) {
        int count = 0;
        for (int p = 0; p < points; p++) {
            component[p] = leader[p] == p ? count++ : component[leaderOf(leader, p)];
        }
        return count;
    }

    /** Customers that may well come at one moment: those of the start, of bursts and batches, and all members. */
    public long mostTogether() {
        long most = 0;
        for (Station station : stations) {
            most += station.initial();
        }
        for (ArrivalStream stream : streams) {
            int times = stream.timing() instanceof ArrivalStream.Burst burst ? burst.count() : 1;
            most += (long) (times * stream.batch().mean());
        }
        for (Population population : populations) {
            most += population.size();
        }
        return most;
    }

    /**
     * Compiles a queue network; O(its size).
     *
     * @throws IllegalArgumentException when an id is used twice, or a route or a host is unknown
     */
    public static QueueTable of(QueueNetwork network, Nodes nodes) {
        return new QueueTable(network, nodes);
    }

    /** True when there is nothing to do. */
    public boolean isEmpty() {
        return points == 0;
    }

    /** The point of an id. */
    int of(String id) {
        Integer point = numbers.get(id);
        if (point == null) {
            throw new IllegalArgumentException("No station, arrival stream or population has the id " + id + ".");
        }
        return point;
    }

    /** Origin of the customers that a station has at the start. */
    int initialOrigin(int station) {
        return streams.size() + populations.size() + station;
    }

    /** The point at which an origin counts. */
    int pointOf(int origin) {
        return firstOrigin + origin;
    }

    /** Which origins are among those with these ids; all of them where the list is empty. */
    boolean[] among(List<String> ids) {
        boolean[] among = new boolean[origins];
        Arrays.fill(among, ids.isEmpty());
        ids.forEach(id -> among[of(id) - firstOrigin] = true);
        return among;
    }

    private int initialOf(int point) {
        return point - firstOrigin - streams.size() - populations.size();
    }

    private int target(String id) {
        int point = of(id);
        if (point >= firstOrigin) {
            throw new IllegalArgumentException("Customers cannot go to " + id + ": it sends them.");
        }
        return point;
    }

    private void route(String id, Routing routing) {
        int point = of(id);
        List<Routing.Route> routes = routing.routes();
        targets[point] = routes.stream().mapToInt(r -> target(r.to())).toArray();
        upTo[point] = new double[routes.size()];
        double sum = 0;
        for (int i = 0; i < routes.size(); i++) {
            sum += routes.get(i).share();
            upTo[point][i] = sum > 1 - 1e-9 ? 1 : sum;
        }
    }

    private int[] urgencies() {
        List<Integer> priorities = new ArrayList<>();
        streams.forEach(s -> priorities.add(s.priority()));
        populations.forEach(p -> priorities.add(p.priority()));
        TreeSet<Integer> sorted = new TreeSet<>(priorities);
        int[] classes = new int[origins];
        for (int o = 0; o < priorities.size(); o++) {
            classes[o] = sorted.headSet(priorities.get(o)).size();
        }
        int last = Math.max(0, sorted.size() - 1);
        Arrays.fill(classes, priorities.size(), origins, last);
        return classes;
    }

    private List<List<Station.Balking>> balking(Station station) {
        List<List<Station.Balking>> each = new ArrayList<>(Collections.nCopies(origins, station.balking()));
        station.balkingOf().forEach((id, steps) -> each.set(of(id) - firstOrigin, steps));
        return each;
    }

    /** How many servers of a station a customer takes, by origin. */
    int[] takes(int s) {
        Station station = stations.get(s);
        int[] takes = new int[origins];
        Arrays.fill(takes, station.takes());
        station.takesOf().forEach((id, some) -> takes[of(id) - firstOrigin] = some);
        return takes;
    }

    private Law[] laws(int s) {
        Station station = stations.get(s);
        Law[] laws = new Law[origins];
        Arrays.fill(laws, new Law(station.service()));
        station.serviceOf().forEach((id, law) -> laws[of(id) - firstOrigin] = new Law(law));
        return laws;
    }
}
