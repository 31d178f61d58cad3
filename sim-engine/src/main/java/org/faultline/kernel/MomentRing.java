package org.faultline.kernel;

import java.util.Arrays;

/** Events of the present moment, first in first out, each with its order of scheduling. */
final class MomentRing {

    private static final int START_ROOM = 1024;

    /** Two longs an event: order and handler, first and second number. */
    private long[] words = new long[2 * START_ROOM];

    private int head;
    private int size;

    /** Number of events. */
    int size() {
        return size;
    }

    /** Puts an event at the end. */
    void add(int order, int handler, int a, int b) {
        if (2 * size == words.length) {
            grow();
        }
        int place = at(size++);
        words[place] = PendingEvents.pair(order, handler);
        words[place + 1] = PendingEvents.pair(a, b);
    }

    /** The tag of the head: its upper half is the order of scheduling, its lower half the number of the handler. */
    long headTag() {
        return words[2 * head];
    }

    /** The numbers of the head, the first in the upper half. */
    long headNumbers() {
        return words[2 * head + 1];
    }

    /** Takes the head off. */
    void dropHead() {
        head = (head + 1) & (words.length / 2 - 1);
        size--;
    }

    /** Forgets all events; O(1). */
    void clear() {
        head = 0;
        size = 0;
    }

    /** Copies the orders of all events into an array from the given place on. */
    void copyOrders(int[] orders, int start) {
        for (int i = 0; i < size; i++) {
            orders[start + i] = (int) (words[at(i)] >> 32);
        }
    }

    /** Replaces each order by its place in the sorted array. */
    void renumber(int[] sorted) {
        for (int i = 0; i < size; i++) {
            int order = Arrays.binarySearch(sorted, (int) (words[at(i)] >> 32));
            words[at(i)] = PendingEvents.pair(order, (int) words[at(i)]);
        }
    }

    /** Bytes of the ring. */
    long bytes() {
        return (long) words.length * Long.BYTES;
    }

    private int at(int i) {
        return 2 * (head + i) & (words.length - 1);
    }

    private void grow() {
        long[] larger = new long[2 * words.length];
        int first = words.length - 2 * head;
        System.arraycopy(words, 2 * head, larger, 0, first);
        System.arraycopy(words, 0, larger, first, 2 * head);
        words = larger;
        head = 0;
    }
}
