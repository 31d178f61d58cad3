package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.radio.RandomAccessLoad;

/**
 * Random access in the cells of places during one run: which share of attempts gets through, from how many began in the tick before,
 * or in this one if that is more. Whatever class they are of, devices with the same access contend in the same cells, guests in those of their host; contacts that
 * served devices begin, or are paged for, contend with attempts. A cell that has been flooded stays so until its load falls below where a calm cell would be. The cells of an access stand in
 * a few groups, the most crowded first, each with its share of the attempts: the crowded ones are congested first. While those are calm, all are.
 */
final class AirAccess {

    /** Preambles for contention, of 64 (3GPP TR 37.868), an occasion each frame (TS 38.211, 6.3.3.2), tries (TS 38.321, 5.1). */
    private static final RandomAccessLoad FROM_REST = RandomAccessLoad.of(54, 100, 10);

    private static final RandomAccessLoad FLOODED = FROM_REST.ofTheFlooded();

    private static final double CALM_UP_TO = FROM_REST.calmUpTo();
    private static final double CONGESTED_FROM = FROM_REST.congestedFrom();

    /** Below so many devices a second fewer than one in 10^12 fails ten times: one in twenty tries collides. */
    private static final double HARDLY_ANY = 0.05 * 54 * 100;

    private final SignallingTable table;
    /** By place: the air in which its devices contend, or none. */
    private final int[] airOf;
    /** By air: the place that says which cells it has, the one with the most of those that share it. */
    private final int[] cellsOf;

    private final double[] before;
    private final double[] now;
    private final double[] attempts;
    private final double[] successes;
    /** By air and group of cells. */
    private final boolean[][] isFlooded;

    private final boolean[] isAnyFlooded;

    /** By air: fewer devices in a step are hardly any in its most crowded cells, and all get through. */
    private final double[] hardlyAny;

    private final boolean isFree;

    AirAccess(SignallingTable table) {
        this.table = table;
        Map<Integer, Integer> airs = new LinkedHashMap<>();
        List<Integer> places = new ArrayList<>();
        for (int p = 0; p < table.places; p++) {
            if (table.cells[p] > 0) {
                int air = airs.computeIfAbsent(radioOf(p), r -> airs.size());
                if (air == places.size()) {
                    places.add(p);
                } else if (table.cells[p] > table.cells[places.get(air)]) {
                    places.set(air, p);
                }
            }
        }
        cellsOf = places.stream().mapToInt(Integer::intValue).toArray();
        airOf = new int[table.places];
        for (int p = 0; p < airOf.length; p++) {
            airOf[p] = contends(p) ? airs.getOrDefault(radioOf(p), SignallingTable.NONE) : SignallingTable.NONE;
        }
        before = new double[cellsOf.length];
        now = new double[cellsOf.length];
        attempts = new double[table.places];
        successes = new double[table.places];
        isFlooded = new boolean[cellsOf.length][];
        isAnyFlooded = new boolean[cellsOf.length];
        Arrays.setAll(isFlooded, a -> new boolean[table.cellsOfGroup[cellsOf[a]].length]);
        isFree = cellsOf.length == 0;
        hardlyAny = new double[cellsOf.length];
        Arrays.setAll(hardlyAny, a -> HARDLY_ANY / load(a, 0, 1));
    }

    private int radioOf(int place) {
        return table.hostNode[place] == SignallingTable.NONE ? table.accessNode[place] : table.hostNode[place];
    }

    private boolean contends(int place) {
        return table.cells[place] > 0 || table.hostNode[place] != SignallingTable.NONE;
    }

    void reset() {
        Arrays.fill(before, 0);
        Arrays.fill(now, 0);
        Arrays.fill(attempts, 0);
        Arrays.fill(successes, 0);
        for (boolean[] some : isFlooded) {
            Arrays.fill(some, false);
        }
        Arrays.fill(isAnyFlooded, false);
    }

    /** True when no place has cells to contend in. */
    boolean isFree() {
        return isFree;
    }

    /** Attempts begin at a place; gives the share that gets through. */
    double through(int place, double begun) {
        int air = airOf[place];
        if (air == SignallingTable.NONE) {
            return 1;
        }
        now[air] += begun;
        double share = share(air, Math.max(now[air], before[air]));
        attempts[place] += begun;
        successes[place] += share * begun;
        return share;
    }

    /** Contacts begin at a place within this tick. */
    void load(int place, double contacts) {
        if (airOf[place] != SignallingTable.NONE) {
            now[airOf[place]] += contacts;
        }
    }

    /** Share of the contacts at a place that get through. */
    double through(int place) {
        int air = airOf[place];
        return air == SignallingTable.NONE ? 1 : share(air, Math.max(now[air], before[air]));
    }

    private double share(int air, double begun) {
        if (begun < hardlyAny[air]) {
            return 1;
        }
        double share = 0;
        for (int g = 0; g < isFlooded[air].length; g++) {
            double perSecond = load(air, g, begun);
            double some = perSecond < HARDLY_ANY ? 1 : (isFlooded[air][g] ? FLOODED : FROM_REST).success(perSecond);
            share += table.shareOfGroup[cellsOf[air]][g] * some;
        }
        return share;
    }

    /** Attempts at a place with cells since the start. */
    double attempts(int place) {
        return attempts[place];
    }

    /** How many of them got through, on the mean. */
    double successes(int place) {
        return successes[place];
    }

    /** Attempts in a second in each cell of a group. */
    private double load(int air, int group, double begun) {
        return begun
                * table.shareOfGroup[cellsOf[air]][group]
                / table.cellsOfGroup[cellsOf[air]][group]
                / table.tick
                * SignallingTable.SECOND;
    }

    /** A step of time. In no group are cells more crowded than in the first. */
    void tick() {
        for (int a = 0; a < now.length; a++) {
            if (isAnyFlooded[a] || (now[a] > 0 && load(a, 0, now[a]) > CALM_UP_TO)) {
                flood(a);
            }
            before[a] = now[a];
            now[a] = 0;
        }
    }

    private void flood(int air) {
        boolean any = false;
        for (int g = 0; g < isFlooded[air].length; g++) {
            double perSecond = load(air, g, now[air]);
            isFlooded[air][g] = perSecond > CALM_UP_TO || (isFlooded[air][g] && perSecond >= CONGESTED_FROM);
            any |= isFlooded[air][g];
        }
        isAnyFlooded[air] = any;
    }
}
