package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members that take over what fails beside them. Members that do not work and hang together by links are a hole; the load of its members is
 * spread equally over the working members beside it. So the load of each follows from who works now; who has tripped stays out.
 *
 * <p>Failures of one moment are worked out together: all that are over their limit trip before loads are worked out again. That costs O(members +
 * links of those that do not work) each time.
 */
final class LocalLoad implements Rule {

    /** Sums of loads in another order differ in their last bits. */
    private static final double ROUNDING = 1e-9;

    private final Group.SharedLoad group;
    private final GroupTable.Members members;
    private final Csr neighbours;
    private final Nodes nodes;
    private final Agenda agenda;
    private final Handler update = this::update;

    private final double[] load;
    private final double[] limit;
    private final double[] extra;
    private final boolean[] works;
    private final Trips trips;
    /** By member: the number of the hole in which, or beside which, it was found last. */
    private final int[] seenIn;

    private final IntList hole = new IntList();
    private final IntList beside = new IntList();
    private int down;
    private int lastEvent;
    private boolean pending;

    LocalLoad(Group.SharedLoad group, GroupTable.Members members, Nodes nodes, Levels levels, Agenda agenda) {
        this.group = group;
        this.members = members;
        this.neighbours = members.neighbours();
        this.nodes = nodes;
        this.agenda = agenda;
        int n = members.size();
        load = new double[n];
        limit = new double[n];
        extra = new double[n];
        works = new boolean[n];
        trips = new Trips(members, group.relayHours(), levels, agenda);
        seenIn = new int[n];
    }

    @Override
    public void reset(Draws draws) {
        for (int m = 0; m < load.length; m++) {
            long key = nodes.key(members.node(m));
            load[m] = group.load().quantile(draws.uniform(Purposes.LOAD, key, 0));
            limit[m] = group.limit().quantile(draws.uniform(Purposes.LIMIT, key, 0));
        }
        Arrays.fill(works, true);
        trips.reset();
        down = 0;
        lastEvent = EventLog.NO_CAUSE;
        pending = false;
    }

    @Override
    public void settle() {
        ask();
    }

    @Override
    public boolean passes(int member) {
        return !trips.hasTripped(member);
    }

    @Override
    public int lostBy(int member) {
        return trips.lostBy(member);
    }

    @Override
    public void changed(int member, boolean nowWorks, int event) {
        if (works[member] == nowWorks) {
            return;
        }
        works[member] = nowWorks;
        down += nowWorks ? -1 : 1;
        lastEvent = event;
        ask();
    }

    private void ask() {
        if (!pending) {
            pending = true;
            agenda.soon(update, 0, 0);
        }
    }

    private void update(int unusedA, int unusedB) {
        pending = false;
        spread();
        for (int m = 0; m < works.length; m++) {
            boolean isOver = works[m] && load[m] + extra[m] > limit[m] * (1 + ROUNDING);
            if (isOver) {
                trips.begin(m, lastEvent);
            } else {
                trips.end(m);
            }
        }
    }

    /** What each member carries for holes beside it. */
    private void spread() {
        Arrays.fill(extra, 0);
        if (down == 0) {
            return;
        }
        Arrays.fill(seenIn, 0);
        int holes = 0;
        for (int m = 0; m < works.length; m++) {
            if (!works[m] && seenIn[m] == 0) {
                double lost = explore(m, ++holes);
                for (int i = 0; i < beside.size(); i++) {
                    extra[beside.at(i)] += lost / beside.size();
                }
            }
        }
    }

    /** Finds the hole around a member and the working members beside it; returns the load of the hole. */
    private double explore(int first, int number) {
        hole.clear();
        beside.clear();
        hole.add(first);
        seenIn[first] = number;
        double lost = 0;
        for (int i = 0; i < hole.size(); i++) {
            int member = hole.at(i);
            lost += load[member];
            for (int n = neighbours.start(member); n < neighbours.end(member); n++) {
                int next = neighbours.at(n);
                if (seenIn[next] != number) {
                    seenIn[next] = number;
                    (works[next] ? beside : hole).add(next);
                }
            }
        }
        return lost;
    }
}
