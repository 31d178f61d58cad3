package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.radio.RandomAccessLoad;

/**
 * Random access at the places of devices during one run: which share of attempts gets through, from how many began in the tick before,
 * or in this one if that is more. A cell that has been flooded stays so until its load falls below where a calm cell would be. The cells of a place stand in
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
    private final double[] before;
    private final double[] now;
    private final double[] attempts;
    private final double[] successes;
    /** By place and group of cells. */
    private final boolean[][] isFlooded;

    private final boolean[] isAnyFlooded;

    private final boolean isFree;

    AirAccess(SignallingTable table) {
        this.table = table;
        before = new double[table.places];
        now = new double[table.places];
        attempts = new double[table.places];
        successes = new double[table.places];
        isFlooded = new boolean[table.places][];
        isAnyFlooded = new boolean[table.places];
        Arrays.setAll(isFlooded, p -> new boolean[table.cellsOfGroup[p].length]);
        isFree = Arrays.stream(table.cells).allMatch(c -> c == 0);
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
        if (table.cells[place] == 0) {
            return 1;
        }
        now[place] += begun;
        double share = share(place, Math.max(now[place], before[place]));
        attempts[place] += begun;
        successes[place] += share * begun;
        return share;
    }

    private double share(int place, double begun) {
        double share = load(place, 0, begun) < HARDLY_ANY ? 1 : 0;
        for (int g = 0; share < 1 && g < isFlooded[place].length; g++) {
            double perSecond = load(place, g, begun);
            double some = perSecond < HARDLY_ANY ? 1 : (isFlooded[place][g] ? FLOODED : FROM_REST).success(perSecond);
            share += table.shareOfGroup[place][g] * some;
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
    private double load(int place, int group, double begun) {
        return begun
                * table.shareOfGroup[place][group]
                / table.cellsOfGroup[place][group]
                / table.tick
                * SignallingTable.SECOND;
    }

    /** A step of time. In no group are cells more crowded than in the first. */
    void tick() {
        for (int p = 0; p < now.length && !isFree; p++) {
            if (isAnyFlooded[p] || (now[p] > 0 && load(p, 0, now[p]) > CALM_UP_TO)) {
                flood(p);
            }
            before[p] = now[p];
            now[p] = 0;
        }
    }

    private void flood(int place) {
        boolean any = false;
        for (int g = 0; g < isFlooded[place].length; g++) {
            double perSecond = load(place, g, now[place]);
            isFlooded[place][g] = perSecond > CALM_UP_TO || (isFlooded[place][g] && perSecond >= CONGESTED_FROM);
            any |= isFlooded[place][g];
        }
        isAnyFlooded[place] = any;
    }
}
