package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Betweenness;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members whose load is their betweenness. When members fail or come back, all loads are found anew, once for the changes of a
 * moment, O(members x links); members over their capacity trip together, and stay out.
 */
final class PathLoad implements Rule {

    private static final int NO_TIMER = -1;
    /** Loads that differ by less are equal: sums of fractions of paths are not exact. */
    private static final double RELATIVE_ROUNDING = 1e-9;

    private static final double ROUNDING = 1e-6;

    private final GroupTable.Members members;
    private final Levels levels;
    private final Agenda agenda;
    private final long relay;
    private final Betweenness betweenness;
    private final Handler update = this::update;
    private final Handler trip = this::trip;

    private final double[] capacity;
    private final boolean[] works;
    private final boolean[] tripped;
    private final int[] timer;
    private final int[] lostBy;
    private int lastEvent;
    private boolean pending;

    PathLoad(Group.PathLoad group, GroupTable.Members members, Levels levels, Agenda agenda) {
        this.members = members;
        this.levels = levels;
        this.agenda = agenda;
        relay = SimTime.ofHours(group.relayHours());
        int n = members.size();
        betweenness = new Betweenness(n, members.neighbours());
        works = new boolean[n];
        Arrays.fill(works, true);
        capacity = new double[n];
        double[] intact = betweenness.of(works);
        for (int m = 0; m < n; m++) {
            capacity[m] = (1 + group.tolerance()) * intact[m] * (1 + RELATIVE_ROUNDING) + ROUNDING;
        }
        tripped = new boolean[n];
        timer = new int[n];
        lostBy = new int[n];
    }

    @Override
    public void reset(Draws draws) {
        Arrays.fill(works, true);
        Arrays.fill(tripped, false);
        Arrays.fill(timer, NO_TIMER);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        lastEvent = EventLog.NO_CAUSE;
        pending = false;
    }

    @Override
    public void settle() {
        // Nobody is over its capacity while everybody works: that is what the capacity is made of.
    }

    @Override
    public boolean passes(int member) {
        return !tripped[member];
    }

    @Override
    public int lostBy(int member) {
        return lostBy[member];
    }

    @Override
    public void changed(int member, boolean nowWorks, int event) {
        works[member] = nowWorks;
        lastEvent = event;
        if (!pending) {
            pending = true;
            agenda.soon(update, 0, 0);
        }
    }

    private void update(int unusedA, int unusedB) {
        pending = false;
        double[] load = betweenness.of(works);
        for (int m = 0; m < load.length; m++) {
            boolean over = works[m] && load[m] > capacity[m];
            if (over && timer[m] == NO_TIMER && !tripped[m]) {
                lostBy[m] = lastEvent;
                if (relay == 0) {
                    trip(m, 0);
                } else {
                    timer[m] = agenda.at(SimTime.plus(agenda.now(), relay), trip, m, 0);
                }
            } else if (!over && timer[m] != NO_TIMER) {
                agenda.cancel(timer[m]);
                timer[m] = NO_TIMER;
            }
        }
    }

    private void trip(int member, int unused) {
        timer[member] = NO_TIMER;
        tripped[member] = true;
        levels.touch(members.node(member), lostBy[member]);
    }
}
