package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Distribution;

/**
 * Customers from outside. A stream has one pending event, its next arrival. A rate that changes is thinned (P. A. W. Lewis and G. S.
 * Shedler, Naval Research Logistics Quarterly 26 (1979) 403-413): candidates come at the greatest rate and count with the chance of the
 * present rate over the greatest.
 */
final class Arrivals {

    private static final int DRAWN = -1;
    private static final int DIVIDED = -1;

    private final QueueTable table;
    private final Floor floor;
    private final Births births;
    private final long horizon;
    private final ArrivalStream.Rate[] rate;
    private final long[] end;
    private final int[] batchSize;
    /** The station that batches get into whole or not at all; {@link #DIVIDED} where as many get in as fit. */
    private final int[] entrance;

    /** Streams to stations that are run apart. */
    private final boolean[] apart;

    private final long[][] moments;
    private final Durations[] gaps;
    private final DrawSequence[] batchDraws;
    private final DrawSequence[] thinningDraws;
    private final int arrives;
    private final int bursts;

    /** Lets a customer come into being. */
    interface Births {
        void born(int origin, int member);
    }

    Arrivals(Floor floor, Births births, long horizon) {
        this.floor = floor;
        this.births = births;
        this.horizon = horizon;
        arrives = floor.agenda.register(this::arrives);
        bursts = floor.agenda.register(this::bursts);
        table = floor.table;
        int n = table.streams.size();
        rate = new ArrivalStream.Rate[n];
        end = new long[n];
        batchSize = new int[n];
        entrance = new int[n];
        apart = new boolean[n];
        moments = new long[n][];
        gaps = new Durations[n];
        batchDraws = new DrawSequence[n];
        thinningDraws = new DrawSequence[n];
        for (int i = 0; i < n; i++) {
            ArrivalStream stream = table.streams.get(i);
            long key = table.key[table.firstOrigin + i];
            boolean inBurst = stream.timing() instanceof ArrivalStream.Burst;
            gaps[i] = new Durations(
                    new Law(gapOf(stream.timing())), Floor.sequence(inBurst ? Purposes.BURST : Purposes.GAP, key));
            batchDraws[i] = Floor.sequence(Purposes.BATCH, key);
            thinningDraws[i] = Floor.sequence(Purposes.THINNING, key);
            end[i] = endOf(stream.timing());
            rate[i] = stream.timing() instanceof ArrivalStream.Poisson poisson ? poisson.rate() : null;
            entrance[i] = stream.acceptance() == ArrivalStream.Acceptance.WHOLE
                    ? table.targets[table.pointOf(i)][0]
                    : DIVIDED;
            batchSize[i] = stream.batch().isConstant() ? whole(stream.batch().mean()) : DRAWN;
        }
    }

    /** The first moment at which nobody comes any more. */
    private long endOf(ArrivalStream.Timing timing) {
        double until = Double.POSITIVE_INFINITY;
        if (timing instanceof ArrivalStream.Renewal renewal) {
            until = renewal.untilHours();
        } else if (timing instanceof ArrivalStream.Poisson poisson) {
            until = poisson.untilHours();
        }
        return Double.isInfinite(until) ? horizon + 1 : Math.min(horizon + 1, SimTime.ofHours(until));
    }

    private static Distribution gapOf(ArrivalStream.Timing timing) {
        if (timing instanceof ArrivalStream.Renewal renewal) {
            return renewal.gap();
        }
        if (timing instanceof ArrivalStream.Poisson poisson) {
            return new Distribution.Exponential(1 / poisson.rate().greatest());
        }
        return ((ArrivalStream.Burst) timing).spread();
    }

    private static int whole(double value) {
        return (int) StrictMath.round(value);
    }

    /** Leaves a stream to somebody else, who asks when its customers come. */
    void leaveApart(int i) {
        apart[i] = true;
    }

    /** Schedules what comes first. */
    void start(Draws draws) {
        for (int i = 0; i < gaps.length; i++) {
            gaps[i].restart(draws);
            batchDraws[i].restart(draws);
            thinningDraws[i].restart(draws);
            ArrivalStream.Timing timing = table.streams.get(i).timing();
            if (timing instanceof ArrivalStream.Burst burst) {
                startBurst(i, burst);
            } else if (!apart[i]) {
                schedule(i, first(i));
            }
        }
    }

    /** The first arrival of a stream that is no burst; {@link SimTime#NEVER} when nobody comes. */
    long first(int i) {
        return following(i, beginning(i));
    }

    /** The moment at which the first gap of a stream that is no burst begins. */
    long beginning(int i) {
        ArrivalStream.Timing timing = table.streams.get(i).timing();
        double from = timing instanceof ArrivalStream.Renewal r
                ? r.fromHours()
                : ((ArrivalStream.Poisson) timing).fromHours();
        return SimTime.ofHours(from);
    }

    /**
     * So many arrivals of a stream that follow a moment, into an array from its start.
     *
     * @return how many there are; fewer when nobody comes any more
     */
    int following(int i, long last, long[] into, int count) {
        if (rate[i] == null) {
            gaps[i].next(into, count);
        }
        long due = last;
        for (int k = 0; k < count; k++) {
            due = rate[i] == null ? SimTime.plus(due, into[k]) : thinned(i, SimTime.plus(due, gaps[i].next()));
            if (due >= end[i]) {
                return k;
            }
            into[k] = due;
        }
        return count;
    }

    /** Whether customers of a stream always come one at a time. */
    boolean comeSingly(int i) {
        return batchSize[i] == 1;
    }

    /** The arrival of a stream that follows a moment; {@link SimTime#NEVER} when nobody comes any more. */
    long following(int i, long last) {
        long due = SimTime.plus(last, gaps[i].next());
        if (rate[i] != null) {
            due = thinned(i, due);
        }
        return due < end[i] ? due : SimTime.NEVER;
    }

    /** The first candidate from one on that counts. */
    private long thinned(int i, long candidate) {
        long due = candidate;
        while (due <= horizon && thinningDraws[i].uniform() * rate[i].greatest() >= rate[i].at(SimTime.toHours(due))) {
            due = SimTime.plus(due, gaps[i].next());
        }
        return due;
    }

    private void schedule(int i, long due) {
        if (due != SimTime.NEVER) {
            floor.agenda.later(due, arrives, i, 0);
        }
    }

    private void arrives(int i, int unused) {
        schedule(i, following(i, floor.agenda.now()));
        come(i);
    }

    /** How many come together this time. */
    int size(int i) {
        int size = batchSize[i];
        return size == DRAWN ? whole(table.streams.get(i).batch().quantile(batchDraws[i].uniform())) : size;
    }

    private void come(int i) {
        int size = size(i);
        floor.isTurningAway = entrance[i] != DIVIDED
                && floor.widths.inside(entrance[i]) + (long) size * floor.widths.ofOrigin(i, entrance[i])
                        > table.room[entrance[i]];
        for (int k = 0; k < size; k++) {
            births.born(i, Customers.NOBODY);
        }
        floor.isTurningAway = false;
    }

    private void startBurst(int i, ArrivalStream.Burst burst) {
        long begin = SimTime.ofHours(burst.atHours());
        if (moments[i] == null) {
            moments[i] = new long[burst.count()];
        }
        for (int k = 0; k < burst.count(); k++) {
            moments[i][k] = SimTime.plus(begin, gaps[i].next());
        }
        Arrays.sort(moments[i]);
        if (moments[i].length > 0) {
            floor.agenda.later(moments[i][0], bursts, i, 0);
        }
    }

    private void bursts(int i, int from) {
        int k = from;
        while (k < moments[i].length && moments[i][k] == floor.agenda.now()) {
            come(i);
            k++;
        }
        if (k < moments[i].length) {
            floor.agenda.later(moments[i][k], bursts, i, k);
        }
    }
}
