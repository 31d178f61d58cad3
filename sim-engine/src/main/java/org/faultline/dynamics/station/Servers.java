package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/**
 * The servers of all stations during a run: how many run, and whom they serve. Those in service are kept in a list only where somebody can
 * be interrupted.
 */
final class Servers {

    private final Floor floor;
    private final Counts counts;
    private final QueueTable table;
    private final Customers customers;
    private final Lines inService;
    private final int[] running;
    private final boolean[] interruptible;
    /** Whether each customer in service takes one server. */
    private final boolean[] isOneEach;
    /** Whether a server serves several together, and how many servers do so now. */
    private final boolean[] isTogether;

    private final int[] groups;
    /** Servers that serve all at once; null at stations that serve one after the other. */
    private final SharedServers[] shared;

    private final int served;

    /**
     * The state of a run.
     *
     * @param served told of a customer and its station when its work is done; it is on its server still
     */
    Servers(Floor floor, Handler served) {
        this.floor = floor;
        counts = floor.counts;
        this.served = floor.agenda.register(served);
        table = floor.table;
        customers = floor.customers;
        int n = table.stations.size();
        inService = new Lines(n, customers);
        running = new int[n];
        interruptible = new boolean[n];
        shared = new SharedServers[n];
        isOneEach = new boolean[n];
        isTogether = new boolean[n];
        groups = new int[n];
        for (int s = 0; s < n; s++) {
            Station station = table.stations.get(s);
            boolean shares = station.discipline() == Station.Discipline.SHARING;
            int number = s;
            isTogether[s] = station.together().most() > 1;
            isOneEach[s] = !shares && !isTogether[s] && !station.isWide();
            shared[s] = shares
                    ? new SharedServers(customers, floor.agenda, station.paces(), c -> served.fire(c, number))
                    : null;
            interruptible[s] = station.discipline() == Station.Discipline.PREEMPTIVE
                    || (station.hosting().isPresent() && !shares);
        }
    }

    /** All run and nobody is served, before a run. */
    void reset() {
        inService.reset();
        Arrays.fill(groups, 0);
        for (int s = 0; s < shared.length; s++) {
            running[s] = table.servers[s];
            if (shared[s] != null) {
                shared[s].reset(running[s]);
            }
        }
    }

    /** Number of servers of a station that run now. */
    int running(int s) {
        return running[s];
    }

    /** Another number of them runs; where all customers are served at once, also a part of one. */
    void run(int s, int whole, double withParts) {
        running[s] = whole;
        if (shared[s] != null) {
            shared[s].run(withParts);
        }
    }

    /** Whether any server of a station is free now. */
    boolean areFree(int s) {
        return isOneEach[s] ? busy(s) < running[s] : areFreeOtherwise(s);
    }

    private boolean areFreeOtherwise(int s) {
        if (shared[s] != null) {
            return true;
        }
        return isTogether[s] ? groups[s] < running[s] : floor.widths.taken(s) < running[s];
    }

    /** Whether there are servers for a customer of a station now, of which one is free at least. */
    boolean areEnoughFor(int c, int s) {
        int width = floor.widths.of(c, s);
        return width == 1 || floor.widths.taken(s) + width <= running[s];
    }

    /** How many customers of a station are served, or held on their servers. */
    long busy(int s) {
        return counts.kept(Counts.BUSY, s);
    }

    /** A customer is served with what is left of its work. */
    void begin(int c, int s) {
        long now = floor.agenda.now();
        join(c, s);
        groups[s] += isTogether[s] ? 1 : 0;
        if (shared[s] != null) {
            shared[s].add(c);
            return;
        }
        long end = SimTime.plus(now, customers.left[c]);
        if (interruptible[s]) {
            inService.append(s, c);
            customers.event[c] = floor.agenda.at(end, served, c, s);
        } else {
            floor.agenda.later(end, served, c, s);
        }
    }

    /** A customer begins to be served, by a server that serves another already. */
    void join(int c, int s) {
        long now = floor.agenda.now();
        customers.state[c] = Customers.IN_SERVICE;
        customers.startedAt[c] = now;
        floor.count(Counts.BUSY, s, c, 1);
        if (!customers.begun[c]) {
            customers.begun[c] = true;
            floor.meters.waited(s, c, now, true);
        }
    }

    /** A customer that was served gives its server back. */
    void leave(int c, int s) {
        groups[s] -= isTogether[s] ? 1 : 0;
        leaveAlong(c, s);
    }

    /** A customer that was served goes, whose server has been given back already. */
    void leaveAlong(int c, int s) {
        customers.state[c] = Customers.ON_THE_WAY;
        if (interruptible[s]) {
            inService.remove(s, c);
        }
        floor.addAlong(Counts.BUSY, s, c, -1);
        floor.count(Counts.COMPLETED, s, c, 1);
        floor.meters.left(s, c, true);
    }

    /** A customer in service gives its server back with the work that is left. */
    void stop(int c, int s) {
        floor.agenda.cancel(customers.event[c]);
        customers.event[c] = Customers.NOBODY;
        customers.left[c] -= floor.agenda.now() - customers.startedAt[c];
        inService.remove(s, c);
        floor.addAlong(Counts.BUSY, s, c, -1);
    }

    /** Of those in service the last that began. */
    int last(int s) {
        return inService.last(s);
    }

    /** Of those in service that are less urgent the least urgent, of these the last that began. */
    int lessUrgent(int s, int than) {
        int found = Customers.NOBODY;
        int urgency = than;
        for (int c = inService.last(s); c != Customers.NOBODY; c = customers.previous[c]) {
            if (customers.urgency[c] > urgency) {
                found = c;
                urgency = customers.urgency[c];
            }
        }
        return found;
    }

    /** Whether a station serves all its customers at once. */
    boolean areShared(int s) {
        return shared[s] != null;
    }

    /** All work of a station that serves all at once begins anew. */
    void restart(int s) {
        shared[s].restart();
    }

    /** Stops the work for one of the customers of a station that serves all at once. */
    int stopOne(int s) {
        int c = shared[s].take();
        floor.addAlong(Counts.BUSY, s, c, -1);
        return c;
    }
}
