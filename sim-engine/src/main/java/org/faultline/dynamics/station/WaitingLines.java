package org.faultline.dynamics.station;

import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/** Who waits for a server of which station during a run, in one line for each urgency or in no line at all, and until when. */
final class WaitingLines {

    private final Floor floor;
    private final Counts counts;
    private final Customers customers;
    private final Lines lines;
    private final int urgencies;
    private final boolean[] ranked;
    private final boolean[] lastFirst;
    /** Where the next is one at random; null elsewhere. */
    private final RandomCrowd[] random;

    private final DrawSequence[] orderDraws;
    /** Where the next is the one with the least work; null elsewhere. */
    private final CustomerHeap[] byWork;

    private final Law[] patience;
    private final DrawSequence[] patienceDraws;
    private final int lostPatience;

    /**
     * The state of a run.
     *
     * @param lostPatience told of a customer and its station when it has waited too long; it stands in its line still
     */
    WaitingLines(Floor floor, Handler lostPatience) {
        this.floor = floor;
        counts = floor.counts;
        this.lostPatience = floor.agenda.register(lostPatience);
        customers = floor.customers;
        int n = floor.table.stations.size();
        urgencies = floor.table.urgencies;
        lines = new Lines(n * urgencies, customers);
        ranked = new boolean[n];
        lastFirst = new boolean[n];
        random = new RandomCrowd[n];
        orderDraws = new DrawSequence[n];
        byWork = new CustomerHeap[n];
        patience = new Law[n];
        patienceDraws = floor.ofStations(Purposes.PATIENCE);
        for (int s = 0; s < n; s++) {
            Station station = floor.table.stations.get(s);
            ranked[s] = station.discipline() == Station.Discipline.PRIORITY
                    || station.discipline() == Station.Discipline.PREEMPTIVE
                    || station.discipline() == Station.Discipline.SHARING;
            lastFirst[s] = station.discipline() == Station.Discipline.LIFO;
            if (station.discipline() == Station.Discipline.RANDOM) {
                orderDraws[s] = Floor.sequence(Purposes.SERVICE_ORDER, floor.table.key[s]);
                random[s] = new RandomCrowd(customers, orderDraws[s]);
            }
            byWork[s] = station.discipline() == Station.Discipline.SHORTEST ? new CustomerHeap(customers) : null;
            patience[s] = station.patience().map(Law::new).orElse(null);
        }
    }

    /** Nobody waits, before a run. */
    void reset(Draws draws) {
        lines.reset();
        for (int s = 0; s < random.length; s++) {
            if (random[s] != null) {
                random[s].reset();
            }
            if (byWork[s] != null) {
                byWork[s].reset();
            }
        }
        Floor.restart(draws, patienceDraws, orderDraws);
    }

    private int line(int c, int s) {
        return s * urgencies + (ranked[s] ? customers.urgency[c] : 0);
    }

    boolean areEmpty(int s) {
        return counts.kept(Counts.WAITING, s) == 0;
    }

    /** Whether at least so many wait at a station. */
    boolean have(int some, int s) {
        return counts.kept(Counts.WAITING, s) >= some;
    }

    /** Whether a customer that comes would be served before all who wait. */
    boolean isNext(int c, int s) {
        if (areEmpty(s) || lastFirst[s]) {
            return true;
        }
        if (byWork[s] != null) {
            return customers.left[c] < byWork[s].firstKey();
        }
        return ranked[s] && customers.urgency[c] < customers.urgency[first(s)];
    }

    /** Who is served next at a station where somebody waits: the first of the most urgent line, one at random, or who has the least work. */
    int first(int s) {
        if (random[s] != null) {
            return random[s].next();
        }
        if (byWork[s] != null) {
            return byWork[s].first();
        }
        int line = s * urgencies;
        while (lines.first(line) == Customers.NOBODY) {
            line++;
        }
        return lines.first(line);
    }

    private void put(int c, int s, boolean atHead) {
        if (random[s] != null) {
            random[s].add(c);
        } else if (byWork[s] != null) {
            byWork[s].add(c, (double) customers.left[c]);
        } else if (atHead) {
            lines.prepend(line(c, s), c);
        } else {
            lines.append(line(c, s), c);
        }
    }

    /** A customer begins to wait at the end of its line, or at the head where the last is the first. */
    void append(int c, int s) {
        customers.state[c] = Customers.WAITING;
        put(c, s, lastFirst[s]);
        floor.count(Counts.WAITING, s, c, 1);
        if (patience[s] != null) {
            long end = SimTime.plus(floor.agenda.now(), patience[s].next(patienceDraws[s]));
            customers.event[c] = end == SimTime.NEVER ? Customers.NOBODY : floor.agenda.at(end, lostPatience, c, s);
        }
    }

    /** A customer that was served goes back to the head of its line. */
    void prepend(int c, int s) {
        customers.state[c] = Customers.WAITING;
        put(c, s, true);
        floor.add(Counts.WAITING, s, c, 1);
    }

    /** A customer waits no longer. */
    void remove(int c, int s) {
        floor.addAlong(Counts.WAITING, s, c, -1);
        if (random[s] != null) {
            random[s].remove(c);
        } else if (byWork[s] != null) {
            byWork[s].remove(c);
        } else {
            lines.remove(line(c, s), c);
        }
        if (customers.event[c] != Customers.NOBODY) {
            floor.agenda.cancel(customers.event[c]);
            customers.event[c] = Customers.NOBODY;
        }
    }
}
