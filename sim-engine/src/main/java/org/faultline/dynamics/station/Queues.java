package org.faultline.dynamics.station;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.scenario.Observation;
import org.faultline.trace.EventLog;
import org.faultline.trace.Readings;

/**
 * The queue network during one run: who comes, where they queue, and where they go next.
 *
 * <p>A customer is a slot that moves from point to point. What a level of an asset does to stations and members it does at once, as the
 * level changes. Nothing here goes to the event log; what a scenario observes is measured while it happens, and a fingerprint of all of it
 * seals the log.
 */
public final class Queues implements LevelListener, Journeys {

    private static final int[] NO_STATIONS = {};

    private final QueueTable table;
    private final Floor floor;
    private final Stations stations;
    private final Accesses accesses;
    private final Arrivals arrivals;
    private final Members members;
    private final Observers observers;
    private final DrawSequence[] routeDraws;
    private final int[][] hosted;
    /** Customers of each origin so far. */
    private final long[] born;

    /** What nothing else touches, which is run after all else. */
    private final List<Apart> lone;

    private final boolean[] isLone;

    /**
     * The state of a run.
     *
     * @param horizon end of every run, in microseconds
     * @param observations of the scenario; those that are about queues are measured
     */
    public Queues(QueueTable table, Nodes nodes, Agenda agenda, long horizon, List<Observation> observations) {
        this.table = table;
        floor = new Floor(table, agenda, horizon);
        stations = new Stations(floor, this);
        accesses = new Accesses(floor, this);
        arrivals = new Arrivals(floor, this::born, horizon);
        members = new Members(floor, this::born, nodes::of);
        observers = new Observers(observations, floor, stations.servers(), members, horizon);
        born = new long[table.origins];
        lone = LoneStation.among(floor, arrivals, stations);
        isLone = new boolean[table.stations.size()];
        lone.forEach(one -> isLone[one.station()] = true);
        routeDraws = new DrawSequence[table.points];
        for (int p = 0; p < table.points; p++) {
            int routes = table.targets[p].length;
            if (routes > 1 || (routes == 1 && table.upTo[p][0] < 1)) {
                routeDraws[p] = Floor.sequence(Purposes.ROUTE, table.key[p]);
            }
        }
        hosted = new int[table.isEmpty() ? 0 : nodes.size()][];
        for (int s = 0; s < table.host.length; s++) {
            if (table.host[s] != QueueTable.NO_HOST) {
                host(table.host[s], s);
            }
        }
    }

    private void host(int node, int station) {
        int[] before = hosted[node] == null ? NO_STATIONS : hosted[node];
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = station;
        hosted[node] = after;
    }

    /** Everybody is where the scenario begins; what comes first is scheduled. */
    public void start(Draws draws) {
        if (table.isEmpty()) {
            return;
        }
        floor.customers.clear();
        floor.counts.reset();
        floor.reset();
        stations.reset(draws);
        accesses.reset(draws);
        Floor.restart(draws, routeDraws);
        observers.begin();
        Arrays.fill(born, 0);
        for (int s = 0; s < table.stations.size(); s++) {
            for (int i = 0; !isLone[s] && i < table.stations.get(s).initial(); i++) {
                int c = newCustomer(table.initialOrigin(s), Customers.NOBODY, Customers.NOBODY);
                arriveAt(c, s);
            }
        }
        arrivals.start(draws);
        members.start(draws);
    }

    /**
     * Runs those stations that nothing else touches, once all else has happened.
     *
     * @param horizon end of the run, in microseconds
     * @param most events that a moment may well have
     * @throws org.faultline.kernel.EndlessMoment when one stands still
     */
    public void runLone(long horizon, long most) {
        for (Apart station : lone) {
            station.run(horizon, most);
        }
    }

    /** The stations that nothing else touches, ascending. */
    List<Apart> lone() {
        return lone;
    }

    /** Writes down what was measured in a run that is over, and seals its log with what happened here. */
    public void finish(Readings readings, EventLog log) {
        if (!table.isEmpty()) {
            observers.finish(readings);
            log.seal(floor.fingerprint());
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return hosted.length > 0;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if (hosted[node] != null) {
            for (int s : hosted[node]) {
                stations.hostAt(s, to);
            }
        }
        members.levelAt(node, from, to, this::withdraw);
    }

    private int newCustomer(int origin, int member, int parent) {
        long who = whoIs(origin, born[origin]++);
        return floor.customers.take(origin, who, table.urgency[origin], member, parent, floor.agenda.now());
    }

    /** Who a customer is among all: the n-th of its origin. */
    private long whoIs(int origin, long n) {
        return n * table.origins + origin;
    }

    private void born(int origin, int member) {
        int c = newCustomer(origin, member, Customers.NOBODY);
        if (member != Customers.NOBODY) {
            members.isCustomer(member, c);
        }
        int point = table.pointOf(origin);
        floor.addAlong(Counts.ARRIVALS, point, c, 1);
        goOn(c, point);
    }

    @Override
    public void goOn(int c, int point) {
        goTo(c, targetOf(c, point));
    }

    @Override
    public int targetOf(int c, int point) {
        int target = targetFrom(point);
        return floor.customers.doomed[c] ? QueueTable.NOWHERE : target;
    }

    @Override
    public void goTo(int c, int target) {
        if (target == QueueTable.NOWHERE) {
            leave(c, !floor.customers.doomed[c]);
        } else {
            arriveAt(c, target);
        }
    }

    private int targetFrom(int point) {
        int[] targets = table.targets[point];
        if (routeDraws[point] == null) {
            return targets.length == 0 ? QueueTable.NOWHERE : targets[0];
        }
        double u = routeDraws[point].uniform();
        double[] upTo = table.upTo[point];
        for (int i = 0; i < targets.length; i++) {
            if (u < upTo[i]) {
                return targets[i];
            }
        }
        return QueueTable.NOWHERE;
    }

    private void arriveAt(int c, int point) {
        if (point < table.firstFork) {
            stations.arrive(c, point);
        } else if (point < table.firstAccess) {
            split(c, point);
        } else {
            accesses.arrive(c, point);
        }
    }

    private void split(int c, int point) {
        Customers customers = floor.customers;
        int[] parts = table.parts[point - table.firstFork];
        customers.point[c] = point;
        customers.state[c] = Customers.FORKED;
        customers.enteredAt[c] = floor.agenda.now();
        customers.parts[c] = parts.length;
        floor.add(Counts.ARRIVALS, point, c, 1);
        for (int part : parts) {
            arriveAt(newCustomer(customers.origin[c], Customers.NOBODY, c), part);
        }
    }

    @Override
    public void leave(int c, boolean served) {
        Customers customers = floor.customers;
        int parent = customers.parent[c];
        if (parent == Customers.NOBODY) {
            int point = table.pointOf(customers.origin[c]);
            if (point < table.points - table.stations.size()) {
                floor.addAlong(served ? Counts.COMPLETED : Counts.LOST, point, c, 1);
                floor.meters.left(point, c, served);
            }
            int member = customers.member[c];
            customers.release(c);
            if (member != Customers.NOBODY) {
                members.done(member, served);
            }
            return;
        }
        customers.release(c);
        customers.doomed[parent] |= !served;
        if (--customers.parts[parent] == 0) {
            join(parent);
        }
    }

    private void join(int c) {
        int point = floor.customers.point[c];
        boolean whole = !floor.customers.doomed[c];
        floor.customers.state[c] = Customers.ON_THE_WAY;
        floor.add(whole ? Counts.COMPLETED : Counts.LOST, point, c, 1);
        floor.meters.left(point, c, whole);
        goOn(c, point);
    }

    /** Ends a request before it was served; work that has begun is finished in vain. */
    private void withdraw(int c) {
        floor.customers.doomed[c] = true;
        int point = floor.customers.point[c];
        if (point >= table.firstAccess) {
            accesses.withdraw(c);
        } else if (point < table.firstFork) {
            stations.withdraw(c);
        }
    }
}
