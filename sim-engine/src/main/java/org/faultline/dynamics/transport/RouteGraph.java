package org.faultline.dynamics.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * Links as routes see them: transit assets and the ends of flows, numbered in the order of their ids, so that a tie between equal
 * ways falls the same way however the file is ordered. Not changed by runs.
 *
 * <p>Each link is two arcs, one for each direction. The length of an arc is its latency in nanoseconds in the upper bits and one hop
 * in the lower 16: of ways that take equally long the one with fewer hops is shorter, and every arc is longer than nothing. Links
 * between the same two assets with the same latency are one bundle with the sum of their capacities.
 *
 * <p>What can be full has a number as a resource: each direction of a link with a capacity, and each transit asset with one.
 */
final class RouteGraph {

    /** What has no number. */
    static final int NONE = -1;

    /** Length of an arc that takes no time. */
    static final long HOP = 1;

    private static final long NANOSECOND = 1 << 16;
    private static final double NANOS_PER_MS = 1e6;
    private static final double BITS_PER_MEGABIT = 1e6;

    private final int[] nodeOf;
    private final int[] pointOf;
    private final boolean[] transit;
    private final int[] start;
    private final int[] tail;
    private final int[] head;
    private final long[] length;
    private final int[] reverse;
    private final int[] arcResource;
    private final int[] pointResource;
    private final long[] capacity;
    private final int[] resourceArc;
    private final int[] resourcePoint;

    /** Links between the same two points with the same latency. */
    private record Bundle(int a, int b, long length, long capacity) {}

    /**
     * Compiles the links between transit assets and ends of flows; O(n log n) in both.
     *
     * @param isEnd true for nodes where flows begin or end
     */
    RouteGraph(Network network, Nodes nodes, IntPredicate isEnd) {
        nodeOf = IntStream.range(0, nodes.assets())
                .filter(n -> isEnd.test(n) || nodes.asset(n).kind().carriesTraffic())
                .boxed()
                .sorted(Comparator.comparing(nodes::id))
                .mapToInt(Integer::intValue)
                .toArray();
        pointOf = new int[nodes.size()];
        Arrays.fill(pointOf, NONE);
        transit = new boolean[nodeOf.length];
        for (int point = 0; point < nodeOf.length; point++) {
            pointOf[nodeOf[point]] = point;
            transit[point] = nodes.asset(nodeOf[point]).kind().carriesTraffic();
        }
        List<Bundle> bundles = bundles(network, nodes);
        int arcs = 2 * bundles.size();
        start = new int[nodeOf.length + 1];
        for (Bundle b : bundles) {
            start[b.a + 1]++;
            start[b.b + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        tail = new int[arcs];
        head = new int[arcs];
        length = new long[arcs];
        reverse = new int[arcs];
        arcResource = new int[arcs];
        pointResource = new int[nodeOf.length];
        Arrays.fill(pointResource, NONE);
        long[] limits = new long[arcs + nodeOf.length];
        int[] arcOf = new int[arcs + nodeOf.length];
        int[] ownerOf = new int[arcs + nodeOf.length];
        Arrays.fill(arcOf, NONE);
        Arrays.fill(ownerOf, NONE);
        int[] next = start.clone();
        int resources = 0;
        for (Bundle b : bundles) {
            int there = next[b.a]++;
            int back = next[b.b]++;
            resources = arc(there, back, b.a, b.b, b, limits, arcOf, resources);
            resources = arc(back, there, b.b, b.a, b, limits, arcOf, resources);
        }
        for (int point = 0; point < nodeOf.length; point++) {
            double mbps = nodes.asset(nodeOf[point]).capacity();
            if (transit[point] && mbps > 0) {
                limits[resources] = bits(mbps);
                ownerOf[resources] = point;
                pointResource[point] = resources++;
            }
        }
        capacity = Arrays.copyOf(limits, resources);
        resourceArc = Arrays.copyOf(arcOf, resources);
        resourcePoint = Arrays.copyOf(ownerOf, resources);
    }

    private int arc(int arc, int back, int from, int to, Bundle b, long[] limits, int[] arcOf, int resources) {
        tail[arc] = from;
        head[arc] = to;
        length[arc] = b.length;
        reverse[arc] = back;
        if (b.capacity == NONE) {
            arcResource[arc] = NONE;
            return resources;
        }
        limits[resources] = b.capacity;
        arcOf[resources] = arc;
        arcResource[arc] = resources;
        return resources + 1;
    }

    private List<Bundle> bundles(Network network, Nodes nodes) {
        List<Bundle> single = new ArrayList<>();
        for (Link link : network.links()) {
            int a = pointOf[nodes.of(link.from())];
            int b = pointOf[nodes.of(link.to())];
            if (link.carriesTraffic() && a != NONE && b != NONE) {
                single.add(new Bundle(
                        Math.min(a, b),
                        Math.max(a, b),
                        lengthOf(link.latencyMs().orElse(0)) + HOP,
                        bits(link.capacityMbps())));
            }
        }
        single.sort(
                Comparator.comparingInt(Bundle::a).thenComparingInt(Bundle::b).thenComparingLong(Bundle::length));
        List<Bundle> bundles = new ArrayList<>();
        for (Bundle link : single) {
            int last = bundles.size() - 1;
            if (last >= 0 && isSame(bundles.get(last), link)) {
                bundles.set(last, together(bundles.get(last), link));
            } else {
                bundles.add(link);
            }
        }
        return bundles;
    }

    private static boolean isSame(Bundle one, Bundle other) {
        return one.a == other.a && one.b == other.b && one.length == other.length;
    }

    private static Bundle together(Bundle one, Bundle other) {
        boolean limited = one.capacity != NONE && other.capacity != NONE;
        return new Bundle(one.a, one.b, one.length, limited ? one.capacity + other.capacity : NONE);
    }

    /** The length of a latency in ms, without hops. */
    static long lengthOf(double latencyMs) {
        return StrictMath.round(latencyMs * NANOS_PER_MS) * NANOSECOND;
    }

    /** Hops that do not count where only latency does: the length without its lower bits. */
    static long latencyIn(long length) {
        return length / NANOSECOND * NANOSECOND;
    }

    /** The latency in ms of a length; its hops do not count. */
    static double msOf(long length) {
        long nanoseconds = length / NANOSECOND;
        return nanoseconds / NANOS_PER_MS;
    }

    private static long bits(OptionalDouble mbps) {
        return mbps.isPresent() ? bits(mbps.getAsDouble()) : NONE;
    }

    /** Whole bit/s, so that sums of flows are exact whatever their order; at least one. */
    private static long bits(double mbps) {
        return Math.max(1, StrictMath.round(mbps * BITS_PER_MEGABIT));
    }

    /** Number of points. */
    int points() {
        return nodeOf.length;
    }

    /** The node of a point. */
    int nodeOf(int point) {
        return nodeOf[point];
    }

    /** The point of a node, or {@link #NONE}. */
    int pointOf(int node) {
        return pointOf[node];
    }

    /** True when traffic of others passes through a point. */
    boolean isTransit(int point) {
        return transit[point];
    }

    /** The first arc out of a point. */
    int firstArc(int point) {
        return start[point];
    }

    /** One past the last arc out of a point. */
    int endOfArcs(int point) {
        return start[point + 1];
    }

    /** Where an arc begins. */
    int tail(int arc) {
        return tail[arc];
    }

    /** Where an arc ends. */
    int head(int arc) {
        return head[arc];
    }

    long length(int arc) {
        return length[arc];
    }

    /** The arc of the other direction. */
    int reverse(int arc) {
        return reverse[arc];
    }

    /** Number of arcs. */
    int arcs() {
        return head.length;
    }

    /** Number of resources. */
    int resources() {
        return capacity.length;
    }

    /** The resource of an arc, or {@link #NONE} where it never limits. */
    int arcResource(int arc) {
        return arcResource[arc];
    }

    /** The resource of a transit point, or {@link #NONE}. */
    int pointResource(int point) {
        return pointResource[point];
    }

    /** Capacity of a resource in bit/s while all is well. */
    long capacity(int resource) {
        return capacity[resource];
    }

    /** The arc that a resource belongs to, or {@link #NONE}. */
    int arcOf(int resource) {
        return resourceArc[resource];
    }

    /** The point that a resource belongs to, or {@link #NONE}. */
    int owner(int resource) {
        return resourcePoint[resource];
    }

    /** The fastest arc from one point to another, or {@link #NONE}. */
    int arcBetween(int from, int to) {
        int best = NONE;
        for (int arc = start[from]; arc < start[from + 1]; arc++) {
            if (head[arc] == to && (best == NONE || length[arc] < length[best])) {
                best = arc;
            }
        }
        return best;
    }
}
