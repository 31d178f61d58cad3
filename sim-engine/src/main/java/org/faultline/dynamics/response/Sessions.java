package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;

/** Sessions from afar that end with nothing when management loses their asset, during one run. */
final class Sessions {

    private static final int NONE = -1;

    /** By asset, the effort of a session under way; {@value #NONE} for all others. */
    private final IntColumn effort;

    private final IntColumn crew;
    /** By team, assets with such sessions, in the order in which they began. */
    private final IntList[] open;

    Sessions(int teams, int assets) {
        effort = new IntColumn(assets, NONE);
        crew = new IntColumn(assets, NONE);
        open = new IntList[teams];
        Arrays.setAll(open, t -> new IntList());
    }

    void reset() {
        for (IntList some : open) {
            for (int i = 0; i < some.size(); i++) {
                effort.unset(some.at(i));
            }
            some.clear();
        }
    }

    void begin(int team, int node, int newEffort, int crewNumber) {
        effort.set(node, newEffort);
        crew.set(node, crewNumber);
        open[team].add(node);
    }

    /** A session is over, if the asset had one. */
    void end(int team, int node) {
        if (effort.at(node) == NONE) {
            return;
        }
        effort.unset(node);
        int[] all = open[team].toArray();
        open[team].clear();
        for (int other : all) {
            if (other != node) {
                open[team].add(other);
            }
        }
    }

    boolean isAny(int team) {
        return open[team].size() > 0;
    }

    /** Assets with sessions of a team; a copy. */
    int[] of(int team) {
        return open[team].toArray();
    }

    int effort(int node) {
        return effort.at(node);
    }

    int crew(int node) {
        return crew.at(node);
    }
}
