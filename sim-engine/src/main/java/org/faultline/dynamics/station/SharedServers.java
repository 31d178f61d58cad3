package org.faultline.dynamics.station;

import java.util.Arrays;
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

    private static final int START_ROOM = 16;

    private final Customers customers;
    private final Agenda agenda;
    private final IntConsumer served;
    private final int ends;
    /** From so many customers on all together are served at a speed, in order; none where that is the speed of the servers. */
    private final int[] from;

    private final double[] pace;
    private int[] heap = new int[START_ROOM];
    private long[] order = new long[START_ROOM];
    private int size;
    private long came;
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
        from = paces.stream().mapToInt(Station.Pace::present).toArray();
        pace = paces.stream().mapToDouble(Station.Pace::speed).toArray();
        ends = agenda.register(this::ends);
    }

    /** Nobody is there, and so many servers run, in parts of one. */
    void reset(double running) {
        size = 0;
        came = 0;
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
        customers.due[c] = done + customers.work[c];
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
        }
        heap[size] = c;
        order[size] = came++;
        size++;
        rise(size - 1);
        await();
    }

    /** All work begins anew. */
    void restart() {
        catchUp();
        for (int i = 0; i < size; i++) {
            customers.due[heap[i]] = done + customers.work[heap[i]];
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
        await();
    }

    /** Takes out the customer that would leave next, whether it is served or not; {@link Customers#NOBODY} when nobody is there. */
    int take() {
        if (size == 0) {
            return Customers.NOBODY;
        }
        catchUp();
        int first = heap[0];
        size--;
        heap[0] = heap[size];
        order[0] = order[size];
        sink(0);
        await();
        return first;
    }

    private double speed() {
        if (from.length > 0) {
            return servers * pace() / size;
        }
        return size <= servers ? 1 : servers / size;
    }

    private double pace() {
        double speed = 0;
        for (int i = 0; i < from.length && from[i] <= size; i++) {
            speed = pace[i];
        }
        return speed;
    }

    private void catchUp() {
        long now = agenda.now();
        if (size > 0) {
            done += speed() * (now - at);
        }
        at = now;
    }

    private void await() {
        if (timer != Customers.NOBODY) {
            agenda.cancel(timer);
            timer = Customers.NOBODY;
        }
        if (size == 0 || servers == 0) {
            return;
        }
        double left = Math.max(0, customers.due[heap[0]] - done);
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
        done = Math.max(done, customers.due[heap[0]]);
        served.accept(take());
    }

    private void rise(int place) {
        int i = place;
        while (i > 0 && isBefore(i, (i - 1) / 2)) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
    }

    private void sink(int place) {
        int i = place;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, i)) {
                return;
            }
            swap(i, child);
            i = child;
        }
    }

    private boolean isBefore(int i, int j) {
        double one = customers.due[heap[i]];
        double other = customers.due[heap[j]];
        return one < other || (one == other && order[i] < order[j]);
    }

    private void swap(int i, int j) {
        int c = heap[i];
        heap[i] = heap[j];
        heap[j] = c;
        long o = order[i];
        order[i] = order[j];
        order[j] = o;
    }
}
