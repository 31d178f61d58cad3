package org.faultline.scenario.rule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;
import org.faultline.model.Numbering;

/**
 * Which assets can exchange traffic while nothing has failed: those that are joined by a link, or that have links to one common
 * component of routers. Ids are looked up once; a question costs the number of components that the two touch.
 */
final class Paths {

    private final Numbering numbers;
    private final boolean[] isCarrier;
    private final int[] start;
    private final int[] neighbour;
    private final int[] above;
    private final int[][] touched;

    Paths(Network network) {
        List<Asset> assets = network.assets();
        numbers = network.numberedLinks().numbersOfAssets();
        isCarrier = new boolean[assets.size()];
        for (int i = 0; i < isCarrier.length; i++) {
            if (assets.get(i).kind().carriesTraffic()) {
                isCarrier[numbers.of(assets.get(i).id(), i)] = true;
            }
        }
        above = IntStream.range(0, assets.size()).toArray();
        start = new int[assets.size() + 1];
        NumberedLinks links = network.numberedLinks();
        int[] from = new int[links.size()];
        int[] to = new int[links.size()];
        int count = 0;
        for (int i = 0; i < links.size(); i++) {
            if (links.kind(i).carriesTraffic() && links.joinsAssets(i)) {
                int a = links.from(i);
                int b = links.to(i);
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
        int one = numbers.of(a);
        int other = numbers.of(b);
        if (one == Numbering.UNKNOWN || other == Numbering.UNKNOWN || one == other) {
            return a.equals(b);
        }
        return meet(touched(one), touched(other)) || isLinked(one, other);
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
            touched[asset] = isCarrier[asset] ? new int[] {find(asset)} : aroundOf(asset);
        }
        return touched[asset];
    }

    private int[] aroundOf(int asset) {
        int[] around = new int[start[asset + 1] - start[asset]];
        int size = 0;
        for (int i = start[asset]; i < start[asset + 1]; i++) {
            int component = isCarrier[neighbour[i]] ? find(neighbour[i]) : Numbering.UNKNOWN;
            if (component != Numbering.UNKNOWN && (size == 0 || around[size - 1] != component)) {
                around[size++] = component;
            }
        }
        return size == around.length ? around : Arrays.copyOf(around, size);
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
