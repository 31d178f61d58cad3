package org.faultline.dynamics.group;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.model.Group;
import org.faultline.trace.EventLog;

/**
 * Members that carry a load together. What those that fail leave behind is the same for each of the others, so a member is over its
 * limit exactly when that extra load exceeds its slack, limit less own load: a heap over slacks tells who is next. An extra load
 * follows from who works now, so that it falls when members come back; who has tripped stays out.
 *
 * <p>Failures of one moment are worked out together. A replication costs O(members) for its draws and O(log members) for each trip.
 */
final class SharedLoad implements Rule {

    private final Group.SharedLoad group;
    private final GroupTable.Members members;
    private final Nodes nodes;
    private final Agenda agenda;
    private final Handler update = this::update;

    private final double[] load;
    private final double[] slack;
    private final boolean[] works;
    private final Trips trips;
    /** Members by slack, least first: a binary heap of those that are not over their limit. */
    private final int[] heap;

    private int heapSize;
    /** Members over their limit that have not tripped. */
    private final IntList over = new IntList();

    private final IntList stillOver = new IntList();

    private double lostLoad;
    private int down;
    private double extra;
    private int lastEvent;
    private boolean pending;

    SharedLoad(Group.SharedLoad group, GroupTable.Members members, Nodes nodes, Levels levels, Agenda agenda) {
        this.group = group;
        this.members = members;
        this.nodes = nodes;
        this.agenda = agenda;
        int n = members.size();
        load = new double[n];
        slack = new double[n];
        works = new boolean[n];
        trips = new Trips(members, group.relayHours(), levels, agenda);
        heap = new int[n];
    }

    @Override
    public void reset(Draws draws) {
        for (int m = 0; m < load.length; m++) {
            long key = nodes.key(members.node(m));
            load[m] = group.load().quantile(draws.uniform(Purposes.LOAD, key, 0));
            slack[m] = group.limit().quantile(draws.uniform(Purposes.LIMIT, key, 0)) - load[m];
            heap[m] = m;
        }
        Arrays.fill(works, true);
        trips.reset();
        heapSize = load.length;
        for (int place = heapSize / 2 - 1; place >= 0; place--) {
            siftDown(place);
        }
        over.clear();
        lostLoad = 0;
        down = 0;
        extra = 0;
        lastEvent = EventLog.NO_CAUSE;
        pending = false;
    }

    @Override
    public void settle() {
        ask();
    }

    @Override
    public boolean passes(int member) {
        return !trips.hasTripped(member);
    }

    @Override
    public int lostBy(int member) {
        return trips.lostBy(member);
    }

    @Override
    public void changed(int member, boolean nowWorks, int event) {
        if (works[member] == nowWorks) {
            return;
        }
        works[member] = nowWorks;
        lostLoad += nowWorks ? -load[member] : load[member];
        down += nowWorks ? -1 : 1;
        lastEvent = event;
        ask();
    }

    private void ask() {
        if (!pending) {
            pending = true;
            agenda.soon(update, 0, 0);
        }
    }

    private void update(int unusedA, int unusedB) {
        pending = false;
        extra = extraNow();
        releaseThoseUnder();
        while (heapSize > 0 && extra > slack[heap[0]]) {
            int member = pop();
            over.add(member);
            trips.begin(member, lastEvent);
        }
    }

    private double extraNow() {
        if (group.passing() == Group.SharedLoad.Passing.ADDED) {
            return group.adds() * down;
        }
        int working = works.length - down;
        return down == 0 ? 0 : lostLoad / working;
    }

    /** Who bears its load again goes back to the heap. */
    private void releaseThoseUnder() {
        stillOver.clear();
        for (int i = 0; i < over.size(); i++) {
            int member = over.at(i);
            if (trips.hasTripped(member)) {
                continue;
            }
            if (extra > slack[member]) {
                stillOver.add(member);
            } else {
                trips.end(member);
                push(member);
            }
        }
        over.clear();
        for (int i = 0; i < stillOver.size(); i++) {
            over.add(stillOver.at(i));
        }
    }

    private boolean before(int member, int other) {
        return slack[member] < slack[other] || (slack[member] == slack[other] && member < other);
    }

    private int pop() {
        int first = heap[0];
        heap[0] = heap[--heapSize];
        siftDown(0);
        return first;
    }

    private void push(int member) {
        int place = heapSize++;
        while (place > 0 && before(member, heap[(place - 1) / 2])) {
            heap[place] = heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }
        heap[place] = member;
    }

    private void siftDown(int start) {
        int place = start;
        int member = heap[place];
        while (2 * place + 1 < heapSize) {
            int child = 2 * place + 1;
            if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], member)) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = member;
    }
}
