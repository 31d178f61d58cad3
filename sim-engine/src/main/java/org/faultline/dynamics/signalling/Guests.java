package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.CellRoom;
import org.faultline.dynamics.state.Levels;
import org.faultline.model.signalling.Roaming;
import org.faultline.trace.EventLog;

/**
 * Devices that have lost their own operator and are let in by another, from the moment on at which that one lets them in. At a place whose
 * own access stands at level a and the host's at level h,
 *
 * <pre>
 *   lost radio    (1 - a) x reach x h x fits
 *   lost core     a x (1 - c) x reach x h x fits     where c is the level of an asset of the home core, if the scenario names one
 * </pre>
 *
 * <p>of the devices are guests. Those of the second row have left their own radio and do not try there any more. {@code fits} is 1, or where it follows from room in
 * cells the free room of the host's area over the users who seek it there, of all places together, at most 1. Where guests have a weight w, the host's own users give way: of S whom its cells
 * serve, with room for R more and G who seek it,
 *
 * <pre>
 *   own   = min(1, (S + R) / (S + w G))          share of the host's own users that is served
 *   fits  = min(1, (S + R - own S) / G)
 * </pre>
 *
 * <p>Who is served as a guest has left the registers of his own
 * core and must register there when he is back.
 */
final class Guests {

    private final SignallingTable table;
    private final Levels levels;
    private final Crowd crowd;
    private final CellRoom cells;
    /** By place of guests: share that has access as guests. */
    private final double[] share;
    /** By place at home: share of its access that has not gone to a host because the core is lost. */
    private final double[] kept;
    /** By place of guests: whether the host lets them in. */
    private final boolean[] isOpen;
    /** By place of guests: whether it is opened and closed by hand. */
    private final boolean[] isByHand;

    private int cause = EventLog.NO_CAUSE;

    Guests(SignallingTable table, Levels levels, Crowd crowd, CellRoom cells) {
        this.table = table;
        this.levels = levels;
        this.crowd = crowd;
        this.cells = cells;
        share = new double[table.places];
        kept = new double[table.places];
        isOpen = new boolean[table.places];
        isByHand = new boolean[table.places];
    }

    /** Nobody is a guest. */
    void reset() {
        Arrays.fill(share, 0);
        Arrays.fill(kept, 1);
        Arrays.fill(isOpen, false);
        Arrays.fill(isByHand, false);
        cause = EventLog.NO_CAUSE;
    }

    /** A host lets guests of a class in from now on. */
    void open(int c, long now) {
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            isOpen[p] |= !isByHand[p];
        }
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            updateAround(p, now);
        }
    }

    /** A host lets guests in at a node by hand, or no more; what else would let them in there is void from now on. */
    void letIn(int node, boolean in, long now) {
        for (int p : table.guestsAt(node)) {
            if (table.hostNode[p] == node) {
                isByHand[p] = true;
                isOpen[p] = in;
                updateAround(p, now);
            }
        }
    }

    /** Share of the access of a place at home that devices use. */
    double kept(int place) {
        return kept[place];
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

    /** The access of a host or of a home, or a home core, stands at another level. */
    void accessChanged(int node, long now) {
        for (int p : table.guestsAt(node)) {
            updateAround(p, now);
        }
    }

    /** Whoever seeks room in the same cells has more or less of it now. */
    private void updateAround(int p, long now) {
        if (!roaming(p).byRoom()) {
            update(p, 1, now);
            return;
        }
        int host = table.hostNode[p];
        double fits = fits(host);
        for (int other : table.guestsAt(host)) {
            if (table.hostNode[other] == host) {
                update(other, roaming(other).byRoom() ? fits : 1, now);
            }
        }
    }

    private Roaming roaming(int p) {
        return table.classes.get(table.classOfPlace[p]).roaming().orElseThrow();
    }

    /** Room of the host's cells over the users who seek it: those of each home area once, whatever classes of devices they have. */
    private double fits(int host) {
        double seeking = 0;
        double weighing = 0;
        int[] all = table.guestsAt(host);
        for (int i = 0; i < all.length; i++) {
            int p = all[i];
            if (table.hostNode[p] == host && isOpen[p] && isFirstOfHome(all, i)) {
                double users = cells.users(table.accessNode[p]) * sought(p);
                seeking += users;
                weighing += users * roaming(p).weight();
            }
        }
        double room = cells.room(host);
        double served = cells.served(host);
        double own = weighing > room ? (served + room) / (served + weighing) : 1;
        if (own < 1 || cells.crowded(host) < 1) {
            cells.crowd(host, own, cause);
        }
        return seeking > 0 ? Math.min(1, (room + (1 - own) * served) / seeking) : 1;
    }

    /** What happens to guests from now on is because of an event. */
    void because(int event) {
        cause = event;
    }

    private boolean isFirstOfHome(int[] all, int i) {
        for (int k = 0; k < i; k++) {
            if (table.accessNode[all[k]] == table.accessNode[all[i]]
                    && table.hostNode[all[k]] == table.hostNode[all[i]]
                    && isOpen[all[k]]) {
                return false;
            }
        }
        return true;
    }

    /** Share of the devices of a place that would be guests if there were room for all. */
    private double sought(int p) {
        double own = levels.level(table.accessNode[p]);
        return (1 - own + own * withoutCore(p)) * roaming(p).reach();
    }

    private double withoutCore(int p) {
        return table.homeCoreNode[p] < 0 ? 0 : 1 - levels.level(table.homeCoreNode[p]);
    }

    private void update(int p, double fits, long now) {
        double own = levels.level(table.accessNode[p]);
        double taken = isOpen[p] ? roaming(p).reach() * levelOf(table.hostNode[p]) * fits : 0;
        double left = withoutCore(p) * taken;
        keep(table.homePlace[p], own, 1 - left, now);
        double to = (1 - own) * taken + own * left;
        double from = share[p];
        if (to != from) {
            share[p] = to;
            crowd.accessChanged(p, from, to, now);
        }
    }

    /** The level of a host as it would be without guests. */
    private double levelOf(int host) {
        double crowded = cells.crowded(host);
        return crowded < 1 ? Math.min(1, levels.level(host) / crowded) : levels.level(host);
    }

    /** Devices leave their own radio to be guests, or come back to it. */
    private void keep(int place, double own, double share, long now) {
        double from = kept[place];
        if (share == from) {
            return;
        }
        kept[place] = share;
        if (own > 0) {
            if (share > from) {
                beforeReturn(place);
            }
            crowd.accessChanged(place, own * from, own * share, now);
        }
    }
}
