package org.faultline.dynamics.station;

import org.faultline.model.Station;

/** What breaks into the course of customers at stations: the asset below a station delivers another level, a customer is taken out. */
final class Interruptions {

    private final Floor floor;
    private final QueueTable table;
    private final Customers customers;
    private final Journeys journeys;
    private final Stations stations;
    private final Entrance entrance;
    private final WaitingLines lines;
    private final Servers servers;
    private final int hasRoom;

    Interruptions(
            Floor floor, Journeys journeys, Stations stations, Entrance entrance, WaitingLines lines, Servers servers) {
        this.floor = floor;
        this.journeys = journeys;
        this.stations = stations;
        this.entrance = entrance;
        this.lines = lines;
        this.servers = servers;
        table = floor.table;
        customers = floor.customers;
        hasRoom = floor.agenda.register((s, unused) -> stations.takeThoseWhoWait(s));
    }

    /** The asset below a station delivers another level. */
    void hostAt(int s, double level) {
        floor.gauges.before(s);
        Station.Hosting hosting = table.stations.get(s).hosting().orElseThrow();
        int whole = wholeServers(table.servers[s], level);
        servers.run(s, whole, table.servers[s] * level);
        boolean isDown = servers.areShared(s) ? level == 0 : whole == 0;
        entrance.shut(s, isDown && !hosting.admits());
        if (!servers.areShared(s)) {
            stopTooMany(s, hosting.work());
        } else if (level == 0) {
            stopAll(s, hosting.work());
        }
        if (level == 0 && !hosting.keepsLine()) {
            dropThoseWhoWait(s);
        }
        stations.takeThoseWhoWait(s);
    }

    private static int wholeServers(int servers, double level) {
        if (servers == Integer.MAX_VALUE) {
            return level > 0 ? servers : 0;
        }
        return (int) StrictMath.floor(servers * level + 1e-6);
    }

    private void stopTooMany(int s, Station.Work work) {
        while (floor.widths.taken(s) > servers.running(s)) {
            int c = servers.last(s);
            servers.stop(c, s);
            if (work == Station.Work.LOSE) {
                drop(c, s, true);
                continue;
            }
            lines.prepend(c, s);
            if (work == Station.Work.RESTART) {
                customers.left[c] = customers.work[c];
            }
        }
    }

    /** Nobody is served any more where all are served at once; who is not lost stays there. */
    private void stopAll(int s, Station.Work work) {
        if (work == Station.Work.RESTART) {
            servers.restart(s);
        }
        while (work == Station.Work.LOSE && servers.busy(s) > 0) {
            drop(servers.stopOne(s), s, true);
        }
    }

    private void dropThoseWhoWait(int s) {
        while (!lines.areEmpty(s)) {
            int c = lines.first(s);
            lines.remove(c, s);
            drop(c, s, customers.begun[c]);
        }
    }

    private void drop(int c, int s, boolean begun) {
        floor.add(Counts.DROPPED, s, c, 1);
        if (!begun) {
            floor.meters.waited(s, c, floor.agenda.now(), false);
        }
        floor.meters.left(s, c, false);
        journeys.leave(c, false);
    }

    /**
     * Takes a customer out that waits, for a server or for room elsewhere, or backs off; its way ends here. One in service stays until it is
     * served. Who takes its place does so once all are out that go at this moment.
     */
    void withdraw(int c) {
        int s = customers.point[c];
        switch (customers.state[c]) {
            case Customers.WAITING -> {
                lines.remove(c, s);
                stations.restIfEmpty(s);
                drop(c, s, customers.begun[c]);
                if (stations.isAwaited(s)) {
                    floor.agenda.soon(hasRoom, s, 0);
                }
            }
            case Customers.HELD -> {
                stations.letGo(c);
                floor.addAlong(Counts.BUSY, s, c, -1);
                stations.restIfEmpty(s);
                drop(c, s, true);
                floor.agenda.soon(hasRoom, s, 0);
            }
            case Customers.BACKING_OFF -> entrance.drop(c, s);
            default -> {
                // served, or on its way
            }
        }
    }
}
