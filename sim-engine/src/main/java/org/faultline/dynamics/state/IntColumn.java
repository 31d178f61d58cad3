package org.faultline.dynamics.state;

import java.util.Arrays;

/** A whole number for each of many things, the same for all until another is set; only from then on does it take room. */
public final class IntColumn {

    private static final int[] ALL_THE_SAME = {};

    private final int size;
    private final int usual;
    private int[] values = ALL_THE_SAME;

    /** So many numbers, all the usual one. */
    public IntColumn(int size, int usual) {
        this.size = size;
        this.usual = usual;
    }

    /** The number at a place. */
    public int at(int place) {
        return values.length == 0 ? usual : values[place];
    }

    /** Sets the number at a place; O(size) for the first that is not the usual one, else O(1). */
    public void set(int place, int value) {
        if (values.length == 0) {
            if (value == usual) {
                return;
            }
            values = new int[size];
            Arrays.fill(values, usual);
        }
        values[place] = value;
    }

    /** Adds to the number at a place. */
    public void add(int place, int more) {
        set(place, at(place) + more);
    }

    /** Takes back what was set at a place. */
    public void unset(int place) {
        set(place, usual);
    }

    /** All are the usual one again; O(size) if any was another. */
    public void clear() {
        Arrays.fill(values, usual);
    }
}
