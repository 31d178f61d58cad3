package org.faultline.kernel;

import java.util.Arrays;

/**
 * What the events that wait will do: handler and two numbers, in slots that are used again. A slot holds the order of scheduling of its
 * event; an entry of the queue whose tag has another order is stale, since its event was cancelled or moved to another time.
 */
final class PendingEvents {

    /** Less than the first word of any slot in use. */
    private static final long FREE = -1;

    private static final int NONE = -1;
    private static final int START_ROOM = 1024;

    /** Two longs a slot: order and handler, first and second number; of a free slot FREE and the next free slot. */
    private long[] words = new long[2 * START_ROOM];

    private int used;
    private int free = NONE;
    private int size;

    /** Two halves as one long; an order above anything makes a tag that is less for earlier scheduling. */
    static long pair(int upper, int lower) {
        return ((long) upper << 32) | (lower & 0xFFFFFFFFL);
    }

    /** Number of events. */
    int size() {
        return size;
    }

    /** Puts an event into a slot and returns the slot. */
    int take(int order, int handler, int a, int b) {
        int slot = free;
        if (slot == NONE) {
            slot = freshSlot();
        } else {
            free = (int) words[2 * slot + 1];
        }
        words[2 * slot] = pair(order, handler);
        words[2 * slot + 1] = pair(a, b);
        size++;
        return slot;
    }

    /** Frees the slot; what stood in it may be read until the next event is put into a slot. */
    void release(int slot) {
        words[2 * slot] = FREE;
        words[2 * slot + 1] = free;
        free = slot;
        size--;
    }

    /** Whether an event waits in the slot. */
    boolean holds(int slot) {
        return slot >= 0 && slot < used && words[2 * slot] >= 0;
    }

    /** Whether the entry with this tag still speaks for the event in its slot. */
    boolean isCurrent(long tag) {
        return (int) (words[2 * (int) tag] >> 32) == (int) (tag >> 32);
    }

    /** The tag under which the event in the slot waits. */
    long currentTag(int slot) {
        return pair((int) (words[2 * slot] >> 32), slot);
    }

    /** Gives the event in the slot another place in the order of scheduling; entries with the old one become stale. */
    void reorder(int slot, int order) {
        words[2 * slot] = pair(order, (int) words[2 * slot]);
    }

    /** Copies the orders of all events into an array from the given place on. */
    void copyOrders(int[] orders, int start) {
        int place = start;
        for (int slot = 0; slot < used; slot++) {
            if (holds(slot)) {
                orders[place++] = (int) (words[2 * slot] >> 32);
            }
        }
    }

    /** Replaces each order by its place in the sorted array. */
    void renumber(int[] sorted) {
        for (int slot = 0; slot < used; slot++) {
            if (holds(slot)) {
                reorder(slot, Arrays.binarySearch(sorted, (int) (words[2 * slot] >> 32)));
            }
        }
    }

    /** The number of the handler. */
    int handler(int slot) {
        return (int) words[2 * slot];
    }

    /** First number in the upper, second number in the lower half. */
    long numbers(int slot) {
        return words[2 * slot + 1];
    }

    /** Forgets all events; O(1). */
    void clear() {
        used = 0;
        free = NONE;
        size = 0;
    }

    /** Bytes of all slots, in use or not. */
    long bytes() {
        return (long) words.length * Long.BYTES;
    }

    private int freshSlot() {
        if (2 * used == words.length) {
            // by a quarter, to an even length: doubled room could be half empty
            words = Arrays.copyOf(words, words.length + (words.length / 8) * 2);
        }
        return used++;
    }
}
