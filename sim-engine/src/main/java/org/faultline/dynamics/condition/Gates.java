package org.faultline.dynamics.condition;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Reachability;
import org.faultline.dynamics.state.Supply;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * The gates of all nodes during one run.
 *
 * <p>A gate is <em>supplied</em> (phase 0), <em>bridging</em> (1: lost, its stock drains, the dependant notices nothing) or
 * <em>dry</em> (2: lost and without stock, the response says what is left). Stock drains at rate one while any part of the
 * supply is missing and refills linearly over the refill time while the gate is supplied. Supply is compared to the 24 bits of
 * a float, so that 8 of 10 weights of 0.7 are four fifths.
 *
 * <p>Where it can be said how many providers at their full level suffice, those are counted as they come and go, and a change that
 * leaves a gate as it is costs O(1) and wakes nobody. Other gates look at all their providers when one of them changes.
 *
 * <p>A gate is lost by the last provider to fall, one that needs all by the provider that is lowest; a provider without a path
 * counts as fallen when the path was lost.
 */
public final class Gates implements Supply, LevelListener {

    private static final int SUPPLIED = 0;
    private static final int BRIDGING = 1;
    private static final int DRY = 2;

    private static final int NO_TIMER = -1;
    private static final int NONE = -1;
    private static final long NOT_DRAWN = -1;

    /**
     * Words of the row of a gate: phase, marks and number of its loss; how many more of its providers it could do without, below zero when it
     * misses some.
     */
    private static final int ROW = 2;

    private static final int STATE = 0;
    private static final int SLACK = 1;

    /** Parts of the first word. */
    private static final int PHASE = 3;

    private static final int ON_STOCK = 4;
    private static final int LISTED = 8;
    /** {@link GateTable#isCounted}, here as well because most looks at a gate need no more. */
    private static final int COUNTED = 16;

    private static final int LOSS_SHIFT = 5;

    /**
     * Words of the row of a loss, which a gate has from its first loss in a run on: by what, timer, step of the response, number of its reserve, timer of a
     * backup that is on its way.
     */
    private static final int LOSS_ROW = 5;

    private static final int LOST_BY = 0;
    private static final int TIMER = 1;
    private static final int STEP = 2;
    private static final int RESERVE = 3;
    private static final int ARRIVAL = 4;

    /**
     * Words of the row of a reserve, which is stock and backups of a gate that was lost: a full stock, what was left of it, and since when, in
     * microseconds; place of the gate among those with backups; what a backup on its way will bridge, in microseconds.
     */
    private static final int RESERVE_ROW = 5;

    private static final int FULL = 0;
    private static final int LEFT = 1;
    private static final int SINCE = 2;
    private static final int BACKUPS = 3;
    private static final int BROUGHT = 4;

    private static final int FEW = 16;

    private final GateTable table;
    private final Backups backups;
    private final Csr dependants;
    private final Levels levels;
    private final Reachability reachability;
    private final Providers providers;
    private final Agenda agenda;
    private final EventLog log;
    private final int ranDry;
    private final int nextStep;
    private final int arrived;

    private final int[] rows;
    private int[] losses = new int[LOSS_ROW * FEW];
    private int lost;
    private long[] reserves = new long[RESERVE_ROW * FEW];
    private int reserved;
    private final IntList changed = new IntList();
    private int scarcest = NONE;

    private Draws draws = new Draws(0, 0);

    /** The state of a run over a compiled table. */
    public Gates(GateTable table, Levels levels, Reachability reachability, Agenda agenda, EventLog log) {
        this.table = table;
        backups = new Backups(table);
        this.dependants = table.dependants();
        this.levels = levels;
        this.reachability = reachability;
        providers = new Providers(table, levels, reachability);
        this.agenda = agenda;
        this.log = log;
        ranDry = agenda.register(this::ranDry);
        nextStep = agenda.register(this::nextStep);
        arrived = agenda.register(this::arrived);
        rows = new int[ROW * table.size()];
        for (int g = 0; g < table.size(); g++) {
            fill(g);
        }
    }

    /** Everything supplied and every stock full, before a replication; O(gates that changed in the last one). */
    public void reset(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < changed.size(); i++) {
            fill(changed.at(i));
        }
        changed.clear();
        for (int row = 0; row < RESERVE_ROW * reserved; row += RESERVE_ROW) {
            if (reserves[row + BACKUPS] != GateTable.NONE) {
                backups.fill((int) reserves[row + BACKUPS]);
            }
        }
        lost = 0;
        reserved = 0;
    }

    private void fill(int g) {
        rows[ROW * g + STATE] = SUPPLIED | (table.isCounted(g) ? COUNTED : 0);
        rows[ROW * g + SLACK] = table.slack(g);
    }

    /** Where the row of the loss of a gate begins that was lost before. */
    private int loss(int g) {
        return LOSS_ROW * ((rows[ROW * g + STATE] >>> LOSS_SHIFT) - 1);
    }

    /** Where the row of the reserve of a gate begins that was lost before; below zero where it has none. */
    private int reserve(int g) {
        return losses[loss(g) + RESERVE];
    }

    /** Gives a gate its rows when it is lost for the first time. */
    private void remember(int g) {
        if (rows[ROW * g + STATE] >>> LOSS_SHIFT > 0) {
            return;
        }
        int row = LOSS_ROW * lost;
        if (row == losses.length) {
            losses = Arrays.copyOf(losses, 2 * row);
        }
        rows[ROW * g + STATE] |= ++lost << LOSS_SHIFT;
        losses[row + TIMER] = NO_TIMER;
        losses[row + ARRIVAL] = NO_TIMER;
        losses[row + RESERVE] = table.hasReserve(g) ? newReserve(g) : NONE;
    }

    private int newReserve(int g) {
        int row = RESERVE_ROW * reserved++;
        if (row == reserves.length) {
            reserves = Arrays.copyOf(reserves, 2 * row);
        }
        reserves[row + FULL] = NOT_DRAWN;
        reserves[row + BACKUPS] = table.placeAmongBacked(g);
        return row;
    }

    private int phase(int g) {
        return rows[ROW * g + STATE] & PHASE;
    }

    private void setPhase(int g, int phase) {
        rows[ROW * g + STATE] = (rows[ROW * g + STATE] & ~PHASE) | phase;
    }

    private int step(int g) {
        return losses[loss(g) + STEP];
    }

    private boolean isOnStock(int g) {
        return (rows[ROW * g + STATE] & ON_STOCK) != 0;
    }

    private void setOnStock(int g, boolean on) {
        rows[ROW * g + STATE] = (rows[ROW * g + STATE] & ~ON_STOCK) | (on ? ON_STOCK : 0);
    }

    /** What the next of the backups of a reserve bridges, in microseconds; zero where there is none. */
    private long nextBackup(int reserve) {
        int place = reserve == NONE ? GateTable.NONE : (int) reserves[reserve + BACKUPS];
        return place == GateTable.NONE ? 0 : backups.next(place, agenda.now(), draws);
    }

    /** Remembers a gate for {@link #reset}. */
    private void list(int g) {
        if ((rows[ROW * g + STATE] & LISTED) == 0) {
            rows[ROW * g + STATE] |= LISTED;
            changed.add(g);
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return dependants.start(node) < dependants.end(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        int change = (to >= 1 ? 1 : 0) - (from >= 1 ? 1 : 0);
        for (int i = dependants.start(node); i < dependants.end(node); i++) {
            int entry = dependants.at(i);
            int number = GateTable.number(entry);
            if (GateTable.kind(entry) == GateTable.FOLLOWS) {
                levels.follow(number, to, event);
            } else if (GateTable.kind(entry) == GateTable.ASKS) {
                levels.touch(number, event);
            } else if (count(number, change)) {
                levels.touch(table.owner(number), event);
            }
        }
    }

    /** Counts a provider that has come or gone; false when the gate stays supplied, or stays lost and bridges. */
    private boolean count(int g, int change) {
        int row = ROW * g;
        int slack = rows[row + SLACK] + change;
        if (change != 0) {
            list(g);
            rows[row + SLACK] = slack;
        }
        return (rows[row + STATE] & PHASE) != (slack >= 0 ? SUPPLIED : BRIDGING);
    }

    @Override
    public double suppliedTo(int node, int cause) {
        double least = 1;
        scarcest = NONE;
        for (int g = table.firstGate(node); g < table.endGate(node); g++) {
            double passed = passes(g, cause);
            if (passed < least) {
                least = passed;
                scarcest = g;
            }
        }
        return least;
    }

    /** What a node and those who need it will look at: a gate, its first provider, the first dependant and its gate. */
    @Override
    public int readAhead(int node) {
        int sum = 0;
        int g = table.firstGate(node);
        if (g < table.endGate(node)) {
            int need = table.firstNeed(g);
            sum += rows[ROW * g];
            sum += need < table.endNeed(g) ? levels.lastEvent(table.provider(need)) : 0;
        }
        int first = dependants.start(node);
        if (first < dependants.end(node)) {
            int entry = dependants.at(first);
            int dependant = GateTable.number(entry);
            if (GateTable.kind(entry) == GateTable.COUNTS) {
                sum += rows[ROW * dependant];
                dependant = table.owner(dependant);
            }
            sum += levels.lastEvent(dependant);
        }
        return sum;
    }

    private double passes(int g, int cause) {
        boolean counted = (rows[ROW * g + STATE] & COUNTED) != 0;
        double supply = counted ? 1 : providers.supply(g);
        if (counted ? rows[ROW * g + SLACK] >= 0 : supply >= 1) {
            if (phase(g) != SUPPLIED) {
                regain(g, cause);
            }
            return 1;
        }
        if (phase(g) == SUPPLIED) {
            lose(g, cause);
        }
        return passed(g, counted && phase(g) == DRY ? providers.supply(g) : supply);
    }

    /** What a gate in its present phase passes at least: 1 from a stock and from a backup on its way, what its response says of a loss, otherwise 0. */
    double floor(int g) {
        if (phase(g) == SUPPLIED) {
            return 0;
        }
        return losses[loss(g) + ARRIVAL] == NO_TIMER ? passed(g, 0) : 1;
    }

    /** What a gate in its present phase makes of a supply. */
    private double passed(int g, double supply) {
        if (phase(g) != DRY) {
            return 1;
        }
        return table.isAnswering(g)
                ? Math.max(supply, table.like(g).response().get(step(g)).level())
                : supply;
    }

    @Override
    public int lostBy(int node, int otherwise) {
        return scarcest == NONE ? otherwise : Math.max(losses[loss(scarcest) + LOST_BY], takenBy(scarcest, otherwise));
    }

    /** The event by which a gate lost what it misses. */
    private int takenBy(int g, int otherwise) {
        boolean all = table.needsAll(g);
        int taken = EventLog.NO_CAUSE;
        double least = 1;
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            double level = providers.level(g, need);
            int event = level < 1 ? fallOf(g, need) : EventLog.NO_CAUSE;
            if (event != EventLog.NO_CAUSE && (all ? level < least : event > taken)) {
                taken = event;
                least = level;
            }
        }
        return taken == EventLog.NO_CAUSE ? otherwise : taken;
    }

    /** The fall by which a gate misses a provider, or no cause. */
    private int fallOf(int g, int need) {
        int provider = table.provider(need);
        if (providers.hasNoPath(g, provider)) {
            int lost = reachability.lostBy(table.owner(g));
            return log.isFall(lost) ? lost : EventLog.NO_CAUSE;
        }
        return levels.fellLast(provider) ? levels.lastEvent(provider) : EventLog.NO_CAUSE;
    }

    private void lose(int g, int cause) {
        list(g);
        remember(g);
        losses[loss(g) + LOST_BY] = takenBy(g, cause);
        int row = reserve(g);
        if (row == NONE) {
            enterDry(g);
            return;
        }
        long left = table.isStocked(g) ? stockNow(g, row) : 0;
        reserves[row + LEFT] = left;
        reserves[row + SINCE] = agenda.now();
        setOnStock(g, left > 0);
        if (reserves[row + BACKUPS] != GateTable.NONE) {
            backups.lost((int) reserves[row + BACKUPS], agenda.now());
            left = left == 0 ? nextBackup(row) : left;
        }
        if (left > 0 && (isOnStock(g) || !isOnItsWay(row))) {
            bridge(g, 1, left);
        } else {
            noteAutonomy(g, 1, -1);
            enterDry(g);
            sendFor(g, row, left);
        }
    }

    /** Whether the backup that was tried last must be brought first. */
    private boolean isOnItsWay(int row) {
        return reserves[row + BACKUPS] != GateTable.NONE && backups.waits((int) reserves[row + BACKUPS]) > 0;
    }

    /** A backup that will bridge for some microseconds is brought to a gate that is dry; for none nothing is. */
    private void sendFor(int g, int row, long left) {
        if (left > 0) {
            reserves[row + BROUGHT] = left;
            long there = SimTime.plus(agenda.now(), backups.waits((int) reserves[row + BACKUPS]));
            losses[loss(g) + ARRIVAL] = agenda.at(there, arrived, g, 0);
        }
    }

    /** What was brought is there: the gate bridges from now on, whatever its response was about to say. */
    private void arrived(int g, int unused) {
        int loss = loss(g);
        losses[loss + ARRIVAL] = NO_TIMER;
        cancel(loss + TIMER);
        bridge(g, -1, reserves[reserve(g) + BROUGHT]);
        levels.touch(table.owner(g), losses[loss + LOST_BY]);
    }

    private void cancel(int timer) {
        if (losses[timer] != NO_TIMER) {
            agenda.cancel(losses[timer]);
            losses[timer] = NO_TIMER;
        }
    }

    /** Logs that the stock of a gate changes, which is from then on what it is lost by. */
    private void noteAutonomy(int g, double before, double after) {
        int row = loss(g);
        losses[row + LOST_BY] =
                log.append(agenda.now(), table.owner(g), What.AUTONOMY, before, after, losses[row + LOST_BY]);
    }

    private void bridge(int g, double before, long left) {
        setPhase(g, BRIDGING);
        noteAutonomy(g, before, 0);
        losses[loss(g) + TIMER] = agenda.at(SimTime.plus(agenda.now(), left), ranDry, g, 0);
    }

    private void regain(int g, int cause) {
        int loss = loss(g);
        cancel(loss + TIMER);
        cancel(loss + ARRIVAL);
        int row = losses[loss + RESERVE];
        if (row != NONE) {
            boolean bridging = phase(g) == BRIDGING;
            reserves[row + LEFT] =
                    bridging && isOnStock(g) ? reserves[row + LEFT] - (agenda.now() - reserves[row + SINCE]) : 0;
            reserves[row + SINCE] = agenda.now();
            if (reserves[row + BACKUPS] != GateTable.NONE) {
                backups.regained((int) reserves[row + BACKUPS], agenda.now());
            }
            log.append(agenda.now(), table.owner(g), What.AUTONOMY, bridging ? 0 : -1, 1, cause);
        }
        setPhase(g, SUPPLIED);
    }

    private void ranDry(int g, int unused) {
        losses[loss(g) + TIMER] = NO_TIMER;
        noteAutonomy(g, 0, -1);
        setOnStock(g, false);
        int row = reserve(g);
        long left = nextBackup(row);
        if (left > 0 && !isOnItsWay(row)) {
            bridge(g, -1, left);
            return;
        }
        enterDry(g);
        sendFor(g, row, left);
        levels.touch(table.owner(g), losses[loss(g) + LOST_BY]);
    }

    private void enterDry(int g) {
        setPhase(g, DRY);
        losses[loss(g) + STEP] = 0;
        if (table.isAnswering(g)) {
            scheduleNextStep(g);
        }
    }

    private void nextStep(int g, int unused) {
        losses[loss(g) + TIMER] = NO_TIMER;
        losses[loss(g) + STEP]++;
        levels.touch(table.owner(g), losses[loss(g) + LOST_BY]);
        scheduleNextStep(g);
    }

    private void scheduleNextStep(int g) {
        List<Gate.ResponseStep> response = table.like(g).response();
        int next = step(g) + 1;
        if (next < response.size()) {
            double wait =
                    response.get(next).afterHours() - response.get(next - 1).afterHours();
            losses[loss(g) + TIMER] = agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(wait)), nextStep, g, 0);
        }
    }

    /** Microseconds the stock of a gate that has one would last if it were needed from now on. */
    private long stockNow(int g, int row) {
        Gate.Autonomy autonomy = table.like(g).autonomy().orElseThrow();
        long full = reserves[row + FULL];
        if (full == NOT_DRAWN) {
            full = SimTime.ofHours(Math.max(0, hours(autonomy.hours(), g)));
            reserves[row + FULL] = full;
            return full;
        }
        long supplied = agenda.now() - reserves[row + SINCE];
        if (autonomy.refillRate().isPresent()) {
            double gained = autonomy.refillRate().get() * supplied;
            return gained >= full ? full : Math.min(full, reserves[row + LEFT] + (long) gained);
        }
        long refill = SimTime.ofHours(autonomy.refillHours());
        if (refill == 0 || supplied >= refill) {
            return full;
        }
        double refilled = (double) full * supplied / refill;
        return Math.min(full, reserves[row + LEFT] + (long) refilled);
    }

    private double hours(Distribution stock, int g) {
        return stock.isConstant() ? stock.mean() : stock.quantile(draws.uniform(Purposes.AUTONOMY, table.key(g), 0));
    }
}
