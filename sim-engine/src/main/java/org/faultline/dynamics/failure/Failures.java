package org.faultline.dynamics.failure;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.RepairDesk;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.threat.FailureProcess;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Things that break by themselves, during one run.
 *
 * <p>Each unit (an asset under a process) has a clock with what is left of its life, in hours of running. The clock runs while the
 * asset's own condition is whole: at rate one, or, while it stands by, at the ageing of its group. When the condition falls, from
 * whatever cause, the clock stops; when the condition is whole again, a new life is drawn.
 *
 * <p>What breaks is an event of the process, and the fall of the asset's condition has it as cause. The asset then comes back by
 * itself (outages that overlap end with the last) or waits for notice, for a spare, and for a crew. Each event costs O(log pending);
 * a take-over also the number of units of its group. Nothing is allocated per event.
 */
public final class Failures implements LevelListener {

    private static final int NO_TIMER = -1;

    private static final int ROW = 4;
    private static final int TIMER = 0;
    private static final int LIVES = 1;
    private static final int REPAIRED = 2;
    private static final int CAUSE = 3;

    private final FailureTable table;
    private final Csr unitsOfNode;
    private final int firstSubject;
    private final Levels levels;
    private final Damage damage;
    private final RepairDesk repairs;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler lifeEnds = this::lifeEnds;
    private final Handler shock = this::shock;
    private final Handler back = this::back;
    private final Handler noticed = this::noticed;
    private final Handler restocked = this::restocked;
    private final Handler switched = this::switchedOver;

    /** A row of {@value #ROW} words for each unit: timer of its life, lives and repairs so far, and what broke it. */
    private final int[] rows;

    private final boolean[] open;

    /** Of units that can stand by, or of none where no process has standby. */
    private final long[] left;

    private final long[] since;
    private final double[] rate;
    private final boolean[] running;
    private final int[] switching;
    private final int[] switches;

    private final int[] shocks;
    private final int[] runningUnits;
    private final int[] stock;
    private final int[] orders;
    private final IntList[] waiting;
    private final int[] served;

    private final long[] outageEnd;
    /** Two words for each node: the timer of its outage, and how many of its units wait for spares. */
    private final int[] outages;

    private final IntList suspended = new IntList();
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run over compiled processes.
     *
     * @param firstSubject subject number of the first process
     */
    public Failures(
            FailureTable table,
            int firstSubject,
            int nodes,
            Levels levels,
            Damage damage,
            RepairDesk repairs,
            Agenda agenda,
            EventLog log) {
        this.table = table;
        this.unitsOfNode = table.unitsOfNode();
        this.firstSubject = firstSubject;
        this.levels = levels;
        this.damage = damage;
        this.repairs = repairs;
        this.agenda = agenda;
        this.log = log;
        int units = table.units();
        rows = new int[ROW * units];
        open = new boolean[units];
        int standbys = table.hasStandby() ? units : 0;
        left = new long[standbys];
        since = new long[standbys];
        rate = new double[standbys];
        running = new boolean[standbys];
        switching = new int[standbys];
        switches = new int[standbys];
        int n = table.size();
        shocks = new int[n];
        runningUnits = new int[n];
        stock = new int[n];
        orders = new int[n];
        waiting = new IntList[n];
        Arrays.setAll(waiting, p -> new IntList());
        served = new int[n];
        outageEnd = new long[table.size() == 0 ? 0 : nodes];
        outages = new int[2 * outageEnd.length];
        for (int node = 0; node < outageEnd.length; node++) {
            outages[2 * node] = NO_TIMER;
        }
    }

    /** Everything is as the processes say for the start of a run; O(units). */
    public void start(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < suspended.size(); i++) {
            outages[2 * suspended.at(i)] = NO_TIMER;
            outages[2 * suspended.at(i) + 1] = 0;
        }
        suspended.clear();
        Arrays.fill(rows, 0);
        Arrays.fill(switching, NO_TIMER);
        Arrays.fill(running, false);
        Arrays.fill(open, false);
        Arrays.fill(switches, 0);
        Arrays.fill(shocks, 0);
        Arrays.fill(orders, 0);
        Arrays.fill(served, 0);
        Arrays.fill(runningUnits, 0);
        for (int p = 0; p < table.size(); p++) {
            waiting[p].clear();
            start(p);
        }
    }

    private void start(int p) {
        FailureProcess failure = table.process(p);
        stock[p] = failure.mending().spares().map(FailureProcess.Spares::stock).orElse(0);
        if (failure.onset() instanceof FailureProcess.Shock s) {
            scheduleShock(p, s);
        }
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            rows[ROW * u + TIMER] = NO_TIMER;
            if (isLiving(p)) {
                beginLife(p, u, firstLife(p, u), EventLog.NO_CAUSE);
            }
        }
        if (failure.start() != FailureProcess.Start.WHOLE) {
            breakAtStart(p);
        }
    }

    private boolean isLiving(int p) {
        return table.life(p) != null;
    }

    private long firstLife(int p, int u) {
        return table.steadyLife(p) == null
                ? life(p, u)
                : SimTime.ofHours(table.steadyLife(p)
                        .applyAsDouble(draws.uniform(Purposes.LIFE, table.unitKey(u), rows[ROW * u + LIVES]++)));
    }

    private void breakAtStart(int p) {
        int event = EventLog.NO_CAUSE;
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            double chance = table.chanceAtStart(u);
            if (chance > 0 && draws.uniform(Purposes.DOWN_AT_START, table.unitKey(u), 0) < chance) {
                event = event == EventLog.NO_CAUSE ? happen(p) : event;
                breakDown(p, u, event);
            }
        }
    }

    private int happen(int p) {
        return log.append(agenda.now(), firstSubject + p, What.STEP, 0, 1, EventLog.NO_CAUSE);
    }

    private void scheduleShock(int p, FailureProcess.Shock s) {
        double hours = s.betweenHours().quantile(draws.uniform(Purposes.SHOCK_TIME, table.key(p), shocks[p]));
        agenda.at(later(hours), shock, p, 0);
    }

    private void shock(int p, int unused) {
        FailureProcess.Shock s = (FailureProcess.Shock) table.process(p).onset();
        int number = shocks[p]++;
        int event = happen(p);
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            if (s.chance() >= 1 || draws.uniform(Purposes.SHOCK_HIT, table.unitKey(u), number) < s.chance()) {
                breakDown(p, u, event);
            }
        }
        scheduleShock(p, s);
    }

    private void lifeEnds(int u, int unused) {
        rows[ROW * u + TIMER] = NO_TIMER;
        int p = table.processOf(u);
        if (table.hasStandby(p)) {
            left[u] = 0;
            since[u] = agenda.now();
        }
        breakDown(p, u, happen(p));
    }

    private void breakDown(int p, int u, int event) {
        FailureProcess failure = table.process(p);
        FailureProcess.Mending mending = failure.mending();
        rows[ROW * u + CAUSE] = event;
        if (mending.ownHours().isPresent() && mending.spares().isEmpty()) {
            suspend(p, u, event);
        } else if (!open[u]) {
            open[u] = true;
            if (mending.ownHours().isPresent()) {
                damage.suspend(table.node(u), failure.effect().conditionAfter(), event);
                outages[2 * table.node(u) + 1]++;
                suspended.add(table.node(u));
            } else {
                damage.fail(table.node(u), failure.effect(), event);
            }
            double hours = drawn(mending.noticeHours(), Purposes.NOTICE_OF_FAILURE, u, rows[ROW * u + REPAIRED]);
            if (hours <= 0) {
                noticed(u, 0);
            } else {
                agenda.at(later(hours), noticed, u, 0);
            }
        }
    }

    /** An outage that ends by itself; a later end replaces an earlier one. */
    private void suspend(int p, int u, int event) {
        int node = table.node(u);
        long end = later(repairHours(p, u));
        int timer = outages[2 * node];
        if (timer != NO_TIMER) {
            if (end <= outageEnd[node]) {
                return;
            }
            agenda.cancel(timer);
        } else {
            suspended.add(node);
        }
        outageEnd[node] = end;
        damage.suspend(node, table.process(p).effect().conditionAfter(), event);
        outages[2 * node] = agenda.at(end, back, node, event);
    }

    private double repairHours(int p, int u) {
        Distribution hours = table.process(p).mending().ownHours().orElseThrow();
        int number = rows[ROW * u + REPAIRED]++;
        boolean begun = agenda.now() == 0 && number == 0 && table.steadyRepair(p) != null;
        return begun
                ? table.steadyRepair(p).applyAsDouble(draws.uniform(Purposes.OWN_REPAIR, table.unitKey(u), number))
                : drawn(hours, Purposes.OWN_REPAIR, u, number);
    }

    private void back(int node, int event) {
        outages[2 * node] = NO_TIMER;
        if (outages[2 * node + 1] == 0) {
            damage.resume(node, event);
        }
    }

    private void noticed(int u, int unused) {
        int p = table.processOf(u);
        if (table.process(p).mending().spares().isEmpty()) {
            repair(p, u);
            return;
        }
        order(p);
        if (stock[p] > 0) {
            stock[p]--;
            repair(p, u);
        } else {
            waiting[p].add(u);
        }
    }

    private void order(int p) {
        Distribution restock = table.process(p).mending().spares().orElseThrow().restockHours();
        double hours = Math.max(0, restock.quantile(draws.uniform(Purposes.RESTOCK, table.key(p), orders[p]++)));
        agenda.at(later(hours), restocked, p, 0);
    }

    private void restocked(int p, int unused) {
        if (served[p] < waiting[p].size()) {
            int u = waiting[p].at(served[p]++);
            if (served[p] == waiting[p].size()) {
                waiting[p].clear();
                served[p] = 0;
            }
            repair(p, u);
        } else {
            stock[p]++;
        }
    }

    private void repair(int p, int u) {
        if (table.process(p).mending().ownHours().isPresent()) {
            outages[2 * table.node(u) + 1]--;
            suspend(p, u, rows[ROW * u + CAUSE]);
        } else {
            rows[ROW * u + REPAIRED]++;
            repairs.ask(table.node(u));
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return false;
    }

    @Override
    public boolean hearsConditions() {
        return table.units() > 0;
    }

    @Override
    public void conditionChanged(int node, double from, double to, int event) {
        for (int i = unitsOfNode.start(node); i < unitsOfNode.end(node); i++) {
            int u = unitsOfNode.at(i);
            int p = table.processOf(u);
            if (to >= 1) {
                open[u] = false;
                if (isLiving(p)) {
                    beginLife(p, u, life(p, u), event);
                }
            } else if (from >= 1 && isLiving(p)) {
                stop(p, u, event);
            }
        }
    }

    private long life(int p, int u) {
        return SimTime.ofHours(drawn(table.life(p), Purposes.LIFE, u, rows[ROW * u + LIVES]++));
    }

    private void beginLife(int p, int u, long micros, int event) {
        if (table.hasStandby(p)) {
            left[u] = micros;
            since[u] = agenda.now();
            setGoing(p, u, event, false);
        } else if (micros != SimTime.NEVER) {
            rows[ROW * u + TIMER] = agenda.at(SimTime.plus(agenda.now(), micros), lifeEnds, u, 0);
        }
    }

    private void stopTimer(int u) {
        if (rows[ROW * u + TIMER] != NO_TIMER) {
            agenda.cancel(rows[ROW * u + TIMER]);
            rows[ROW * u + TIMER] = NO_TIMER;
        }
    }

    /** A unit that is whole runs or stands by. */
    private void setGoing(int p, int u, int event, boolean takesOver) {
        FailureProcess.Standby standby = table.process(p).standby().orElseThrow();
        boolean runs = runningUnits[p] < standby.running();
        if (runs) {
            running[u] = true;
            runningUnits[p]++;
        }
        setRate(u, runs ? 1 : standby.ageing());
        if (runs && takesOver) {
            switchOver(u, standby.switchOverHours(), event);
        }
    }

    private void setRate(int u, double newRate) {
        if (rows[ROW * u + TIMER] != NO_TIMER) {
            stopTimer(u);
            left[u] = Math.max(0, left[u] - (long) (rate[u] * (agenda.now() - since[u])));
        }
        since[u] = agenda.now();
        rate[u] = newRate;
        if (newRate > 0 && left[u] != SimTime.NEVER) {
            double wait = left[u] / newRate;
            long ticks = wait >= SimTime.NEVER / 2.0 ? SimTime.NEVER : StrictMath.round(wait);
            rows[ROW * u + TIMER] = agenda.at(SimTime.plus(agenda.now(), ticks), lifeEnds, u, 0);
        }
    }

    private void stop(int p, int u, int event) {
        if (!table.hasStandby(p)) {
            stopTimer(u);
            return;
        }
        setRate(u, 0);
        if (switching[u] != NO_TIMER) {
            agenda.cancel(switching[u]);
            switching[u] = NO_TIMER;
            levels.setShare(table.node(u), 1, event);
        }
        if (running[u]) {
            running[u] = false;
            runningUnits[p]--;
            takeOver(p, event);
        }
    }

    private void takeOver(int p, int event) {
        for (int v = table.firstUnit(p); v < table.endUnit(p); v++) {
            if (!running[v] && levels.condition(table.node(v)) >= 1) {
                setGoing(p, v, event, true);
                return;
            }
        }
    }

    private void switchOver(int u, Distribution duration, int event) {
        double hours = drawn(duration, Purposes.SWITCH_OVER, u, switches[u]++);
        if (hours > 0) {
            levels.setShare(table.node(u), 0, event);
            switching[u] = agenda.at(later(hours), switched, u, event);
        }
    }

    private void switchedOver(int u, int event) {
        switching[u] = NO_TIMER;
        levels.setShare(table.node(u), 1, event);
    }

    private double drawn(Distribution hours, int purpose, int u, int number) {
        return hours.isConstant()
                ? Math.max(0, hours.mean())
                : Math.max(0, hours.quantile(draws.uniform(purpose, table.unitKey(u), number)));
    }

    private long later(double hours) {
        return SimTime.plus(agenda.now(), SimTime.ofHours(hours));
    }
}
