package org.faultline.benchmarks.peers;

import java.util.Arrays;

/**
 * A candidate for the agenda that was not taken: a 4-ary heap with times and orders in the heap itself, numbers of events in slots, cancelled
 * lazily. See docs/decisions.
 */
final class KeyedHeap implements Contestant {

    private long[] heap = new long[2048];
    private int size;
    private int[] process = new int[1024];
    private int[] order = new int[1024];
    private int[] freeSlots = new int[1024];
    private int free;
    private int slots;
    private int scheduled;
    private long now;

    @Override
    public void schedule(int number, double delay) {
        int slot = free > 0 ? freeSlots[--free] : freshSlot();
        process[slot] = number;
        order[slot] = scheduled;
        if (2 * size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * heap.length);
        }
        siftUp(size++, now + (long) delay, ((long) scheduled++ << 32) | slot);
    }

    @Override
    public double now() {
        return now;
    }

    @Override
    public void run(Model model) {
        model.begin(this);
        while (!model.over()) {
            now = heap[0];
            long tag = heap[1];
            size--;
            siftDown(heap[2 * size], heap[2 * size + 1]);
            int slot = (int) tag;
            if (order[slot] == (int) (tag >> 32)) {
                freeSlots[free++] = slot;
                order[slot] = -1;
                model.happens(process[slot], this);
            }
        }
    }

    private int freshSlot() {
        if (slots == process.length) {
            process = Arrays.copyOf(process, 2 * slots);
            order = Arrays.copyOf(order, 2 * slots);
            freeSlots = Arrays.copyOf(freeSlots, 2 * slots);
        }
        return slots++;
    }

    private static boolean before(long time, long tag, long otherTime, long otherTag) {
        return time < otherTime || (time == otherTime && tag < otherTag);
    }

    private void siftUp(int start, long time, long tag) {
        int place = start;
        while (place > 0) {
            int parent = (place - 1) >> 2;
            if (!before(time, tag, heap[2 * parent], heap[2 * parent + 1])) {
                break;
            }
            put(place, heap[2 * parent], heap[2 * parent + 1]);
            place = parent;
        }
        put(place, time, tag);
    }

    private void siftDown(long time, long tag) {
        int place = 0;
        while (true) {
            int first = (place << 2) + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(first + 4, size);
            for (int child = first + 1; child < end; child++) {
                if (before(heap[2 * child], heap[2 * child + 1], heap[2 * least], heap[2 * least + 1])) {
                    least = child;
                }
            }
            if (!before(heap[2 * least], heap[2 * least + 1], time, tag)) {
                break;
            }
            put(place, heap[2 * least], heap[2 * least + 1]);
            place = least;
        }
        put(place, time, tag);
    }

    private void put(int place, long time, long tag) {
        heap[2 * place] = time;
        heap[2 * place + 1] = tag;
    }
}
