package org.faultline.dynamics.state;

import java.util.Arrays;

/** A growing list of ints without boxing, for work lists and for building tables. */
public final class IntList {

    private int[] values = new int[16];
    private int size;
    /** A bit for each value while a set is put in order; all zero in between. */
    private long[] marks = {};

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

    /** Puts values in ascending order of which each is another one, not below zero and below a bound; O(bound / 64) where that is less than the values are. */
    public void sortSet(int bound) {
        int words = (bound + Long.SIZE - 1) / Long.SIZE;
        if (size < words) {
            sort();
            return;
        }
        marks = marks.length < words ? new long[words] : marks;
        for (int i = 0; i < size; i++) {
            marks[values[i] / Long.SIZE] |= 1L << values[i];
        }
        int place = 0;
        for (int w = 0; w < words; w++) {
            for (long left = marks[w]; left != 0; left &= left - 1) {
                values[place++] = w * Long.SIZE + Long.numberOfTrailingZeros(left);
            }
            marks[w] = 0;
        }
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
