package org.faultline.dynamics.radio;

import java.util.Arrays;
import org.faultline.dynamics.state.CellRoom;
import org.faultline.dynamics.state.CellUsers;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.UsersListener;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.trace.EventLog;

/**
 * Who is served by which cell during one run.
 *
 * <p>A cell at level L serves its own users up to L times its capacity. The rest is offered to its working neighbours by their
 * overlap shares. A neighbour's own users come first; what it has left is shared among the offers in proportion. What nobody
 * takes is unserved. The level of an area is the share of its users that is served. All changes of one moment are worked
 * out together, and only cells within two steps of a change are visited. Users are whole grains, so an area whose cells
 * are all whole is at exactly one again. What a taker is offered is added up exactly, and what a cell's users get is rounded
 * once: with more unmet users a cell never serves more, so that loops through coverage settle. A cell without room takes nothing,
 * whatever it is offered, and is not asked: where a whole region is out, neighbours cost nothing. Guests of another operator may take the place of a share of an area's users.
 */
public final class Coverage implements LevelListener, CellRoom, CellUsers {

    private final CellTable table;
    private final Csr takers;
    private final Csr givers;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler settle = this::settle;

    private final int[] able;
    private final int[] unmet;
    private final int[] spare;
    private final double[] acceptance;
    private final int[] served;
    private final long[] areaServed;

    private final IntList visited = new IntList();
    private final boolean[] isVisited;
    private final IntList changed = new IntList();
    private final IntList takersToDo = new IntList();
    private final IntList giversToDo = new IntList();
    private final IntList areasToDo = new IntList();
    private final int[] changedBy;
    private final boolean[] takerMarked;
    /** True for a cell with room to which nobody offered anything when it was last worked out. */
    private final boolean[] isIdle;

    private final int[] giverCause;
    private final boolean[] areaMarked;
    private final int[] areaFall;
    private final int[] areaRise;
    private final long[] areaWorst;
    private final long[] areaBest;
    /** By area: what guests leave of its own users. */
    private final double[] crowded;

    private UsersListener listener = UsersListener.NOBODY;
    /** Users served at each cell, its own and those of others; empty while nobody asks for them. */
    private int[] here = {};

    private int[] nodeOfCell = {};

    private final Handler crowdedOut = this::tellArea;

    /** The state of a run over a compiled table. */
    public Coverage(CellTable table, Levels levels, Agenda agenda) {
        this.table = table;
        this.takers = table.takers();
        this.givers = table.givers();
        this.levels = levels;
        this.agenda = agenda;
        int n = table.size();
        able = new int[n];
        unmet = new int[n];
        spare = new int[n];
        acceptance = new double[n];
        served = new int[n];
        areaServed = new long[table.areas()];
        changedBy = new int[n];
        takerMarked = new boolean[n];
        isIdle = new boolean[n];
        giverCause = new int[n];
        areaMarked = new boolean[table.areas()];
        areaFall = new int[table.areas()];
        areaRise = new int[table.areas()];
        areaWorst = new long[table.areas()];
        areaBest = new long[table.areas()];
        crowded = new double[table.areas()];
        Arrays.fill(crowded, 1);
        isVisited = new boolean[n];
        for (int cell = 0; cell < n; cell++) {
            makeWhole(cell);
        }
    }

    /** Every cell serves its own users, before a replication; O(cells that were visited in the last one). */
    public void reset() {
        for (int i = 0; i < visited.size(); i++) {
            makeWhole(visited.at(i));
        }
        visited.clear();
        changed.clear();
        Arrays.fill(crowded, 1);
    }

    private void makeWhole(int cell) {
        unmet[cell] = 0;
        spare[cell] = table.capacity(cell) - table.users(cell);
        acceptance[cell] = spare[cell] > 0 ? 1 : 0;
        isIdle[cell] = spare[cell] > 0;
        served[cell] = table.users(cell);
        if (here.length > 0) {
            here[cell] = table.users(cell);
        }
        changedBy[cell] = EventLog.NO_CAUSE;
        giverCause[cell] = EventLog.NO_CAUSE;
        isVisited[cell] = false;
        areaServed[table.area(cell)] = table.areaUsers(table.area(cell));
    }

    private void visit(int cell) {
        if (!isVisited[cell]) {
            isVisited[cell] = true;
            visited.add(cell);
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return table.cellOfNode(node) >= 0;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        int cell = table.cellOfNode(node);
        if (changed.size() == 0) {
            agenda.soon(settle, 0, 0);
        }
        if (changedBy[cell] == EventLog.NO_CAUSE) {
            changed.add(cell);
        }
        changedBy[cell] = event;
        able[cell] = (int) (table.capacity(cell) * to);
    }

    @Override
    public int ownUsers(int node) {
        int cell = table.cellOfNode(node);
        return cell < 0 ? 0 : table.users(cell);
    }

    @Override
    public void tell(UsersListener newListener) {
        listener = newListener;
        nodeOfCell = table.nodesOfCells();
        here = new int[table.size()];
        for (int cell = 0; cell < here.length; cell++) {
            here[cell] = table.users(cell);
        }
    }

    @Override
    public double users(int node) {
        int area = table.areaOfNode(node);
        return area < 0 ? 0 : table.areaUsers(area);
    }

    @Override
    public double room(int node) {
        int area = table.areaOfNode(node);
        double room = 0;
        for (int i = area < 0 ? 0 : table.cellsOfArea().start(area);
                area >= 0 && i < table.cellsOfArea().end(area);
                i++) {
            int cell = table.cellsOfArea().at(i);
            if (spare[cell] > 0) {
                room += Math.max(0, spare[cell] - (double) offeredTo(cell) / CellTable.CRUMBS);
            }
        }
        return room;
    }

    @Override
    public double served(int node) {
        int area = table.areaOfNode(node);
        return area < 0 ? 0 : areaServed[area];
    }

    @Override
    public double crowded(int node) {
        int area = table.areaOfNode(node);
        return area < 0 ? 1 : crowded[area];
    }

    @Override
    public void crowd(int node, double share, int cause) {
        int area = table.areaOfNode(node);
        if (area >= 0 && crowded[area] != share) {
            crowded[area] = share;
            agenda.soon(crowdedOut, area, cause);
        }
    }

    private void tellArea(int area, int cause) {
        levels.setShare(table.areaNode(area), shareOf(area), cause);
    }

    private void settle(int unusedA, int unusedB) {
        for (int i = 0; i < changed.size(); i++) {
            updateOwn(changed.at(i));
        }
        for (int i = 0; i < takersToDo.size(); i++) {
            updateAcceptance(takersToDo.at(i));
        }
        for (int i = 0; here.length > 0 && i < takersToDo.size(); i++) {
            updateHere(takersToDo.at(i));
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
        int users = table.users(cell);
        int own = Math.min(users, able[cell]);
        int before = unmet[cell];
        int now = users - own;
        unmet[cell] = now;
        spare[cell] = able[cell] - own;
        markTaker(cell);
        if (before == now) {
            return;
        }
        markGiver(cell, changedBy[cell]);
        for (int place = takers.start(cell); place < takers.end(cell); place++) {
            int taker = takers.at(place);
            if (spare[taker] > 0) {
                markTaker(taker);
            }
        }
    }

    private void updateAcceptance(int taker) {
        takerMarked[taker] = false;
        boolean wasIdle = isIdle[taker];
        double before = acceptance[taker];
        long room = spare[taker] * CellTable.CRUMBS;
        long offered = room == 0 ? 0 : offeredTo(taker);
        double accepted = room == 0 ? 0 : offered <= room ? 1 : (double) room / offered;
        acceptance[taker] = accepted;
        isIdle[taker] = room > 0 && offered == 0;
        if (accepted == before || wasIdle || isIdle[taker]) {
            return; // nobody offers anything, or only those who changed themselves
        }
        for (int i = givers.start(taker); i < givers.end(taker); i++) {
            int giver = givers.at(i);
            if (giverCause[giver] == EventLog.NO_CAUSE && unmet[giver] > 0) {
                markGiver(giver, causeOfMove(taker));
            }
        }
    }

    private long offeredTo(int taker) {
        long offered = 0;
        for (int place = givers.start(taker); place < givers.end(taker); place++) {
            offered += table.offerFrom(unmet[givers.at(place)], place);
        }
        return offered;
    }

    /** Acceptance moved because the taker changed, or because another giver next to it did. */
    private int causeOfMove(int taker) {
        if (changedBy[taker] != EventLog.NO_CAUSE) {
            return changedBy[taker];
        }
        for (int i = givers.start(taker); i < givers.end(taker); i++) {
            int event = changedBy[givers.at(i)];
            if (event != EventLog.NO_CAUSE) {
                return event;
            }
        }
        return EventLog.NO_CAUSE;
    }

    /** A cell serves its own users and, of what it is offered, what it has room for. */
    private void updateHere(int cell) {
        long crumbs = spare[cell] == 0 ? 0 : Math.min(spare[cell] * CellTable.CRUMBS, offeredTo(cell));
        int taken = (int) ((crumbs + CellTable.CRUMBS / 2) / CellTable.CRUMBS);
        int now = table.users(cell) - unmet[cell] + taken;
        int change = now - here[cell];
        here[cell] = now;
        if (change != 0) {
            listener.servedHere(nodeOfCell[cell], change, causeOfMove(cell));
        }
    }

    private void updateServed(int cell) {
        double taken = 0;
        for (int place = takers.start(cell); unmet[cell] > 0 && place < takers.end(cell); place++) {
            taken += table.offer(unmet[cell], place) * acceptance[takers.at(place)];
        }
        int own = table.users(cell) - unmet[cell];
        int now = own + (int) Math.min(unmet[cell], StrictMath.round(taken / CellTable.CRUMBS));
        int change = now - served[cell];
        served[cell] = now;
        if (change != 0) {
            noteArea(table.area(cell), change, giverCause[cell]);
            if (here.length > 0) {
                listener.unserved(nodeOfCell[cell], -change, giverCause[cell]);
            }
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
        double share = shareOf(area);
        int node = table.areaNode(area);
        levels.setShare(node, share, share < levels.share(node) ? areaFall[area] : areaRise[area]);
    }

    private double shareOf(int area) {
        double share = table.areaUsers(area) == 0 ? 1 : (double) areaServed[area] / table.areaUsers(area);
        return share * crowded[area];
    }

    private void markTaker(int cell) {
        if (!takerMarked[cell]) {
            takerMarked[cell] = true;
            takersToDo.add(cell);
            visit(cell);
        }
    }

    private void markGiver(int cell, int cause) {
        if (giverCause[cell] == EventLog.NO_CAUSE) {
            giverCause[cell] = cause;
            giversToDo.add(cell);
            visit(cell);
        }
    }
}
