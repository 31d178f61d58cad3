package org.faultline.kernel;

import java.util.Arrays;

/**
 * What those events that can be cancelled will do: handler and two numbers, in slots that are used again. A slot holds the order of
 * scheduling of its event; an entry of the queue with another order is stale, since its event was cancelled or moved to another time.
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

    /** Two halves as one long; an order above anything makes a tag that is less for earlier scheduling. */
    static long pair(int upper, int lower) {
        return ((long) upper << 32) | (lower & 0xFFFFFFFFL);
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
        return slot;
    }

    /** Frees the slot; what stood in it may be read until the next event is put into a slot. */
    void release(int slot) {
        words[2 * slot] = FREE;
        words[2 * slot + 1] = free;
        free = slot;
    }

    /** Whether an event waits in the slot. */
    boolean holds(int slot) {
        return slot >= 0 && slot < used && words[2 * slot] >= 0;
    }

    /** Whether an event scheduled in this order waits in the slot. */
    boolean isCurrent(int slot, int order) {
        return (int) (words[2 * slot] >> 32) == order;
    }

    /** Gives the event in the slot another place in the order of scheduling; entries with the old one become stale. */
    void reorder(int slot, int order) {
        words[2 * slot] = pair(order, (int) words[2 * slot]);
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
