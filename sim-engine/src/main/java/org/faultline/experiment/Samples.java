package org.faultline.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.impact.MeasureKey;

/**
 * What replications gave for some measures: a column for each, a row for each replication. Several threads may write, each to rows of its
 * own.
 */
public final class Samples {

    /** What stands in a row of a column. */
    private static final byte ABSENT = 0;

    private static final byte PRESENT = 1;
    private static final byte LOWER_BOUND = 2;

    private final List<MeasureKey> keys;
    private final double[][] values;
    private final byte[][] states;
    private int size;

    Samples(List<MeasureKey> keys) {
        this.keys = List.copyOf(keys);
        values = new double[keys.size()][0];
        states = new byte[keys.size()][0];
    }

    /** Number of replications. */
    public int size() {
        return size;
    }

    /** The values of a measure, without the replications in which it has none. */
    public double[] of(MeasureKey key) {
        return of(key, List.of());
    }

    /** The values of a measure in the replications in which all of some measures have one, so that columns match row by row. */
    public double[] of(MeasureKey key, List<MeasureKey> together) {
        int column = column(key);
        int[] others = together.stream().mapToInt(this::column).toArray();
        double[] found = new double[size];
        int n = 0;
        for (int r = 0; r < size; r++) {
            if (has(column, r) && hasAll(others, r)) {
                found[n++] = values[column][r];
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** In how many replications the value of a measure is a lower bound only, because the horizon came before what was waited for. */
    public int lowerBounds(MeasureKey key) {
        int column = column(key);
        return (int) IntStream.range(0, size)
                .filter(r -> states[column][r] == LOWER_BOUND)
                .count();
    }

    private boolean hasAll(int[] columns, int row) {
        for (int column : columns) {
            if (!has(column, row)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(int column, int row) {
        return states[column][row] != ABSENT;
    }

    /** Makes room for replications up to a number. */
    void grow(int replications) {
        for (int k = 0; k < values.length; k++) {
            values[k] = Arrays.copyOf(values[k], replications);
            states[k] = Arrays.copyOf(states[k], replications);
        }
        size = replications;
    }

    /** Keeps a value. */
    void put(int column, int replication, double value) {
        values[column][replication] = value;
        states[column][replication] = PRESENT;
    }

    /** Says that the value that was kept is a lower bound. */
    void bound(int column, int replication) {
        states[column][replication] = LOWER_BOUND;
    }

    /** Forgets rows from a number on. */
    void shrink(int replications) {
        size = replications;
        for (byte[] column : states) {
            Arrays.fill(column, replications, column.length, ABSENT);
        }
    }

    private int column(MeasureKey key) {
        int column = keys.indexOf(key);
        if (column < 0) {
            throw new IllegalArgumentException("The measure " + key + " was not sampled.");
        }
        return column;
    }
}
