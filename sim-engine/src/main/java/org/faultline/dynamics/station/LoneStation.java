package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.IntList;
import org.faultline.kernel.EndlessMoment;
import org.faultline.kernel.SimTime;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Station;

/**
 * A station that nothing else in the scenario touches: customers come from streams of its own, wait their turn, are served and leave. Such
 * a station is run from the start to the horizon in a loop of its own, with an arrival of each stream and an end of service of each server
 * as all that can come next.
 *
 * <p>What happens is what would happen on the agenda, event by event: the same draws, the same order of events at one moment (an order
 * of scheduling is given to each as the agenda would), the same fingerprint, and observers are told the same. What is saved is the list of
 * events, and the record of each customer; see {@link Stations} for stations that need them, and {@link LoneServer} for the simplest.
 */
final class LoneStation implements Apart {

    /** With more servers ends of service are too many for a list that is kept sorted. */
    private static final int MOST_SERVERS = 32;

    private static final int START_ROOM = 64;

    private final int s;
    private final Floor floor;
    private final Gauges gauges;
    private final Meters meters;
    private final Counts counts;
    /** All counts, and whether those of the station and of its streams stand nowhere else. */
    private final long[] all;

    private final boolean isAll;
    /** Whether anybody measures customers one by one. */
    private final boolean isMetered;
    /** Whether anybody looks at what streams count. */
    private final boolean areStreamsWatched;

    private final Arrivals arrivals;
    private final Durations work;
    private final int servers;
    private final long room;
    private final int initial;
    private final int initialOrigin;
    private final int origins;
    private final int firstOrigin;

    private long now;
    private final long[] fingerprint = new long[Floor.LANES];
    private long scheduled;

    /** Streams, and of each when its next customers come, the order of that event, and how many came. */
    private final int[] streams;

    private final long[] nextAt;
    private final long[] nextOrder;
    private final long[] born;
    /** The stream whose customers come next. */
    private int soonest;

    /** Customers in service, the last to end first: end of service and its order, when they came, from where and who they are. */
    private final long[] endsAt;

    private final long[] endOrder;
    private final long[] servedSince;
    private final int[] servedFrom;
    private final long[] servedWho;
    private int busy;

    /** Customers who wait, in a ring whose size is a power of two: work, when they came, from where and who they are. */
    private long[] waitingWork = new long[START_ROOM];

    private long[] waitingSince = new long[START_ROOM];
    private int[] waitingFrom = new int[START_ROOM];
    private long[] waitingWho = new long[START_ROOM];
    private int head;
    private int waiting;

    private LoneStation(int s, int[] streams, Floor floor, Arrivals arrivals, Stations stations) {
        this.s = s;
        this.floor = floor;
        this.arrivals = arrivals;
        QueueTable table = floor.table;
        gauges = floor.gauges;
        meters = floor.meters;
        counts = floor.counts;
        all = counts.all();
        work = stations.work(s);
        servers = table.servers[s];
        room = table.room[s];
        initial = table.stations.get(s).initial();
        initialOrigin = table.initialOrigin(s);
        origins = table.origins;
        firstOrigin = table.firstOrigin;
        this.streams = streams;
        Arrays.stream(streams).forEach(arrivals::leaveApart);
        int[] points = IntStream.concat(IntStream.of(s), Arrays.stream(streams).map(table::pointOf))
                .toArray();
        isAll = Arrays.stream(points).noneMatch(counts::tellsApart);
        isMetered = Arrays.stream(points).anyMatch(meters::areAt);
        areStreamsWatched = Arrays.stream(streams).map(table::pointOf).anyMatch(gauges::areAt);
        int n = Math.max(1, streams.length); // without streams nobody ever comes from the first
        nextAt = new long[n];
        nextOrder = new long[n];
        born = new long[n];
        endsAt = new long[servers];
        endOrder = new long[servers];
        servedSince = new long[servers];
        servedFrom = new int[servers];
        servedWho = new long[servers];
    }

    /** Those that are run like this or by a {@link LoneServer}, in the order of the stations; O(size of the network). */
    static List<Apart> among(Floor floor, Arrivals arrivals, Stations stations) {
        QueueTable table = floor.table;
        int[] points = new int[table.components];
        for (int p = 0; p < table.points; p++) {
            points[table.component[p]]++;
        }
        Map<Integer, IntList> streams = new HashMap<>();
        for (int i = 0; i < table.streams.size(); i++) {
            streams.computeIfAbsent(table.component[table.pointOf(i)], c -> new IntList())
                    .add(i);
        }
        List<Apart> lone = new ArrayList<>();
        for (int s = 0; s < table.stations.size(); s++) {
            int component = table.component[s];
            int[] own = streams.getOrDefault(component, new IntList()).toArray();
            // the station, its initial customers and its streams are all there is
            if (points[component] == 2 + own.length
                    && !floor.gauges.seeMoreThan(component)
                    && isPlain(table.stations.get(s))
                    && Arrays.stream(own).allMatch(i -> isPlain(table.streams.get(i)))) {
                lone.add(
                        LoneServer.suits(s, own, floor, arrivals)
                                ? new LoneServer(s, own[0], floor, arrivals, stations)
                                : new LoneStation(s, own, floor, arrivals, stations));
            }
        }
        return lone;
    }

    private static boolean isPlain(Station station) {
        return station.discipline() == Station.Discipline.FIFO
                && station.servers().orElse(Integer.MAX_VALUE) <= MOST_SERVERS
                && station.servers().orElse(1) > 0
                && station.serviceOf().isEmpty()
                && !station.isWide()
                && station.together().most() == 1
                && station.patience().isEmpty()
                && !station.scares()
                && station.retry().isEmpty()
                && station.hosting().isEmpty()
                && station.setUp().isEmpty()
                && station.next().routes().isEmpty();
    }

    private static boolean isPlain(ArrivalStream stream) {
        return !(stream.timing() instanceof ArrivalStream.Burst)
                && stream.acceptance() == ArrivalStream.Acceptance.PARTIAL
                && stream.to().routes().size() == 1
                && stream.to().routes().get(0).share() == 1;
    }

    @Override
    public int station() {
        return s;
    }

    @Override
    public void run(long horizon, long most) {
        begin();
        long untilLook = most;
        long lastSeen = -1;
        while (true) {
            int last = busy - 1;
            long arrival = nextAt[soonest];
            boolean serves = last >= 0
                    && (endsAt[last] < arrival || (endsAt[last] == arrival && endOrder[last] < nextOrder[soonest]));
            long time = serves ? endsAt[last] : arrival;
            if (time > horizon) {
                break;
            }
            if (untilLook-- == 0) {
                EndlessMoment.refuse(lastSeen, now, most);
                lastSeen = now;
                untilLook = most - 1;
            }
            now = time;
            if (serves) {
                serve();
            } else {
                arrive();
            }
        }
        floor.putFingerprint(floor.table.component[s], fingerprint);
    }

    private void begin() {
        now = 0;
        Arrays.fill(fingerprint, 0);
        scheduled = 0;
        busy = 0;
        head = 0;
        waiting = 0;
        for (int i = 0; i < initial; i++) {
            comeTo(initialOrigin, (long) i * origins + initialOrigin);
        }
        Arrays.fill(nextAt, SimTime.NEVER);
        Arrays.fill(born, 0);
        for (int k = 0; k < streams.length; k++) {
            schedule(k, arrivals.first(streams[k]));
        }
        findSoonest();
    }

    private void schedule(int k, long time) {
        nextAt[k] = time;
        if (time != SimTime.NEVER) {
            nextOrder[k] = scheduled++;
        }
    }

    private void findSoonest() {
        int found = 0;
        for (int k = 1; k < nextAt.length; k++) {
            if (nextAt[k] < nextAt[found] || (nextAt[k] == nextAt[found] && nextOrder[k] < nextOrder[found])) {
                found = k;
            }
        }
        soonest = found;
    }

    private void arrive() {
        int k = soonest;
        int stream = streams[k];
        schedule(k, arrivals.following(stream, now));
        findSoonest();
        int size = arrivals.size(stream);
        int point = firstOrigin + stream;
        for (int i = 0; i < size; i++) {
            long who = born[k]++ * origins + stream;
            if (areStreamsWatched) {
                gauges.before(point, now);
            }
            count(Counts.ARRIVALS, point, stream, 1);
            comeTo(stream, who);
        }
    }

    private void comeTo(int origin, long who) {
        gauges.before(s, now);
        count(Counts.ARRIVALS, s, origin, 1);
        if (busy + (long) waiting >= room) {
            add(Counts.REJECTED, origin, who);
            add(Counts.REJECTED_FIRST, origin, who);
            add(Counts.LOST, origin, who);
            meters.attempts(s, 1, origin, now, false);
            leave(origin, now, false);
            return;
        }
        long duration = work.next();
        if (isMetered) {
            meters.letIn(s, duration, origin, now);
            meters.attempts(s, 1, origin, now, true);
        }
        if (busy < servers) {
            startServing(duration, now, origin, who);
        } else {
            waitInLine(duration, origin, who);
        }
    }

    private void waitInLine(long duration, int origin, long who) {
        if (waiting == waitingWork.length) {
            grow();
        }
        int place = (head + waiting++) & (waitingWork.length - 1);
        waitingWork[place] = duration;
        waitingSince[place] = now;
        waitingFrom[place] = origin;
        waitingWho[place] = who;
        add(Counts.WAITING, origin, who);
    }

    private void startServing(long duration, long since, int origin, long who) {
        long end = SimTime.plus(now, duration);
        int place = busy++;
        while (place > 0 && endsAt[place - 1] <= end) {
            endsAt[place] = endsAt[place - 1];
            endOrder[place] = endOrder[place - 1];
            servedSince[place] = servedSince[place - 1];
            servedFrom[place] = servedFrom[place - 1];
            servedWho[place] = servedWho[place - 1];
            place--;
        }
        endsAt[place] = end;
        endOrder[place] = scheduled++;
        servedSince[place] = since;
        servedFrom[place] = origin;
        servedWho[place] = who;
        add(Counts.BUSY, origin, who);
        if (isMetered) {
            meters.waited(s, since, origin, now, true);
        }
    }

    private void serve() {
        int last = --busy;
        long since = servedSince[last];
        int origin = servedFrom[last];
        gauges.before(s, now);
        count(Counts.BUSY, s, origin, -1);
        add(Counts.COMPLETED, origin, servedWho[last]);
        if (isMetered) {
            meters.left(s, since, origin, now, true);
        }
        if (waiting > 0) {
            serveNext();
        }
        leave(origin, since, true);
    }

    private void serveNext() {
        int place = head;
        head = (place + 1) & (waitingWork.length - 1);
        waiting--;
        count(Counts.WAITING, s, waitingFrom[place], -1);
        startServing(waitingWork[place], waitingSince[place], waitingFrom[place], waitingWho[place]);
    }

    private void leave(int origin, long since, boolean served) {
        if (origin != initialOrigin) {
            int point = firstOrigin + origin;
            if (areStreamsWatched) {
                gauges.before(point, now);
            }
            count(served ? Counts.COMPLETED : Counts.LOST, point, origin, 1);
            if (isMetered) {
                meters.left(point, since, origin, now, served);
            }
        }
    }

    /** Adds one to a count of the station, whose observers were told. */
    private void add(int sort, int origin, long who) {
        int what = 2 * sort + 1;
        int lane = Floor.laneOf(what);
        fingerprint[lane] = Floor.taken(fingerprint[lane], s, who, what, now);
        count(sort, s, origin, 1);
    }

    private void count(int sort, int point, int origin, int change) {
        if (isAll) {
            all[Counts.place(sort, point)] += change;
        } else {
            counts.add(sort, point, origin, change);
        }
    }

    private void grow() {
        int size = waitingWork.length;
        waitingWork = unrolled(waitingWork);
        waitingSince = unrolled(waitingSince);
        waitingWho = unrolled(waitingWho);
        int[] from = new int[2 * size];
        for (int i = 0; i < size; i++) {
            from[i] = waitingFrom[(head + i) & (size - 1)];
        }
        waitingFrom = from;
        head = 0;
    }

    /** A full ring in one of twice its size, from its start. */
    private long[] unrolled(long[] ring) {
        long[] larger = new long[2 * ring.length];
        System.arraycopy(ring, head, larger, 0, ring.length - head);
        System.arraycopy(ring, 0, larger, ring.length - head, head);
        return larger;
    }
}
