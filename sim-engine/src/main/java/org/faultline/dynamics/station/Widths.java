package org.faultline.dynamics.station;

import org.faultline.model.Station;

/**
 * How many servers, and places of the room, customers take at once during a run: one each, or as many as the station says of their origin, which is
 * then told apart there.
 */
final class Widths {

    private final Counts counts;
    private final Customers customers;
    /** By station and origin; null where everybody takes one. */
    private final int[][] width;

    Widths(QueueTable table, Counts counts, Customers customers) {
        this.counts = counts;
        this.customers = customers;
        width = new int[table.stations.size()][];
        for (int s = 0; s < width.length; s++) {
            Station station = table.stations.get(s);
            if (station.isWide()) {
                width[s] = table.takes(s);
                counts.tellApart(s);
            }
        }
    }

    /** What one customer takes. */
    int of(int c, int s) {
        return width[s] == null ? 1 : width[s][customers.origin[c]];
    }

    /** What one customer of an origin takes. */
    int ofOrigin(int origin, int s) {
        return width[s] == null ? 1 : width[s][origin];
    }

    /** Servers of a station that are taken. */
    long taken(int s) {
        return width[s] == null ? counts.kept(Counts.BUSY, s) : sum(Counts.BUSY, s);
    }

    /** Places of the room of a station that are taken, by those in service and those who wait. */
    long inside(int s) {
        return width[s] == null ? counts.atStation(s) : sum(Counts.IN_SYSTEM, s);
    }

    private long sum(int sort, int s) {
        long all = 0;
        for (int origin = 0; origin < width[s].length; origin++) {
            all += width[s][origin] * counts.of(sort, s, origin);
        }
        return all;
    }
}
