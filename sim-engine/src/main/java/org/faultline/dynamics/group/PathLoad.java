package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Betweenness;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members whose load is their betweenness. When members fail or come back, all loads are found anew, once for the changes of a
 * moment, O(members x links); members over their capacity trip together, and stay out.
 */
final class PathLoad implements Rule {

    /** Loads that differ by less are equal: sums of fractions of paths are not exact. */
    private static final double RELATIVE_ROUNDING = 1e-9;

    private static final double ROUNDING = 1e-6;

    private final Agenda agenda;
    private final Betweenness betweenness;
    private final Handler update = this::update;

    private final double[] capacity;
    private final boolean[] works;
    private final Trips trips;
    private int lastEvent;
    private boolean pending;

    PathLoad(Group.PathLoad group, GroupTable.Members members, Levels levels, Agenda agenda) {
        this.agenda = agenda;
        int n = members.size();
        betweenness = new Betweenness(n, members.neighbours());
        works = new boolean[n];
        Arrays.fill(works, true);
        capacity = new double[n];
        double[] intact = betweenness.of(works);
        for (int m = 0; m < n; m++) {
            capacity[m] = (1 + group.tolerance()) * intact[m] * (1 + RELATIVE_ROUNDING) + ROUNDING;
        }
        trips = new Trips(members, group.relayHours(), levels, agenda);
    }

    @Override
    public void reset(Draws draws) {
        Arrays.fill(works, true);
        trips.reset();
        lastEvent = EventLog.NO_CAUSE;
        pending = false;
    }

    @Override
    public void settle() {
        // Nobody is over its capacity while everybody works: that is what the capacity is made of.
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
            if (works[m] && load[m] > capacity[m]) {
                trips.begin(m, lastEvent);
            } else {
                trips.end(m);
            }
        }
    }
}
