package org.faultline.dynamics.station;

import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;

/** Servers that are switched off where nobody is, and that from the next customer on need a time to set up. */
final class SetUps {

    private final Floor floor;
    private final Counts counts;
    private final Servers servers;
    private final IntConsumer ready;
    /** Time to set up; null where servers serve at once. */
    private final Law[] setUp;

    private final boolean[] isOff;
    private final boolean[] isSettingUp;
    private final DrawSequence[] draws;
    private final int isUp;

    /**
     * The state of a run.
     *
     * @param ready told of a station whose servers run again
     */
    SetUps(Floor floor, Servers servers, IntConsumer ready) {
        this.floor = floor;
        counts = floor.counts;
        this.servers = servers;
        this.ready = ready;
        isUp = floor.agenda.register(this::isUp);
        int n = floor.table.stations.size();
        setUp = new Law[n];
        isOff = new boolean[n];
        isSettingUp = new boolean[n];
        draws = floor.ofStations(Purposes.SET_UP);
        for (int s = 0; s < n; s++) {
            setUp[s] = floor.table.stations.get(s).setUp().map(Law::new).orElse(null);
        }
    }

    /** They are off, before a run. */
    void reset(Draws newDraws) {
        Floor.restart(newDraws, draws);
        for (int s = 0; s < setUp.length; s++) {
            isSettingUp[s] = false;
            isOff[s] = setUp[s] != null;
            if (isOff[s]) {
                servers.run(s, 0, 0);
            }
        }
    }

    /** Somebody has come: servers that are off set up. */
    void wake(int s) {
        if (isOff[s] && !isSettingUp[s]) {
            isSettingUp[s] = true;
            floor.agenda.later(SimTime.plus(floor.agenda.now(), setUp[s].next(draws[s])), isUp, s, 0);
        }
    }

    private void isUp(int s, int unused) {
        floor.gauges.before(s);
        isSettingUp[s] = false;
        isOff[s] = false;
        servers.run(s, floor.table.servers[s], floor.table.servers[s]);
        ready.accept(s);
    }

    /** The servers of a station where nobody is are switched off, if they are servers of that sort. */
    void restIfEmpty(int s) {
        if (setUp[s] != null && !isOff[s] && counts.atStation(s) == 0) {
            floor.gauges.before(s);
            isOff[s] = true;
            servers.run(s, 0, 0);
        }
    }
}
