package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.kernel.DrawSequence;

/** Customers who wait at one station and of whom the next is one at random; who was chosen stays so until it goes. O(1) for each who comes or goes. */
final class RandomCrowd {

    private static final int START_ROOM = 16;

    private final Customers customers;
    private final DrawSequence draws;
    private int[] who = new int[START_ROOM];
    private int size;
    private int chosen;

    /** Nobody yet; the draws are restarted by whoever gave them. */
    RandomCrowd(Customers customers, DrawSequence draws) {
        this.customers = customers;
        this.draws = draws;
    }

    /** Nobody is there, before a run. */
    void reset() {
        size = 0;
        chosen = Customers.NOBODY;
    }

    /** Who is served next; there must be somebody. */
    int next() {
        if (chosen == Customers.NOBODY) {
            chosen = who[(int) (draws.uniform() * size)];
        }
        return chosen;
    }

    void add(int c) {
        if (size == who.length) {
            who = Arrays.copyOf(who, 2 * size);
        }
        customers.place[c] = size;
        who[size++] = c;
    }

    /** A customer that is there goes. */
    void remove(int c) {
        int last = who[--size];
        who[customers.place[c]] = last;
        customers.place[last] = customers.place[c];
        if (c == chosen) {
            chosen = Customers.NOBODY;
        }
    }
}
