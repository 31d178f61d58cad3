package org.faultline.dynamics.station;

import java.util.Arrays;
import java.util.OptionalInt;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/** Who gets into the stations during a run: a full one refuses, a long line scares away, and who was refused may try again. */
final class Entrance {

    private final Floor floor;
    private final Counts counts;
    private final QueueTable table;
    private final Customers customers;
    private final Journeys journeys;
    private final Stations stations;
    /** Stations that let nobody in because no server runs. */
    private final boolean[] shut;

    private final boolean[] scares;
    private final Law[] backOff;
    private final DrawSequence[] backOffDraws;
    private final DrawSequence[] persistenceDraws;
    private final DrawSequence[] balkingDraws;
    private final int triesAgain;

    Entrance(Floor floor, Journeys journeys, Stations stations) {
        this.floor = floor;
        counts = floor.counts;
        this.journeys = journeys;
        this.stations = stations;
        table = floor.table;
        customers = floor.customers;
        triesAgain = floor.agenda.register(this::triesAgain);
        int n = table.stations.size();
        shut = new boolean[n];
        scares = new boolean[n];
        backOff = new Law[n];
        backOffDraws = floor.ofStations(Purposes.BACK_OFF);
        persistenceDraws = floor.ofStations(Purposes.PERSISTENCE);
        balkingDraws = floor.ofStations(Purposes.BALKING);
        for (int s = 0; s < n; s++) {
            Station station = table.stations.get(s);
            scares[s] = station.scares();
            backOff[s] = station.retry().map(r -> new Law(r.after())).orElse(null);
        }
    }

    /** Nobody has come yet, before a run. */
    void reset(Draws draws) {
        Arrays.fill(shut, false);
        Floor.restart(draws, backOffDraws, persistenceDraws, balkingDraws);
    }

    /** From now on a station lets nobody in, or whoever finds room. */
    void shut(int s, boolean isShut) {
        shut[s] = isShut;
    }

    /** A customer comes to a station for the first time on its present visit. */
    void arrive(int c, int s) {
        customers.point[c] = s;
        customers.attempts[c] = 0;
        floor.addAlong(Counts.ARRIVALS, s, c, 1);
        attempt(c, s);
    }

    private void attempt(int c, int s) {
        int number = ++customers.attempts[c];
        if (floor.isTurningAway || !takes(c, s)) {
            floor.add(Counts.REJECTED, s, c, 1);
            if (number == 1) {
                floor.add(Counts.REJECTED_FIRST, s, c, 1);
            }
            refused(c, s, Counts.LOST);
        } else if (scares[s] && balks(c, s)) {
            floor.add(Counts.BALKED, s, c, 1);
            floor.meters.attempts(s, c, false);
            journeys.leave(c, false);
        } else {
            stations.letIn(c, s);
        }
    }

    /** Whether a station has room for a customer, and lets people in. */
    boolean takes(int c, int s) {
        return floor.widths.inside(s) + floor.widths.of(c, s) <= table.room[s] && !shut[s];
    }

    private boolean balks(int c, int s) {
        double chance = 0;
        long found = counts.atStation(s);
        for (Station.Balking step : table.balking.get(s).get(customers.origin[c])) {
            if (found >= step.found()) {
                chance = step.chance();
            }
        }
        return balkingDraws[s].uniform() < chance;
    }

    /** A customer that waits no longer tries again, where those do who lost patience, or is lost for good. */
    void lostPatience(int c, int s) {
        Station.Retry retry = table.stations.get(s).retry().orElse(null);
        if (retry != null && retry.afterPatience()) {
            refused(c, s, Counts.ABANDONED);
        } else {
            floor.add(Counts.ABANDONED, s, c, 1);
            journeys.leave(c, false);
        }
    }

    /** A customer that was not let in, or lost patience, tries again or is lost for good. */
    private void refused(int c, int s, int otherwise) {
        Station.Retry retry = table.stations.get(s).retry().orElse(null);
        if (retry == null || !triesOn(c, s, retry)) {
            floor.add(otherwise, s, c, 1);
            floor.meters.attempts(s, c, false);
            journeys.leave(c, false);
            return;
        }
        long wait = backOff[s].next(backOffDraws[s]);
        if (retry.growth() > 1) {
            double grown = wait * StrictMath.pow(retry.growth(), customers.attempts[c] - 1.0);
            wait = SimTime.ofHours(Math.min(retry.longestHours(), grown / SimTime.HOUR));
        }
        customers.state[c] = Customers.BACKING_OFF;
        floor.add(Counts.IN_ORBIT, s, c, 1);
        customers.event[c] = floor.agenda.at(SimTime.plus(floor.agenda.now(), wait), triesAgain, c, s);
    }

    private boolean triesOn(int c, int s, Station.Retry retry) {
        OptionalInt most = retry.attempts();
        return (most.isEmpty() || customers.attempts[c] < most.getAsInt())
                && (retry.persistence() == 1 || persistenceDraws[s].uniform() < retry.persistence());
    }

    private void triesAgain(int c, int s) {
        customers.event[c] = Customers.NOBODY;
        floor.add(Counts.IN_ORBIT, s, c, -1);
        floor.add(Counts.RETRIES, s, c, 1);
        attempt(c, s);
    }

    /** A customer that backs off will not come back; its way ends here. */
    void drop(int c, int s) {
        floor.agenda.cancel(customers.event[c]);
        floor.add(Counts.IN_ORBIT, s, c, -1);
        floor.add(Counts.DROPPED, s, c, 1);
        floor.meters.attempts(s, c, false);
        journeys.leave(c, false);
    }
}
