package org.faultline.scenario.rule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * Which assets can exchange traffic while nothing has failed: those that are joined by a link, or that have links to one common
 * component of routers. Ids are looked up once; a question costs the number of components that the two touch.
 */
final class Paths {

    private static final int UNKNOWN = -1;

    private final Map<String, Integer> numbers;
    private final boolean[] isCarrier;
    private final int[] start;
    private final int[] neighbour;
    private final int[] above;
    private final int[][] touched;

    Paths(Network network) {
        List<Asset> assets = network.assets();
        numbers = new HashMap<>(2 * assets.size());
        isCarrier = new boolean[assets.size()];
        for (Asset asset : assets) {
            int number = numbers.computeIfAbsent(asset.id(), id -> numbers.size());
            isCarrier[number] |= asset.kind().carriesTraffic();
        }
        above = IntStream.range(0, assets.size()).toArray();
        start = new int[assets.size() + 1];
        int[] from = new int[network.links().size()];
        int[] to = new int[network.links().size()];
        int count = 0;
        for (Link link : network.links()) {
            int a = numberOf(link.from());
            int b = numberOf(link.to());
            if (link.carriesTraffic() && a != UNKNOWN && b != UNKNOWN) {
                from[count] = a;
                to[count++] = b;
                start[a + 1]++;
                start[b + 1]++;
                if (isCarrier[a] && isCarrier[b]) {
                    above[find(a)] = find(b);
                }
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        neighbour = new int[2 * count];
        for (int i = 0; i < count; i++) {
            neighbour[next[from[i]]++] = to[i];
            neighbour[next[to[i]]++] = from[i];
        }
        touched = new int[assets.size()][];
    }

    /** True when a path joins the two. */
    boolean join(String a, String b) {
        int one = numberOf(a);
        int other = numberOf(b);
        if (one == UNKNOWN || other == UNKNOWN || one == other) {
            return a.equals(b);
        }
        return meet(touched(one), touched(other)) || isLinked(one, other);
    }

    private int numberOf(String id) {
        return numbers.getOrDefault(id, UNKNOWN);
    }

    private static boolean meet(int[] some, int[] others) {
        for (int x : some) {
            for (int y : others) {
                if (x == y) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isLinked(int a, int b) {
        boolean fewer = start[a + 1] - start[a] <= start[b + 1] - start[b];
        int here = fewer ? a : b;
        int there = fewer ? b : a;
        for (int i = start[here]; i < start[here + 1]; i++) {
            if (neighbour[i] == there) {
                return true;
            }
        }
        return false;
    }

    /** The components of routers that an asset is in or has a link to, each by one of its routers. */
    private int[] touched(int asset) {
        if (touched[asset] == null) {
            touched[asset] = isCarrier[asset]
                    ? new int[] {find(asset)}
                    : Arrays.stream(neighbour, start[asset], start[asset + 1])
                            .filter(n -> isCarrier[n])
                            .map(this::find)
                            .distinct()
                            .toArray();
        }
        return touched[asset];
    }

    /** The router that stands for the component: disjoint sets with path halving. */
    private int find(int router) {
        int now = router;
        while (above[now] != now) {
            above[now] = above[above[now]];
            now = above[now];
        }
        return now;
    }
}
