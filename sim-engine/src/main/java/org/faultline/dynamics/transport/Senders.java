package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.CellUsers;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.UsersListener;
import org.faultline.trace.EventLog;

/**
 * How much flows offer that carry the users of cells, during one run.
 *
 * <p>Users that the cells of a crowd serve are counted in whole grains, change by change, and so are own users whom nobody serves. What a flow is asked for follows from
 * these numbers and the hour alone, so it comes back to what it was to the bit. A change costs the flows of the crowds that it touches and their narrow sites.
 */
final class Senders implements UsersListener {

    private final FlowTable flows;
    private final SenderTable table;
    private final Loads loads;
    private final Runnable ask;
    private final long[] normally;
    private final long[] here;
    private final long[] unserved;
    private final long[] narrowNormally;
    private final long[] narrowHere;
    private final long[] sent;
    private final long[] wanted;
    private final long[] wantedBy;

    private final IntList changed = new IntList();
    private final boolean[] isChanged;
    private final int[] changedBy;
    private final IntList ever = new IntList();
    private final boolean[] isEver;
    private double[] cut = new double[8];

    /**
     * While all is well.
     *
     * @param ask is run when a crowd has changed
     */
    Senders(FlowTable flows, Loads loads, CellUsers users, Runnable ask) {
        this.flows = flows;
        this.loads = loads;
        this.ask = ask;
        table = flows.senders();
        normally = sums(table.cellsOf(), table.crowds(), users);
        here = normally.clone();
        unserved = new long[normally.length];
        narrowNormally = sums(table.cellsOfNarrow(), table.narrow(), users);
        narrowHere = narrowNormally.clone();
        isChanged = new boolean[normally.length];
        changedBy = new int[normally.length];
        isEver = new boolean[normally.length];
        sent = new long[flows.flows()];
        wanted = new long[flows.flows()];
        for (int f = 0; f < sent.length; f++) {
            sent[f] = flows.volume(f);
            wanted[f] = flows.volume(f);
        }
        wantedBy = new long[flows.groups()];
        restoreWantedBy();
    }

    private long[] sums(Csr cells, int rows, CellUsers users) {
        long[] sums = new long[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = cells.start(row); i < cells.end(row); i++) {
                sums[row] += users.ownUsers(table.nodeOf(cells.at(i)));
            }
        }
        return sums;
    }

    private void restoreWantedBy() {
        for (int g = 0; g < wantedBy.length; g++) {
            wantedBy[g] = flows.volumeOf(g);
        }
    }

    /** Everybody where they are while all is well, before a replication; O(crowds that changed in the last one). */
    void reset() {
        for (int i = 0; i < ever.size(); i++) {
            int c = ever.at(i);
            here[c] = normally[c];
            unserved[c] = 0;
            isChanged[c] = false;
            isEver[c] = false;
            for (int j = table.narrowOf().start(c); j < table.narrowOf().end(c); j++) {
                narrowHere[table.narrowOf().at(j)] =
                        narrowNormally[table.narrowOf().at(j)];
            }
            for (int j = table.flowsOf().start(c); j < table.flowsOf().end(c); j++) {
                int f = table.flowsOf().at(j);
                sent[f] = flows.volume(f);
                wanted[f] = flows.volume(f);
            }
        }
        ever.clear();
        changed.clear();
        restoreWantedBy();
    }

    @Override
    public void servedHere(int node, int change, int event) {
        int cell = table.cellOf(node);
        if (cell < 0) {
            return;
        }
        count(here, cell, change, event);
        for (int i = table.narrowAt().start(cell); i < table.narrowAt().end(cell); i++) {
            narrowHere[table.narrowAt().at(i)] += change;
        }
    }

    @Override
    public void unserved(int node, int change, int event) {
        int cell = table.cellOf(node);
        if (cell >= 0) {
            count(unserved, cell, change, event);
        }
    }

    /** Adds to what is counted of each crowd of a cell, and asks to be heard. */
    private void count(long[] counted, int cell, int change, int event) {
        for (int i = table.crowdsAt().start(cell); i < table.crowdsAt().end(cell); i++) {
            counted[table.crowdsAt().at(i)] += change;
            mark(table.crowdsAt().at(i), event);
        }
        ask.run();
    }

    private void mark(int c, int event) {
        if (!isChanged[c]) {
            isChanged[c] = true;
            changedBy[c] = event;
            changed.add(c);
        }
        if (!isEver[c]) {
            isEver[c] = true;
            ever.add(c);
        }
    }

    /** An hour begins: what links of narrow sites cut away is another. True when there are any. */
    boolean takeHour() {
        for (int c = 0; table.narrow() > 0 && c < normally.length; c++) {
            if (table.narrowOf().start(c) < table.narrowOf().end(c)) {
                mark(c, EventLog.NO_CAUSE);
            }
        }
        return table.narrow() > 0;
    }

    /** Takes a flow and what it offers from now on, in bit/s at a weight of one, because of an event. */
    interface Change {
        void of(int flow, long volume, int event);
    }

    /** Works out what the flows of crowds that changed offer, and hands it on. */
    void handOut(Change out) {
        for (int i = 0; i < changed.size(); i++) {
            int c = changed.at(i);
            isChanged[c] = false;
            workOut(c, out);
        }
        changed.clear();
    }

    private void workOut(int c, Change out) {
        Csr of = table.flowsOf();
        int first = of.start(c);
        if (cut.length < of.end(c) - first) {
            cut = new double[2 * (of.end(c) - first)];
        }
        Arrays.fill(cut, 0);
        for (int i = table.narrowOf().start(c); i < table.narrowOf().end(c); i++) {
            cutAt(table.narrowOf().at(i), c);
        }
        for (int i = first; i < of.end(c); i++) {
            int f = of.at(i);
            sent[f] = partOf(f, here[c], normally[c]);
            long before = wanted[f];
            wanted[f] = partOf(f, here[c] + unserved[c], normally[c]);
            wantedBy[flows.group(f)] += wanted[f] - before;
            out.of(f, Math.max(0, sent[f] - StrictMath.round(cut[i - first])), changedBy[c]);
        }
    }

    /** Part of the volume of a flow. */
    private long partOf(int f, long some, long all) {
        return all == 0 ? flows.volume(f) : StrictMath.round(flows.volume(f) * ((double) some / all));
    }

    /** Adds what the links of a narrow site do not carry of each flow of its crowd: class after class, within a class in proportion. */
    private void cutAt(int narrow, int c) {
        Csr of = table.flowsOf();
        int first = of.start(c);
        double part = (double) narrowHere[narrow] / normally[c];
        double left = table.limit(narrow);
        for (int i = first, next = first; i < of.end(c); i = next) {
            double asked = 0;
            while (next < of.end(c) && priorityAt(next) == priorityAt(i)) {
                asked += part * flows.volume(of.at(next)) * weightOf(of.at(next));
                next++;
            }
            double lost = asked > left ? 1 - left / asked : 0;
            for (int j = i; j < next; j++) {
                cut[j - first] += lost * part * flows.volume(of.at(j));
            }
            left = Math.max(0, left - asked);
        }
    }

    private int priorityAt(int place) {
        return flows.priorityOf(flows.group(table.flowsOf().at(place)));
    }

    private double weightOf(int f) {
        return loads.weight(flows.group(f));
    }

    /** What the users whom cells of a flow serve send, before links of their sites cut anything away, in bit/s at a weight of one. */
    long sent(int f) {
        return sent[f];
    }

    /** What all users whose flows are of a group ask for, those too whom no cell serves, in bit/s at a weight of one. */
    long wantedBy(int group) {
        return wantedBy[group];
    }
}
