package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.trace.EventLog;

/** Members that trip once they have been over their limit for the time of a relay, during one run. Who has tripped stays out. */
final class Trips {

    private static final int NO_TIMER = -1;

    private final GroupTable.Members members;
    private final Levels levels;
    private final Agenda agenda;
    private final long relay;
    private final Handler trip = this::trip;
    private final boolean[] tripped;
    private final int[] timer;
    private final int[] lostBy;

    /**
     * The state of a run.
     *
     * @param relayHours for how long a member bears what is too much for it, zero or more
     */
    Trips(GroupTable.Members members, double relayHours, Levels levels, Agenda agenda) {
        this.members = members;
        this.levels = levels;
        this.agenda = agenda;
        relay = SimTime.ofHours(relayHours);
        tripped = new boolean[members.size()];
        timer = new int[members.size()];
        lostBy = new int[members.size()];
    }

    /** Nobody has tripped, before a run; O(members). */
    void reset() {
        Arrays.fill(tripped, false);
        Arrays.fill(timer, NO_TIMER);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
    }

    boolean hasTripped(int member) {
        return tripped[member];
    }

    /** The event that put a member over its limit last, or no cause. */
    int lostBy(int member) {
        return lostBy[member];
    }

    /** A member is over its limit; once it has tripped, or while its relay waits, nothing more happens. */
    void begin(int member, int event) {
        if (tripped[member] || timer[member] != NO_TIMER) {
            return;
        }
        lostBy[member] = event;
        if (relay == 0) {
            trip(member, 0);
        } else {
            timer[member] = agenda.at(SimTime.plus(agenda.now(), relay), trip, member, 0);
        }
    }

    /** A member bears its load again; its relay waits no longer, if it did. */
    void end(int member) {
        if (timer[member] != NO_TIMER) {
            agenda.cancel(timer[member]);
            timer[member] = NO_TIMER;
        }
    }

    private void trip(int member, int unused) {
        timer[member] = NO_TIMER;
        tripped[member] = true;
        levels.touch(members.node(member), lostBy[member]);
    }
}
