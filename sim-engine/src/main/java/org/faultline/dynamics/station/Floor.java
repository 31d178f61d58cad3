package org.faultline.dynamics.station;

import org.faultline.kernel.Agenda;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/** What the parts of this subsystem share during a run: the clock, the customers, the counts, and who observes them. */
final class Floor {

    private static final Draws UNSEEDED = new Draws(0, 0);

    final QueueTable table;
    final Agenda agenda;
    final Customers customers = new Customers();
    final Counts counts;
    final Observers observers;

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
        counts.add(sort, point, customers.origin[c], change);
    }
}
