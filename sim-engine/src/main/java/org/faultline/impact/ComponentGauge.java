package org.faultline.impact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.observe.Tally;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * Follows the size of the largest connected component of assets that work. It is worked out at most once for each moment at which
 * something changed, by union and find with path halving (R. E. Tarjan and J. van Leeuwen, J. ACM 31 (1984) 245), O(assets + links).
 */
final class ComponentGauge extends Gauge {

    private static final int UNKNOWN = -1;

    private final int[] place;
    private final int[] from;
    private final int[] to;
    private final boolean[] works;
    private final int[] root;
    private final int[] size;
    private final double weight;
    private int greatest = UNKNOWN;

    /** Of the assets with some numbers. */
    ComponentGauge(List<Integer> assets, Network network, Subjects subjects, boolean share, Tally tally) {
        super(What.LEVEL, tally);
        place = new int[subjects.size()];
        Arrays.fill(place, UNKNOWN);
        Map<String, Integer> placeOf = new HashMap<>(2 * assets.size());
        for (int asset : assets) {
            place[asset] = placeOf.size();
            placeOf.put(subjects.assets().get(asset).id(), placeOf.size());
        }
        List<Link> links = network.links().stream()
                .filter(l -> placeOf.containsKey(l.from()) && placeOf.containsKey(l.to()))
                .toList();
        from = links.stream().mapToInt(l -> placeOf.get(l.from())).toArray();
        to = links.stream().mapToInt(l -> placeOf.get(l.to())).toArray();
        works = new boolean[assets.size()];
        root = new int[assets.size()];
        size = new int[assets.size()];
        weight = share ? 1.0 / Math.max(1, assets.size()) : 1;
    }

    @Override
    double initial() {
        Arrays.fill(works, true);
        greatest = UNKNOWN;
        return 0;
    }

    @Override
    double after(int subject, double before, double level) {
        works[place[subject]] = level > 0;
        greatest = UNKNOWN;
        return 0;
    }

    @Override
    void hold(double unused, long begin, long end) {
        tally.piece(now(), begin, end);
    }

    @Override
    double atEnd(double unused, long horizon) {
        return now();
    }

    private double now() {
        if (greatest == UNKNOWN) {
            greatest = largest();
        }
        return greatest * weight;
    }

    private int largest() {
        int most = 0;
        for (int i = 0; i < works.length; i++) {
            root[i] = i;
            size[i] = works[i] ? 1 : 0;
            most = Math.max(most, size[i]);
        }
        for (int link = 0; link < from.length; link++) {
            if (works[from[link]] && works[to[link]]) {
                most = Math.max(most, join(find(from[link]), find(to[link])));
            }
        }
        return most;
    }

    private int join(int a, int b) {
        if (a == b) {
            return size[a];
        }
        int large = size[a] >= size[b] ? a : b;
        int small = large == a ? b : a;
        root[small] = large;
        size[large] += size[small];
        return size[large];
    }

    private int find(int node) {
        int n = node;
        while (root[n] != n) {
            root[n] = root[root[n]];
            n = root[n];
        }
        return n;
    }
}
