package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.SimTime;
import org.faultline.trace.EventLog;

/**
 * What every resource carries and is asked for during one run, which resources are full, and whose fault that is.
 *
 * <p>Loads are whole bit/s at a weight of one, by group; what is offered now follows from the weights of the hour. A resource is full
 * once it is asked for at least its capacity. Changes of one moment belong to one round: {@link #closeRound} ends it.
 */
final class Loads {

    private final FlowTable table;
    private final RouteGraph graph;
    private final int groups;
    private final double[] weight;
    private final double[] greatestWeight;
    private final long[] load;
    private final double[] capacity;

    private int round = 1;
    private final IntList changed = new IntList();
    private final int[] changedIn;
    private final long[] totalBefore;
    private final int[] addedBy;
    private final int[] relievedIn;
    private final int[] relievedBy;
    private final int[] loadedBy;
    private final int[] cutBy;

    private final boolean[] full;
    private IntList fullNow = new IntList();
    private IntList fullNext = new IntList();
    private int[] uncertain = new int[16];
    private final boolean[] isRisky;
    private final IntList risky = new IntList();
    private final int riskyIntact;
    private final int[] fullAtStart;

    private final boolean[] everTouched;
    private final IntList ever = new IntList();

    /** Loads while all is well, at some time of the day in microseconds since midnight. */
    Loads(FlowTable table, long startOfDay) {
        this.table = table;
        graph = table.graph();
        groups = table.groups();
        weight = new double[groups];
        greatestWeight = new double[groups];
        load = table.load().clone();
        int resources = graph.resources();
        capacity = new double[resources];
        changedIn = new int[resources];
        totalBefore = new long[resources];
        addedBy = new int[resources];
        relievedIn = new int[resources];
        relievedBy = new int[resources];
        loadedBy = new int[resources];
        cutBy = new int[resources];
        full = new boolean[resources];
        isRisky = new boolean[resources];
        everTouched = new boolean[resources];
        for (int r = 0; r < resources; r++) {
            restore(r);
        }
        weighAt(startOfDay);
        for (int g = 0; g < groups; g++) {
            greatestWeight[g] = table.greatestWeight(g);
        }
        for (int r = 0; r < resources; r++) {
            addIfRisky(r);
        }
        riskyIntact = risky.size();
        fullAtStart = Arrays.stream(risky.toArray()).filter(this::isAskedForAll).toArray();
    }

    private void restore(int r) {
        System.arraycopy(table.load(), r * groups, load, r * groups, groups);
        capacity[r] = graph.capacity(r);
        loadedBy[r] = EventLog.NO_CAUSE;
        cutBy[r] = EventLog.NO_CAUSE;
    }

    /** As while all is well; O(what changed since). */
    void reset(long startOfDay) {
        for (int i = 0; i < ever.size(); i++) {
            restore(ever.at(i));
            everTouched[ever.at(i)] = false;
        }
        ever.clear();
        for (int i = riskyIntact; i < risky.size(); i++) {
            isRisky[risky.at(i)] = false;
        }
        risky.shorten(riskyIntact);
        for (int i = 0; i < fullNow.size(); i++) {
            full[fullNow.at(i)] = false;
        }
        fullNow.clear();
        for (int r : fullAtStart) {
            full[r] = true;
            fullNow.add(r);
        }
        closeRound();
        weighAt(startOfDay);
    }

    /** Takes the weights of an hour. */
    void weighAt(long microsOfDay) {
        int hour = SimTime.hourOfDay(microsOfDay);
        for (int g = 0; g < groups; g++) {
            weight[g] = table.weight(g, hour);
        }
    }

    /** Adds a volume of a group, below zero to take it away, because of an event. */
    void add(int r, int g, long volume, int event) {
        touch(r);
        load[r * groups + g] += volume;
        if (volume > 0) {
            addedBy[r] = event;
        } else {
            relieve(r, event);
        }
    }

    /** Changes what a resource can carry, in bit/s, because of an event. */
    void setCapacity(int r, double bitsPerSecond, int event) {
        touch(r);
        if (bitsPerSecond > capacity[r]) {
            relieve(r, event);
        }
        capacity[r] = bitsPerSecond;
        cutBy[r] = bitsPerSecond < graph.capacity(r) ? event : EventLog.NO_CAUSE;
    }

    private void relieve(int r, int event) {
        relievedIn[r] = round;
        relievedBy[r] = event;
    }

    private void touch(int r) {
        if (changedIn[r] != round) {
            changedIn[r] = round;
            changed.add(r);
            totalBefore[r] = total(r);
            addedBy[r] = EventLog.NO_CAUSE;
        }
        if (!everTouched[r]) {
            everTouched[r] = true;
            ever.add(r);
        }
    }

    private long total(int r) {
        long sum = 0;
        for (int g = 0; g < groups; g++) {
            sum += load[r * groups + g];
        }
        return sum;
    }

    /** Finds out whose fault the loads of this round are, and which resources are full now; all that can be after a new hour. */
    void update(boolean hourChanged) {
        blame();
        int count = hourChanged ? everyRisky() : changed.size();
        IntList list = hourChanged ? risky : changed;
        if (uncertain.length < count) {
            uncertain = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            uncertain[i] = list.at(i);
        }
        Arrays.sort(uncertain, 0, count);
        mergeFull(count);
    }

    /** Keeps for each resource the event that last put more on it, until it carries again what it does while all is well. */
    private void blame() {
        for (int i = 0; i < changed.size(); i++) {
            int r = changed.at(i);
            if (isAsEver(r)) {
                loadedBy[r] = EventLog.NO_CAUSE;
            } else if (addedBy[r] != EventLog.NO_CAUSE && total(r) > totalBefore[r]) {
                loadedBy[r] = addedBy[r];
            }
        }
    }

    private boolean isAsEver(int r) {
        return Arrays.equals(load, r * groups, (r + 1) * groups, table.load(), r * groups, (r + 1) * groups);
    }

    /** Makes sure that all that changed and can be full in some hour is listed; gives the length of the list. */
    private int everyRisky() {
        for (int i = 0; i < changed.size(); i++) {
            addIfRisky(changed.at(i));
        }
        return risky.size();
    }

    private void addIfRisky(int r) {
        double most = 0;
        for (int g = 0; g < groups; g++) {
            most += greatestWeight[g] * load[r * groups + g];
        }
        if (!isRisky[r] && (most >= capacity[r] || full[r])) {
            isRisky[r] = true;
            risky.add(r);
        }
    }

    private boolean isAskedForAll(int r) {
        return capacity[r] > 0 && offered(r) >= capacity[r];
    }

    /** Brings the list of full resources up to date where it may be wrong; it stays ascending, so that no order of events shows. */
    private void mergeFull(int count) {
        fullNext.clear();
        int i = 0;
        for (int u = 0; u < count; u++) {
            int r = uncertain[u];
            while (i < fullNow.size() && fullNow.at(i) < r) {
                fullNext.add(fullNow.at(i++));
            }
            if (i < fullNow.size() && fullNow.at(i) == r) {
                i++;
            }
            full[r] = isAskedForAll(r);
            if (full[r]) {
                fullNext.add(r);
            }
        }
        while (i < fullNow.size()) {
            fullNext.add(fullNow.at(i++));
        }
        IntList spare = fullNow;
        fullNow = fullNext;
        fullNext = spare;
    }

    /** Ends the changes of a moment. */
    void closeRound() {
        for (int i = 0; i < changed.size(); i++) {
            addIfRisky(changed.at(i));
        }
        changed.clear();
        round++;
    }

    /** The weight of a group now. */
    double weight(int g) {
        return weight[g];
    }

    /** Bits per second that a resource is asked for now. */
    double offered(int r) {
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            sum += weight[g] * load[r * groups + g];
        }
        return sum;
    }

    /** Bits per second that a resource can carry now. */
    double capacity(int r) {
        return capacity[r];
    }

    boolean isFull(int r) {
        return full[r];
    }

    /** Resources that are full, ascending; not to be changed. */
    IntList full() {
        return fullNow;
    }

    /** True when nothing is full at the start. */
    boolean beginsWithRoom() {
        return fullAtStart.length == 0;
    }

    /** The event that last put more on a resource or took capacity from it, while either is so; otherwise none. */
    int loadedBy(int r) {
        return Math.max(loadedBy[r], cutBy[r]);
    }

    /** The event that took load off a resource in this round, or gave it capacity. */
    int relievedBy(int r, int otherwise) {
        return relievedIn[r] == round ? relievedBy[r] : otherwise;
    }
}
