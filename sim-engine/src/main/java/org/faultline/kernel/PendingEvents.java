package org.faultline.kernel;

import java.util.Arrays;

/**
 * Slots for those events that can be cancelled, used again and again. A slot holds the order of scheduling of its event; an entry of the
 * queue with another order is stale, since its event was cancelled. The entry has no room for the second number for the handler, so that
 * it stands in the slot as well.
 */
final class PendingEvents {

    /** In place of the order in a free slot. */
    private static final int FREE = -1;

    private static final int NONE = -1;
    private static final int START_ROOM = 1024;

    /** One long a slot: order and second number; of a free slot FREE and the next free slot. */
    private long[] words = new long[START_ROOM];

    private int used;
    private int free = NONE;

    /** Two halves as one long; an order above anything makes a tag that is less for earlier scheduling. */
    static long pair(int upper, int lower) {
        return ((long) upper << 32) | (lower & 0xFFFFFFFFL);
    }

    /** Puts an event into a slot and returns the slot. */
    int take(int order, int b) {
        int slot = free;
        if (slot == NONE) {
            slot = freshSlot();
        } else {
            free = (int) words[slot];
        }
        words[slot] = pair(order, b);
        return slot;
    }

    /** Frees the slot. */
    void release(int slot) {
        words[slot] = pair(FREE, free);
        free = slot;
    }

    /** Whether an event waits in the slot. */
    boolean holds(int slot) {
        return slot >= 0 && slot < used && words[slot] >= 0;
    }

    /** Whether an event scheduled in this order waits in the slot. */
    boolean isCurrent(int slot, int order) {
        return (int) (words[slot] >> 32) == order;
    }

    /** Gives the event in the slot another place in the order of scheduling; entries with the old one become stale. */
    void reorder(int slot, int order) {
        words[slot] = pair(order, (int) words[slot]);
    }

    /** The second number for the handler. */
    int number(int slot) {
        return (int) words[slot];
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
        if (used == words.length) {
            // by a quarter: doubled room could be half empty
            words = Arrays.copyOf(words, words.length + words.length / 4);
        }
        return used++;
    }
}
