package org.faultline.dynamics.station;

import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/** Who waits for a server of which station during a run, in one line for each urgency, and until when. */
final class WaitingLines {

    private final Floor floor;
    private final Counts counts;
    private final Customers customers;
    private final Lines lines;
    private final int urgencies;
    private final boolean[] ranked;
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
        patience = new Law[n];
        patienceDraws = floor.ofStations(Purposes.PATIENCE);
        for (int s = 0; s < n; s++) {
            Station station = floor.table.stations.get(s);
            ranked[s] = station.discipline() != Station.Discipline.FIFO;
            patience[s] = station.patience().map(Law::new).orElse(null);
        }
    }

    /** Nobody waits, before a run. */
    void reset(Draws draws) {
        lines.reset();
        Floor.restart(draws, patienceDraws);
    }

    private int line(int c, int s) {
        return s * urgencies + (ranked[s] ? customers.urgency[c] : 0);
    }

    boolean areEmpty(int s) {
        return counts.kept(Counts.WAITING, s) == 0;
    }

    /** The first of the most urgent line of a station where somebody waits. */
    int first(int s) {
        int line = s * urgencies;
        while (lines.first(line) == Customers.NOBODY) {
            line++;
        }
        return lines.first(line);
    }

    /** A customer begins to wait at the end of its line. */
    void append(int c, int s) {
        customers.state[c] = Customers.WAITING;
        lines.append(line(c, s), c);
        floor.count(Counts.WAITING, s, c, 1);
        if (patience[s] != null) {
            long end = SimTime.plus(floor.agenda.now(), patience[s].next(patienceDraws[s]));
            customers.event[c] = end == SimTime.NEVER ? Customers.NOBODY : floor.agenda.at(end, lostPatience, c, s);
        }
    }

    /** A customer that was served goes back to the head of its line. */
    void prepend(int c, int s) {
        customers.state[c] = Customers.WAITING;
        lines.prepend(line(c, s), c);
        floor.add(Counts.WAITING, s, c, 1);
    }

    /** A customer waits no longer. */
    void remove(int c, int s) {
        floor.addAlong(Counts.WAITING, s, c, -1);
        lines.remove(line(c, s), c);
        if (customers.event[c] != Customers.NOBODY) {
            floor.agenda.cancel(customers.event[c]);
            customers.event[c] = Customers.NOBODY;
        }
    }
}
