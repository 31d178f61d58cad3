package org.faultline.impact;

import java.util.Arrays;

/** A quantity that changes in steps, as the moments of change and the values from then on; zero before the first. */
public final class StepFunction {

    private long[] time = new long[16];
    private double[] value = new double[16];
    private int size;

    /** Appends a change; a second change at the same moment replaces the first, and one that changes nothing is dropped. */
    void add(long micros, double newValue) {
        if (size > 0 && time[size - 1] == micros) {
            size--;
        }
        if (newValue == (size == 0 ? 0 : value[size - 1])) {
            return;
        }
        if (size == time.length) {
            time = Arrays.copyOf(time, size * 2);
            value = Arrays.copyOf(value, size * 2);
        }
        time[size] = micros;
        value[size++] = newValue;
    }

    /** Number of changes. */
    public int size() {
        return size;
    }

    /** Moment of a change, in microseconds since the start of the scenario. */
    public long timeMicros(int change) {
        return time[change];
    }

    /** Value from a change on. */
    public double value(int change) {
        return value[change];
    }

    /** The value at a moment; O(log n). */
    public double at(long micros) {
        int place = Arrays.binarySearch(time, 0, size, micros);
        int change = place >= 0 ? place : -place - 2;
        return change < 0 ? 0 : value[change];
    }

    /** The greatest value ever taken, zero included. */
    public double greatest() {
        double greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, value[i]);
        }
        return greatest;
    }

    /** The integral from the first change to the horizon, in value-hours; exact. */
    public double integralHours(long horizonMicros) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            long end = i + 1 < size ? time[i + 1] : horizonMicros;
            sum += value[i] * org.faultline.kernel.SimTime.toHours(end - time[i]);
        }
        return sum;
    }
}
