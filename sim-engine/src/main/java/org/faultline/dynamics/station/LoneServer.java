package org.faultline.dynamics.station;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.kernel.EndlessMoment;
import org.faultline.kernel.SimTime;

/**
 * A {@link LoneStation} with one server and room for all, to which the customers of one stream come one at a time. It needs no events: who
 * comes at {@code a} while the one before is served until {@code d} begins at {@code max(a, d)} (D. V. Lindley, Proceedings of the Cambridge
 * Philosophical Society 48 (1952) 277-289). Customers are worked out some at a time, one step after the other for all of them, in loops
 * without a choice that nobody could foresee.
 *
 * <p>What is drawn, measured and taken into the fingerprint is what it would be on the agenda, as are counts at the moments at which somebody
 * looks. Integrals of numbers of customers are sums of times of customers, so that only what looks at every change needs {@link LoneStation}.
 * O(1) per customer, and no memory for those who wait.
 */
final class LoneServer implements Apart {

    /** Customers that are worked out together, at first and at most. */
    private static final int FIRST = 4;

    private static final int TOGETHER = 64;

    private static final int WAITS = 2 * Counts.WAITING + 1;
    private static final int BEGINS = 2 * Counts.BUSY + 1;
    private static final int ENDS = 2 * Counts.COMPLETED + 1;

    private final int s;
    private final int stream;
    private final int point;
    private final Floor floor;
    private final Gauges gauges;
    private final Meters meters;
    private final Arrivals arrivals;
    private final Durations work;
    private final boolean isMetered;

    /** Moments at which somebody looks, ascending, and the end; how many had come, begun and were done by then. */
    private final long[] moments;

    private final long[] cameBy;
    private final long[] begunBy;
    private final long[] doneBy;

    /** Moments from which on integrals count, and those of the numbers that wait and that are served, in microseconds. */
    private final long[] afters;

    private final double[] waitingTime;
    private final double[] busyTime;

    /** Of the customers that are worked out together: when they come, what work they bring, when they begin and when they are done. */
    private final long[] comes = new long[TOGETHER];

    private final long[] brings = new long[TOGETHER];
    private final long[] begins = new long[TOGETHER];
    /** With the one before them in front. */
    private final long[] ends = new long[TOGETHER + 1];

    private final long[] fingerprint = new long[Floor.LANES];
    private long horizon;
    private long born;

    LoneServer(int s, int stream, Floor floor, Arrivals arrivals, Stations stations) {
        this.s = s;
        this.stream = stream;
        this.floor = floor;
        this.arrivals = arrivals;
        gauges = floor.gauges;
        meters = floor.meters;
        work = stations.work(s);
        point = floor.table.pointOf(stream);
        arrivals.leaveApart(stream);
        isMetered = meters.areAt(s) || meters.areAt(point);
        moments = LongStream.concat(gauges.momentsAt(s, point), LongStream.of(SimTime.NEVER))
                .distinct()
                .sorted()
                .toArray();
        cameBy = new long[moments.length];
        begunBy = new long[moments.length];
        doneBy = new long[moments.length];
        afters = gauges.beginningsAt(s);
        waitingTime = new double[afters.length];
        busyTime = new double[afters.length];
    }

    /** Whether a station that is run apart, with these streams, can be run like this. */
    static boolean suits(int s, int[] streams, Floor floor, Arrivals arrivals) {
        QueueTable table = floor.table;
        if (streams.length != 1
                || table.servers[s] != 1
                || table.room[s] != Integer.MAX_VALUE
                || table.stations.get(s).initial() > 0
                || !arrivals.comeSingly(streams[0])) {
            return false;
        }
        int point = table.pointOf(streams[0]);
        return !floor.counts.tellsApart(s)
                && !floor.counts.tellsApart(point)
                && floor.gauges.needTimesAlone(s)
                && !floor.gauges.follow(point);
    }

    @Override
    public int station() {
        return s;
    }

    @Override
    public void run(long end, long most) {
        begin(end);
        long last = arrivals.beginning(stream);
        long untilLook = most;
        long lastSeen = -1;
        boolean more = true;
        for (int asked = FIRST; more; asked = Math.min(2 * asked, TOGETHER)) {
            int n = arrivals.following(stream, last, comes, asked);
            more = n == asked;
            if (n > 0) {
                last = comes[n - 1];
                workOut(n);
            }
            untilLook -= n;
            if (untilLook < 0) {
                EndlessMoment.refuse(lastSeen, last, most);
                lastSeen = last;
                untilLook = most;
            }
        }
        tell();
    }

    private void begin(long end) {
        horizon = end;
        born = 0;
        ends[0] = -1;
        moments[moments.length - 1] = end;
        for (long[] counts : List.of(cameBy, begunBy, doneBy, fingerprint)) {
            Arrays.fill(counts, 0);
        }
        Arrays.fill(waitingTime, 0);
        Arrays.fill(busyTime, 0);
    }

    /** The next customers, who come at {@link #comes}. */
    private void workOut(int n) {
        work.next(brings, n);
        long free = ends[0];
        long waitingNow = 0;
        long busyNow = 0;
        for (int i = 0; i < n; i++) {
            long begin = Math.max(comes[i], free);
            free = SimTime.plus(begin, brings[i]);
            begins[i] = begin;
            ends[i + 1] = free;
            waitingNow += begin - comes[i];
            busyNow += free - begin;
        }
        takeIn(n);
        for (int k = 0; k < afters.length; k++) {
            if (comes[0] >= afters[k] && free <= horizon) {
                waitingTime[k] += waitingNow;
                busyTime[k] += busyNow;
            } else {
                addWhatCounts(n, k);
            }
        }
        for (int k = 0; k < moments.length; k++) {
            countBy(n, k);
        }
        if (isMetered) {
            measure(n);
        }
        born += n;
        ends[0] = free;
    }

    /** Takes what happens to customers by the end of the run into the fingerprint, the three sorts of events side by side. */
    private void takeIn(int n) {
        int begun = upTo(horizon, begins, 0, n);
        int done = upTo(horizon, ends, 1, n);
        long waits = fingerprint[0];
        long begin = fingerprint[1];
        long end = fingerprint[2];
        for (int i = 0; i < done; i++) {
            long who = whoIs(i);
            long waitsThen = Floor.taken(waits, s, who, WAITS, comes[i]);
            waits = comes[i] <= ends[i] ? waitsThen : waits;
            begin = Floor.taken(begin, s, who, BEGINS, begins[i]);
            end = Floor.taken(end, s, who, ENDS, ends[i + 1]);
        }
        for (int i = done; i < n; i++) {
            waits = comes[i] <= ends[i] ? Floor.taken(waits, s, whoIs(i), WAITS, comes[i]) : waits;
            begin = i < begun ? Floor.taken(begin, s, whoIs(i), BEGINS, begins[i]) : begin;
        }
        fingerprint[0] = waits;
        fingerprint[1] = begin;
        fingerprint[2] = end;
    }

    private long whoIs(int i) {
        return (born + i) * floor.table.origins + stream;
    }

    /** How many of some moments, ascending from a place on, are not after another. */
    private static int upTo(long moment, long[] some, int from, int n) {
        int found = n;
        while (found > 0 && some[from + found - 1] > moment) {
            found--;
        }
        return found;
    }

    /** Adds what lies between the moment from which an integral counts and the end of the run. */
    private void addWhatCounts(int n, int k) {
        for (int i = 0; i < n; i++) {
            waitingTime[k] += whatCounts(comes[i], begins[i], afters[k]);
            busyTime[k] += whatCounts(begins[i], ends[i + 1], afters[k]);
        }
    }

    private long whatCounts(long from, long to, long after) {
        return Math.max(0, Math.min(to, horizon) - Math.max(from, after));
    }

    private void countBy(int n, int k) {
        long moment = moments[k];
        if (ends[n] <= moment) {
            cameBy[k] += n;
            begunBy[k] += n;
            doneBy[k] += n;
        } else if (comes[0] <= moment) {
            cameBy[k] += upTo(moment, comes, 0, n);
            begunBy[k] += upTo(moment, begins, 0, n);
            doneBy[k] += upTo(moment, ends, 1, n);
        }
    }

    private void measure(int n) {
        for (int i = 0; i < n; i++) {
            meters.letIn(s, brings[i], stream, comes[i]);
            meters.attempts(s, 1, stream, comes[i], true);
            if (begins[i] <= horizon) {
                meters.waited(s, comes[i], stream, begins[i], true);
            }
            if (ends[i + 1] <= horizon) {
                meters.left(s, comes[i], stream, ends[i + 1], true);
                meters.left(point, comes[i], stream, ends[i + 1], true);
            }
        }
    }

    /** Lets those look who look at single moments, tells times, and leaves the counts of the end. */
    private void tell() {
        long[] all = floor.counts.all();
        for (int k = 0; k < moments.length; k++) {
            all[Counts.place(Counts.WAITING, s)] = cameBy[k] - begunBy[k];
            all[Counts.place(Counts.BUSY, s)] = begunBy[k] - doneBy[k];
            for (int p : new int[] {s, point}) {
                all[Counts.place(Counts.ARRIVALS, p)] = cameBy[k];
                all[Counts.place(Counts.COMPLETED, p)] = doneBy[k];
            }
            if (moments[k] < horizon) {
                gauges.look(s, moments[k] + 1);
                gauges.look(point, moments[k] + 1);
            }
        }
        gauges.tellTimes(s, afters, waitingTime, busyTime);
        floor.putFingerprint(floor.table.component[s], fingerprint);
    }
}
