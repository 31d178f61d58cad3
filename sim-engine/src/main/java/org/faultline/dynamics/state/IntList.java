package org.faultline.dynamics.state;

import java.util.Arrays;

/** A growing list of ints without boxing, for work lists and for building tables. */
public final class IntList {

    private int[] values = new int[16];
    private int size;

    /** Appends a value; amortised O(1). */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Number of values. */
    public int size() {
        return size;
    }

    /** The value at a place below {@link #size()}. */
    public int at(int place) {
        return values[place];
    }

    /** Puts the values in ascending order. */
    public void sort() {
        Arrays.sort(values, 0, size);
    }

    /** Forgets the values and keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Forgets the values from a place on, which is not beyond {@link #size()}. */
    public void shorten(int place) {
        size = Math.min(size, place);
    }

    /** The values as an array of their own. */
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
