package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.DutyHours;
import org.faultline.policy.Footing;

/**
 * Work of people that goes on as fast as what they need lets it, during one run.
 *
 * <p>An effort of w hours is done when the integral of its speed over the hours of duty since its beginning is w. The speed is 1 while the need is met, the need's own
 * speed while it is lost, and that of the fallback, if that is faster, from the moment at which another way is found until the need is met
 * again. A change of speed costs O(efforts under way).
 */
public final class Efforts implements LevelListener {

    private static final int NO_TIMER = -1;
    private static final int FEW = 16;
    private static final DutyClock ROUND_THE_CLOCK = new DutyClock(DutyHours.ALL_DAY, 0);

    private final FootingTable table;
    private final Levels levels;
    private final Agenda agenda;
    private final Handler finished = this::finished;
    private final Handler fallenBack = this::fallenBack;

    /** By node, the needs it is a member of. */
    private final Csr needsOf;

    private final double[] speed;
    private final boolean[] lost;
    private final int[] fallback;
    private final int[] losses;

    private Handler[] handler = new Handler[FEW];
    private DutyClock[] clock = new DutyClock[FEW];
    private int[] need = new int[FEW];
    private int[] first = new int[FEW];
    private int[] second = new int[FEW];
    private int[] timer = new int[FEW];
    private double[] left = new double[FEW];
    private long[] since = new long[FEW];
    private int efforts;
    private final IntList idle = new IntList();
    private Draws draws = new Draws(0, 0);

    /** The state of a run over compiled needs. */
    public Efforts(FootingTable table, Nodes nodes, Levels levels, Agenda agenda) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        speed = new double[table.size()];
        lost = new boolean[table.size()];
        fallback = new int[table.size()];
        losses = new int[table.size()];
        IntList members = new IntList();
        IntList needs = new IntList();
        for (int n = 0; n < table.size(); n++) {
            for (int node : table.members(n)) {
                members.add(node);
                needs.add(n);
            }
        }
        needsOf = Csr.of(nodes.size(), members.toArray(), needs.toArray(), needs.size());
    }

    /** Every need met and nobody at work, before a replication. */
    public void reset(Draws newDraws) {
        draws = newDraws;
        efforts = 0;
        idle.clear();
        Arrays.fill(speed, 1);
        Arrays.fill(lost, false);
        Arrays.fill(fallback, NO_TIMER);
        Arrays.fill(losses, 0);
    }

    /** Begins an effort at which people work round the clock, as the other. */
    int begin(int needNumber, double hours, Handler done, int a, int b) {
        return begin(needNumber, ROUND_THE_CLOCK, hours, done, a, b);
    }

    /**
     * Begins an effort.
     *
     * @param needNumber what it needs, or {@link FootingTable#NONE}
     * @param onDuty when people work at it
     * @param hours work at full speed
     * @param done told {@code a} and {@code b} when it is done
     * @return a handle, valid until it is done or {@linkplain #abandon abandoned}
     */
    int begin(int needNumber, DutyClock onDuty, double hours, Handler done, int a, int b) {
        int effort = place();
        clock[effort] = onDuty;
        handler[effort] = done;
        need[effort] = needNumber;
        first[effort] = a;
        second[effort] = b;
        left[effort] = Math.max(0, hours);
        timer[effort] = NO_TIMER;
        since[effort] = agenda.now();
        schedule(effort);
        return effort;
    }

    /** Ends an effort that is not done. */
    void abandon(int effort) {
        stopTimer(effort);
        release(effort);
    }

    private int place() {
        if (idle.size() > 0) {
            int effort = idle.at(idle.size() - 1);
            idle.shorten(idle.size() - 1);
            return effort;
        }
        if (efforts == need.length) {
            int room = 2 * efforts;
            handler = Arrays.copyOf(handler, room);
            clock = Arrays.copyOf(clock, room);
            need = Arrays.copyOf(need, room);
            first = Arrays.copyOf(first, room);
            second = Arrays.copyOf(second, room);
            timer = Arrays.copyOf(timer, room);
            left = Arrays.copyOf(left, room);
            since = Arrays.copyOf(since, room);
        }
        return efforts++;
    }

    private void release(int effort) {
        handler[effort] = null;
        idle.add(effort);
    }

    private double speedOf(int effort) {
        return need[effort] == FootingTable.NONE ? 1 : speed[need[effort]];
    }

    private void schedule(int effort) {
        double rate = speedOf(effort);
        if (rate > 0) {
            long due = clock[effort].after(agenda.now(), SimTime.ofHours(left[effort] / rate));
            timer[effort] = agenda.at(due, finished, effort, 0);
        }
    }

    private void stopTimer(int effort) {
        if (timer[effort] != NO_TIMER) {
            agenda.cancel(timer[effort]);
            timer[effort] = NO_TIMER;
        }
    }

    private void finished(int effort, int unused) {
        Handler done = handler[effort];
        int a = first[effort];
        int b = second[effort];
        release(effort);
        done.fire(a, b);
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return needsOf.start(node) < needsOf.end(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        for (int i = needsOf.start(node); i < needsOf.end(node); i++) {
            int n = needsOf.at(i);
            double above = table.footing(n).above();
            if (from > above != to > above) {
                looked(n);
            }
        }
    }

    /** A member of a need began or ceased to work. */
    private void looked(int n) {
        boolean wasLost = lost[n];
        lost[n] = !isMet(n);
        Footing footing = table.footing(n);
        if (!lost[n]) {
            if (fallback[n] != NO_TIMER) {
                agenda.cancel(fallback[n]);
                fallback[n] = NO_TIMER;
            }
            change(n, 1);
        } else if (!wasLost) {
            footing.fallback().ifPresent(way -> {
                double wait = way.afterHours().quantile(draws.uniform(Purposes.FALLBACK, table.key(n), losses[n]++));
                fallback[n] =
                        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, wait))), fallenBack, n, 0);
            });
            change(n, footing.speedWhileLost());
        }
    }

    private boolean isMet(int n) {
        double above = table.footing(n).above();
        boolean all = table.footing(n).all();
        for (int node : table.members(n)) {
            if (levels.level(node) > above != all) {
                return !all;
            }
        }
        return all;
    }

    private void fallenBack(int n, int unused) {
        fallback[n] = NO_TIMER;
        double other = table.footing(n).fallback().orElseThrow().speed();
        change(n, Math.max(speed[n], other));
    }

    private void change(int n, double to) {
        if (speed[n] == to) {
            return;
        }
        for (int effort = 0; effort < efforts; effort++) {
            if (handler[effort] != null && need[effort] == n) {
                double gone = SimTime.toHours(clock[effort].between(since[effort], agenda.now()));
                left[effort] = Math.max(0, left[effort] - gone * speed[n]);
                since[effort] = agenda.now();
                stopTimer(effort);
            }
        }
        speed[n] = to;
        for (int effort = 0; effort < efforts; effort++) {
            if (handler[effort] != null && need[effort] == n) {
                schedule(effort);
            }
        }
    }
}
