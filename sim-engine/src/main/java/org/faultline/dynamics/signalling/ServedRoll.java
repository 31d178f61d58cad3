package org.faultline.dynamics.signalling;

import java.util.Arrays;

/** Devices of each class in an order with the served ones first, so that one of them is drawn, comes or goes in O(1). */
final class ServedRoll {

    private final int[] firstOfClass;
    private final int[] order;
    private final int[] positionOf;
    private final int[] count;

    /** Nobody is served; devices of class c are numbered from {@code firstOfClass[c]} to before {@code firstOfClass[c + 1]}. */
    ServedRoll(int[] firstOfClass) {
        this.firstOfClass = firstOfClass;
        int classes = firstOfClass.length - 1;
        order = new int[firstOfClass[classes]];
        positionOf = new int[order.length];
        count = new int[classes];
    }

    /** All devices of all classes in the order of their numbers; nobody is served. */
    void reset() {
        for (int d = 0; d < order.length; d++) {
            order[d] = d;
            positionOf[d] = d;
        }
        Arrays.fill(count, 0);
    }

    /** All devices of a class are served. */
    void addAll(int c) {
        count[c] = firstOfClass[c + 1] - firstOfClass[c];
    }

    int size(int c) {
        return count[c];
    }

    /** A served device, from zero to before {@link #size}. */
    int at(int c, int i) {
        return order[firstOfClass[c] + i];
    }

    /** A device joins the served ones. */
    void add(int c, int d) {
        swap(positionOf[d], firstOfClass[c] + count[c]++);
    }

    /** A device leaves the served ones. */
    void remove(int c, int d) {
        swap(positionOf[d], firstOfClass[c] + --count[c]);
    }

    private void swap(int i, int j) {
        int one = order[i];
        int other = order[j];
        order[i] = other;
        order[j] = one;
        positionOf[other] = i;
        positionOf[one] = j;
    }
}
