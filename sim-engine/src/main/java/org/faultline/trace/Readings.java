package org.faultline.trace;

import java.util.Arrays;

/**
 * Numbers that subsystems measured while a run went on, because logging every change would cost too much: at most one per
 * observation of the scenario, by its place there. Overwritten by the next run.
 */
public final class Readings {

    private final double[] value;
    private final boolean[] present;
    private final boolean[] bound;

    /** Room for a number of observations; none is read yet. */
    public Readings(int observations) {
        value = new double[observations];
        present = new boolean[observations];
        bound = new boolean[observations];
    }

    /** Forgets everything, before a run. */
    public void clear() {
        Arrays.fill(present, false);
        Arrays.fill(bound, false);
    }

    /** Keeps the number of an observation. */
    public void put(int observation, double number) {
        value[observation] = number;
        present[observation] = true;
    }

    /** Keeps a number that is only a lower bound, because the run ended first. */
    public void putBound(int observation, double number) {
        put(observation, number);
        bound[observation] = true;
    }

    /** Number of observations. */
    public int size() {
        return value.length;
    }

    /** True when the observation was read and has a value. */
    public boolean has(int observation) {
        return present[observation];
    }

    /** True when the number is only a lower bound. */
    public boolean isBound(int observation) {
        return bound[observation];
    }

    /** The number of an observation that {@link #has} one. */
    public double value(int observation) {
        return value[observation];
    }
}
