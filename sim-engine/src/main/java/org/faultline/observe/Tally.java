package org.faultline.observe;

import java.util.Arrays;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Take;
import org.faultline.scenario.Threshold;

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

    private Tally(long after, long horizon) {
        this.after = after;
        this.horizon = horizon;
    }

    /** What a take asks for, over runs that end at a horizon in microseconds. */
    public static Tally of(Take take, long horizon) {
        long after = SimTime.ofHours(take.afterHours());
        if (take instanceof Take.Until until) {
            long end = SimTime.ofHours(until.untilHours());
            return end >= horizon ? of(until.take(), horizon) : new Window(of(until.take(), end), end, horizon);
        }
        if (take instanceof Take.TestAt at) {
            return new Moment(after, horizon) {
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
                case FIRST -> new First(when.test(), after, horizon);
                case TIME, SHARE_OF_TIME -> new Duration(when, after, horizon);
                case ENTRIES, ENTRIES_PER_HOUR -> new Entries(when, after, horizon);
                case MEAN_EPISODE, VARIANCE_EPISODE, LONGEST_EPISODE -> new Episodes(when, after, horizon);
            };
        }
        if (take instanceof Take.Fallen fallen) {
            return new Fallen(fallen.share(), after, horizon);
        }
        if (take instanceof Take.LongRunVariance variance) {
            return new LongRun(variance, after, horizon);
        }
        return new Moment(after, horizon);
    }

    private static Tally over(Take.Sort sort, long after, long horizon) {
        return switch (sort) {
            case TIME_AVERAGE, TIME_VARIANCE, INTEGRAL -> new Integral(sort, after, horizon);
            case FINAL -> new Moment(horizon, horizon);
            case MOMENT_OF_GREATEST -> new Peak(after, horizon);
            case GREATEST, LEAST -> new Extreme(sort == Take.Sort.GREATEST, after, horizon);
            case INCREASE, RATE -> new Increase(sort == Take.Sort.RATE, after, horizon);
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
    private static double exactly(long whole) {
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

    /** Another number, of the course up to a moment before the end of the run: that is its horizon. */
    private static final class Window extends Tally {

        private final Tally inner;
        private final long end;
        private double value;

        Window(Tally inner, long end, long horizon) {
            super(0, horizon);
            this.inner = inner;
            this.end = end;
        }

        @Override
        public void reset() {
            inner.reset();
            value = 0;
        }

        /** With all that happens at the moment itself, as at the end of a run. */
        @Override
        void hold(double newValue, long from, long to) {
            if (from < end) {
                inner.piece(newValue, from, Math.min(to, end));
            }
            if (from <= end) {
                value = newValue;
            }
        }

        @Override
        public void finish(double last) {
            inner.finish(value);
        }

        @Override
        public boolean isPresent() {
            return inner.isPresent();
        }

        @Override
        public boolean isCensored() {
            return inner.isCensored();
        }

        @Override
        public double result() {
            return inner.result();
        }
    }

    /** The value at a moment. */
    private static class Moment extends Tally {

        double value;

        Moment(long at, long horizon) {
            super(at, horizon);
        }

        @Override
        public void reset() {
            value = 0;
        }

        @Override
        void hold(double newValue, long from, long to) {
            if (from <= after) {
                value = newValue;
            }
        }

        @Override
        public void finish(double last) {
            if (after == horizon()) {
                value = last;
            }
        }

        @Override
        public double result() {
            return value;
        }
    }

    /** Integrals of the value and of its square. */
    private static final class Integral extends Tally {

        private final Take.Sort sort;
        private double sum;
        private double squares;

        Integral(Take.Sort sort, long after, long horizon) {
            super(after, horizon);
            this.sort = sort;
        }

        @Override
        public void reset() {
            sum = 0;
            squares = 0;
        }

        @Override
        void hold(double value, long from, long to) {
            double part = value * exactly(to - Math.max(from, after));
            sum += part;
            squares += value * part;
        }

        @Override
        public boolean isIntegral() {
            return sort != Take.Sort.TIME_VARIANCE;
        }

        @Override
        public void putIntegral(double valueMicros) {
            sum = valueMicros;
        }

        @Override
        public double result() {
            double mean = sum / SimTime.HOUR / hours();
            return switch (sort) {
                case INTEGRAL -> sum / SimTime.HOUR;
                case TIME_VARIANCE -> Math.max(0, squares / SimTime.HOUR / hours() - mean * mean);
                default -> mean;
            };
        }
    }

    /**
     * The autocovariance integrated up to a lag, from the means of consecutive batches: with batches of length b, of which m make the
     * lag, {@code b (c(0) + 2 c(1) + ... + 2 c(m))}, where c(k) is the covariance of batches k apart. That weighs autocovariances
     * fully up to the lag and less and less within one batch beyond it (a flat top: D. N. Politis, J. P. Romano, J. of Time Series
     * Analysis 16 (1995) 67-103). The mean is that of the run itself, which makes each c(k) low by the sought variance over the
     * length; the result is raised by as much. O(1) for a piece that ends no batch; the end of a run costs O(m) per batch.
     */
    private static final class LongRun extends Tally {

        private static final int PARTS = 4;

        private final long batch;
        private final double[] sums;
        private final boolean longEnough;

        LongRun(Take.LongRunVariance take, long after, long horizon) {
            super(after, horizon);
            batch = Math.max(1, SimTime.ofHours(take.lagHours()) / PARTS);
            long batches = Math.max(0, horizon - after) / batch;
            longEnough = batches >= (long) Take.LongRunVariance.LEAST_LAGS * PARTS && batches < Integer.MAX_VALUE;
            sums = new double[longEnough ? (int) batches : 0];
        }

        @Override
        public void reset() {
            Arrays.fill(sums, 0);
        }

        @Override
        void hold(double value, long from, long to) {
            long begin = Math.max(from, after);
            int at = (int) Math.min((begin - after) / batch, sums.length);
            while (begin < to && at < sums.length) {
                long end = Math.min(to, after + (at + 1) * batch);
                sums[at] += value * (end - begin);
                begin = end;
                at++;
            }
        }

        @Override
        public boolean isPresent() {
            return longEnough;
        }

        @Override
        public double result() {
            double mean = 0;
            for (double sum : sums) {
                mean += sum / sums.length;
            }
            double covariances = 0;
            for (int k = 0; k <= PARTS; k++) {
                double products = 0;
                for (int i = k; i < sums.length; i++) {
                    products += (sums[i] - mean) * (sums[i - k] - mean);
                }
                covariances += (k == 0 ? 1 : 2) * products / (sums.length - k);
            }
            double own = (2.0 * PARTS + 1) / sums.length;
            return covariances / batch / SimTime.HOUR / (1 - own);
        }
    }

    /** The greatest or least value. */
    private static final class Extreme extends Tally {

        private final boolean greatest;
        private double extreme;

        Extreme(boolean greatest, long after, long horizon) {
            super(after, horizon);
            this.greatest = greatest;
        }

        @Override
        public void reset() {
            extreme = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }

        @Override
        void hold(double value, long from, long to) {
            extreme = greatest ? Math.max(extreme, value) : Math.min(extreme, value);
        }

        @Override
        public void finish(double last) {
            hold(last, horizon(), horizon());
        }

        @Override
        public double result() {
            return extreme;
        }
    }

    /** The moment from which the value is the greatest, the first of several. */
    private static final class Peak extends Tally {

        private double greatest;
        private long moment;

        Peak(long after, long horizon) {
            super(after, horizon);
        }

        @Override
        public void reset() {
            greatest = Double.NEGATIVE_INFINITY;
            moment = after;
        }

        @Override
        void hold(double value, long from, long to) {
            if (value > greatest) {
                greatest = value;
                moment = Math.max(from, after);
            }
        }

        @Override
        public void finish(double last) {
            hold(last, horizon(), horizon());
        }

        @Override
        public double result() {
            return SimTime.toHours(moment);
        }
    }

    /** The moment from which the value is down to a share of the greatest before it. */
    private static final class Fallen extends Tally {

        private final double share;
        private double greatest;
        private boolean found;
        private long moment;

        Fallen(double share, long after, long horizon) {
            super(after, horizon);
            this.share = share;
        }

        @Override
        public void reset() {
            greatest = 0;
            found = false;
            moment = horizon();
        }

        @Override
        void hold(double value, long from, long to) {
            if (value > greatest) {
                greatest = value;
                found = false;
                moment = horizon();
            } else if (!found && greatest > 0 && value <= share * greatest) {
                found = true;
                moment = Math.max(from, after);
            }
        }

        @Override
        public void finish(double last) {
            hold(last, horizon(), horizon());
        }

        @Override
        public boolean isCensored() {
            return !found;
        }

        @Override
        public double result() {
            return SimTime.toHours(moment);
        }
    }

    /** How much the value has grown. */
    private static final class Increase extends Tally {

        private final boolean perHour;
        private double first;
        private double last;

        Increase(boolean perHour, long after, long horizon) {
            super(after, horizon);
            this.perHour = perHour;
        }

        @Override
        public void reset() {
            first = 0;
            last = 0;
        }

        @Override
        void before(double value) {
            first = value;
        }

        @Override
        void hold(double value, long from, long to) {
            if (from < after) {
                first = value;
            }
        }

        @Override
        public void finish(double value) {
            last = value;
        }

        @Override
        public double result() {
            return perHour ? (last - first) / hours() : last - first;
        }
    }

    /** The moment from which a test holds first. */
    private static final class First extends Tally {

        private final Threshold test;
        private boolean found;
        private long moment;

        First(Threshold test, long after, long horizon) {
            super(after, horizon);
            this.test = test;
        }

        @Override
        public void reset() {
            found = false;
            moment = horizon();
        }

        @Override
        void hold(double value, long from, long to) {
            if (!found && test.holds(value)) {
                found = true;
                moment = Math.max(from, after);
            }
        }

        @Override
        public void finish(double last) {
            found = found || test.holds(last);
        }

        @Override
        public boolean isCensored() {
            return !found;
        }

        @Override
        public double result() {
            return SimTime.toHours(moment);
        }
    }

    /** For how long a test holds. */
    private static final class Duration extends Tally {

        private final Threshold test;
        private final boolean asShare;
        private double sum;

        Duration(Take.When when, long after, long horizon) {
            super(after, horizon);
            this.test = when.test();
            this.asShare = when.sort() == Take.Passing.SHARE_OF_TIME;
        }

        @Override
        public void reset() {
            sum = 0;
        }

        @Override
        void hold(double value, long from, long to) {
            if (test.holds(value)) {
                sum += hoursOf(from, to);
            }
        }

        @Override
        public double result() {
            return asShare ? sum / hours() : sum;
        }
    }

    /** How often a test becomes true. */
    private static final class Entries extends Tally {

        private final Threshold test;
        private final boolean perHour;
        private boolean begun;
        private boolean inside;
        private int count;

        Entries(Take.When when, long after, long horizon) {
            super(after, horizon);
            this.test = when.test();
            this.perHour = when.sort() == Take.Passing.ENTRIES_PER_HOUR;
        }

        @Override
        public void reset() {
            begun = false;
            inside = false;
            count = 0;
        }

        @Override
        void before(double value) {
            inside = test.holds(value);
            begun = true;
        }

        @Override
        void hold(double value, long from, long to) {
            boolean holds = test.holds(value);
            if (holds && !inside && begun && from >= after) {
                count++;
            }
            inside = holds;
            begun = true;
        }

        @Override
        public double result() {
            return perHour ? count / hours() : count;
        }
    }

    /** How long the episodes last in which a test holds. */
    private static final class Episodes extends Tally {

        private final Threshold test;
        private final boolean longest;
        private final boolean variance;
        private boolean inside;
        private boolean counted;
        private long began;
        private int count;
        private double sum;
        private double mean;
        private double squares;
        private double greatest;

        Episodes(Take.When when, long after, long horizon) {
            super(after, horizon);
            this.test = when.test();
            this.longest = when.sort() == Take.Passing.LONGEST_EPISODE;
            this.variance = when.sort() == Take.Passing.VARIANCE_EPISODE;
        }

        @Override
        public void reset() {
            inside = false;
            counted = false;
            began = 0;
            count = 0;
            sum = 0;
            mean = 0;
            squares = 0;
            greatest = 0;
        }

        @Override
        void before(double value) {
            inside = test.holds(value);
            counted = false;
            began = after;
        }

        @Override
        void hold(double value, long from, long to) {
            boolean holds = test.holds(value);
            if (holds && !inside) {
                counted = from >= after && from > 0;
                began = Math.max(from, after);
            } else if (inside && !holds) {
                end(from);
            }
            inside = holds;
        }

        private void end(long to) {
            double length = SimTime.toHours(Math.max(0, to - began));
            greatest = Math.max(greatest, length);
            if (counted) {
                sum += length;
                count++;
                double distance = length - mean;
                mean += distance / count;
                squares += distance * (length - mean);
            }
        }

        @Override
        public void finish(double last) {
            if (inside) {
                counted = false;
                end(horizon());
            }
        }

        @Override
        public boolean isPresent() {
            return longest || count > (variance ? 1 : 0);
        }

        @Override
        public double result() {
            if (variance) {
                return squares / (count - 1);
            }
            return longest ? greatest : sum / count;
        }
    }
}
