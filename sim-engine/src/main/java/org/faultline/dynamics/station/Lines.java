package org.faultline.dynamics.station;

import java.util.Arrays;

/**
 * Doubly linked lists of customers, so that anybody can leave from the middle in O(1): one waiting line for each station and urgency,
 * and for each station those in service in the order in which they began.
 */
final class Lines {

    private final Customers customers;
    private final int[] first;
    private final int[] last;

    Lines(int lists, Customers customers) {
        this.customers = customers;
        first = new int[lists];
        last = new int[lists];
    }

    void reset() {
        Arrays.fill(first, Customers.NOBODY);
        Arrays.fill(last, Customers.NOBODY);
    }

    int first(int list) {
        return first[list];
    }

    int last(int list) {
        return last[list];
    }

    void append(int list, int c) {
        int before = last[list];
        customers.previous[c] = before;
        customers.next[c] = Customers.NOBODY;
        if (before == Customers.NOBODY) {
            first[list] = c;
        } else {
            customers.next[before] = c;
        }
        last[list] = c;
    }

    void prepend(int list, int c) {
        int after = first[list];
        customers.next[c] = after;
        customers.previous[c] = Customers.NOBODY;
        if (after == Customers.NOBODY) {
            last[list] = c;
        } else {
            customers.previous[after] = c;
        }
        first[list] = c;
    }

    void remove(int list, int c) {
        int before = customers.previous[c];
        int after = customers.next[c];
        if (before == Customers.NOBODY) {
            first[list] = after;
        } else {
            customers.next[before] = after;
        }
        if (after == Customers.NOBODY) {
            last[list] = before;
        } else {
            customers.previous[after] = before;
        }
    }
}
