package org.faultline.dynamics.station;

import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.model.Station;

/**
 * The course of customers through stations during a run: through the {@link Entrance}, from {@link WaitingLines} to {@link Servers}, and on.
 *
 * <p>The work of a customer is drawn when it is let in, so the n-th customer of a station brings the same work whatever else
 * happens and whoever is served first. A server that becomes free takes the first of the most urgent line before the customer that it
 * served goes on.
 */
final class Stations {

    private final Floor floor;
    private final QueueTable table;
    private final Customers customers;
    private final Journeys journeys;
    private final Entrance entrance;
    private final WaitingLines lines;
    private final Servers servers;
    private final SetUps setUps;
    private final Interruptions interruptions;
    private final boolean[] preempts;
    /** Stations where nobody passes by who waits already, though there may be servers free that are too few for the first. */
    private final boolean[] isPatientWithFirst;

    private final boolean[] isOneByOne;
    private final boolean[] isTogether;
    private final int[] leastTogether;
    private final int[] mostTogether;
    private final boolean[] holds;
    /** Stations for which customers elsewhere may wait on their servers, and who waits there. */
    private final boolean[] isAwaited;

    private final Lines held;
    /** Work where all customers bring the same law; null where they do not. */
    private final Durations[] work;

    private final DrawSequence[] workDraws;

    Stations(Floor floor, Journeys journeys) {
        this.floor = floor;
        this.journeys = journeys;
        table = floor.table;
        customers = floor.customers;
        entrance = new Entrance(floor, journeys, this);
        lines = new WaitingLines(floor, this::lostPatience);
        servers = new Servers(floor, this::served);
        setUps = new SetUps(floor, servers, this::ready);
        interruptions = new Interruptions(floor, journeys, this, entrance, lines, servers);
        int n = table.stations.size();
        preempts = new boolean[n];
        isPatientWithFirst = new boolean[n];
        isOneByOne = new boolean[n];
        isTogether = new boolean[n];
        leastTogether = new int[n];
        mostTogether = new int[n];
        holds = new boolean[n];
        isAwaited = new boolean[n];
        held = new Lines(n, customers);
        work = new Durations[n];
        workDraws = floor.ofStations(Purposes.SERVICE);
        for (int s = 0; s < n; s++) {
            Station station = table.stations.get(s);
            preempts[s] = station.discipline() == Station.Discipline.PREEMPTIVE;
            holds[s] = station.waitsForRoom();
            leastTogether[s] = station.together().least();
            mostTogether[s] = station.together().most();
            isTogether[s] = mostTogether[s] > 1;
            isPatientWithFirst[s] = station.isWide();
            isOneByOne[s] = !isTogether[s] && !isPatientWithFirst[s];
            for (int target : table.targets[s]) {
                if (holds[s] && target >= 0 && target < n) {
                    isAwaited[target] = true;
                }
            }
            work[s] = station.serviceOf().isEmpty() ? new Durations(new Law(station.service()), workDraws[s]) : null;
        }
    }

    /** Nobody is there and every server runs. */
    void reset(Draws draws) {
        entrance.reset(draws);
        lines.reset(draws);
        servers.reset();
        setUps.reset(draws);
        held.reset();
        for (Durations durations : work) {
            if (durations != null) {
                durations.restart(draws);
            }
        }
        Floor.restart(draws, workDraws);
    }

    /** Work of the customers of a station that all bring the same law. */
    Durations work(int s) {
        return work[s];
    }

    Servers servers() {
        return servers;
    }

    /** A customer comes to a station for the first time on its present visit. */
    void arrive(int c, int s) {
        entrance.arrive(c, s);
    }

    /** The asset below a station delivers another level. */
    void hostAt(int s, double level) {
        interruptions.hostAt(s, level);
    }

    /** Takes a customer out, see {@link Interruptions#withdraw}. */
    void withdraw(int c) {
        interruptions.withdraw(c);
    }

    /** A customer gets in. */
    void letIn(int c, int s) {
        long now = floor.agenda.now();
        customers.enteredAt[c] = now;
        customers.begun[c] = false;
        customers.left[c] = work[s] != null ? work[s].next() : table.service[s][customers.origin[c]].next(workDraws[s]);
        customers.work[c] = customers.left[c];
        floor.meters.letIn(s, customers.work[c], customers.origin[c], now);
        floor.meters.attempts(s, c, true);
        setUps.wake(s);
        if (isServedAtOnce(c, s) || (preempts[s] && interruptsOne(c, s))) {
            servers.begin(c, s);
        } else {
            lines.append(c, s);
            if (leastTogether[s] > 1) {
                fill(s);
            }
        }
    }

    private boolean isServedAtOnce(int c, int s) {
        return servers.areFree(s) && (isOneByOne[s] || isNextAndFits(c, s));
    }

    private boolean isNextAndFits(int c, int s) {
        return leastTogether[s] == 1 && servers.areEnoughFor(c, s) && (!isPatientWithFirst[s] || lines.isNext(c, s));
    }

    /** A customer may take the server of a less urgent one, which goes back to the head of its line with the work that is left. */
    private boolean interruptsOne(int c, int s) {
        int victim = servers.lessUrgent(s, customers.urgency[c]);
        if (victim == Customers.NOBODY) {
            return false;
        }
        servers.stop(victim, s);
        lines.prepend(victim, s);
        return true;
    }

    private void served(int c, int s) {
        customers.event[c] = Customers.NOBODY;
        if (!holds[s]) {
            leaveAndGoOn(c, s);
            return;
        }
        int target = journeys.targetOf(c, s);
        if (target >= 0 && target < holds.length && target != s && !entrance.takes(c, target)) {
            customers.state[c] = Customers.HELD;
            customers.target[c] = target;
            held.append(target, c);
            return;
        }
        servers.leave(c, s);
        hasLeft(s);
        journeys.goTo(c, target);
    }

    /** A customer that was served goes on, and after it those whom its server served with it. */
    private void leaveAndGoOn(int c, int s) {
        int fellow = customers.fellow[c];
        customers.fellow[c] = Customers.NOBODY;
        servers.leave(c, s);
        if (fellow != Customers.NOBODY) {
            leaveTogether(c, fellow, s);
            return;
        }
        hasLeft(s);
        journeys.goOn(c, s);
    }

    private void leaveTogether(int first, int second, int s) {
        for (int c = second; c != Customers.NOBODY; c = customers.fellow[c]) {
            servers.leaveAlong(c, s);
        }
        hasLeft(s);
        journeys.goOn(first, s);
        int c = second;
        while (c != Customers.NOBODY) {
            int after = customers.fellow[c];
            customers.fellow[c] = Customers.NOBODY;
            journeys.goOn(c, s);
            c = after;
        }
    }

    /** What follows when a customer has given its server back. */
    private void hasLeft(int s) {
        fill(s);
        setUps.restIfEmpty(s);
        takeHeld(s);
    }

    /** Those who wait elsewhere for room at a station come in while there is some, in the order in which they began to wait. */
    private void takeHeld(int s) {
        while (isAwaited[s] && held.first(s) != Customers.NOBODY && entrance.takes(held.first(s), s)) {
            int c = held.first(s);
            int from = customers.point[c];
            held.remove(s, c);
            servers.leave(c, from);
            journeys.goTo(c, s);
            hasLeft(from);
        }
    }

    /** Servers that are free take those who wait. */
    private void fill(int s) {
        while (lines.have(leastTogether[s], s) && servers.areFree(s)) {
            int c = lines.first(s);
            if (!isOneByOne[s] && !servers.areEnoughFor(c, s)) {
                return;
            }
            lines.remove(c, s);
            servers.begin(c, s);
            if (isTogether[s]) {
                takeAlong(c, s);
            }
        }
    }

    /** The server of a customer takes as many others as it can. */
    private void takeAlong(int c, int s) {
        int last = c;
        for (int taken = 1; taken < mostTogether[s] && !lines.areEmpty(s); taken++) {
            int fellow = lines.first(s);
            lines.remove(fellow, s);
            servers.join(fellow, s);
            customers.fellow[last] = fellow;
            last = fellow;
        }
    }

    /** Servers and room that have become free are taken by those who wait for them. */
    void takeThoseWhoWait(int s) {
        fill(s);
        takeHeld(s);
    }

    private void ready(int s) {
        takeThoseWhoWait(s);
        setUps.restIfEmpty(s);
    }

    private void lostPatience(int c, int s) {
        customers.event[c] = Customers.NOBODY;
        lines.remove(c, s);
        floor.meters.waited(s, c, floor.agenda.now(), false);
        floor.meters.left(s, c, false);
        setUps.restIfEmpty(s);
        if (isPatientWithFirst[s]) {
            fill(s);
        }
        takeHeld(s);
        entrance.lostPatience(c, s);
    }

    /** Servers of a station are switched off where nobody is, if they are servers of that sort. */
    void restIfEmpty(int s) {
        setUps.restIfEmpty(s);
    }

    /** Whether others may get on when somebody waits at a station no longer: customers elsewhere who wait for room, or those behind it. */
    boolean isAwaited(int s) {
        return isAwaited[s] || isPatientWithFirst[s];
    }

    /** A customer that is held waits for room no longer. */
    void letGo(int c) {
        held.remove(customers.target[c], c);
    }
}
