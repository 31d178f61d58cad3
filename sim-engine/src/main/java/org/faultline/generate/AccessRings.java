package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The chains in which the access routers of a metro area are joined: each begins at the area's own aggregation router and ends at the
 * nearest other one, by a short way ({@link Tour}), so that with the core behind both it closes a ring.
 */
final class AccessRings {
    static final int ROUTERS_PER_RING = 8;

    /** Aggregation routers of all metro areas. */
    private final List<RouterSpot> metro;

    private final KdTree metroTree;

    AccessRings(List<RouterSpot> metro) {
        this.metro = metro;
        metroTree = RouterSpot.tree(metro);
    }

    /**
     * A chain of access routers.
     *
     * @param own number of the metro area whose routers they are
     * @param other number of the metro area at whose aggregation router it ends
     * @param members numbers of the access routers, from the own aggregation router on
     */
    record Chain(int own, int other, List<Integer> members) {
        Chain {
            members = List.copyOf(members);
        }
    }

    /**
     * The chains of a metro area.
     *
     * @param area its number
     * @param here its access routers
     * @param first number of the first of them
     */
    List<Chain> of(int area, List<RouterSpot> here, int first) {
        int rings = Math.max(1, Math.round((float) here.size() / ROUTERS_PER_RING));
        int[] ringOf = BalancedClusters.split(RouterSpot.xs(here), RouterSpot.ys(here), rings);
        List<Chain> chains = new ArrayList<>();
        for (int r = 0; r < rings; r++) {
            int ring = r;
            int[] members = IntStream.range(0, here.size())
                    .filter(i -> ringOf[i] == ring)
                    .toArray();
            int other = otherMetro(area, here, members);
            int[] order = order(area, other, here, members);
            chains.add(new Chain(
                    area,
                    other,
                    IntStream.range(1, order.length - 1)
                            .mapToObj(i -> first + members[order[i] - 2])
                            .toList()));
        }
        return chains;
    }

    private int otherMetro(int area, List<RouterSpot> here, int[] members) {
        double cx = Arrays.stream(members)
                .mapToDouble(i -> here.get(i).x())
                .average()
                .orElse(0);
        double cy = Arrays.stream(members)
                .mapToDouble(i -> here.get(i).y())
                .average()
                .orElse(0);
        int[] near = metroTree.nearest(cx, cy, 2);
        return near[0] == area ? near[1] : near[0];
    }

    /** A short way: point 0 is the own aggregation router, 1 the other one, member i is point i + 2. */
    private int[] order(int area, int other, List<RouterSpot> here, int[] members) {
        double[] x = new double[members.length + 2];
        double[] y = new double[members.length + 2];
        x[0] = metro.get(area).x();
        y[0] = metro.get(area).y();
        x[1] = metro.get(other).x();
        y[1] = metro.get(other).y();
        for (int i = 0; i < members.length; i++) {
            x[i + 2] = here.get(members[i]).x();
            y[i + 2] = here.get(members[i]).y();
        }
        int[] between = IntStream.range(2, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> (x[i] - x[0]) * (x[1] - x[0]) + (y[i] - y[0]) * (y[1] - y[0])))
                .mapToInt(i -> i)
                .toArray();
        int[] chain = new int[x.length];
        System.arraycopy(between, 0, chain, 1, between.length);
        chain[x.length - 1] = 1;
        new Tour(x, y).shorten(chain);
        return chain;
    }
}
