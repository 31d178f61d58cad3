package org.faultline.dynamics.station;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Customers of one station of whom the one with the least key stands first, of those with the same key the one that came first; O(log n) for each
 * who comes or goes. A customer is in one heap at most.
 */
final class CustomerHeap {

    private static final int START_ROOM = 16;

    private final Customers customers;
    private int[] who = new int[START_ROOM];
    private double[] key = new double[START_ROOM];
    private long[] order = new long[START_ROOM];
    private int size;
    private long came;

    CustomerHeap(Customers customers) {
        this.customers = customers;
    }

    /** Nobody is there, before a run. */
    void reset() {
        size = 0;
        came = 0;
    }

    int size() {
        return size;
    }

    /** The customer with the least key; there must be one. */
    int first() {
        return who[0];
    }

    /** Its key. */
    double firstKey() {
        return key[0];
    }

    void add(int c, double least) {
        if (size == who.length) {
            who = Arrays.copyOf(who, 2 * size);
            key = Arrays.copyOf(key, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
        }
        put(size, c, least, came++);
        size++;
        rise(size - 1);
    }

    /** A customer that is there goes. */
    void remove(int c) {
        int place = customers.place[c];
        size--;
        if (place < size) {
            put(place, who[size], key[size], order[size]);
            rise(place);
            sink(customers.place[who[place]]);
        }
    }

    /** Everybody has another key. */
    void setKeys(IntToDoubleFunction keyOf) {
        for (int i = 0; i < size; i++) {
            key[i] = keyOf.applyAsDouble(who[i]);
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private void put(int place, int c, double least, long number) {
        who[place] = c;
        key[place] = least;
        order[place] = number;
        customers.place[c] = place;
    }

    private void rise(int place) {
        int i = place;
        while (i > 0 && isBefore(i, (i - 1) / 2)) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void sink(int place) {
        int i = place;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, i)) {
                return;
            }
            swap(i, child);
            i = child;
        }
    }

    private boolean isBefore(int i, int j) {
        return key[i] < key[j] || (key[i] == key[j] && order[i] < order[j]);
    }

    private void swap(int i, int j) {
        int c = who[i];
        double least = key[i];
        long number = order[i];
        put(i, who[j], key[j], order[j]);
        put(j, c, least, number);
    }
}
