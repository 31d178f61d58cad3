package org.faultline.dynamics.station;

import org.faultline.kernel.Agenda;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/** What the parts of this subsystem share during a run: the clock, the customers, the counts, and who observes them. */
final class Floor {

    private static final Draws UNSEEDED = new Draws(0, 0);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    final QueueTable table;
    final Agenda agenda;
    final Customers customers = new Customers();
    final Counts counts;
    final Observers observers;
    private long fingerprint;

    Floor(QueueTable table, Agenda agenda, Observers observers, Counts counts) {
        this.table = table;
        this.agenda = agenda;
        this.observers = observers;
        this.counts = counts;
    }

    /** The draws of one purpose for one thing, to be restarted before each run. */
    static DrawSequence sequence(int purpose, long entity) {
        return UNSEEDED.sequence(purpose, entity);
    }

    /** Adds to a count of a point on behalf of a customer; the observers of the point are told before. */
    void add(int sort, int point, int c, int change) {
        observers.before(point);
        count(sort, point, c, change);
    }

    /** Adds to a count of a point whose observers were told already that something changes now. */
    void count(int sort, int point, int c, int change) {
        happened(point, c, 2 * sort + (change > 0 ? 1 : 0));
        counts.add(sort, point, customers.origin[c], change);
    }

    /** Takes an event into the fingerprint; rotated, mixed and multiplied as in the hash of Firefox and rustc. */
    void happened(int point, int who, int what) {
        long word = ((long) who << 32 | (long) point << 6 | what) * SPREAD ^ agenda.now();
        fingerprint = (Long.rotateLeft(fingerprint, 5) ^ word) * SPREAD;
    }

    /** Nothing has happened yet, before a run. */
    void reset() {
        fingerprint = 0;
    }

    /** A word that depends on everything that happened at the points of the queue network, on when, and on the order. */
    long fingerprint() {
        return fingerprint;
    }
}
