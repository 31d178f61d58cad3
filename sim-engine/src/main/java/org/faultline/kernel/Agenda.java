package org.faultline.kernel;

import java.util.Arrays;

/**
 * The clock and the list of what is still to happen.
 *
 * <p>Events due later stand in a 4-ary heap of slots, ordered by (time, order of scheduling); a slot knows its place in the
 * heap, so an event is cancelled in place in O(log n). Events scheduled for now stand in a first-in first-out ring with their order of
 * scheduling, so that the two merge by the one rule. All columns are primitive but the handlers; nothing is allocated per event once the columns have grown. 4-ary heaps: D. B. Johnson,
 * Information Processing Letters 4 (1975) 53-57.
 */
public final class Agenda {

    private static final int START_ROOM = 1024;

    private long now;
    private long scheduled;

    private long[] slotTime = new long[START_ROOM];
    private long[] slotOrder = new long[START_ROOM];
    private Handler[] slotHandler = new Handler[START_ROOM];
    private int[] slotA = new int[START_ROOM];
    private int[] slotB = new int[START_ROOM];
    private int[] slotPlace = new int[START_ROOM];
    private int[] heap = new int[START_ROOM];
    private int heapSize;
    private int[] freeSlots = new int[START_ROOM];
    private int freeCount;
    private int slotCount;

    private Handler[] ringHandler = new Handler[START_ROOM];
    private int[] ringA = new int[START_ROOM];
    private int[] ringB = new int[START_ROOM];
    private long[] ringOrder = new long[START_ROOM];
    private int ringHead;
    private int ringSize;

    /** Microseconds since the start of the scenario. */
    public long now() {
        return now;
    }

    /** Number of events still to happen. */
    public int pending() {
        return heapSize + ringSize;
    }

    /**
     * Schedules an event.
     *
     * @param time not before now; {@link SimTime#NEVER} is kept but never reached
     * @return a handle for {@link #cancel}, valid until the event has happened or was cancelled
     * @throws IllegalArgumentException when the time has passed
     */
    public int at(long time, Handler handler, int a, int b) {
        if (time < now) {
            throw new IllegalArgumentException(
                    "An event at " + time + " us cannot be scheduled at " + now + " us: that is over.");
        }
        int slot = takeSlot();
        slotTime[slot] = time;
        slotOrder[slot] = scheduled++;
        slotHandler[slot] = handler;
        slotA[slot] = a;
        slotB[slot] = b;
        siftUp(heapSize++, slot);
        return slot;
    }

    /** Schedules an event at the present time, after everything already due now. It cannot be cancelled. */
    public void soon(Handler handler, int a, int b) {
        if (ringSize == ringHandler.length) {
            growRing();
        }
        int end = (ringHead + ringSize++) & (ringHandler.length - 1);
        ringHandler[end] = handler;
        ringA[end] = a;
        ringB[end] = b;
        ringOrder[end] = scheduled++;
    }

    /** Takes an event off the list; O(log n). */
    public void cancel(int handle) {
        removeAt(slotPlace[handle]);
        releaseSlot(handle);
    }

    /**
     * Lets everything happen that is due up to and including the horizon; the clock then stands at the horizon.
     *
     * @throws IllegalArgumentException when the horizon has passed
     */
    public void runUntil(long horizon) {
        if (horizon < now) {
            throw new IllegalArgumentException(
                    "The agenda cannot run until " + horizon + " us at " + now + " us: that is over.");
        }
        while (true) {
            if (ringSize > 0 && !heapIsFirst()) {
                fireRing();
            } else if (heapSize > 0 && slotTime[heap[0]] <= horizon) {
                fireHeap();
            } else {
                now = horizon;
                return;
            }
        }
    }

    /** Back to time zero with nothing to happen; keeps the room. */
    public void clear() {
        Arrays.fill(slotHandler, 0, slotCount, null);
        Arrays.fill(ringHandler, null);
        now = 0;
        scheduled = 0;
        heapSize = 0;
        freeCount = 0;
        slotCount = 0;
        ringHead = 0;
        ringSize = 0;
    }

    private boolean heapIsFirst() {
        return heapSize > 0 && slotTime[heap[0]] == now && slotOrder[heap[0]] < ringOrder[ringHead];
    }

    private void fireRing() {
        int head = ringHead;
        ringHead = (head + 1) & (ringHandler.length - 1);
        ringSize--;
        ringHandler[head].fire(ringA[head], ringB[head]);
    }

    private void fireHeap() {
        int slot = heap[0];
        now = slotTime[slot];
        Handler handler = slotHandler[slot];
        int a = slotA[slot];
        int b = slotB[slot];
        removeAt(0);
        releaseSlot(slot);
        handler.fire(a, b);
    }

    /** The one rule of order: earlier time first, then earlier scheduling. */
    private boolean before(int slot, int other) {
        return slotTime[slot] < slotTime[other]
                || (slotTime[slot] == slotTime[other] && slotOrder[slot] < slotOrder[other]);
    }

    private void siftUp(int start, int slot) {
        int place = start;
        while (place > 0) {
            int parent = (place - 1) >> 2;
            if (!before(slot, heap[parent])) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, slot);
    }

    private void siftDown(int start, int slot) {
        int place = start;
        while (true) {
            int first = (place << 2) + 1;
            if (first >= heapSize) {
                break;
            }
            int least = first;
            int end = Math.min(first + 4, heapSize);
            for (int child = first + 1; child < end; child++) {
                if (before(heap[child], heap[least])) {
                    least = child;
                }
            }
            if (!before(heap[least], slot)) {
                break;
            }
            put(place, heap[least]);
            place = least;
        }
        put(place, slot);
    }

    private void removeAt(int place) {
        int last = heap[--heapSize];
        if (place == heapSize) {
            return;
        }
        int removed = heap[place];
        if (before(last, removed)) {
            siftUp(place, last);
        } else {
            siftDown(place, last);
        }
    }

    private void put(int place, int slot) {
        heap[place] = slot;
        slotPlace[slot] = place;
    }

    private int takeSlot() {
        if (freeCount > 0) {
            return freeSlots[--freeCount];
        }
        if (slotCount == slotTime.length) {
            growSlots();
        }
        return slotCount++;
    }

    private void releaseSlot(int slot) {
        slotHandler[slot] = null;
        freeSlots[freeCount++] = slot;
    }

    private void growSlots() {
        int room = slotTime.length * 2;
        slotTime = Arrays.copyOf(slotTime, room);
        slotOrder = Arrays.copyOf(slotOrder, room);
        slotHandler = Arrays.copyOf(slotHandler, room);
        slotA = Arrays.copyOf(slotA, room);
        slotB = Arrays.copyOf(slotB, room);
        slotPlace = Arrays.copyOf(slotPlace, room);
        heap = Arrays.copyOf(heap, room);
        freeSlots = Arrays.copyOf(freeSlots, room);
    }

    private void growRing() {
        int room = ringHandler.length;
        Handler[] handlers = new Handler[room * 2];
        int[] as = new int[room * 2];
        int[] bs = new int[room * 2];
        long[] orders = new long[room * 2];
        for (int i = 0; i < ringSize; i++) {
            int from = (ringHead + i) & (room - 1);
            handlers[i] = ringHandler[from];
            as[i] = ringA[from];
            bs[i] = ringB[from];
            orders[i] = ringOrder[from];
        }
        ringHandler = handlers;
        ringA = as;
        ringB = bs;
        ringOrder = orders;
        ringHead = 0;
    }
}
