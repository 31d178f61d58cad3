package org.faultline.dynamics.station;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/**
 * The stations during a run.
 *
 * <p>The work of a customer is drawn when it is let in, so the n-th customer of a station brings the same work whatever else
 * happens and whoever is served first. A server that becomes free takes the first of the most urgent line before the customer that it
 * served goes on. Those in service are kept in a list only where somebody can be interrupted.
 */
final class Stations {

    private final Floor floor;
    private final QueueTable table;
    private final Customers customers;
    private final Journeys journeys;
    private final Lines lines;
    private final Lines inService;
    private final int urgencies;
    private final int[] running;
    private final boolean[] down;
    private final boolean[] interruptible;
    private final boolean[] ranked;
    private final boolean[] preempts;
    private final boolean[] scares;
    private final boolean[] holds;
    /** Stations for which customers elsewhere may wait on their servers, and who waits there. */
    private final boolean[] isAwaited;

    private final Lines held;
    /** Servers that serve all at once; null at stations that serve one after the other. */
    private final SharedServers[] shared;

    /** Time to set up; null where servers serve at once. */
    private final Law[] setUp;

    private final boolean[] isOff;
    private final boolean[] isSettingUp;
    private final DrawSequence[] setUpDraws;
    private final Law[] patience;
    private final Law[] backOff;
    private final DrawSequence[] workDraws;
    /** Work where all customers bring the same law; null where they do not. */
    private final Durations[] work;

    private final DrawSequence[] patienceDraws;
    private final DrawSequence[] backOffDraws;
    private final DrawSequence[] persistenceDraws;
    private final DrawSequence[] balkingDraws;
    private final int served;
    private final int lostPatience;
    private final int triesAgain;
    private final int hasRoom;
    private final int isUp;

    Stations(Floor floor, Journeys journeys) {
        this.floor = floor;
        this.journeys = journeys;
        table = floor.table;
        customers = floor.customers;
        served = floor.agenda.register(this::served);
        lostPatience = floor.agenda.register(this::lostPatience);
        triesAgain = floor.agenda.register(this::triesAgain);
        hasRoom = floor.agenda.register(this::hasRoom);
        isUp = floor.agenda.register(this::isUp);
        int n = table.stations.size();
        urgencies = table.urgencies;
        lines = new Lines(n * urgencies, customers);
        inService = new Lines(n, customers);
        running = new int[n];
        down = new boolean[n];
        interruptible = new boolean[n];
        ranked = new boolean[n];
        preempts = new boolean[n];
        scares = new boolean[n];
        holds = new boolean[n];
        isAwaited = new boolean[n];
        held = new Lines(n, customers);
        shared = new SharedServers[n];
        setUp = new Law[n];
        isOff = new boolean[n];
        isSettingUp = new boolean[n];
        setUpDraws = readers(Purposes.SET_UP);
        patience = new Law[n];
        backOff = new Law[n];
        workDraws = readers(Purposes.SERVICE);
        work = new Durations[n];
        patienceDraws = readers(Purposes.PATIENCE);
        backOffDraws = readers(Purposes.BACK_OFF);
        persistenceDraws = readers(Purposes.PERSISTENCE);
        balkingDraws = readers(Purposes.BALKING);
        for (int s = 0; s < n; s++) {
            Station station = table.stations.get(s);
            preempts[s] = station.discipline() == Station.Discipline.PREEMPTIVE;
            scares[s] = station.scares();
            holds[s] = station.waitsForRoom();
            for (int target : table.targets[s]) {
                if (holds[s] && target >= 0 && target < n) {
                    isAwaited[target] = true;
                }
            }
            work[s] = station.serviceOf().isEmpty() ? new Durations(new Law(station.service()), workDraws[s]) : null;
            ranked[s] = station.discipline() != Station.Discipline.FIFO;
            boolean shares = station.discipline() == Station.Discipline.SHARING;
            int number = s;
            shared[s] = shares
                    ? new SharedServers(customers, floor.agenda, station.paces(), c -> servedAtOnce(c, number))
                    : null;
            setUp[s] = station.setUp().map(Law::new).orElse(null);
            interruptible[s] = preempts[s] || (station.hosting().isPresent() && !shares);
            patience[s] = station.patience().map(Law::new).orElse(null);
            backOff[s] = station.retry().map(r -> new Law(r.after())).orElse(null);
        }
    }

    private DrawSequence[] readers(int purpose) {
        DrawSequence[] readers = new DrawSequence[table.stations.size()];
        Arrays.setAll(readers, s -> Floor.sequence(purpose, table.key[s]));
        return readers;
    }

    /** Nobody is there and every server runs. */
    void reset(Draws draws) {
        lines.reset();
        for (Durations durations : work) {
            if (durations != null) {
                durations.restart(draws);
            }
        }
        inService.reset();
        held.reset();
        System.arraycopy(table.servers, 0, running, 0, running.length);
        Arrays.fill(down, false);
        Arrays.fill(isSettingUp, false);
        for (int s = 0; s < shared.length; s++) {
            isOff[s] = setUp[s] != null;
            running[s] = isOff[s] ? 0 : table.servers[s];
            if (shared[s] != null) {
                shared[s].reset(running[s]);
            }
        }
        for (DrawSequence[] readers :
                List.of(setUpDraws, workDraws, patienceDraws, backOffDraws, persistenceDraws, balkingDraws)) {
            for (DrawSequence reader : readers) {
                reader.restart(draws);
            }
        }
    }

    /** Work of the customers of a station that all bring the same law. */
    Durations work(int s) {
        return work[s];
    }

    /** Number of servers of a station that run now. */
    int running(int s) {
        return running[s];
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
        if (floor.isTurningAway || !takes(s)) {
            floor.add(Counts.REJECTED, s, c, 1);
            if (number == 1) {
                floor.add(Counts.REJECTED_FIRST, s, c, 1);
            }
            refused(c, s, Counts.LOST);
        } else if (scares[s] && balks(c, s)) {
            floor.add(Counts.BALKED, s, c, 1);
            floor.observers.attempts(s, c, false);
            journeys.leave(c, false);
        } else {
            letIn(c, s);
        }
    }

    /** Whether a station has room for one more, and lets people in. */
    private boolean takes(int s) {
        return floor.counts.atStation(s) < table.room[s]
                && !(down[s] && !hosting(s).admits());
    }

    private boolean balks(int c, int s) {
        double chance = 0;
        long found = floor.counts.atStation(s);
        for (Station.Balking step : table.balking.get(s).get(customers.origin[c])) {
            if (found >= step.found()) {
                chance = step.chance();
            }
        }
        return balkingDraws[s].uniform() < chance;
    }

    /** A customer that was not let in, or lost patience, tries again or is lost for good. */
    private void refused(int c, int s, int otherwise) {
        Station.Retry retry = table.stations.get(s).retry().orElse(null);
        if (retry == null || !triesOn(c, s, retry)) {
            floor.add(otherwise, s, c, 1);
            floor.observers.attempts(s, c, false);
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

    private void letIn(int c, int s) {
        long now = floor.agenda.now();
        customers.enteredAt[c] = now;
        customers.begun[c] = false;
        customers.left[c] = work[s] != null ? work[s].next() : table.service[s][customers.origin[c]].next(workDraws[s]);
        customers.work[c] = customers.left[c];
        floor.observers.letIn(s, customers.work[c], customers.origin[c], now);
        floor.observers.attempts(s, c, true);
        if (isOff[s] && !isSettingUp[s]) {
            isSettingUp[s] = true;
            floor.agenda.later(SimTime.plus(now, setUp[s].next(setUpDraws[s])), isUp, s, 0);
        }
        if (shared[s] != null) {
            beginAtOnce(c, s);
            return;
        }
        if (floor.counts.kept(Counts.BUSY, s) < running[s]) {
            begin(c, s);
            return;
        }
        if (preempts[s]) {
            int victim = lessUrgent(s, customers.urgency[c]);
            if (victim != Customers.NOBODY) {
                interrupt(victim, s);
                begin(c, s);
                return;
            }
        }
        customers.state[c] = Customers.WAITING;
        lines.append(line(c, s), c);
        floor.count(Counts.WAITING, s, c, 1);
        if (patience[s] != null) {
            long end = SimTime.plus(now, patience[s].next(patienceDraws[s]));
            customers.event[c] = end == SimTime.NEVER ? Customers.NOBODY : floor.agenda.at(end, lostPatience, c, s);
        }
    }

    private int line(int c, int s) {
        return s * urgencies + (ranked[s] ? customers.urgency[c] : 0);
    }

    private void begin(int c, int s) {
        long now = floor.agenda.now();
        customers.state[c] = Customers.IN_SERVICE;
        customers.startedAt[c] = now;
        floor.count(Counts.BUSY, s, c, 1);
        if (!customers.begun[c]) {
            customers.begun[c] = true;
            floor.observers.waited(s, c, now, true);
        }
        if (interruptible[s]) {
            inService.append(s, c);
        }
        long end = SimTime.plus(now, customers.left[c]);
        if (interruptible[s]) {
            customers.event[c] = floor.agenda.at(end, served, c, s);
        } else {
            floor.agenda.later(end, served, c, s);
        }
    }

    private void beginAtOnce(int c, int s) {
        customers.state[c] = Customers.IN_SERVICE;
        floor.count(Counts.BUSY, s, c, 1);
        floor.observers.waited(s, c, floor.agenda.now(), true);
        shared[s].add(c);
    }

    private void servedAtOnce(int c, int s) {
        leaveServer(c, s);
        restIfEmpty(s);
        takeHeld(s);
        journeys.goOn(c, s);
    }

    /** The servers of a station where nobody is are switched off, if they are servers of that sort. */
    private void restIfEmpty(int s) {
        if (setUp[s] != null && !isOff[s] && floor.counts.atStation(s) == 0) {
            floor.observers.before(s);
            isOff[s] = true;
            run(s, 0);
        }
    }

    private void isUp(int s, int unused) {
        floor.observers.before(s);
        isSettingUp[s] = false;
        isOff[s] = false;
        run(s, table.servers[s]);
        fill(s);
        takeHeld(s);
        restIfEmpty(s);
    }

    private void run(int s, int servers) {
        running[s] = servers;
        if (shared[s] != null) {
            shared[s].run(servers);
        }
    }

    private void served(int c, int s) {
        customers.event[c] = Customers.NOBODY;
        if (!holds[s]) {
            leaveServer(c, s);
            fill(s);
            restIfEmpty(s);
            takeHeld(s);
            journeys.goOn(c, s);
            return;
        }
        int target = journeys.targetOf(c, s);
        if (target >= 0 && target < holds.length && target != s && !takes(target)) {
            customers.state[c] = Customers.HELD;
            customers.target[c] = target;
            held.append(target, c);
            return;
        }
        leaveServer(c, s);
        fill(s);
        restIfEmpty(s);
        takeHeld(s);
        journeys.goTo(c, target);
    }

    private void leaveServer(int c, int s) {
        customers.state[c] = Customers.ON_THE_WAY;
        if (interruptible[s]) {
            inService.remove(s, c);
        }
        floor.addAlong(Counts.BUSY, s, c, -1);
        floor.count(Counts.COMPLETED, s, c, 1);
        floor.observers.left(s, c, true);
    }

    /** Those who wait elsewhere for room at a station come in while there is some, in the order in which they began to wait. */
    private void takeHeld(int s) {
        while (isAwaited[s] && held.first(s) != Customers.NOBODY && takes(s)) {
            int c = held.first(s);
            int from = customers.point[c];
            held.remove(s, c);
            leaveServer(c, from);
            journeys.goTo(c, s);
            fill(from);
            restIfEmpty(from);
            takeHeld(from);
        }
    }

    /** Servers that are free take those who wait. */
    private void fill(int s) {
        while (floor.counts.kept(Counts.WAITING, s) > 0 && floor.counts.kept(Counts.BUSY, s) < running[s]) {
            int c = mostUrgent(s);
            stopWaiting(c, s);
            begin(c, s);
        }
    }

    private int mostUrgent(int s) {
        int line = s * urgencies;
        while (lines.first(line) == Customers.NOBODY) {
            line++;
        }
        return lines.first(line);
    }

    private void stopWaiting(int c, int s) {
        floor.addAlong(Counts.WAITING, s, c, -1);
        lines.remove(line(c, s), c);
        if (customers.event[c] != Customers.NOBODY) {
            floor.agenda.cancel(customers.event[c]);
            customers.event[c] = Customers.NOBODY;
        }
    }

    private void lostPatience(int c, int s) {
        customers.event[c] = Customers.NOBODY;
        stopWaiting(c, s);
        floor.observers.waited(s, c, floor.agenda.now(), false);
        floor.observers.left(s, c, false);
        restIfEmpty(s);
        takeHeld(s);
        Station.Retry retry = table.stations.get(s).retry().orElse(null);
        if (retry != null && retry.afterPatience()) {
            refused(c, s, Counts.ABANDONED);
        } else {
            floor.add(Counts.ABANDONED, s, c, 1);
            journeys.leave(c, false);
        }
    }

    /** Of those in service that are less urgent the least urgent, of these the last that began. */
    private int lessUrgent(int s, int than) {
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

    /** A customer in service goes back to the head of its line with the work that is left. */
    private void interrupt(int c, int s) {
        stopWork(c, s);
        customers.state[c] = Customers.WAITING;
        lines.prepend(line(c, s), c);
        floor.add(Counts.WAITING, s, c, 1);
    }

    private void stopWork(int c, int s) {
        floor.agenda.cancel(customers.event[c]);
        customers.event[c] = Customers.NOBODY;
        customers.left[c] -= floor.agenda.now() - customers.startedAt[c];
        inService.remove(s, c);
        floor.addAlong(Counts.BUSY, s, c, -1);
    }

    private Station.Hosting hosting(int s) {
        return table.stations.get(s).hosting().orElseThrow();
    }

    /** The asset below a station delivers another level. */
    void hostAt(int s, double level) {
        floor.observers.before(s);
        int servers = table.servers[s];
        if (servers == Integer.MAX_VALUE) {
            running[s] = level > 0 ? servers : 0;
        } else {
            running[s] = (int) StrictMath.floor(servers * level + 1e-6);
        }
        down[s] = running[s] == 0;
        Station.Hosting hosting = hosting(s);
        if (shared[s] != null) {
            down[s] = level == 0;
            shareAt(s, level, hosting.work());
            return;
        }
        while (floor.counts.kept(Counts.BUSY, s) > running[s]) {
            int c = inService.last(s);
            if (hosting.work() == Station.Work.LOSE) {
                stopWork(c, s);
                drop(c, s, true);
            } else {
                interrupt(c, s);
                if (hosting.work() == Station.Work.RESTART) {
                    customers.left[c] = customers.work[c];
                }
            }
        }
        if (level == 0 && !hosting.keepsLine()) {
            while (floor.counts.kept(Counts.WAITING, s) > 0) {
                int c = mostUrgent(s);
                stopWaiting(c, s);
                drop(c, s, customers.begun[c]);
            }
        }
        fill(s);
        takeHeld(s);
    }

    /** The asset below servers that serve all at once delivers another level. */
    private void shareAt(int s, double level, Station.Work work) {
        shared[s].run(table.servers[s] * level);
        if (level == 0 && work == Station.Work.RESTART) {
            shared[s].restart();
        }
        while (level == 0 && work == Station.Work.LOSE && floor.counts.kept(Counts.BUSY, s) > 0) {
            int c = shared[s].take();
            floor.addAlong(Counts.BUSY, s, c, -1);
            drop(c, s, true);
        }
        takeHeld(s);
    }

    private void drop(int c, int s, boolean begun) {
        floor.add(Counts.DROPPED, s, c, 1);
        if (!begun) {
            floor.observers.waited(s, c, floor.agenda.now(), false);
        }
        floor.observers.left(s, c, false);
        journeys.leave(c, false);
    }

    private void hasRoom(int s, int unused) {
        fill(s);
        takeHeld(s);
    }

    /**
     * Takes a customer out that waits, for a server or for room elsewhere, or backs off; its way ends here. One in service stays until it is
     * served. Who takes its place does so once all are out that go at this moment.
     */
    boolean withdraw(int c) {
        int s = customers.point[c];
        if (customers.state[c] == Customers.WAITING) {
            stopWaiting(c, s);
            restIfEmpty(s);
            drop(c, s, customers.begun[c]);
            if (isAwaited[s]) {
                floor.agenda.soon(hasRoom, s, 0);
            }
            return true;
        }
        if (customers.state[c] == Customers.HELD) {
            held.remove(customers.target[c], c);
            floor.addAlong(Counts.BUSY, s, c, -1);
            restIfEmpty(s);
            drop(c, s, true);
            floor.agenda.soon(hasRoom, s, 0);
            return true;
        }
        if (customers.state[c] == Customers.BACKING_OFF) {
            floor.agenda.cancel(customers.event[c]);
            floor.add(Counts.IN_ORBIT, s, c, -1);
            floor.add(Counts.DROPPED, s, c, 1);
            floor.observers.attempts(s, c, false);
            journeys.leave(c, false);
            return true;
        }
        return false;
    }
}
