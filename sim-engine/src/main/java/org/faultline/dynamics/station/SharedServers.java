package org.faultline.dynamics.station;

import java.util.List;
import java.util.function.IntConsumer;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.SimTime;
import org.faultline.model.Station;

/**
 * Customers of one station who are all served at once (processor sharing: Kleinrock, J. ACM 14 (1967) 242-261), during one run.
 *
 * <p>With {@code n} customers and so many servers as run, each is served at the speed {@code min(1, servers / n)}; with paces at
 * {@code servers pace(n) / n}. What has been done for each since the
 * start of the run is one number for all of them; a customer leaves when it has grown by its work, so that only the next to leave has a timer, and a
 * heap says who that is: O(log n) for each who comes or goes. Of those who are due together the one that came first leaves first.
 */
final class SharedServers {

    private final Customers customers;
    private final Agenda agenda;
    private final IntConsumer served;
    private final int ends;
    /** From so many customers on all together are served at a speed, in order; none where that is the speed of the servers. */
    private final int[] from;

    private final double[] pace;
    /** By how much must have been done for each from the start of the run on until it is served, in microseconds. */
    private final CustomerHeap due;

    private double servers;
    private double done;
    private long at;
    private int timer;

    /**
     * The state of a run.
     *
     * @param paces speeds by the number of customers, in rising order; none for that of the servers
     * @param served told of a customer that was served, once it is out of here
     */
    SharedServers(Customers customers, Agenda agenda, List<Station.Pace> paces, IntConsumer served) {
        this.customers = customers;
        this.agenda = agenda;
        this.served = served;
        due = new CustomerHeap(customers);
        from = paces.stream().mapToInt(Station.Pace::present).toArray();
        pace = paces.stream().mapToDouble(Station.Pace::speed).toArray();
        ends = agenda.register(this::ends);
    }

    /** Nobody is there, and so many servers run, in parts of one. */
    void reset(double running) {
        due.reset();
        servers = running;
        done = 0;
        at = 0;
        timer = Customers.NOBODY;
    }

    /** Another number of servers runs. */
    void run(double running) {
        catchUp();
        servers = running;
        await();
    }

    /** A customer comes with its work. */
    void add(int c) {
        catchUp();
        due.add(c, done + customers.work[c]);
        await();
    }

    /** All work begins anew. */
    void restart() {
        catchUp();
        due.setKeys(c -> done + customers.work[c]);
        await();
    }

    /** Takes out the customer that would leave next, whether it is served or not; {@link Customers#NOBODY} when nobody is there. */
    int take() {
        if (due.size() == 0) {
            return Customers.NOBODY;
        }
        catchUp();
        int first = due.first();
        due.remove(first);
        await();
        return first;
    }

    private double speed() {
        if (from.length > 0) {
            return servers * pace() / due.size();
        }
        return due.size() <= servers ? 1 : servers / due.size();
    }

    private double pace() {
        double speed = 0;
        for (int i = 0; i < from.length && from[i] <= due.size(); i++) {
            speed = pace[i];
        }
        return speed;
    }

    private void catchUp() {
        long now = agenda.now();
        if (due.size() > 0) {
            done += speed() * (now - at);
        }
        at = now;
    }

    private void await() {
        if (timer != Customers.NOBODY) {
            agenda.cancel(timer);
            timer = Customers.NOBODY;
        }
        if (due.size() == 0 || servers == 0) {
            return;
        }
        double left = Math.max(0, due.firstKey() - done);
        double speed = speed();
        if (speed > 0 || left == 0) {
            double wait = left == 0 ? 0 : left / speed;
            timer = wait >= SimTime.NEVER / 2.0
                    ? Customers.NOBODY
                    : agenda.at(agenda.now() + StrictMath.round(wait), ends, 0, 0);
        }
    }

    private void ends(int unused, int none) {
        timer = Customers.NOBODY;
        catchUp();
        done = Math.max(done, due.firstKey());
        served.accept(take());
    }
}
