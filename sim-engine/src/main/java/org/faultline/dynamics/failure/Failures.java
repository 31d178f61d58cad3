package org.faultline.dynamics.failure;

import static org.faultline.dynamics.failure.UnitRows.CAUSE;
import static org.faultline.dynamics.failure.UnitRows.MARKS;
import static org.faultline.dynamics.failure.UnitRows.OPEN;
import static org.faultline.dynamics.failure.UnitRows.REPAIRS;
import static org.faultline.dynamics.failure.UnitRows.ROW;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.RepairDesk;
import org.faultline.dynamics.state.Span;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.threat.FailureProcess;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Things that break by themselves, during one run.
 *
 * <p>Each unit (an asset under a process) may have a clock with what is left of its life ({@link Lives}), be struck by shocks, or break when it
 * comes back ({@link Comebacks}). When the condition is whole again, a new life is drawn.
 *
 * <p>What breaks is an event of the process, and the fall of the asset's condition has it as cause. The asset then comes back by
 * itself ({@link Outages}) or waits for notice, for a spare ({@link PartsDesk}), and for a crew. Each event costs O(log pending);
 * a take-over also the number of units of its group. Nothing is allocated per event.
 */
public final class Failures implements LevelListener {

    private static final int NOBODY = -1;
    /** More inspections than this that find nothing are none that ever finds anything; below it numbers of inspections add up without overflow. */
    private static final double MOST_MISSED = 0x1p53;

    /** Tells the draws of inspections from those of notice. */
    private static final long INSPECTIONS = 1;

    private final FailureTable table;
    private final Csr unitsOfNode;
    private final int firstSubject;
    private final Damage damage;
    private final RepairDesk repairs;
    private final Agenda agenda;
    private final EventLog log;
    private final Levels levels;
    private final Lives lives;
    private final Courses courses;
    private final int turn;
    private final int shock;
    private final int noticed;
    private final Outages outages;
    private final PartsDesk parts;
    private final Comebacks comebacks;

    private final UnitRows units;
    private final int[] rows;
    private final int[] shocks;
    /** The node of the unit whose turn it is and whose course goes on; it has no other unit. */
    private int turning = NOBODY;

    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run over compiled processes.
     *
     * @param firstSubject subject number of the first process
     * @param horizon of the runs, in microseconds
     */
    public Failures(
            FailureTable table,
            int firstSubject,
            Levels levels,
            Damage damage,
            RepairDesk repairs,
            Agenda agenda,
            long horizon,
            EventLog log) {
        this.table = table;
        this.unitsOfNode = table.unitsOfNode();
        this.firstSubject = firstSubject;
        this.damage = damage;
        this.repairs = repairs;
        this.agenda = agenda;
        this.log = log;
        units = new UnitRows(table.units(), Courses.areAny(table));
        rows = units.words;
        this.levels = levels;
        lives = new Lives(table, units, levels, agenda, this::breakAlone);
        courses = new Courses(table, units, horizon);
        turn = agenda.register(this::turn);
        shock = agenda.register(this::shock);
        outages = new Outages(table, units, damage, agenda);
        noticed = agenda.register(this::noticed);
        parts = new PartsDesk(table, agenda, u -> !damage.isUnsupported(table.node(u)), this::repair);
        comebacks = new Comebacks(table, damage, agenda, this::breakAlone);
        shocks = new int[table.size()];
    }

    /** Everything is as the processes say for the start of a run; O(units). */
    public void start(Draws newDraws) {
        draws = newDraws;
        units.reset();
        lives.reset(draws);
        parts.reset(draws);
        comebacks.reset(draws);
        Arrays.fill(shocks, 0);
        courses.begin(draws, agenda, turn);
        for (int p = 0; p < table.size(); p++) {
            start(p);
        }
    }

    private void start(int p) {
        FailureProcess failure = table.process(p);
        if (failure.onset() instanceof FailureProcess.Shock s) {
            scheduleShock(p, s);
        }
        if (failure.onset() instanceof FailureProcess.Once once) {
            agenda.at(later(once.hours()), shock, p, 0);
        }
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            lives.beginFirst(p, u);
        }
        if (failure.start() != FailureProcess.Start.WHOLE) {
            breakAtStart(p);
        }
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
        int number = shocks[p]++;
        int event = happen(p);
        if (!(table.process(p).onset() instanceof FailureProcess.Shock s)) {
            for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
                breakDown(p, u, event);
            }
            return;
        }
        for (int u = table.firstUnit(p); u < table.endUnit(p); u++) {
            if (s.chance() >= 1 || draws.uniform(Purposes.SHOCK_HIT, table.unitKey(u), number) < s.chance()) {
                breakDown(p, u, event);
            }
        }
        scheduleShock(p, s);
    }

    private void breakAlone(int u) {
        int p = table.processOf(u);
        breakDown(p, u, happen(p));
    }

    private void breakDown(int p, int u, int event) {
        FailureProcess failure = table.process(p);
        FailureProcess.Mending mending = failure.mending();
        double level = table.conditionAfter(p);
        rows[ROW * u + CAUSE] = event;
        if (table.ownRepair(p) != null && mending.spares().isEmpty()) {
            outages.until(SimTime.plus(found(mending, u), repairTime(p, u)), u, level, event);
        } else if ((rows[ROW * u + MARKS] & OPEN) == 0) {
            rows[ROW * u + MARKS] |= OPEN;
            if (table.ownRepair(p) != null) {
                outages.untilItsPartComes(u, level, event);
            } else {
                damage.fail(table.node(u), failure.effect(), event);
            }
            double hours = drawn(mending.noticeHours(), Purposes.NOTICE_OF_FAILURE, u, rows[ROW * u + REPAIRS]);
            long found = found(mending, u);
            if (hours <= 0 && found == agenda.now()) {
                noticed(u, 0);
            } else {
                agenda.at(after(found, hours), noticed, u, 0);
            }
        }
    }

    /** What was foreseen of a unit comes: its life ends, or its outage. */
    private void turn(int turn, int unused) {
        int u = Courses.unitOf(turn);
        if (!units.takeTurn(u)) {
            return;
        }
        turning = units.isOnCourse(u) ? table.node(u) : NOBODY;
        if (Courses.endsOutage(turn)) {
            endOutage(u);
        } else if (turning == NOBODY) {
            breakAlone(u);
        } else {
            endLife(table.processOf(u), u);
        }
        turning = NOBODY;
    }

    private void endLife(int p, int u) {
        int event = happen(p);
        units.setBrokenBy(u, event);
        damage.suspend(turning, table.conditionAfter(p), event);
    }

    /** One that is not whole after that has been hurt, and leaves its course. */
    private void endOutage(int u) {
        int node = table.node(u);
        damage.resume(node, units.brokenBy(u));
        if (turning != NOBODY && levels.condition(node) < 1) {
            units.leaveCourse(u, false);
        }
    }

    /** The moment at which it is found that a unit broke just now: at once, or at an inspection, one of this moment included. */
    private long found(FailureProcess.Mending mending, int u) {
        if (mending.inspection().isEmpty()) {
            return agenda.now();
        }
        FailureProcess.Inspection inspection = mending.inspection().get();
        long every = Math.max(1, SimTime.ofHours(inspection.everyHours()));
        long first = SimTime.ofHours(inspection.firstHours());
        long since = agenda.now() - first;
        long number = (since <= 0 ? 0 : since / every + (since % every == 0 ? 0 : 1)) + missed(inspection, u);
        return number > (SimTime.NEVER - first) / every ? SimTime.NEVER : first + number * every;
    }

    /** How many inspections in turn do not find a failure: the geometric law, inverted. */
    private long missed(FailureProcess.Inspection inspection, int u) {
        if (inspection.finds() >= 1) {
            return 0;
        }
        long key = Draws.keyOf(table.unitKey(u), INSPECTIONS);
        double draw = draws.uniform(Purposes.NOTICE_OF_FAILURE, key, rows[ROW * u + REPAIRS]);
        return (long) Math.min(MOST_MISSED, StrictMath.log(draw) / StrictMath.log1p(-inspection.finds()));
    }

    /** How long the next repair of a unit takes, in microseconds. */
    private long repairTime(int p, int u) {
        Span span = table.ownRepair(p);
        int number = rows[ROW * u + REPAIRS]++;
        if (agenda.now() == 0 && number == 0 && table.steadyRepair(p) != null) {
            return SimTime.ofHours(
                    table.steadyRepair(p).applyAsDouble(draws.uniform(Purposes.OWN_REPAIR, table.unitKey(u), number)));
        }
        if (span.isConstant()) {
            return span.fixed();
        }
        return lives.drawWithNext(span, Purposes.OWN_REPAIR, number, p, u);
    }

    private void noticed(int u, int unused) {
        parts.ask(table.processOf(u), u);
    }

    /** A unit has its part, or needs none. */
    private void repair(int u) {
        int p = table.processOf(u);
        if (table.ownRepair(p) != null) {
            outages.partCame(u);
            outages.until(
                    SimTime.plus(agenda.now(), repairTime(p, u)), u, table.conditionAfter(p), rows[ROW * u + CAUSE]);
        } else {
            rows[ROW * u + REPAIRS]++;
            if (table.process(p).mending().spares().isPresent()) {
                repairs.askWithPart(table.node(u));
            } else {
                repairs.ask(table.node(u));
            }
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return comebacks.concerns(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        comebacks.levelChanged(node, from, to);
    }

    @Override
    public boolean hearsConditions() {
        return table.units() > 0;
    }

    /** The unit whose turn it is knows what happens to its condition. */
    @Override
    public void conditionChanged(int node, double from, double to, int event) {
        if (node != turning) {
            ask(node, from, to, event);
        }
    }

    private void ask(int node, double from, double to, int event) {
        for (int i = unitsOfNode.start(node); i < unitsOfNode.end(node); i++) {
            int u = unitsOfNode.at(i);
            int p = table.processOf(u);
            if (to >= 1) {
                rows[ROW * u + MARKS] &= ~OPEN;
                if (lives.areLed(p)) {
                    lives.renew(p, u, event);
                }
            } else if (from >= 1 && lives.areLed(p)) {
                lives.stop(p, u, event);
            }
        }
    }

    private double drawn(Distribution hours, int purpose, int u, int number) {
        return hours.isConstant()
                ? Math.max(0, hours.mean())
                : Math.max(0, hours.quantile(draws.uniform(purpose, table.unitKey(u), number)));
    }

    private long later(double hours) {
        return after(agenda.now(), hours);
    }

    private static long after(long moment, double hours) {
        return SimTime.plus(moment, SimTime.ofHours(hours));
    }
}
