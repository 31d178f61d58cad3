package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.kernel.Agenda;
import org.faultline.trace.Readings;

/**
 * Those who look at what points count, by the points that they look at. A point that nobody looks at costs one comparison per change. A
 * gauge is told before the first change at each moment, so values that last no time are never seen.
 */
final class Gauges {

    private static final Gauge[] NONE = {};

    private final QueueTable table;
    private final Agenda agenda;
    private final long horizon;
    private final List<Gauge> all = new ArrayList<>();
    /** Those that follow every change, and those to whom only changes up to one moment matter. */
    private final Gauge[][] followersAt;

    private final Gauge[][] othersAt;
    /** By point: nothing there is of interest to a gauge up to this moment. */
    private final long[] due;
    /** The same for those gauges that do not follow every change. */
    private final long[] dueToOthers;

    /** By component: whether a gauge that looks during the run looks at others as well. */
    private final boolean[] seenWithOthers;

    Gauges(QueueTable table, Agenda agenda, long horizon) {
        this.table = table;
        this.agenda = agenda;
        this.horizon = horizon;
        followersAt = new Gauge[table.points][];
        othersAt = new Gauge[table.points][];
        due = new long[table.points];
        dueToOthers = new long[table.points];
        seenWithOthers = new boolean[table.components];
        Arrays.fill(followersAt, NONE);
        Arrays.fill(othersAt, NONE);
    }

    /** Takes on a gauge that looks at some points. */
    void add(Gauge gauge, List<String> of) {
        all.add(gauge);
        Gauge[][] at = gauge.follows() ? followersAt : othersAt;
        for (String id : of) {
            int point = table.of(id);
            at[point] = with(at[point], gauge);
        }
        int[] components = of.stream()
                .mapToInt(id -> table.component[table.of(id)])
                .distinct()
                .toArray();
        if (components.length > 1 && gauge.moment() < horizon) {
            Arrays.stream(components).forEach(c -> seenWithOthers[c] = true);
        }
    }

    private static Gauge[] with(Gauge[] some, Gauge another) {
        Gauge[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    /** Whether one looks during the run at more than this component, so that it must not be run apart. */
    boolean seeMoreThan(int component) {
        return seenWithOthers[component];
    }

    /** Whether anybody looks at what a point counts. */
    boolean areAt(int point) {
        return followersAt[point].length + othersAt[point].length > 0;
    }

    /** Whether anybody follows each change at a point. */
    boolean follow(int point) {
        return followersAt[point].length > 0;
    }

    /** Whether all who follow a station need but how long customers wait and are served there, see {@link #tellTimes}. */
    boolean needTimesAlone(int station) {
        return Arrays.stream(followersAt[station]).allMatch(g -> g.needsTimesAlone(station));
    }

    /** The moments from which on those who follow a station count. */
    long[] beginningsAt(int station) {
        return Arrays.stream(followersAt[station])
                .mapToLong(Gauge::after)
                .distinct()
                .toArray();
    }

    /** The moments before the end at which others look at some points. */
    LongStream momentsAt(int... points) {
        return Arrays.stream(points)
                .mapToObj(point -> othersAt[point])
                .flatMap(Arrays::stream)
                .mapToLong(Gauge::moment)
                .filter(moment -> moment < horizon);
    }

    /** Before a run. */
    void begin() {
        all.forEach(Gauge::begin);
        for (int p = 0; p < due.length; p++) {
            dueToOthers[p] = earliest(othersAt[p]);
            due[p] = Math.min(earliest(followersAt[p]), dueToOthers[p]);
        }
    }

    /** Something at a point is about to change. */
    void before(int point) {
        before(point, agenda.now());
    }

    /** Something at a point is about to change at a moment. */
    void before(int point, long now) {
        if (now > due[point]) {
            tell(point, now);
        }
    }

    private void tell(int point, long now) {
        Gauge[] followers = followersAt[point];
        for (Gauge gauge : followers) {
            gauge.follow(now);
        }
        if (now > dueToOthers[point]) {
            look(point, now);
            dueToOthers[point] = earliest(othersAt[point]);
        }
        due[point] = followers.length > 0 ? now : dueToOthers[point];
    }

    /** Something at a point would change at a moment; for those who look at single moments. */
    void look(int point, long now) {
        for (Gauge gauge : othersAt[point]) {
            gauge.before(now);
        }
    }

    private static long earliest(Gauge[] some) {
        long earliest = Long.MAX_VALUE;
        for (Gauge gauge : some) {
            earliest = Math.min(earliest, gauge.since());
        }
        return earliest;
    }

    /**
     * Tells those who follow a station the integrals of the numbers who wait and who are served, in microseconds, each from a moment on to
     * the end of the run.
     */
    void tellTimes(int station, long[] from, double[] waiting, double[] busy) {
        for (Gauge gauge : followersAt[station]) {
            for (int k = 0; k < from.length; k++) {
                if (gauge.after() == from[k]) {
                    gauge.tellTimes(station, waiting[k], busy[k], horizon);
                }
            }
        }
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        all.forEach(g -> g.finish(readings, horizon));
    }
}
