package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.SimTime;
import org.faultline.observe.Tally;
import org.faultline.scenario.MemberState;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.QueueCount;
import org.faultline.scenario.Take;
import org.faultline.trace.Readings;

/**
 * Those who measure what a scenario observes of its queues, by the points that they look at. A point that nobody looks at costs one
 * comparison per change. A gauge is told before the first change at each moment, so values that last no time are never seen.
 */
final class Observers {

    private static final long ALWAYS = Long.MIN_VALUE;
    private static final Gauge[] NO_GAUGES = {};
    private static final SampleMeter[] NO_METERS = {};

    private final QueueTable table;
    private final Counts counts;
    private final Agenda agenda;
    private final long horizon;
    /** Those that follow every change, and those to whom only changes up to one moment matter. */
    private final Gauge[][] followersAt;

    private final Gauge[][] otherGaugesAt;
    private final SampleMeter[][] waitsAt;
    private final SampleMeter[][] sojournsAt;
    private final SampleMeter[][] worksAt;
    private final SampleMeter[][] attemptsAt;
    /** By point: nothing there is of interest to a gauge up to this moment. */
    private final long[] due;
    /** The same for those gauges that do not follow every change. */
    private final long[] dueToOthers;

    /** By component: whether a gauge that looks during the run looks at others as well. */
    private final boolean[] seenWithOthers;

    private final List<Gauge> gauges = new ArrayList<>();
    private final List<SampleMeter> meters = new ArrayList<>();
    private Customers customers;

    Observers(QueueTable table, Counts counts, Agenda agenda, long horizon) {
        this.table = table;
        this.counts = counts;
        this.agenda = agenda;
        this.horizon = horizon;
        followersAt = new Gauge[table.points][];
        otherGaugesAt = new Gauge[table.points][];
        dueToOthers = new long[table.points];
        waitsAt = new SampleMeter[table.points][];
        sojournsAt = new SampleMeter[table.points][];
        worksAt = new SampleMeter[table.points][];
        attemptsAt = new SampleMeter[table.points][];
        due = new long[table.points];
        seenWithOthers = new boolean[table.components];
        Arrays.fill(followersAt, NO_GAUGES);
        Arrays.fill(otherGaugesAt, NO_GAUGES);
        Arrays.fill(waitsAt, NO_METERS);
        Arrays.fill(sojournsAt, NO_METERS);
        Arrays.fill(worksAt, NO_METERS);
        Arrays.fill(attemptsAt, NO_METERS);
    }

    /** Follows a count or the state of members. */
    private static final class Gauge {

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
            boolean grows = take instanceof Take.Over over
                    && (over.sort() == Take.Sort.INCREASE || over.sort() == Take.Sort.RATE);
            return grows ? after - 1 : ALWAYS;
        }

        void begin() {
            since = moment == ALWAYS ? 0 : moment;
            tally.reset();
        }

        /** The value is about to change; of that it must be told before a change after {@code since}. */
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

        void finish(long horizon) {
            before(horizon);
            tally.finish(value.now());
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
    }

    /** A value at the present moment. */
    private interface Value {
        double now();
    }

    /** The sum of two counts that are kept: what most look at, and often. */
    private static final class Sum implements Value {

        private final long[] counted;
        private final int first;
        private final int second;

        Sum(Counts counts, int first, int second) {
            counted = counts.all();
            this.first = first;
            this.second = second;
        }

        @Override
        public double now() {
            return counted[first] + counted[second];
        }
    }

    /** Takes on the observations of a scenario that are about queues. */
    void connect(List<Observation> observations, Customers all, Stations stations, Members members) {
        customers = all;
        for (int i = 0; i < observations.size(); i++) {
            Observation.Made made = observations.get(i).made();
            if (made instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Queue queue) {
                add(new Gauge(i, valueOf(queue, stations), taken.take(), horizon), queue.of());
            } else if (made instanceof Observation.Taken taken && taken.quantity() instanceof Quantity.Members of) {
                add(new Gauge(i, valueOf(of, members), taken.take(), horizon), of.of());
            } else if (made instanceof Observation.Sampled sampled) {
                add(i, sampled);
            }
        }
    }

    private void add(Gauge gauge, List<String> of) {
        gauges.add(gauge);
        for (String id : of) {
            int point = table.of(id);
            Gauge[][] all = gauge.moment == ALWAYS ? followersAt : otherGaugesAt;
            all[point] = with(all[point], gauge);
        }
        int[] components = of.stream()
                .mapToInt(id -> table.component[table.of(id)])
                .distinct()
                .toArray();
        if (components.length > 1 && gauge.moment < horizon) {
            Arrays.stream(components).forEach(c -> seenWithOthers[c] = true);
        }
    }

    private void add(int observation, Observation.Sampled sampled) {
        SampleMeter meter =
                new SampleMeter(observation, sampled, originsOf(sampled.sample().from()));
        meters.add(meter);
        SampleMeter[][] all =
                switch (sampled.sample().what()) {
                    case WAIT -> waitsAt;
                    case SOJOURN -> sojournsAt;
                    case WORK -> worksAt;
                    case ATTEMPTS -> attemptsAt;
                };
        for (String id : sampled.sample().of()) {
            int point = table.of(id);
            all[point] = with(all[point], meter);
        }
    }

    private static <T> T[] with(T[] some, T another) {
        T[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    /** Which origins count; nobody told apart where the list is empty. */
    private boolean[] originsOf(List<String> from) {
        boolean[] among = new boolean[table.origins];
        Arrays.fill(among, from.isEmpty());
        from.forEach(id -> among[table.of(id) - table.firstOrigin] = true);
        return among;
    }

    private Value valueOf(Quantity.Members of, Members members) {
        int[] populations = of.of().stream()
                .mapToInt(id -> table.of(id) - table.firstOrigin - table.streams.size())
                .toArray();
        double size = 0;
        for (int p : populations) {
            size += table.populations.get(p).size();
        }
        double weight = of.share() ? 1 / size : 1;
        return () -> {
            int sum = 0;
            for (int p : populations) {
                sum += membersIn(p, of.state(), members);
            }
            return sum * weight;
        };
    }

    private int membersIn(int p, MemberState state, Members members) {
        return switch (state) {
            case AT_REST -> members.count(p, Members.AT_REST);
            case REQUESTING -> members.count(p, Members.REQUESTING);
            case DETACHED -> members.count(p, Members.DETACHED);
            case GAVE_UP -> members.count(p, Members.GAVE_UP);
            case UNSERVED -> table.populations.get(p).size() - members.count(p, Members.AT_REST);
        };
    }

    private Value valueOf(Quantity.Queue queue, Stations stations) {
        int[] at = queue.of().stream().mapToInt(table::of).toArray();
        if (queue.what() == QueueCount.UP_IDLE) {
            return () -> {
                int idle = 0;
                for (int p : at) {
                    idle += stations.running(p) > 0 && counts.of(Counts.IN_SYSTEM, p) == 0 ? 1 : 0;
                }
                return idle;
            };
        }
        if (queue.what() == QueueCount.RUNNING) {
            return () -> {
                double running = 0;
                for (int p : at) {
                    running += stations.running(p);
                }
                return running;
            };
        }
        int first = sortOf(queue.what());
        int second = queue.what() == QueueCount.PRESENT ? Counts.IN_ORBIT : -1;
        if (!queue.from().isEmpty()) {
            return ofSome(at, first, second, originsOf(queue.from()));
        }
        if (at.length == 1 && second < 0) {
            int point = at[0];
            if (first == Counts.IN_SYSTEM && point < table.firstFork) {
                return new Sum(counts, Counts.place(Counts.WAITING, point), Counts.place(Counts.BUSY, point));
            }
            return Counts.isKept(first)
                    ? new Sum(counts, Counts.place(first, point), counts.placeOfNothing())
                    : () -> counts.of(first, point);
        }
        return () -> {
            long sum = 0;
            for (int p : at) {
                sum += counts.of(first, p) + (second < 0 ? 0 : counts.of(second, p));
            }
            return sum;
        };
    }

    /** The sort of a count that is kept as such. */
    private static int sortOf(QueueCount what) {
        return switch (what) {
            case IN_SYSTEM, PRESENT, UP_IDLE, RUNNING -> Counts.IN_SYSTEM;
            case WAITING -> Counts.WAITING;
            case BUSY -> Counts.BUSY;
            case IN_ORBIT -> Counts.IN_ORBIT;
            case ARRIVALS -> Counts.ARRIVALS;
            case ATTEMPTS -> Counts.ATTEMPTS;
            case REJECTED -> Counts.REJECTED;
            case REJECTED_FIRST -> Counts.REJECTED_FIRST;
            case RETRIES -> Counts.RETRIES;
            case ACCEPTED -> Counts.ACCEPTED;
            case COMPLETED -> Counts.COMPLETED;
            case LOST -> Counts.LOST;
            case BALKED -> Counts.BALKED;
            case ABANDONED -> Counts.ABANDONED;
            case DROPPED -> Counts.DROPPED;
            case COLLIDED -> Counts.COLLIDED;
            case UNHEARD -> Counts.UNHEARD;
            case UNANSWERED -> Counts.UNANSWERED;
        };
    }

    private Value ofSome(int[] at, int first, int second, boolean[] among) {
        for (int p : at) {
            counts.tellApart(p);
        }
        return () -> {
            long sum = 0;
            for (int p : at) {
                for (int o = 0; o < among.length; o++) {
                    if (among[o]) {
                        sum += counts.of(first, p, o) + (second < 0 ? 0 : counts.of(second, p, o));
                    }
                }
            }
            return sum;
        };
    }

    /** Whether a gauge looks during the run at more than this component, so that it must not be run apart. */
    boolean seesMoreThan(int component) {
        return seenWithOthers[component];
    }

    /** Whether anybody looks at what a point counts. */
    boolean hasGauges(int point) {
        return followersAt[point].length + otherGaugesAt[point].length > 0;
    }

    /** Whether anybody follows each change at a point. */
    boolean hasFollowers(int point) {
        return followersAt[point].length > 0;
    }

    /** Whether all who follow a station need but how long customers wait and are served there, see {@link #tellTimes}. */
    boolean needTimesAlone(int station) {
        return Arrays.stream(followersAt[station]).allMatch(g -> g.needsTimesAlone(station));
    }

    /** The moments from which on those who follow a station count. */
    long[] beginningsAt(int station) {
        return Arrays.stream(followersAt[station])
                .mapToLong(g -> g.tally.after())
                .distinct()
                .toArray();
    }

    /**
     * Tells those who follow a station the integrals of the numbers who wait and who are served, in microseconds, each from a moment on to
     * the end of the run.
     */
    void tellTimes(int station, long[] from, double[] waiting, double[] busy) {
        for (Gauge gauge : followersAt[station]) {
            for (int k = 0; k < from.length; k++) {
                if (gauge.tally.after() == from[k]) {
                    gauge.tellTimes(station, waiting[k], busy[k], horizon);
                }
            }
        }
    }

    /** The moments before the end at which others look at some points. */
    LongStream momentsAt(int... points) {
        return Arrays.stream(points)
                .mapToObj(point -> otherGaugesAt[point])
                .flatMap(Arrays::stream)
                .mapToLong(g -> g.moment)
                .filter(moment -> moment < horizon);
    }

    /** Something at a point would change at a moment; for those who look at single moments. */
    void look(int point, long now) {
        for (Gauge gauge : otherGaugesAt[point]) {
            gauge.before(now);
        }
    }

    /** Whether anybody measures customers one by one at a point. */
    boolean hasMeters(int point) {
        return waitsAt[point].length + sojournsAt[point].length + worksAt[point].length + attemptsAt[point].length > 0;
    }

    /** Before a run. */
    void begin() {
        gauges.forEach(Gauge::begin);
        for (int p = 0; p < due.length; p++) {
            dueToOthers[p] = earliest(otherGaugesAt[p]);
            due[p] = Math.min(earliest(followersAt[p]), dueToOthers[p]);
        }
        meters.forEach(SampleMeter::reset);
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
            for (Gauge gauge : otherGaugesAt[point]) {
                gauge.before(now);
            }
            dueToOthers[point] = earliest(otherGaugesAt[point]);
        }
        due[point] = followers.length > 0 ? now : dueToOthers[point];
    }

    private static long earliest(Gauge[] some) {
        long earliest = Long.MAX_VALUE;
        for (Gauge gauge : some) {
            earliest = Math.min(earliest, gauge.since);
        }
        return earliest;
    }

    /** A customer's wait is over, because service begins or because it leaves. */
    void waited(int point, int c, long now, boolean served) {
        waited(point, customers.enteredAt[c], customers.origin[c], now, served);
    }

    /** The wait of a customer of an origin, which entered the point at a moment, is over. */
    void waited(int point, long entered, int origin, long now, boolean served) {
        for (SampleMeter meter : waitsAt[point]) {
            meter.add(now - entered, entered, origin, served);
        }
    }

    /** A customer leaves a point. */
    void left(int point, int c, boolean served) {
        long entered = point >= table.firstOrigin ? customers.bornAt[c] : customers.enteredAt[c];
        left(point, entered, customers.origin[c], agenda.now(), served);
    }

    /** A customer of an origin, which entered the point at a moment, leaves it. */
    void left(int point, long entered, int origin, long now, boolean served) {
        for (SampleMeter meter : sojournsAt[point]) {
            meter.add(now - entered, entered, origin, served);
        }
    }

    /** A station lets a customer of an origin in, with work in microseconds. */
    void letIn(int point, long work, int origin, long now) {
        for (SampleMeter meter : worksAt[point]) {
            meter.add(work, now, origin, true);
        }
    }

    /** A customer was let in or gave up; its number of attempts is known. */
    void attempts(int point, int c, boolean letIn) {
        attempts(point, customers.attempts[c], customers.origin[c], agenda.now(), letIn);
    }

    /** A customer of an origin was let in, or gave up, with so many attempts. */
    void attempts(int point, int attempts, int origin, long now, boolean letIn) {
        for (SampleMeter meter : attemptsAt[point]) {
            meter.add(attempts, now, origin, letIn);
        }
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        for (Gauge gauge : gauges) {
            gauge.finish(horizon);
            if (gauge.tally.isPresent() && gauge.tally.isCensored()) {
                readings.putBound(gauge.observation, gauge.tally.result());
            } else if (gauge.tally.isPresent()) {
                readings.put(gauge.observation, gauge.tally.result());
            }
        }
        meters.forEach(m -> m.finish(readings));
    }
}
