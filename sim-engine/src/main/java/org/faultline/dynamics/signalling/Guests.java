package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.Levels;
import org.faultline.model.signalling.Roaming;

/**
 * Devices that have lost the access of their own operator and are let in by another. At a place whose own access stands at level a and the
 * host's at level h, a share (1 - a) x reach x h of the devices are guests, from the moment on at which the host lets them in. Who is
 * served as a guest has left the registers of his own core and must register there when his access returns.
 */
final class Guests {

    private final SignallingTable table;
    private final Levels levels;
    private final Crowd crowd;
    /** By place of guests: share that has access as guests. */
    private final double[] share;
    /** By place of guests: whether the host lets them in. */
    private final boolean[] isOpen;
    /** By place of guests: whether it is opened and closed by hand. */
    private final boolean[] isByHand;

    Guests(SignallingTable table, Levels levels, Crowd crowd) {
        this.table = table;
        this.levels = levels;
        this.crowd = crowd;
        share = new double[table.places];
        isOpen = new boolean[table.places];
        isByHand = new boolean[table.places];
    }

    /** Nobody is a guest. */
    void reset() {
        Arrays.fill(share, 0);
        Arrays.fill(isOpen, false);
        Arrays.fill(isByHand, false);
    }

    /** A host lets guests of a class in from now on. */
    void open(int c, long now) {
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            if (!isByHand[p]) {
                isOpen[p] = true;
                update(p, now);
            }
        }
    }

    /** A host lets guests in at a node by hand, or no more; what else would let them in there is void from now on. */
    void letIn(int node, boolean in, long now) {
        for (int p : table.guestsAt(node)) {
            if (table.hostNode[p] == node) {
                isByHand[p] = true;
                isOpen[p] = in;
                update(p, now);
            }
        }
    }

    /** Before devices of a place find back to their own access: those that are served as guests are not registered at home any more. */
    void beforeReturn(int place) {
        for (int guests : table.guestPlaces(place)) {
            double away = crowd.awayServed[place] + crowd.awayOthers[place];
            if (away > 0 && share[guests] > 0) {
                double moved = crowd.reachedAt(guests, 1) / away;
                crowd.forgetAway(place, Math.min(1, moved));
            }
        }
    }

    /** The access of a host or of a home stands at another level. */
    void accessChanged(int node, long now) {
        for (int p : table.guestsAt(node)) {
            update(p, now);
        }
    }

    private void update(int p, long now) {
        int c = table.classOfPlace[p];
        Roaming roaming = table.classes.get(c).roaming().orElseThrow();
        double lost = 1 - levels.level(table.accessNode[p]);
        double to = isOpen[p] ? lost * roaming.reach() * levels.level(table.hostNode[p]) : 0;
        double from = share[p];
        if (to != from) {
            share[p] = to;
            crowd.accessChanged(p, from, to, now);
        }
    }
}
