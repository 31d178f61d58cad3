package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.SpareParts;

/**
 * Spare parts during one run. A job takes one that is at hand, or orders one and waits; what arrives goes to the job that the plan puts first of
 * those that wait then. A part that was set aside for an asset stays so until it is built in. O(log waiting) each.
 */
final class SpareStock {

    private static final double DAY_HOURS = 24;
    private static final int ONE_TEAM = 0;

    private final RepairPlan plan;
    private final Agenda agenda;
    private final LongConsumer ready;
    private final Handler arrived = this::arrived;
    private final int[] stock;
    private final int[] orders;
    private final long[] lastArrival;
    /** Time between arrivals that the supplier needs at least. */
    private final long[] interval;

    private final long[] lead;
    private final WaitingJobs[] waiting;
    private final boolean[] setAside;
    private final IntList touched = new IntList();
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param ready told of a job that waited and has its part now
     */
    SpareStock(RepairPlan plan, int assets, Agenda agenda, LongConsumer ready) {
        this.plan = plan;
        this.agenda = agenda;
        this.ready = ready;
        int n = plan.sorts();
        stock = new int[n];
        orders = new int[n];
        lastArrival = new long[n];
        interval = new long[n];
        Arrays.setAll(interval, s -> {
            OptionalDouble perDay = plan.sort(s).perDay();
            return perDay.isPresent() ? SimTime.ofHours(DAY_HOURS / perDay.getAsDouble()) : 0;
        });
        lead = new long[n];
        waiting = new WaitingJobs[n];
        Arrays.setAll(waiting, s -> new WaitingJobs(1, plan.first()));
        setAside = new boolean[n == 0 ? 0 : assets];
    }

    /** Stocks are full and nothing is ordered. */
    void reset(Draws newDraws) {
        draws = newDraws;
        for (int s = 0; s < stock.length; s++) {
            SpareParts parts = plan.sort(s);
            stock[s] = parts.stock();
            orders[s] = 0;
            lead[s] = SimTime.ofHours(
                    Math.max(0, parts.leadHours().quantile(draws.uniform(Purposes.SPARE_LEAD, plan.key(s), 0))));
            waiting[s].clear();
        }
        for (int i = 0; i < touched.size(); i++) {
            setAside[touched.at(i)] = false;
        }
        touched.clear();
    }

    /** True when the asset of a job has its part, or needs none; otherwise one is ordered and the job waits here. */
    boolean hasPart(long job) {
        int node = RepairTable.nodeOf(job);
        int s = plan.sortOf(node);
        if (s == plan.sorts() || setAside[node]) {
            return true;
        }
        if (stock[s] > 0) {
            stock[s]--;
            setAside(node);
            return true;
        }
        waiting[s].add(ONE_TEAM, job);
        order(s);
        return false;
    }

    /** True when a part is in stock or set aside for an asset. */
    boolean isAtHand(int node) {
        int s = plan.sortOf(node);
        return s < plan.sorts() && (setAside[node] || stock[s] > 0);
    }

    private void order(int s) {
        long arrival = SimTime.plus(agenda.now(), lead[s]);
        if (orders[s]++ > 0) {
            arrival = Math.max(arrival, SimTime.plus(lastArrival[s], interval[s]));
        }
        lastArrival[s] = arrival;
        agenda.at(arrival, arrived, s, 0);
    }

    private void arrived(int s, int unused) {
        if (waiting[s].isEmpty(ONE_TEAM)) {
            stock[s]++;
            return;
        }
        long job = waiting[s].remove(ONE_TEAM);
        setAside(RepairTable.nodeOf(job));
        ready.accept(job);
    }

    private void setAside(int node) {
        setAside[node] = true;
        touched.add(node);
    }

    /** The part that was set aside for an asset is built in. */
    void builtIn(int node) {
        if (plan.sorts() > 0) {
            setAside[node] = false;
        }
    }
}
