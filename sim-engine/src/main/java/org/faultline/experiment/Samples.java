package org.faultline.experiment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.faultline.impact.MeasureKey;

/** What replications gave for some measures: a column for each, a row for each replication. */
public final class Samples {

    private final List<MeasureKey> keys;
    private final double[][] values;
    private final BitSet[] present;
    private int size;

    Samples(List<MeasureKey> keys) {
        this.keys = List.copyOf(keys);
        values = new double[keys.size()][0];
        present = new BitSet[keys.size()];
        Arrays.setAll(present, i -> new BitSet());
    }

    /** Number of replications. */
    public int size() {
        return size;
    }

    /** The values of a measure, without the replications in which it has none. */
    public double[] of(MeasureKey key) {
        int column = column(key);
        return rows(present[column], column);
    }

    /** The values of a measure in the replications in which all of some measures have one, so that columns match row by row. */
    public double[] of(MeasureKey key, List<MeasureKey> together) {
        BitSet rows = (BitSet) present[column(key)].clone();
        together.forEach(k -> rows.and(present[column(k)]));
        return rows(rows, column(key));
    }

    /** Makes room for replications up to a number. */
    void grow(int replications) {
        for (int k = 0; k < values.length; k++) {
            values[k] = Arrays.copyOf(values[k], replications);
        }
        size = replications;
    }

    /** Keeps a value; rows are written by one thread each, columns share their set of present rows. */
    synchronized void put(int column, int replication, double value) {
        values[column][replication] = value;
        present[column].set(replication);
    }

    /** Forgets rows from a number on. */
    void shrink(int replications) {
        size = replications;
        for (BitSet rows : present) {
            rows.clear(replications, Math.max(replications, rows.length()));
        }
    }

    private double[] rows(BitSet rows, int column) {
        return rows.stream().mapToDouble(r -> values[column][r]).toArray();
    }

    private int column(MeasureKey key) {
        int column = keys.indexOf(key);
        if (column < 0) {
            throw new IllegalArgumentException("The measure " + key + " was not sampled.");
        }
        return column;
    }
}
