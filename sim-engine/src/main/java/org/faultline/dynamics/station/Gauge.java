package org.faultline.dynamics.station;

import org.faultline.kernel.SimTime;
import org.faultline.observe.Tally;
import org.faultline.scenario.Take;
import org.faultline.trace.Readings;

/** Follows one value, or looks at it at one moment, and makes one number of it. */
final class Gauge {

    private static final long ALWAYS = Long.MIN_VALUE;

    /** A value at the present moment. */
    interface Value {
        double now();
    }

    /** The sum of two counts that are kept: what most look at, and often. */
    static final class Sum implements Value {

        private final long[] counted;
        private final int first;
        private final int second;

        Sum(long[] counted, int first, int second) {
            this.counted = counted;
            this.first = first;
            this.second = second;
        }

        @Override
        public double now() {
            return counted[first] + counted[second];
        }
    }

    private final int observation;
    private final Value value;
    /** Where the value is the sum of two counts that are kept, these counts; else null. */
    private final long[] counted;

    private final int first;
    private final int second;
    private final Tally tally;
    /** The one moment at which the value matters, or {@link #ALWAYS}. */
    private final long moment;

    private long since;

    /**
     * The state of a run.
     *
     * @param observation its place among those of the scenario
     * @param horizon end of every run, in microseconds
     */
    Gauge(int observation, Value value, Take take, long horizon) {
        this.observation = observation;
        this.value = value;
        counted = value instanceof Sum sum ? sum.counted : null;
        first = value instanceof Sum sum ? sum.first : 0;
        second = value instanceof Sum sum ? sum.second : 0;
        tally = Tally.of(take, horizon);
        moment = momentOf(take, horizon);
    }

    /** A take that looks at the value before or at one moment, and perhaps at the end, need not follow it. */
    private static long momentOf(Take take, long horizon) {
        long after = SimTime.ofHours(take.afterHours());
        if (take instanceof Take.At || take instanceof Take.TestAt) {
            return after;
        }
        if (take instanceof Take.Over over && over.sort() == Take.Sort.FINAL) {
            return horizon;
        }
        boolean grows =
                take instanceof Take.Over over && (over.sort() == Take.Sort.INCREASE || over.sort() == Take.Sort.RATE);
        return grows ? after - 1 : ALWAYS;
    }

    /** Whether every change matters. */
    boolean follows() {
        return moment == ALWAYS;
    }

    /** The one moment at which the value matters to one that does not follow it; else before all time. */
    long moment() {
        return moment;
    }

    /** The moment from which on the value counts. */
    long after() {
        return tally.after();
    }

    /** Changes up to this moment need not be told. */
    long since() {
        return since;
    }

    void begin() {
        since = moment == ALWAYS ? 0 : moment;
        tally.reset();
    }

    /** The value is about to change; of that it must be told before a change after {@link #since}. */
    void before(long now) {
        follow(now);
        if (moment != ALWAYS && now > moment) {
            since = Long.MAX_VALUE;
        }
    }

    /** As {@link #before} for one to which every change matters. */
    void follow(long now) {
        long from = since;
        if (from < now) {
            since = now;
            if (counted != null) {
                tally.pieceOfCount(counted[first] + counted[second], from, now);
            } else {
                tally.piece(value.now(), from, now);
            }
        }
    }

    /** Whether it asks for nothing but the integral of who waits at a station, is served there, or either. */
    boolean needsTimesAlone(int station) {
        return counted != null
                && tally.isIntegral()
                && (first == Counts.place(Counts.WAITING, station) || first == Counts.place(Counts.BUSY, station));
    }

    /** Those integrals to the end of the run, in microseconds, in place of all changes. */
    void tellTimes(int station, double waiting, double busy, long horizon) {
        int server = Counts.place(Counts.BUSY, station);
        tally.putIntegral((first == server ? 0 : waiting) + (first == server || second == server ? busy : 0));
        since = horizon;
    }

    /** Writes down what was measured up to the end of a run. */
    void finish(Readings readings, long horizon) {
        before(horizon);
        tally.finish(value.now());
        tally.writeInto(readings, observation);
    }
}
