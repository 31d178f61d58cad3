package org.faultline.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.model.Link;

/** Where an operator's core routers stand, and how they are joined. */
final class CoreRing {
    static final int SITES_PER_CORE_ROUTER = 3000;
    static final int CORE_LEAST = 4;
    static final int CORE_MOST = 12;
    /** Least distance of core routers, as a share of the side of the square of land that each would have. */
    static final double CORE_SPACING = 0.6;
    /** By this factor it shrinks until there are towns enough. */
    static final double CORE_SPACING_STEP = 0.8;

    private CoreRing() {}

    /** The most populous towns that keep a distance, as many as the operator's size asks for. */
    static List<RouterSpot> cities(Territory territory, String operator, int sites) {
        int wanted = Math.max(CORE_LEAST, Math.min(CORE_MOST, Math.round((float) sites / SITES_PER_CORE_ROUTER)));
        List<Integer> towns = IntStream.range(0, territory.settlements().size())
                .filter(s -> territory.settlements().get(s).isTown())
                .boxed()
                .sorted(Comparator.comparingLong(
                        s -> -territory.settlements().get(s).population()))
                .toList();
        if (towns.size() < wanted) {
            throw new IllegalArgumentException("The country has " + towns.size() + " towns; the core network of "
                    + operator + " needs " + wanted + ".");
        }
        List<RouterSpot> chosen = List.of();
        for (double apart = CORE_SPACING * StrictMath.sqrt(territory.areaKm2() / wanted);
                chosen.size() < wanted;
                apart *= CORE_SPACING_STEP) {
            chosen = apart(territory, towns, wanted, apart < 1 ? 0 : apart);
        }
        return chosen;
    }

    private static List<RouterSpot> apart(Territory territory, List<Integer> towns, int wanted, double kilometres) {
        List<RouterSpot> chosen = new ArrayList<>();
        for (int town : towns) {
            Settlement s = territory.settlements().get(town);
            boolean free = chosen.stream().allMatch(c -> StrictMath.hypot(c.x() - s.x(), c.y() - s.y()) >= kilometres);
            if (free && chosen.size() < wanted) {
                chosen.add(new RouterSpot(s.x(), s.y(), town));
            }
        }
        return chosen;
    }

    /** Joins core routers of given ids in a ring along a short tour, and each to its two nearest. */
    static void link(NetworkParts parts, List<RouterSpot> core, List<String> ids) {
        KdTree tree = RouterSpot.tree(core);
        int[] ring = new int[core.size() + 1];
        double cx = core.stream().mapToDouble(RouterSpot::x).average().orElse(0);
        double cy = core.stream().mapToDouble(RouterSpot::y).average().orElse(0);
        int[] byAngle = IntStream.range(0, core.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> StrictMath.atan2(core.get(c).y() - cy, core.get(c).x() - cx)))
                .mapToInt(c -> c)
                .toArray();
        System.arraycopy(byAngle, 0, ring, 0, byAngle.length);
        ring[byAngle.length] = ring[0];
        new Tour(RouterSpot.xs(core), RouterSpot.ys(core)).shorten(ring);
        for (int i = 0; i + 1 < ring.length; i++) {
            linkOnce(parts, ids, ring[i], ring[i + 1]);
        }
        for (int c = 0; c < core.size(); c++) {
            for (int near : tree.nearest(core.get(c).x(), core.get(c).y(), 3)) {
                if (near != c) {
                    linkOnce(parts, ids, c, near);
                }
            }
        }
    }

    private static void linkOnce(NetworkParts parts, List<String> ids, int a, int b) {
        parts.link(ids.get(Math.min(a, b)), ids.get(Math.max(a, b)), Link.Kind.CORE);
    }
}
