package org.faultline.observe;

import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;
import org.faultline.trace.Readings;

/**
 * Makes one number of a quantity while its course is told in pieces of constant value, in order of time and without gaps. Each
 * piece costs O(1) and allocates nothing; no piece is kept. It serves those who read a log after the run and those who measure
 * while the run goes on: {@link #reset}, any number of {@link #piece}, {@link #finish}, then {@link #result}.
 */
public abstract class Tally {

    private static final int FRACTION_BITS = 52;
    private static final long BITS_OF_2_TO_52 = 0x4330000000000000L;

    /** First moment that counts, in microseconds since the start. */
    final long after;

    private final long horizon;

    Tally(long after, long horizon) {
        this.after = after;
        this.horizon = horizon;
    }

    /** What a take asks for, over runs that end at a horizon in microseconds. */
    public static Tally of(Take take, long horizon) {
        long after = SimTime.ofHours(take.afterHours());
        if (take instanceof Take.Until until) {
            long end = SimTime.ofHours(until.untilHours());
            return end >= horizon ? of(until.take(), horizon) : new WindowTally(of(until.take(), end), end, horizon);
        }
        if (take instanceof Take.TestAt at) {
            return new MomentTally(after, horizon) {
                @Override
                public double result() {
                    return at.test().holds(value) ? 1 : 0;
                }
            };
        }
        if (take instanceof Take.Over over) {
            return over(over.sort(), after, horizon);
        }
        if (take instanceof Take.When when) {
            return switch (when.sort()) {
                case FIRST -> new FirstTally(when.test(), after, horizon);
                case TIME, SHARE_OF_TIME -> new DurationTally(when, after, horizon);
                case ENTRIES, ENTRIES_PER_HOUR -> new EntriesTally(when, after, horizon);
                case MEAN_EPISODE, VARIANCE_EPISODE, LONGEST_EPISODE -> new EpisodesTally(when, after, horizon);
            };
        }
        if (take instanceof Take.Fallen fallen) {
            return new FallenTally(fallen.share(), after, horizon);
        }
        if (take instanceof Take.LongRunVariance variance) {
            return new LongRunTally(variance, after, horizon);
        }
        return new MomentTally(after, horizon);
    }

    private static Tally over(Take.Sort sort, long after, long horizon) {
        return switch (sort) {
            case TIME_AVERAGE, TIME_VARIANCE, INTEGRAL -> new IntegralTally(sort, after, horizon);
            case FINAL -> new MomentTally(horizon, horizon);
            case MOMENT_OF_GREATEST -> new PeakTally(after, horizon);
            case GREATEST, LEAST -> new ExtremeTally(sort == Take.Sort.GREATEST, after, horizon);
            case INCREASE, RATE -> new IncreaseTally(sort == Take.Sort.RATE, after, horizon);
        };
    }

    /** Forgets everything, before a run. */
    public abstract void reset();

    /** The quantity has a value from one moment to a later one, in microseconds; the first piece begins at zero. */
    public final void piece(double value, long from, long to) {
        if (to <= after) {
            before(value);
        } else {
            hold(value, from, to);
        }
    }

    /** As {@link #piece} for a value that is a count. */
    public final void pieceOfCount(long count, long from, long to) {
        piece(exactly(count), from, to);
    }

    /**
     * A whole number as a floating-point one. From zero to below 2<sup>52</sup> its bits become the fraction of a number: that is exact, and
     * does not wait for what was in the register before, as the instruction that converts does on many processors.
     */
    static double exactly(long whole) {
        return whole >>> FRACTION_BITS == 0 ? Double.longBitsToDouble(BITS_OF_2_TO_52 | whole) - 0x1.0p52 : whole;
    }

    /** The quantity has a value before anything counts. */
    void before(double value) {}

    /** The quantity has a value until a moment that counts; it may have begun before. */
    abstract void hold(double value, long from, long to);

    /** The run is over; the quantity has this value at its end. */
    public void finish(double value) {}

    /** False when the number has no meaning in this run. */
    public boolean isPresent() {
        return true;
    }

    /** True when the number is a lower bound, because the run ended first. */
    public boolean isCensored() {
        return false;
    }

    /** Whether the number can be known before the end of every run. */
    public boolean canBeDecided() {
        return false;
    }

    /**
     * Whether the number is known already: the same value told from the last change until the end gives it, whatever comes in truth.
     *
     * @param value which the quantity has at a moment, when all that happens at it has happened, and so for a time; not told yet
     * @param moment not before that of the last change
     */
    public boolean isDecided(double value, long moment) {
        return false;
    }

    /** The number, once the run is over. */
    public abstract double result();

    /** Whether the integral of the value is all that the number needs, so that it can be {@linkplain #putIntegral put} at once. */
    public boolean isIntegral() {
        return false;
    }

    /** Takes the integral of the value over all that counts, in microseconds, in place of all pieces. */
    public void putIntegral(double valueMicros) {
        throw new UnsupportedOperationException("This number needs more than an integral.");
    }

    /** First moment that counts, in microseconds since the start. */
    public final long after() {
        return after;
    }

    /** From the first moment that counts to the end of the run. */
    final double hours() {
        return SimTime.toHours(horizon - after);
    }

    final long horizon() {
        return horizon;
    }

    final double hoursOf(long from, long to) {
        return SimTime.toHours(to - Math.max(from, after));
    }

    /** Writes the result down as the reading of an observation, if there is one. */
    public final void writeInto(Readings readings, int observation) {
        if (isPresent() && isCensored()) {
            readings.putBound(observation, result());
        } else if (isPresent()) {
            readings.put(observation, result());
        }
    }
}
