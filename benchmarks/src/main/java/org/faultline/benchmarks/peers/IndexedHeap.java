package org.faultline.benchmarks.peers;

import java.util.Arrays;

/** The former agenda: a 4-ary heap of slots that know their places, so that an event is cancelled in place. See docs/decisions. */
final class IndexedHeap implements Contestant {

    private static final int START_ROOM = 1024;

    private long now;
    private long scheduled;
    private long[] slotTime = new long[START_ROOM];
    private long[] slotOrder = new long[START_ROOM];
    private int[] slotProcess = new int[START_ROOM];
    private int[] slotPlace = new int[START_ROOM];
    private int[] heap = new int[START_ROOM];
    private int heapSize;
    private int[] freeSlots = new int[START_ROOM];
    private int freeCount;
    private int slotCount;

    @Override
    public void schedule(int process, double delay) {
        int slot = takeSlot();
        slotTime[slot] = now + (long) delay;
        slotOrder[slot] = scheduled++;
        slotProcess[slot] = process;
        siftUp(heapSize++, slot);
    }

    @Override
    public double now() {
        return now;
    }

    @Override
    public void run(Model model) {
        model.begin(this);
        while (!model.over()) {
            int slot = heap[0];
            now = slotTime[slot];
            removeAt(0);
            releaseSlot(slot);
            model.happens(slotProcess[slot], this);
        }
    }

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
        freeSlots[freeCount++] = slot;
    }

    private void growSlots() {
        int room = slotTime.length * 2;
        slotTime = Arrays.copyOf(slotTime, room);
        slotOrder = Arrays.copyOf(slotOrder, room);
        slotProcess = Arrays.copyOf(slotProcess, room);
        slotPlace = Arrays.copyOf(slotPlace, room);
        heap = Arrays.copyOf(heap, room);
        freeSlots = Arrays.copyOf(freeSlots, room);
    }
}
