package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.dynamics.state.Levels;

/** Tells assets that show services which share of the devices with access has completed a stage and gets through. */
final class Shown {

    private static final double WHOLE = 1 - 1e-9;
    private static final double NOBODY = 0.5;

    private final SignallingTable table;
    private final Crowd crowd;
    private final Levels levels;
    private final int[] node;
    /** By asset: places and, beside each, stages completed that it shows. */
    private final int[][] places;

    private final int[][] stages;
    private final double[] told;

    Shown(SignallingTable table, Crowd crowd, Levels levels, int nodes) {
        this.table = table;
        this.crowd = crowd;
        this.levels = levels;
        node = Arrays.stream(table.servesNode)
                .flatMapToInt(Arrays::stream)
                .filter(n -> n >= 0)
                .distinct()
                .toArray();
        told = new double[node.length];
        places = new int[node.length][0];
        stages = new int[node.length][0];
        int[] ofNode = new int[nodes];
        for (int i = 0; i < node.length; i++) {
            ofNode[node[i]] = i;
        }
        for (int p = 0; p < table.places; p++) {
            for (int s = 0; s < table.servesNode[p].length; s++) {
                if (table.servesNode[p][s] >= 0) {
                    int i = ofNode[table.servesNode[p][s]];
                    places[i] = with(places[i], p);
                    stages[i] = with(stages[i], s + 1);
                }
            }
        }
    }

    private static int[] with(int[] some, int one) {
        int[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = one;
        return more;
    }

    /** Everything is taken to be whole. */
    void reset() {
        Arrays.fill(told, 1);
    }

    /**
     * Tells what has changed by as much as is worth telling.
     *
     * @param through by class: share of contacts that are answered
     * @param lastFall event that is to blame for the worse
     * @param lastRise event that is to thank for the better
     */
    void tell(double[] through, int lastFall, int lastRise) {
        for (int i = 0; i < node.length; i++) {
            double share = share(i, through);
            boolean isEnd = share == 0 || share == 1;
            if (share != told[i] && (isEnd || Math.abs(share - told[i]) >= table.described.resolution())) {
                levels.setShare(node[i], share, share < told[i] ? lastFall : lastRise);
                told[i] = share;
            }
        }
    }

    private double share(int i, double[] through) {
        double devices = 0;
        double withAccess = 0;
        for (int k = 0; k < places[i].length; k++) {
            int place = places[i][k];
            devices += crowd.reachedAt(place, stages[i][k]) * through[table.classOfPlace[place]];
            withAccess += table.hostNode[place] < 0 ? crowd.reachedAt(place, 0) : table.members[place];
        }
        double share = withAccess <= NOBODY ? 1 : devices / withAccess;
        return share > WHOLE ? 1 : share < 1 - WHOLE ? 0 : share;
    }
}
