package org.faultline.impact;

import java.util.Arrays;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;
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
    private final int[] end;
    private final boolean[] works;
    private final int[] root;
    private final int[] size;
    private final double weight;
    private int greatest = UNKNOWN;

    /** Of the assets with some numbers. */
    ComponentGauge(int[] assets, Network network, Subjects subjects, boolean share, Tally tally) {
        super(What.LEVEL, tally);
        place = new int[subjects.size()];
        Arrays.fill(place, UNKNOWN);
        int members = 0;
        for (int asset : assets) {
            place[asset] = members++;
        }
        NumberedLinks links = network.numberedLinks();
        int[] ends = new int[2 * links.size()];
        int inside = 0;
        for (int i = 0; i < links.size(); i++) {
            int a = place[links.from(i)];
            int b = place[links.to(i)];
            if (a != UNKNOWN && b != UNKNOWN) {
                ends[inside++] = a;
                ends[inside++] = b;
            }
        }
        end = Arrays.copyOf(ends, inside);
        works = new boolean[assets.length];
        root = new int[assets.length];
        size = new int[assets.length];
        weight = share ? 1.0 / Math.max(1, assets.length) : 1;
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
        for (int i = 0; i < end.length; i += 2) {
            if (works[end[i]] && works[end[i + 1]]) {
                most = Math.max(most, join(find(end[i]), find(end[i + 1])));
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
