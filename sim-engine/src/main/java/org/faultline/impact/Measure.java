package org.faultline.impact;

import java.util.function.BiConsumer;

/**
 * One number that a run is judged by. Name, unit, formula, source and caveat are what command line, report and viewer show.
 */
public interface Measure {

    /** The word in results and limits, e.g. {@code people-hours-lost}. */
    String id();

    /** The words shown to people. */
    String title();

    /** {@code share}, {@code h}, {@code people}, {@code people-hours}, {@code user-hours}, {@code assets}, {@code asset-hours}. */
    String unit();

    /** The greatest value that it can have: 1 for a share. No measure is ever below zero. */
    default double greatest() {
        return unit().equals("share") ? 1 : Double.POSITIVE_INFINITY;
    }

    /** How it is computed. */
    String formula();

    /** Where the definition comes from. */
    String source();

    /** What a reader could take wrongly. */
    String caveat();

    /** Which way is bad: true when a greater value is worse. */
    boolean greaterIsWorse();

    /** True when a subject left out in a run counts as zero in the mean; false when such a run does not count. */
    default boolean absentIsZero() {
        return true;
    }

    /** Hands out the values of one run, by subject such as {@code sector:health}. A subject without a meaning is left out. */
    void values(LossAccount account, BiConsumer<String, Double> out);
}
