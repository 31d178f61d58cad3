package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Distribution;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Routing;
import org.faultline.model.Station;

/**
 * Stations, routing and arrivals simulated as slowly and plainly as possible: objects, a queue of events, lists that are searched. It
 * looks up the same draws by their keys and shares no code of the fast one.
 */
final class PlainQueues {

    private record Event(long time, long order, Runnable action) {}

    private static final class Customer {
        int priority;
        long work;
        long began;
        int patienceNumber = -1;
        int serviceNumber = -1;
    }

    private static final class Place {
        final Station station;
        final List<Customer> waiting = new ArrayList<>();
        final List<Customer> served = new ArrayList<>();
        final Map<String, Long> counts = new HashMap<>();
        double area;
        long since;

        Place(Station station) {
            this.station = station;
        }

        void count(String what) {
            counts.merge(what, 1L, Long::sum);
        }
    }

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
    private final Map<String, DrawSequence> drawn = new HashMap<>();
    private final Draws draws;
    private long now;
    private long order;
    private int numbers;

    PlainQueues(QueueNetwork network, long seed, int replication, double hours) {
        draws = new Draws(seed, replication);
        network.stations().forEach(s -> places.put(s.id(), new Place(s)));
        network.arrivals().forEach(this::next);
        long horizon = SimTime.ofHours(hours);
        while (!events.isEmpty() && events.peek().time() <= horizon) {
            Event event = events.remove();
            now = event.time();
            event.action().run();
        }
        now = horizon;
        places.values().forEach(this::advance);
    }

    long count(String station, String what) {
        return places.get(station).counts.getOrDefault(what, 0L);
    }

    double areaHours(String station) {
        return places.get(station).area / SimTime.HOUR;
    }

    private void at(long time, Runnable action) {
        events.add(new Event(time, order++, action));
    }

    private double uniform(int purpose, String id) {
        return drawn.computeIfAbsent(purpose + " " + id, k -> draws.sequence(purpose, Draws.keyOf(id)))
                .uniform();
    }

    private long duration(Distribution law, int purpose, String id) {
        return SimTime.ofHours(law.isConstant() ? law.mean() : law.quantile(uniform(purpose, id)));
    }

    private void next(ArrivalStream stream) {
        ArrivalStream.Renewal timing = (ArrivalStream.Renewal) stream.timing();
        long due = now + duration(timing.gap(), Purposes.GAP, stream.id());
        if (due < SimTime.ofHours(timing.untilHours())) {
            at(due, () -> {
                next(stream);
                long size = stream.batch().isConstant()
                        ? 1
                        : Math.round(stream.batch().quantile(uniform(Purposes.BATCH, stream.id())));
                for (int i = 0; i < size; i++) {
                    Customer c = new Customer();
                    c.priority = stream.priority();
                    go(c, stream.to(), stream.id());
                }
            });
        }
    }

    private void go(Customer c, Routing routing, String from) {
        if (routing.routes().isEmpty()) {
            return;
        }
        boolean certain =
                routing.routes().size() == 1 && routing.routes().get(0).share() == 1;
        double u = certain ? 0 : uniform(Purposes.ROUTE, from);
        double sum = 0;
        for (Routing.Route route : routing.routes()) {
            sum += route.share();
            if (u < sum) {
                Place place = places.get(route.to());
                place.count("arrivals");
                attempt(c, place);
                return;
            }
        }
    }

    private void advance(Place place) {
        place.area += (double) (now - place.since) * (place.waiting.size() + place.served.size());
        place.since = now;
    }

    private void attempt(Customer c, Place place) {
        Station s = place.station;
        advance(place);
        int found = place.waiting.size() + place.served.size();
        if (s.room().isPresent() && found >= s.room().getAsInt()) {
            refuse(c, place, "lost");
            return;
        }
        double chance = 0;
        for (Station.Balking step : s.balking()) {
            chance = found >= step.found() ? step.chance() : chance;
        }
        if (!s.balking().isEmpty() && uniform(Purposes.BALKING, s.id()) < chance) {
            place.count("balked");
            return;
        }
        c.work = duration(s.service(), Purposes.SERVICE, s.id());
        if (place.served.size() < s.servers().orElse(Integer.MAX_VALUE)) {
            serve(c, place);
            return;
        }
        if (s.discipline() == Station.Discipline.PREEMPTIVE) {
            Customer victim = null;
            for (Customer other : place.served) {
                if (other.priority > c.priority && (victim == null || other.priority >= victim.priority)) {
                    victim = other;
                }
            }
            if (victim != null) {
                place.served.remove(victim);
                victim.serviceNumber = -1;
                victim.work -= now - victim.began;
                place.waiting.add(0, victim);
                serve(c, place);
                return;
            }
        }
        place.waiting.add(c);
        if (s.patience().isPresent()) {
            int number = numbers++;
            c.patienceNumber = number;
            at(now + duration(s.patience().get(), Purposes.PATIENCE, s.id()), () -> {
                if (c.patienceNumber == number) {
                    c.patienceNumber = -1;
                    advance(place);
                    place.waiting.remove(c);
                    if (s.retry().isPresent() && s.retry().get().afterPatience()) {
                        refuse(c, place, "abandoned");
                    } else {
                        place.count("abandoned");
                    }
                }
            });
        }
    }

    private void refuse(Customer c, Place place, String otherwise) {
        Station s = place.station;
        if (s.retry().isEmpty()
                || (s.retry().get().persistence() < 1
                        && uniform(Purposes.PERSISTENCE, s.id())
                                >= s.retry().get().persistence())) {
            place.count(otherwise);
            return;
        }
        at(now + duration(s.retry().get().after(), Purposes.BACK_OFF, s.id()), () -> attempt(c, place));
    }

    private void serve(Customer c, Place place) {
        c.patienceNumber = -1;
        c.began = now;
        int number = numbers++;
        c.serviceNumber = number;
        place.served.add(c);
        at(now + c.work, () -> {
            if (c.serviceNumber != number) {
                return;
            }
            c.serviceNumber = -1;
            advance(place);
            place.served.remove(c);
            place.count("completed");
            if (!place.waiting.isEmpty()) {
                Customer following = place.waiting.get(0);
                if (place.station.discipline() != Station.Discipline.FIFO) {
                    for (Customer other : place.waiting) {
                        following = other.priority < following.priority ? other : following;
                    }
                }
                place.waiting.remove(following);
                serve(following, place);
            }
            go(c, place.station.next(), place.station.id());
        });
    }
}
