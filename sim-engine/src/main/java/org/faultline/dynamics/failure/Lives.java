package org.faultline.dynamics.failure;

import static org.faultline.dynamics.failure.UnitRows.LIFE;
import static org.faultline.dynamics.failure.UnitRows.LIVES;
import static org.faultline.dynamics.failure.UnitRows.NO_TIMER;
import static org.faultline.dynamics.failure.UnitRows.ROW;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Span;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.threat.FailureProcess;
import org.faultline.trace.EventLog;

/**
 * Clocks of units that live, during one run: what is left of a life, in hours of running. A clock runs at rate one, while the unit stands by at the
 * ageing of its group, and where a group shares a load at the speed that those have who are left; it stands still while the asset's own condition is
 * not whole. A take-over costs O(units of the group), and so does a failure or a return among those that share a load.
 */
final class Lives {

    private static final int NOT_SWITCHING = -1;

    private final FailureTable table;
    private final Levels levels;
    private final Agenda agenda;
    private final IntConsumer ended;
    private final int lifeEnds;
    private final Handler switched = this::switchedOver;
    private final Handler unstarted = this::doesNotStart;

    private final UnitRows units;
    private final int[] rows;
    private final double[] both;

    /** Of all units, or of none where all of them age at the same speed at all times. */
    private final long[] left;

    private final long[] since;
    private final double[] rate;
    /** Who runs and does not stand by; of those that share a load, who bears it. */
    private final boolean[] running;

    private final int[] switching;
    private final int[] switches;
    private final int[] tried;
    /** Units that were to take over at this moment and do not start. */
    private final boolean[] failsToStart;

    private final int[] runningUnits;
    /** By process that shares a load, how many of its units bear it. */
    private final int[] bearing;

    /** Of all units, or of none where repairs leave no wear: hours of wear, hours of the life that goes on, and whether that has ended by itself. */
    private final double[] age;

    private final double[] lifeHours;
    private final boolean[] wornOut;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param unitRows rows of the units, put back to the start before this is reset
     * @param ended told of a unit whose life is over
     */
    Lives(FailureTable table, UnitRows unitRows, Levels levels, Agenda agenda, IntConsumer ended) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        this.ended = ended;
        lifeEnds = agenda.register(this::lifeEnds);
        units = unitRows;
        rows = unitRows.words;
        both = new double[2];
        int standbys = table.hasStandby() ? table.units() : 0;
        int changing = table.changesSpeed() ? table.units() : 0;
        int wearing = table.hasWear() ? table.units() : 0;
        left = new long[changing];
        since = new long[changing];
        rate = new double[changing];
        running = new boolean[changing];
        switching = new int[standbys];
        switches = new int[standbys];
        tried = new int[standbys];
        failsToStart = new boolean[standbys];
        runningUnits = new int[table.size()];
        bearing = new int[table.size()];
        age = new double[wearing];
        lifeHours = new double[wearing];
        wornOut = new boolean[wearing];
    }

    void reset(Draws newDraws) {
        draws = newDraws;
        Arrays.fill(switching, NOT_SWITCHING);
        Arrays.fill(running, false);
        Arrays.fill(switches, 0);
        Arrays.fill(tried, 0);
        Arrays.fill(failsToStart, false);
        Arrays.fill(runningUnits, 0);
        Arrays.fill(bearing, 0);
        Arrays.fill(rate, 0);
        Arrays.fill(age, 0);
        Arrays.fill(wornOut, false);
    }

    boolean areLed(int p) {
        return table.life(p) != null;
    }

    /** The first life of a unit. */
    void beginFirst(int p, int u) {
        if (areLed(p) && !units.isOnCourse(u)) {
            begin(p, u, firstLife(p, u), EventLog.NO_CAUSE);
            if (u == table.endUnit(p) - 1) {
                shareLoad(p);
            }
        }
    }

    private long firstLife(int p, int u) {
        return table.steadyLife(p) == null
                ? life(p, u)
                : SimTime.ofHours(table.steadyLife(p)
                        .applyAsDouble(draws.uniform(Purposes.LIFE, table.unitKey(u), rows[ROW * u + LIVES]++)));
    }

    /** A unit is whole again and as good as new, or worn where a repair of its life's end leaves wear. */
    void renew(int p, int u, int event) {
        if (table.wear(p) != null) {
            age[u] = wornOut[u] ? worn(table.wear(p), age[u], lifeHours[u]) : 0;
            wornOut[u] = false;
        }
        begin(p, u, life(p, u), event);
        shareLoad(p);
    }

    /** Hours of wear that a repair leaves of a unit that had some when its life began. */
    private static double worn(FailureProcess.Wear wear, double before, double lived) {
        return wear.of() == FailureProcess.WornIn.AGE ? wear.left() * (before + lived) : before + wear.left() * lived;
    }

    private long life(int p, int u) {
        if (table.wear(p) != null) {
            FailureProcess.Life onset = (FailureProcess.Life) table.process(p).onset();
            lifeHours[u] = Ageing.left(
                    onset.hours(), age[u], draws.uniform(Purposes.LIFE, table.unitKey(u), rows[ROW * u + LIVES]++));
            return SimTime.ofHours(lifeHours[u]);
        }
        long known = units.nextLife(u);
        if (known != 0) {
            units.setNextLife(u, 0);
            rows[ROW * u + LIVES]++;
            return known;
        }
        return drawn(table.life(p), Purposes.LIFE, u, rows[ROW * u + LIVES]++);
    }

    /**
     * Draws a duration of a unit, in microseconds, and with it the life that will follow, which costs little more: what is drawn
     * does not depend on when.
     */
    long drawWithNext(Span span, int purpose, int number, int p, int u) {
        if (!areLed(p) || table.life(p).isConstant() || table.wear(p) != null) {
            return span.micros(draws.uniform(purpose, table.unitKey(u), number));
        }
        draws.uniforms(purpose, number, Purposes.LIFE, rows[ROW * u + LIVES], table.unitKey(u), both);
        units.setNextLife(u, table.life(p).micros(both[1]));
        return span.micros(both[0]);
    }

    private void begin(int p, int u, long micros, int event) {
        if (table.hasStandby(p)) {
            left[u] = micros;
            since[u] = agenda.now();
            setGoing(p, u, event, false);
        } else if (table.sharing(p) != null) {
            left[u] = micros;
            since[u] = agenda.now();
            running[u] = true;
            bearing[p]++;
        } else if (micros != SimTime.NEVER) {
            rows[ROW * u + LIFE] = UnitRows.timer(agenda.at(SimTime.plus(agenda.now(), micros), lifeEnds, u, 0));
        }
    }

    private void lifeEnds(int u, int unused) {
        rows[ROW * u + LIFE] = NO_TIMER;
        int p = table.processOf(u);
        if (table.changesSpeed(p)) {
            left[u] = 0;
            since[u] = agenda.now();
        }
        if (table.wear(p) != null) {
            wornOut[u] = true;
        }
        ended.accept(u);
    }

    private void stopTimer(int u) {
        if (rows[ROW * u + LIFE] != NO_TIMER) {
            agenda.cancel(UnitRows.handle(rows[ROW * u + LIFE]));
            rows[ROW * u + LIFE] = NO_TIMER;
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
        if (rows[ROW * u + LIFE] != NO_TIMER) {
            stopTimer(u);
            left[u] = Math.max(0, left[u] - (long) (rate[u] * (agenda.now() - since[u])));
        }
        since[u] = agenda.now();
        rate[u] = newRate;
        if (newRate > 0 && left[u] != SimTime.NEVER) {
            double wait = left[u] / newRate;
            long ticks = wait >= SimTime.NEVER / 2.0 ? SimTime.NEVER : StrictMath.round(wait);
            rows[ROW * u + LIFE] = UnitRows.timer(agenda.at(SimTime.plus(agenda.now(), ticks), lifeEnds, u, 0));
        }
    }

    /** Where units share a load, those who bear it age as fast as their number asks for. */
    private void shareLoad(int p) {
        FailureProcess.Sharing sharing = table.sharing(p);
        if (sharing == null || bearing[p] == 0) {
            return;
        }
        double speed = sharing.speed(table.targets(p), bearing[p]);
        for (int v = table.firstUnit(p); v < table.endUnit(p); v++) {
            if (running[v] && rate[v] != speed) {
                setRate(v, speed);
            }
        }
    }

    /** A unit is whole no more. */
    void stop(int p, int u, int event) {
        if (units.isOnCourse(u)) {
            units.leaveCourse(u, true);
            return;
        }
        if (table.sharing(p) != null) {
            setRate(u, 0);
            running[u] = false;
            bearing[p]--;
            shareLoad(p);
            return;
        }
        if (!table.hasStandby(p)) {
            stopTimer(u);
            return;
        }
        setRate(u, 0);
        if (switching[u] != NOT_SWITCHING) {
            agenda.cancel(switching[u]);
            switching[u] = NOT_SWITCHING;
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
            if (!running[v] && !failsToStart[v] && levels.condition(table.node(v)) >= 1) {
                if (starts(p, v)) {
                    setGoing(p, v, event, true);
                } else {
                    failsToStart[v] = true;
                    agenda.soon(unstarted, v, event);
                }
                return;
            }
        }
    }

    private boolean starts(int p, int u) {
        double chance = table.process(p).standby().orElseThrow().starts();
        return chance >= 1 || draws.uniform(Purposes.TAKING_OVER, table.unitKey(u), tried[u]++) < chance;
    }

    /** A unit that was to take over breaks; the next one is tried unless one that was mended runs by now. */
    private void doesNotStart(int u, int event) {
        int p = table.processOf(u);
        failsToStart[u] = false;
        if (!running[u] && levels.condition(table.node(u)) >= 1) {
            setRate(u, 0);
            ended.accept(u);
        }
        if (runningUnits[p] < table.process(p).standby().orElseThrow().running()) {
            takeOver(p, event);
        }
    }

    private void switchOver(int u, Distribution duration, int event) {
        double hours = duration.isConstant()
                ? duration.mean()
                : duration.quantile(draws.uniform(Purposes.SWITCH_OVER, table.unitKey(u), switches[u]++));
        if (hours > 0) {
            levels.setShare(table.node(u), 0, event);
            switching[u] = agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), switched, u, event);
        }
    }

    private void switchedOver(int u, int event) {
        switching[u] = NOT_SWITCHING;
        levels.setShare(table.node(u), 1, event);
    }

    private long drawn(Span span, int purpose, int u, int number) {
        return span.isConstant() ? span.fixed() : span.micros(draws.uniform(purpose, table.unitKey(u), number));
    }
}
