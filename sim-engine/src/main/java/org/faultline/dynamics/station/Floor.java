package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/** What the parts of this subsystem share during a run: the clock, the customers, the counts, and who observes them. */
final class Floor {

    private static final Draws UNSEEDED = new Draws(0, 0);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Fingerprints of a component: who begins to wait, who begins to be served, who is served, and all else. */
    static final int LANES = 4;

    final QueueTable table;
    final Agenda agenda;
    final Customers customers = new Customers();
    final Counts counts;
    final Widths widths;
    final Gauges gauges;
    final Meters meters;
    /** By component of the network and lane. */
    private final long[] fingerprint;
    /** Whether those who come now belong to a batch that gets in whole or not at all, and for which there is too little room. */
    boolean isTurningAway;

    Floor(QueueTable table, Agenda agenda, long horizon) {
        this.table = table;
        this.agenda = agenda;
        counts = new Counts(table);
        widths = new Widths(table, counts, customers);
        gauges = new Gauges(table, agenda, horizon);
        meters = new Meters(table, customers, agenda);
        fingerprint = new long[LANES * table.components];
    }

    /** The draws of one purpose for one thing, to be restarted before each run. */
    static DrawSequence sequence(int purpose, long entity) {
        return UNSEEDED.sequence(purpose, entity);
    }

    /** The draws of one purpose, by station. */
    DrawSequence[] ofStations(int purpose) {
        DrawSequence[] sequences = new DrawSequence[table.stations.size()];
        Arrays.setAll(sequences, s -> sequence(purpose, table.key[s]));
        return sequences;
    }

    /** Restarts sequences of draws before a run. */
    static void restart(Draws draws, DrawSequence[]... all) {
        for (DrawSequence[] sequences : all) {
            for (DrawSequence sequence : sequences) {
                if (sequence != null) {
                    sequence.restart(draws);
                }
            }
        }
    }

    /** Adds to a count of a point on behalf of a customer; the observers of the point are told before. */
    void add(int sort, int point, int c, int change) {
        gauges.before(point);
        count(sort, point, c, change);
    }

    /** Adds to a count of a point whose observers were told already that something changes now. */
    void count(int sort, int point, int c, int change) {
        happened(point, customers.who[c], 2 * sort + (change > 0 ? 1 : 0));
        counts.add(sort, point, customers.origin[c], change);
    }

    /** As {@link #add} for a change that goes with another one of the same customer at this moment: the fingerprint needs one of them. */
    void addAlong(int sort, int point, int c, int change) {
        gauges.before(point);
        counts.add(sort, point, customers.origin[c], change);
    }

    /** Takes an event into the fingerprint. */
    void happened(int point, long who, int what) {
        int place = LANES * table.component[point] + laneOf(what);
        fingerprint[place] = taken(fingerprint[place], point, who, what, agenda.now());
    }

    /** The lane of an event, a sort of {@link Counts} that rises or falls or what a member does. */
    static int laneOf(int what) {
        return switch (what) {
            case 2 * Counts.WAITING + 1 -> 0;
            case 2 * Counts.BUSY + 1 -> 1;
            case 2 * Counts.COMPLETED + 1 -> 2;
            default -> 3;
        };
    }

    /** A fingerprint with an event taken in; rotated, mixed and multiplied as in the hash of Firefox and rustc. */
    static long taken(long fingerprint, int point, long who, int what, long now) {
        long word = (who * SPREAD + ((long) point << 6 | what)) * SPREAD ^ now;
        return (Long.rotateLeft(fingerprint, 5) ^ word) * SPREAD;
    }

    /** Nothing has happened yet, before a run. */
    void reset() {
        Arrays.fill(fingerprint, 0);
    }

    /** Puts fingerprints by lane in place of those of a component which was run apart. */
    void putFingerprint(int component, long[] lanes) {
        System.arraycopy(lanes, 0, fingerprint, LANES * component, LANES);
    }

    /**
     * A word that depends on everything that was done to customers at the stations, forks and random accesses and by members, on when, and
     * on the order of what is alike among those that can meet.
     */
    long fingerprint() {
        long all = 0;
        for (long one : fingerprint) {
            all = (Long.rotateLeft(all, 5) ^ one) * SPREAD;
        }
        return all;
    }
}
