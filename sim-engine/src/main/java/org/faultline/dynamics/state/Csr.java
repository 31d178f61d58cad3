package org.faultline.dynamics.state;

/**
 * Lists of ints, one per row, in two arrays (compressed sparse rows). Row r holds the values at places {@code start(r)} up to
 * but not including {@code start(r + 1)}. Rows keep the order in which pairs were given.
 */
public final class Csr {

    private final int[] start;
    private final int[] value;
    /** All ones; without values zero, so that every row is the first one, which is empty, and no others need to be kept. */
    private final int rowBits;

    private Csr(int[] start, int[] value) {
        this.start = start;
        this.value = value;
        rowBits = value.length == 0 ? 0 : -1;
    }

    /** Rows from pairs {@code (row[i], value[i])} for i below {@code count}; O(rows + count). */
    public static Csr of(int rows, int[] row, int[] value, int count) {
        if (count == 0) {
            return new Csr(new int[2], new int[0]);
        }
        int[] start = new int[rows + 1];
        for (int i = 0; i < count; i++) {
            start[row[i] + 1]++;
        }
        for (int r = 0; r < rows; r++) {
            start[r + 1] += start[r];
        }
        int[] next = start.clone();
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[next[row[i]]++] = value[i];
        }
        return new Csr(start, sorted);
    }

    /** First place of a row. */
    public int start(int row) {
        return start[row & rowBits];
    }

    /** One past the last place of a row. */
    public int end(int row) {
        return start[(row & rowBits) + 1];
    }

    /** The value at a place. */
    public int at(int place) {
        return value[place];
    }

    /** Number of values in all rows. */
    public int size() {
        return value.length;
    }
}
