package org.faultline.analysis;

import java.util.Arrays;

/** Numbers that change for a while and go back: values in a row, and a list of the places that were written. */
final class Journal {

    private final double[] rest;
    private final double[] now;
    private int[] written = new int[16];
    private int count;

    /** Numbers with the values to which they go back. */
    Journal(double[] rest) {
        this.rest = rest.clone();
        now = rest.clone();
    }

    /** As many equal numbers. */
    static Journal of(int size, double value) {
        double[] rest = new double[size];
        Arrays.fill(rest, value);
        return new Journal(rest);
    }

    double get(int i) {
        return now[i];
    }

    void set(int i, double value) {
        if (now[i] == rest[i] && value != rest[i]) {
            if (count == written.length) {
                written = Arrays.copyOf(written, 2 * count);
            }
            written[count++] = i;
        }
        now[i] = value;
    }

    /** Number of places written since the last return, some perhaps more than once. */
    int count() {
        return count;
    }

    int written(int i) {
        return written[i];
    }

    /** Back to rest; O(places written). */
    void restore() {
        for (int i = 0; i < count; i++) {
            now[written[i]] = rest[written[i]];
        }
        count = 0;
    }

    /** The present values are those of rest from now on. */
    void settle() {
        for (int i = 0; i < count; i++) {
            rest[written[i]] = now[written[i]];
        }
        count = 0;
    }
}
