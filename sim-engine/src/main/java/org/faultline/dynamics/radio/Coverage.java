package org.faultline.dynamics.radio;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.trace.EventLog;

/**
 * Who is served by which cell during one run.
 *
 * <p>A cell at level L serves its own users up to L times its capacity. The rest is offered to its working neighbours by their
 * overlap shares. A neighbour's own users come first; what it has left is shared among the offers in proportion. What nobody
 * takes is unserved. The level of an area is the share of its users that is served. All changes of one moment are worked
 * out together, and only cells within two steps of a change are visited. Users are whole thousandths, so an area whose cells
 * are all whole is at exactly one again.
 */
public final class Coverage implements LevelListener {

    private final CellTable table;
    private final Csr takers;
    private final Csr places;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler settle = this::settle;

    private final long[] unmet;
    private final long[] spare;
    private final double[] acceptance;
    private final long[] served;
    private final long[] areaServed;

    private final IntList changed = new IntList();
    private final IntList takersToDo = new IntList();
    private final IntList giversToDo = new IntList();
    private final IntList areasToDo = new IntList();
    private final int[] changedBy;
    private final boolean[] takerMarked;
    private final int[] giverCause;
    private final boolean[] areaMarked;
    private final int[] areaFall;
    private final int[] areaRise;
    private final long[] areaWorst;
    private final long[] areaBest;

    /** The state of a run over a compiled table. */
    public Coverage(CellTable table, Levels levels, Agenda agenda) {
        this.table = table;
        this.takers = table.takers();
        this.places = table.places();
        this.levels = levels;
        this.agenda = agenda;
        int n = table.size();
        unmet = new long[n];
        spare = new long[n];
        acceptance = new double[n];
        served = new long[n];
        areaServed = new long[table.areas()];
        changedBy = new int[n];
        takerMarked = new boolean[n];
        giverCause = new int[n];
        areaMarked = new boolean[table.areas()];
        areaFall = new int[table.areas()];
        areaRise = new int[table.areas()];
        areaWorst = new long[table.areas()];
        areaBest = new long[table.areas()];
    }

    /** Every cell serves its own users, before a replication. */
    public void reset() {
        for (int c = 0; c < table.size(); c++) {
            unmet[c] = 0;
            spare[c] = table.capacity(c) - table.users(c);
            acceptance[c] = 1;
            served[c] = table.users(c);
        }
        for (int a = 0; a < table.areas(); a++) {
            areaServed[a] = table.areaUsers(a);
        }
        changed.clear();
        Arrays.fill(changedBy, EventLog.NO_CAUSE);
        Arrays.fill(giverCause, EventLog.NO_CAUSE);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        int cell = table.cellOfNode(node);
        if (cell < 0) {
            return;
        }
        if (changed.size() == 0) {
            agenda.soon(settle, 0, 0);
        }
        if (changedBy[cell] == EventLog.NO_CAUSE) {
            changed.add(cell);
        }
        changedBy[cell] = event;
    }

    private void settle(int unusedA, int unusedB) {
        for (int i = 0; i < changed.size(); i++) {
            updateOwn(changed.at(i));
        }
        for (int i = 0; i < takersToDo.size(); i++) {
            updateAcceptance(takersToDo.at(i));
        }
        for (int i = 0; i < giversToDo.size(); i++) {
            updateServed(giversToDo.at(i));
        }
        for (int i = 0; i < areasToDo.size(); i++) {
            updateArea(areasToDo.at(i));
        }
        for (int i = 0; i < changed.size(); i++) {
            changedBy[changed.at(i)] = EventLog.NO_CAUSE;
        }
        changed.clear();
        takersToDo.clear();
        giversToDo.clear();
        areasToDo.clear();
    }

    private void updateOwn(int cell) {
        long able = (long) (table.capacity(cell) * levels.level(table.node(cell)));
        long own = Math.min(table.users(cell), able);
        unmet[cell] = table.users(cell) - own;
        spare[cell] = able - own;
        markGiver(cell, changedBy[cell]);
        markTaker(cell);
        for (int place = takers.start(cell); place < takers.end(cell); place++) {
            markTaker(takers.at(place));
        }
    }

    private void updateAcceptance(int taker) {
        takerMarked[taker] = false;
        double offered = 0;
        for (int i = places.start(taker); i < places.end(taker); i++) {
            offered += offer(places.at(i));
        }
        double accepted = offered <= spare[taker] ? 1 : spare[taker] / offered;
        boolean moved = accepted != acceptance[taker] || changedBy[taker] != EventLog.NO_CAUSE;
        acceptance[taker] = accepted;
        for (int i = places.start(taker); moved && i < places.end(taker); i++) {
            int giver = table.giver(places.at(i));
            if (unmet[giver] > 0) {
                markGiver(giver, causeOfMove(taker));
            }
        }
    }

    /** Acceptance moved because the taker changed, or because another giver next to it did. */
    private int causeOfMove(int taker) {
        if (changedBy[taker] != EventLog.NO_CAUSE) {
            return changedBy[taker];
        }
        for (int i = places.start(taker); i < places.end(taker); i++) {
            int event = changedBy[table.giver(places.at(i))];
            if (event != EventLog.NO_CAUSE) {
                return event;
            }
        }
        return EventLog.NO_CAUSE;
    }

    private double offer(int place) {
        return unmet[table.giver(place)] * table.takerShare(place);
    }

    private void updateServed(int cell) {
        long now = table.users(cell) - unmet[cell];
        for (int place = takers.start(cell); place < takers.end(cell); place++) {
            now += (long) (unmet[cell] * table.takerShare(place) * acceptance[takers.at(place)]);
        }
        now = Math.min(now, table.users(cell));
        long change = now - served[cell];
        served[cell] = now;
        if (change != 0) {
            noteArea(table.area(cell), change, giverCause[cell]);
        }
        giverCause[cell] = EventLog.NO_CAUSE;
    }

    /** An area's fall is named after the cell that lost most users, its rise after the one that won most. */
    private void noteArea(int area, long change, int cause) {
        areaServed[area] += change;
        if (!areaMarked[area]) {
            areaMarked[area] = true;
            areasToDo.add(area);
            areaWorst[area] = 0;
            areaBest[area] = 0;
        }
        if (change < areaWorst[area]) {
            areaWorst[area] = change;
            areaFall[area] = cause;
        } else if (change > areaBest[area]) {
            areaBest[area] = change;
            areaRise[area] = cause;
        }
    }

    private void updateArea(int area) {
        areaMarked[area] = false;
        double share = table.areaUsers(area) == 0 ? 1 : (double) areaServed[area] / table.areaUsers(area);
        int node = table.areaNode(area);
        levels.setShare(node, share, share < levels.share(node) ? areaFall[area] : areaRise[area]);
    }

    private void markTaker(int cell) {
        if (!takerMarked[cell]) {
            takerMarked[cell] = true;
            takersToDo.add(cell);
        }
    }

    private void markGiver(int cell, int cause) {
        if (giverCause[cell] == EventLog.NO_CAUSE) {
            giverCause[cell] = cause;
            giversToDo.add(cell);
        }
    }
}
