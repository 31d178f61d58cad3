package org.faultline.dynamics.failure;

import java.util.stream.IntStream;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Span;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.ForeseenEvents;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.threat.FailureProcess;

/**
 * What units do whom nothing else touches: they live, break, are mended by nobody's hand, and live again. Since draws do not depend on when
 * they are made, the whole course of such a unit up to the horizon is drawn when the run begins, for many units at once, and its turns are
 * foreseen ({@link ForeseenEvents}), which costs a third of drawing and scheduling each in its time. Who is touched after all leaves its course
 * ({@link UnitRows#leaveCourse}) and goes on as others do, with the next draws; so the event log is the same with and without.
 *
 * <p>A process has courses when it gives lives and repairs of its own without spares, inspections, standby, wear that is left or a load that is
 * shared, all begin whole, and two turns fall on one microsecond by chance alone: its repairs have a density, and so have its lives, or it is the
 * only process. Of its units those have a course whose asset is no other's.
 */
final class Courses {

    /** Units that are followed at once: so many that few draws are made alone, and so few that all about them stays in the cache. */
    private static final int TOGETHER = 1024;

    /** A turn is the number of its unit, doubled, and which of its two ends comes: who takes it knows without a look at the unit. */
    private static final int LIFE_ENDS = 0;

    private static final int OUTAGE_ENDS = 1;

    private static final double LOWER = 0.25;
    private static final double UPPER = 0.75;

    private final FailureTable table;
    private final UnitRows units;
    private final long horizon;
    private final boolean[] foreseeable;
    private final boolean any;
    private final ForeseenEvents turns = new ForeseenEvents();
    private final long[] keys;
    private final int[] unit;
    private final long[] moment;
    private final double[] drawn;

    /**
     * The courses of runs up to a horizon.
     *
     * @param horizon in microseconds
     */
    Courses(FailureTable table, UnitRows units, long horizon) {
        this.table = table;
        this.units = units;
        this.horizon = horizon;
        foreseeable = new boolean[table.size()];
        for (int p = 0; p < table.size(); p++) {
            foreseeable[p] = isForeseeable(table, p);
        }
        any = areAny(table);
        int room = any ? Math.min(TOGETHER, table.units()) : 0;
        keys = new long[room];
        unit = new int[room];
        moment = new long[room];
        drawn = new double[room];
    }

    /** Whether a process may have courses. */
    static boolean areAny(FailureTable table) {
        return IntStream.range(0, table.size()).anyMatch(p -> isForeseeable(table, p));
    }

    private static boolean isForeseeable(FailureTable table, int p) {
        FailureProcess failure = table.process(p);
        return !table.isAnyOnReturn()
                && failure.start() == FailureProcess.Start.WHOLE
                && failure.onset() instanceof FailureProcess.Life life
                && life.wear().isEmpty()
                && life.sharing().isEmpty()
                && failure.mending().ownHours().filter(Courses::hasDensity).isPresent()
                && failure.mending().spares().isEmpty()
                && failure.mending().inspection().isEmpty()
                && !table.hasStandby(p)
                && table.conditionAfter(p) < 1
                && (hasDensity(life.hours()) || (life.hours().isConstant() && table.size() == 1));
    }

    /** Also a law that is written as one with a density may have no width. */
    private static boolean hasDensity(Distribution hours) {
        return hours.quantile(LOWER) < hours.quantile(UPPER)
                && !(hours instanceof Distribution.Discrete
                        || hours instanceof Distribution.Piecewise
                        || hours instanceof Distribution.Geometric);
    }

    /** Draws the courses of a run that begins, and lets the agenda foresee their turns: each is told with its unit and what ends. */
    void begin(Draws draws, Agenda agenda, int handler) {
        if (!any) {
            return;
        }
        turns.clear();
        for (int p = 0; p < table.size(); p++) {
            if (foreseeable[p]) {
                follow(p, draws);
            }
        }
        units.begin();
        agenda.foresee(handler, turns);
    }

    /** The unit whose turn it is. */
    static int unitOf(int turn) {
        return turn >>> 1;
    }

    /** Whether a turn ends the outage of its unit, and not its life. */
    static boolean endsOutage(int turn) {
        return (turn & 1) == OUTAGE_ENDS;
    }

    private void follow(int p, Draws draws) {
        int count = 0;
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            if (isAlone(table.node(u))) {
                unit[count] = u;
                keys[count] = table.unitKey(u);
                moment[count++] = 0;
            }
            if (count == unit.length) {
                follow(p, count, draws);
                count = 0;
            }
        }
        follow(p, count, draws);
    }

    private boolean isAlone(int node) {
        return table.size() == 1
                || table.unitsOfNode().end(node) - table.unitsOfNode().start(node) == 1;
    }

    /** Some units of a process to the end, life by life and repair by repair. */
    private void follow(int p, int count, Draws draws) {
        int going = count;
        for (int number = 0; going > 0; number++) {
            going = turn(table.life(p), Purposes.LIFE, LIFE_ENDS, number, going, draws);
            going = turn(table.ownRepair(p), Purposes.OWN_REPAIR, OUTAGE_ENDS, number, going, draws);
        }
    }

    /**
     * The next turn of some units, after a duration of a law.
     *
     * @return how many go on; they stand first. Those whose turn is beyond the horizon have it ahead of them for ever; those that would turn at
     *     once leave their course before that
     */
    private int turn(Span span, int purpose, int which, int number, int count, Draws draws) {
        if (!span.isConstant()) {
            draws.uniforms(purpose, number, keys, count, drawn);
        }
        int going = 0;
        for (int i = 0; i < count; i++) {
            long duration = span.isConstant() ? span.fixed() : span.micros(drawn[i]);
            if (duration > 0) {
                long end = SimTime.plus(moment[i], duration);
                units.addAhead(unit[i]);
                if (end <= horizon) {
                    turns.add(end, 2 * unit[i] + which);
                    unit[going] = unit[i];
                    keys[going] = keys[i];
                    moment[going++] = end;
                }
            }
        }
        return going;
    }
}
