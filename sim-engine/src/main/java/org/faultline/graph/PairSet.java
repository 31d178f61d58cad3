package org.faultline.graph;

import java.util.Arrays;

/** A set of unordered pairs of node numbers: open addressing with linear probing, without boxing. */
final class PairSet {

    private static final long EMPTY = -1;
    private static final long REMOVED = -2;

    private long[] table;
    private int used;

    PairSet(int expected) {
        int room = Integer.highestOneBit(Math.max(16, expected)) << 2;
        table = new long[room];
        Arrays.fill(table, EMPTY);
    }

    /** Adds a pair; false when it was there. */
    boolean add(int a, int b) {
        if (used * 2L > table.length) {
            grow();
        }
        long pair = key(a, b);
        int free = -1;
        int place = place(pair);
        while (table[place] != EMPTY) {
            if (table[place] == pair) {
                return false;
            }
            if (table[place] == REMOVED && free < 0) {
                free = place;
            }
            place = (place + 1) & (table.length - 1);
        }
        if (free >= 0) {
            table[free] = pair;
        } else {
            table[place] = pair;
            used++;
        }
        return true;
    }

    boolean contains(int a, int b) {
        return find(a, b) >= 0;
    }

    void remove(int a, int b) {
        table[find(a, b)] = REMOVED;
    }

    private int find(int a, int b) {
        long pair = key(a, b);
        int place = place(pair);
        while (table[place] != EMPTY) {
            if (table[place] == pair) {
                return place;
            }
            place = (place + 1) & (table.length - 1);
        }
        return -1;
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    private int place(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & (table.length - 1);
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        Arrays.fill(table, EMPTY);
        used = 0;
        for (long pair : old) {
            if (pair != EMPTY && pair != REMOVED) {
                add((int) (pair >>> 32), (int) pair);
            }
        }
    }
}
