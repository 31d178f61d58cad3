package org.faultline.dynamics.condition;

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
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Gate;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * The gates of all nodes during one run.
 *
 * <p>A gate is <em>supplied</em> (phase 0), <em>bridging</em> (1: lost, its stock drains, the dependant notices nothing) or
 * <em>dry</em> (2: lost and without stock, the response says what is left). Stock drains at rate one while any part of the
 * supply is missing and refills linearly over the refill time while the gate is supplied. Supply is compared to the 24 bits of
 * a float, so that 8 of 10 weights of 0.7 are four fifths. Each evaluation of a node costs the number of its needs.
 *
 * <p>A gate is lost by the last provider to fall, one that needs all by the provider that is lowest; a provider without a path
 * counts as fallen when the path was lost.
 */
public final class Gates implements Supply, LevelListener {

    private static final byte SUPPLIED = 0;
    private static final byte BRIDGING = 1;
    private static final byte DRY = 2;
    private static final int NO_TIMER = -1;
    private static final int NONE = -1;
    private static final long NOT_DRAWN = -1;
    private static final int NEVER_LOST = EventLog.NO_CAUSE - 1;

    private final GateTable table;
    private final Backups backups;
    private final Csr dependants;
    private final Csr followers;
    private final Levels levels;
    private final Reachability reachability;
    private final Providers providers;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler ranDry = this::ranDry;
    private final Handler nextStep = this::nextStep;

    private final byte[] phase;
    private final long[] fullStock;
    private final long[] stock;
    private final boolean[] onStock;
    private final long[] since;
    private final int[] timer;
    private final int[] step;
    private final int[] lostBy;
    private final IntList everLost = new IntList();
    private int scarcest = NONE;

    private Draws draws = new Draws(0, 0);

    /** The state of a run over a compiled table. */
    public Gates(GateTable table, Levels levels, Reachability reachability, Agenda agenda, EventLog log) {
        this.table = table;
        backups = new Backups(table);
        this.dependants = table.dependants();
        this.followers = table.followers();
        this.levels = levels;
        this.reachability = reachability;
        providers = new Providers(table, levels, reachability);
        this.agenda = agenda;
        this.log = log;
        int n = table.size();
        phase = new byte[n];
        fullStock = new long[n];
        stock = new long[n];
        onStock = new boolean[n];
        since = new long[n];
        timer = new int[n];
        step = new int[n];
        lostBy = new int[n];
        for (int g = 0; g < n; g++) {
            fill(g);
        }
    }

    /** Everything supplied and every stock full, before a replication; O(gates that were lost in the last one). */
    public void reset(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < everLost.size(); i++) {
            fill(everLost.at(i));
        }
        everLost.clear();
    }

    private void fill(int g) {
        backups.fill(g);
        phase[g] = SUPPLIED;
        fullStock[g] = NOT_DRAWN;
        timer[g] = NO_TIMER;
        lostBy[g] = NEVER_LOST;
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return dependants.start(node) < dependants.end(node) || followers.start(node) < followers.end(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        for (int i = dependants.start(node); i < dependants.end(node); i++) {
            levels.touch(dependants.at(i), event);
        }
        for (int i = followers.start(node); i < followers.end(node); i++) {
            levels.follow(followers.at(i), to, event);
        }
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

    private double passes(int g, int cause) {
        double supply = providers.supply(g);
        if (supply >= 1) {
            if (phase[g] != SUPPLIED) {
                regain(g, cause);
            }
            return 1;
        }
        if (phase[g] == SUPPLIED) {
            lose(g, cause);
        }
        return passed(g, supply);
    }

    /** What a gate in its present phase passes at least: 1 from a stock, what its response says of a loss, otherwise 0. */
    double floor(int g) {
        return phase[g] == SUPPLIED ? 0 : passed(g, 0);
    }

    /** What a gate in its present phase makes of a supply. */
    private double passed(int g, double supply) {
        if (phase[g] != DRY) {
            return 1;
        }
        return table.isAnswering(g)
                ? Math.max(supply, table.gate(g).response().get(step[g]).level())
                : supply;
    }

    @Override
    public int lostBy(int node, int otherwise) {
        return scarcest == NONE ? otherwise : Math.max(lostBy[scarcest], takenBy(scarcest, otherwise));
    }

    /** The event by which a gate lost what it misses. */
    private int takenBy(int g, int otherwise) {
        boolean all = table.needsAll(g);
        int taken = EventLog.NO_CAUSE;
        double least = 1;
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            double level = providers.level(g, need);
            int event = level < 1 ? fallOf(g, need) : EventLog.NO_CAUSE;
            if (log.isFall(event) && (all ? level < least : event > taken)) {
                taken = event;
                least = level;
            }
        }
        return taken == EventLog.NO_CAUSE ? otherwise : taken;
    }

    private int fallOf(int g, int need) {
        int provider = table.provider(need);
        return providers.hasNoPath(g, provider) ? reachability.lostBy(table.owner(g)) : levels.lastEvent(provider);
    }

    private void lose(int g, int cause) {
        if (lostBy[g] == NEVER_LOST) {
            everLost.add(g);
        }
        lostBy[g] = takenBy(g, cause);
        if (!table.isStocked(g) && !backups.has(g)) {
            enterDry(g);
            return;
        }
        backups.lost(g, agenda.now());
        long left = table.isStocked(g) ? stockNow(g) : 0;
        stock[g] = left;
        since[g] = agenda.now();
        onStock[g] = left > 0;
        if (left == 0) {
            left = backups.next(g, agenda.now(), draws);
        }
        if (left > 0) {
            bridge(g, 1, left);
        } else {
            lostBy[g] = log.append(agenda.now(), table.owner(g), What.AUTONOMY, 1, -1, lostBy[g]);
            enterDry(g);
        }
    }

    private void bridge(int g, double before, long left) {
        phase[g] = BRIDGING;
        lostBy[g] = log.append(agenda.now(), table.owner(g), What.AUTONOMY, before, 0, lostBy[g]);
        timer[g] = agenda.at(SimTime.plus(agenda.now(), left), ranDry, g, 0);
    }

    private void regain(int g, int cause) {
        if (timer[g] != NO_TIMER) {
            agenda.cancel(timer[g]);
            timer[g] = NO_TIMER;
        }
        if (table.isStocked(g) || backups.has(g)) {
            boolean bridging = phase[g] == BRIDGING;
            stock[g] = bridging && onStock[g] ? stock[g] - (agenda.now() - since[g]) : 0;
            since[g] = agenda.now();
            backups.regained(g, agenda.now());
            log.append(agenda.now(), table.owner(g), What.AUTONOMY, bridging ? 0 : -1, 1, cause);
        }
        phase[g] = SUPPLIED;
    }

    private void ranDry(int g, int unused) {
        timer[g] = NO_TIMER;
        lostBy[g] = log.append(agenda.now(), table.owner(g), What.AUTONOMY, 0, -1, lostBy[g]);
        onStock[g] = false;
        long left = backups.has(g) ? backups.next(g, agenda.now(), draws) : 0;
        if (left > 0) {
            bridge(g, -1, left);
            return;
        }
        enterDry(g);
        levels.touch(table.owner(g), lostBy[g]);
    }

    private void enterDry(int g) {
        phase[g] = DRY;
        step[g] = 0;
        if (table.isAnswering(g)) {
            scheduleNextStep(g);
        }
    }

    private void nextStep(int g, int unused) {
        timer[g] = NO_TIMER;
        step[g]++;
        levels.touch(table.owner(g), lostBy[g]);
        scheduleNextStep(g);
    }

    private void scheduleNextStep(int g) {
        List<Gate.ResponseStep> response = table.gate(g).response();
        if (step[g] + 1 < response.size()) {
            double wait = response.get(step[g] + 1).afterHours()
                    - response.get(step[g]).afterHours();
            timer[g] = agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(wait)), nextStep, g, 0);
        }
    }

    /** Microseconds the stock of a gate that has one would last if it were needed from now on. */
    private long stockNow(int g) {
        Gate.Autonomy autonomy = table.gate(g).autonomy().orElseThrow();
        if (fullStock[g] == NOT_DRAWN) {
            fullStock[g] = SimTime.ofHours(
                    Math.max(0, autonomy.hours().quantile(draws.uniform(Purposes.AUTONOMY, table.key(g), 0))));
            return fullStock[g];
        }
        if (autonomy.refillRate().isPresent()) {
            double gained = autonomy.refillRate().get() * (agenda.now() - since[g]);
            return gained >= fullStock[g] ? fullStock[g] : Math.min(fullStock[g], stock[g] + (long) gained);
        }
        long refill = SimTime.ofHours(autonomy.refillHours());
        if (refill == 0 || agenda.now() - since[g] >= refill) {
            return fullStock[g];
        }
        double refilled = (double) fullStock[g] * (agenda.now() - since[g]) / refill;
        return Math.min(fullStock[g], stock[g] + (long) refilled);
    }
}
