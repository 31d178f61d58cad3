package org.faultline.impact;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.faultline.kernel.SimTime;
import org.faultline.observe.Tally;
import org.faultline.scenario.Demand;
import org.faultline.trace.What;

/** Follows one quantity through the log of a run and tells its course to a tally. One thread uses it, run after run. */
abstract class Gauge {

    /** What sort of events it reads. */
    final What what;

    final Tally tally;
    private double value;
    private long since;

    Gauge(What what, Tally tally) {
        this.what = what;
        this.tally = tally;
    }

    /** Back to the start of a run, where every asset is whole. */
    final void begin() {
        since = 0;
        tally.reset();
        value = initial();
    }

    /** Forgets the last run and gives the value of the start. */
    abstract double initial();

    /** An event of its sort, at one of its subjects; gives the value from then on. */
    abstract double after(int subject, double from, double to);

    final void read(long now, int subject, double from, double to) {
        if (now > since) {
            hold(value, since, now);
            since = now;
        }
        value = after(subject, from, to);
    }

    final void finish(long horizon) {
        if (horizon > since) {
            hold(value, since, horizon);
        }
        tally.finish(atEnd(value, horizon));
    }

    /** Whether the number is known when everything up to a moment was read; {@link #finish} gives it then. */
    final boolean isDecided(long moment) {
        return tally.isDecided(atEnd(value, moment), moment);
    }

    void hold(double held, long from, long to) {
        tally.piece(held, from, to);
    }

    double atEnd(double last, long horizon) {
        return last;
    }

    /** What one subject delivers. */
    static final class OfLevel extends Gauge {

        OfLevel(Tally tally) {
            super(What.LEVEL, tally);
        }

        @Override
        double initial() {
            return 1;
        }

        @Override
        double after(int subject, double from, double to) {
            return to;
        }
    }

    /** How many subjects are in a state; an event says both what they were and what they are. */
    static final class OfCount extends Gauge {

        private final DoublePredicate state;
        private final int atStart;
        private final double weight;
        private int count;

        OfCount(What what, DoublePredicate state, int atStart, double weight, Tally tally) {
            super(what, tally);
            this.state = state;
            this.atStart = atStart;
            this.weight = weight;
        }

        @Override
        double initial() {
            count = atStart;
            return count * weight;
        }

        @Override
        double after(int subject, double from, double to) {
            count += (state.test(to) ? 1 : 0) - (state.test(from) ? 1 : 0);
            return count * weight;
        }
    }

    /** How many subjects have been in a state. */
    static final class OfEver extends Gauge {

        private final DoublePredicate state;
        private final int atStart;
        private final double weight;
        private final boolean[] seen;
        private final int[] changed;
        private int count;

        OfEver(What what, DoublePredicate state, int atStart, double weight, int subjects, Tally tally) {
            super(what, tally);
            this.state = state;
            this.atStart = atStart;
            this.weight = weight;
            seen = new boolean[subjects];
            changed = new int[subjects];
        }

        @Override
        double initial() {
            for (int i = 0; i < count; i++) {
                seen[changed[i]] = false;
            }
            count = 0;
            return atStart * weight;
        }

        @Override
        double after(int subject, double from, double to) {
            if (atStart == 0 && !seen[subject] && state.test(to)) {
                seen[subject] = true;
                changed[count++] = subject;
            }
            return (atStart + count) * weight;
        }
    }

    /** How many events there were. */
    static final class OfEvents extends Gauge {

        private final DoublePredicate reached;
        private final int direction;
        private int count;

        /**
         * Counts events.
         *
         * @param direction -1 for falls, 1 for rises, 0 for both
         * @param reached what the value after the event must be
         */
        OfEvents(What what, int direction, DoublePredicate reached, Tally tally) {
            super(what, tally);
            this.direction = direction;
            this.reached = reached;
        }

        @Override
        double initial() {
            count = 0;
            return 0;
        }

        @Override
        double after(int subject, double from, double to) {
            if ((direction == 0 || (to > from) == (direction > 0)) && reached.test(to)) {
                count++;
            }
            return count;
        }
    }

    /**
     * What subjects deliver together, less a demand. Sums are whole numbers of parts of a unit, so that no rounding piles up over
     * millions of changes.
     */
    static final class OfCapacity extends Gauge {

        private static final double PARTS = 1 << 20;

        private final double[] capacity;
        private final long full;
        private final long[] demand;
        private final long step;
        private final long greatestDemand;
        private final boolean shortfall;
        private long sum;

        /**
         * A sum without or with demand.
         *
         * @param capacity of each subject, zero for those that do not count
         * @param shortfall true for what is missing, false for what is left over
         */
        OfCapacity(double[] capacity, java.util.Optional<Demand> asked, boolean shortfall, Tally tally) {
            super(What.LEVEL, tally);
            this.capacity = capacity;
            this.shortfall = shortfall;
            long all = 0;
            for (double c : capacity) {
                all += parts(c);
            }
            full = all;
            demand = asked.map(d ->
                            d.values().stream().mapToLong(OfCapacity::parts).toArray())
                    .orElse(new long[1]);
            step = asked.map(d -> SimTime.ofHours(d.stepHours())).orElse(SimTime.NEVER);
            greatestDemand = Arrays.stream(demand).max().orElseThrow();
        }

        private static long parts(double value) {
            return StrictMath.round(value * PARTS);
        }

        @Override
        double initial() {
            sum = full;
            return sum / PARTS;
        }

        @Override
        double after(int subject, double from, double to) {
            sum += parts(capacity[subject] * to) - parts(capacity[subject] * from);
            return sum / PARTS;
        }

        @Override
        void hold(double held, long from, long to) {
            long supply = (long) (held * PARTS);
            if (demand.length == 1) {
                tally.piece(left(supply, demand[0]), from, to);
            } else if (shortfall && supply >= greatestDemand) {
                tally.piece(0, from, to);
            } else {
                holdInSteps(supply, from, to);
            }
        }

        private void holdInSteps(long supply, long from, long to) {
            long number = from / step;
            int place = (int) (number % demand.length);
            long begin = from;
            long end = (number + 1) * step;
            while (begin < to) {
                tally.piece(left(supply, demand[place]), begin, Math.min(end, to));
                begin = end;
                end += step;
                place = place + 1 == demand.length ? 0 : place + 1;
            }
        }

        private double left(long supply, long asked) {
            return shortfall ? Math.max(0, asked - supply) / PARTS : (supply - asked) / PARTS;
        }

        /** What holds up to the end; a demand that would begin there is none of the run. */
        @Override
        double atEnd(double last, long horizon) {
            int place = (int) ((horizon - 1) / step % demand.length);
            return left((long) (last * PARTS), demand[place]);
        }
    }
}
