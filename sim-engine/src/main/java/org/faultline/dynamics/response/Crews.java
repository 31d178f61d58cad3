package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.List;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.policy.Response;

/** Which crews of which team are free and on duty, during one run. */
final class Crews {

    private final List<Response.Crew> crews;
    private final Agenda agenda;
    private final Handler onDuty;
    /** By team and crew, how many of it are at work. */
    private final int[][] busy;
    /** By crew, when it is on duty. */
    private final DutyClock[] clocks;
    /** By team and crew, whether somebody is told when it comes on duty. */
    private final boolean[][] awaited;

    private final int owners;

    /**
     * The state of a run.
     *
     * @param startOfDayMicros time from midnight to the start of the run
     * @param comesOnDuty told the team and the crew for which somebody waited
     */
    Crews(List<Response.Crew> crews, int teams, Agenda agenda, long startOfDayMicros, Handler comesOnDuty) {
        this.crews = crews;
        this.agenda = agenda;
        busy = new int[teams][crews.size()];
        awaited = new boolean[teams][crews.size()];
        clocks = crews.stream()
                .map(c -> new DutyClock(c.hours(), startOfDayMicros))
                .toArray(DutyClock[]::new);
        owners = firstOf(Response.Reach.OWNERS);
        onDuty = (team, c) -> {
            awaited[team][c] = false;
            comesOnDuty.fire(team, c);
        };
    }

    private int firstOf(Response.Reach reach) {
        int c = 0;
        while (c < crews.size() && crews.get(c).reach() != reach) {
            c++;
        }
        return c;
    }

    void reset() {
        for (int t = 0; t < busy.length; t++) {
            Arrays.fill(busy[t], 0);
            Arrays.fill(awaited[t], false);
        }
    }

    int size() {
        return crews.size();
    }

    Response.Crew of(int c) {
        return crews.get(c);
    }

    boolean isAny(Response.Reach reach) {
        return firstOf(reach) < crews.size();
    }

    /** The crew of owners, or the number of crews where there is none. */
    int owners() {
        return owners;
    }

    DutyClock clock(int c) {
        return clocks[c];
    }

    /** Whether one of a crew has nothing to do. */
    boolean isFree(int team, int c) {
        return busy[team][c] < crews.get(c).size();
    }

    void engage(int team, int c) {
        busy[team][c]++;
    }

    void release(int team, int c) {
        busy[team][c]--;
    }

    /** Whether a crew takes jobs now; if not, somebody is told when it does. */
    boolean isOnDuty(int team, int c) {
        if (clocks[c].onDuty(agenda.now())) {
            return true;
        }
        if (!awaited[team][c]) {
            awaited[team][c] = true;
            agenda.at(clocks[c].nextBegin(agenda.now()), onDuty, team, c);
        }
        return false;
    }
}
